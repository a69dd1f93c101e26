import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

export type Measure = (selections: SelectionSetNode) => number

/** Sums that exceed every limit; beyond it numbers would stop being exact, and zero times infinity is no number. */
export const LARGEST = 1e15

/**
 * Measures selections: what `ofField` gives for each, combined by `join`, starting at 0. A fragment is measured once,
 * because n of them can spread each other in 2ⁿ ways. Fragments must not contain themselves.
 */
export function measuring(
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  ofField: (field: FieldNode, measure: Measure) => number,
  join: (a: number, b: number) => number,
): Measure {
  const known = new Map<FragmentDefinitionNode, number>()
  const ofFragment = (fragment: FragmentDefinitionNode): number => {
    const measured = known.get(fragment) ?? measure(fragment.selectionSet)
    known.set(fragment, measured)
    return measured
  }
  const measure: Measure = ({ selections }) => {
    let total = 0
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) total = join(total, ofField(selection, measure))
      else if (selection.kind === Kind.INLINE_FRAGMENT) total = join(total, measure(selection.selectionSet))
      else {
        const fragment = fragments.get(selection.name.value)
        // A fragment that does not exist is reported by validation, which walks there as often as it is spread.
        total = join(total, fragment === undefined ? 1 : ofFragment(fragment))
      }
    }
    return Math.min(total, LARGEST)
  }
  return measure
}

export const sum = (a: number, b: number) => a + b

export function isIntrospection({ name }: FieldNode): boolean {
  return name.value.startsWith('__')
}
