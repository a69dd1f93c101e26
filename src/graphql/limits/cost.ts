import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { DEFAULT_PAGE } from '../../journal/reads/page.js'

/** What a list without pages is taken to hold. */
const GUESS = 10
/** Lists that no argument bounds, and that hold things with fields of their own. */
const LISTS = new Set([
  'participants',
  'legs',
  'recordings',
  'transcriptions',
  'conferences',
  'steps',
  'problems',
  'timeline',
  'visited',
  'neverVisited',
  'operators',
])

type Variables = Readonly<Record<string, unknown>>

/**
 * How many fields an operation may have to answer: those selected, times the sizes of the pages around them.
 * Counting stops beyond `most`.
 */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
  most: number,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  let total = 0
  const add = ({ selections }: SelectionSetNode, times: number): void => {
    for (const selection of selections) {
      if (total > most) return
      if (selection.kind === Kind.FIELD) {
        if (selection.name.value.startsWith('__')) continue
        total += times
        if (selection.selectionSet) add(selection.selectionSet, times * sizeOf(selection, variables))
      } else if (selection.kind === Kind.INLINE_FRAGMENT) {
        add(selection.selectionSet, times)
      } else {
        const fragment = fragments.get(selection.name.value)
        if (fragment !== undefined) add(fragment.selectionSet, times)
      }
    }
  }
  add(operation.selectionSet, 1)
  return total
}

function sizeOf(field: FieldNode, variables: Variables): number {
  const page = ['first', 'last']
    .map(name => field.arguments?.find(argument => argument.name.value === name)?.value)
    .map(value => {
      if (value?.kind === Kind.INT) return Number(value.value)
      return value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
    })
    .find(size => typeof size === 'number')
  if (typeof page === 'number') return Math.max(1, page)
  if (isConnection(field)) return DEFAULT_PAGE
  return LISTS.has(field.name.value) ? GUESS : 1
}

/** A page: something with edges or nodes. */
function isConnection({ selectionSet }: FieldNode): boolean {
  return (selectionSet?.selections ?? []).some(
    selection =>
      selection.kind === Kind.FIELD && (selection.name.value === 'edges' || selection.name.value === 'nodes'),
  )
}
