import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

export type Measure = (selections: SelectionSetNode) => number

/**
 * Measures selections: what `ofField` says of each, put together by `join`, from 0 on. A fragment is measured once,
 * because n of them can spread each other in 2ⁿ ways.
 */
export function measuring(
  fragmentNamed: (name: string) => FragmentDefinitionNode | null | undefined,
  ofField: (field: FieldNode, measure: Measure) => number,
  join: (a: number, b: number) => number,
): Measure {
  const known = new Map<FragmentDefinitionNode, number>()
  const ofFragment = (fragment: FragmentDefinitionNode): number => {
    // One that spreads itself is reported by another rule.
    if (!known.has(fragment)) known.set(fragment, 0).set(fragment, measure(fragment.selectionSet))
    return known.get(fragment) as number
  }
  const measure: Measure = ({ selections }) =>
    selections
      .map(selection => {
        if (selection.kind === Kind.FIELD) return ofField(selection, measure)
        if (selection.kind === Kind.INLINE_FRAGMENT) return measure(selection.selectionSet)
        const fragment = fragmentNamed(selection.name.value)
        return fragment == null ? 0 : ofFragment(fragment)
      })
      .reduce(join, 0)
  return measure
}

export function isIntrospection({ name }: FieldNode): boolean {
  return name.value.startsWith('__')
}
