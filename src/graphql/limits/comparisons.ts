import { type FieldNode, type FragmentDefinitionNode, Kind, type SelectionSetNode } from 'graphql'

/**
 * How many pairs of fields share a response name, which is what validation compares: quadratic in the text. Counting
 * stops beyond `most`. Every fragment is counted wherever it is spread, so the caller bounds that first.
 */
export function comparisonsIn(
  root: SelectionSetNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
  most: number,
): number {
  let pairs = 0
  const group = (set: SelectionSetNode, named: Map<string, FieldNode[]>): void => {
    for (const selection of set.selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT) group(selection.selectionSet, named)
      else if (selection.kind === Kind.FRAGMENT_SPREAD) {
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) group(fragment.selectionSet, named)
      } else {
        const name = selection.alias?.value ?? selection.name.value
        const same = named.get(name)
        if (same === undefined) named.set(name, [selection])
        else same.push(selection)
      }
    }
  }
  const compare = (sets: readonly SelectionSetNode[]): void => {
    const named = new Map<string, FieldNode[]>()
    for (const set of sets) group(set, named)
    for (const fields of named.values()) {
      pairs += (fields.length * (fields.length - 1)) / 2
      if (pairs > most) return
      const inside = fields.flatMap(({ selectionSet }) => selectionSet ?? [])
      if (inside.length > 0) compare(inside)
    }
  }
  compare([root])
  return pairs
}
