import { type FieldNode, type GraphQLField, type GraphQLObjectType, getArgumentValues } from 'graphql'
import { DEFAULT_PAGE } from '../../journal/reads/page.js'

export type Variables = Readonly<Record<string, unknown>>

/** What reading and checking a call flow costs beside the fields it answers, whatever its length. */
const FLOW = 5_000
/** Characters of a flow's text that cost as much as one field. */
const CHARACTERS = 10

/** Fields that compute more than they return, in fields of the usual kind. */
const PRICES: Readonly<Record<string, (given: Variables) => number>> = {
  'Query.validateCallFlow': ({ source }) => FLOW + lengthOf(source),
  'Query.rehearseCallFlow': ({ source, caller }) => FLOW + lengthOf(source) + lengthOf(caller),
  'Mutation.createCallFlow': ({ input }) => FLOW + lengthOf(input),
  'Mutation.updateCallFlow': ({ input }) => FLOW + lengthOf(input),
  'Mutation.importCallFlow': ({ input }) => FLOW + lengthOf(input),
  'Query.bindingStats': () => 500,
}
/** `totalCount` counts up to 10,000 rows. */
const COUNTING = 50

const PRICED = new Set(Object.keys(PRICES).map(name => name.split('.')[1]))
const SIZES = ['first', 'last', 'limit', 'filter']

/** Whether what a field costs may depend on this argument. */
export function isPriced(field: FieldNode, argument: string): boolean {
  return SIZES.includes(argument) || PRICED.has(field.name.value)
}

/** What a field costs by itself: 1 unless it computes more than it returns. */
export function priceOf(
  parent: GraphQLObjectType,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  variables: Variables,
): number {
  if (field.name === 'totalCount') return COUNTING
  const price = PRICES[`${parent.name}.${field.name}`]
  return price === undefined ? 1 : price(valuesOf(field, node, variables))
}

/** How many items a field's arguments request, where they say so. */
export function pageOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): number {
  const { first, last, limit, filter } = valuesOf(field, node, variables)
  const wanted = first ?? last ?? limit ?? (filter as { limit?: unknown } | undefined)?.limit ?? DEFAULT_PAGE
  return Math.max(0, Number(wanted))
}

/** An argument that is not valid fails its field, which then resolves nothing more. */
function valuesOf(field: GraphQLField<unknown, unknown>, node: FieldNode, variables: Variables): Variables {
  try {
    return getArgumentValues(field, node, variables)
  } catch {
    return {}
  }
}

function lengthOf(value: unknown): number {
  return Math.ceil((JSON.stringify(value) ?? '').length / CHARACTERS)
}
