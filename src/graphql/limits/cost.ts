import {
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  Kind,
  type OperationDefinitionNode,
} from 'graphql'
import { DEFAULT_PAGE } from '../../journal/reads/page.js'
import { isIntrospection, measuring } from './measure.js'

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

/** How many fields an operation may have to answer: those selected, times the sizes of the pages around them. */
export function costOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Variables,
): number {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition)
  }
  const fragmentNamed = (name: string) => fragments.get(name)
  const pages = measuring(
    fragmentNamed,
    ({ name }) => Number(['edges', 'nodes'].includes(name.value)),
    Math.max,
  )
  const cost = measuring(
    fragmentNamed,
    (field, inside) => {
      if (isIntrospection(field)) return 0
      const { selectionSet } = field
      if (selectionSet === undefined) return 1
      return 1 + sizeOf(field, pages(selectionSet) > 0, variables) * inside(selectionSet)
    },
    (a, b) => a + b,
  )
  return cost(operation.selectionSet)
}

function sizeOf(field: FieldNode, isPage: boolean, variables: Variables): number {
  const page = ['first', 'last']
    .map(name => field.arguments?.find(argument => argument.name.value === name)?.value)
    .map(value => {
      if (value?.kind === Kind.INT) return Number(value.value)
      return value?.kind === Kind.VARIABLE ? variables[value.name.value] : undefined
    })
    .find(size => typeof size === 'number')
  if (typeof page === 'number') return Math.max(1, page)
  if (isPage) return DEFAULT_PAGE
  return LISTS.has(field.name.value) ? GUESS : 1
}
