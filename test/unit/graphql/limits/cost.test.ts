import fc from 'fast-check'
import {
  buildSchema,
  execute,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isObjectType,
  isScalarType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { openExecutor } from '../../../../src/graphql/execution.js'
import { costOf } from '../../../../src/graphql/limits/cost.js'
import { introspectionOf } from '../../../../src/graphql/limits/introspection.js'
import { DEFAULT_LIMITS } from '../../../../src/graphql/limits/limits.js'
import { listSizeOf } from '../../../../src/graphql/limits/list-sizes.js'
import { schemaText } from '../../../../src/graphql/schema.js'
import { viewerNamed } from '../../../support/viewers.js'
import { randomOperation } from './random-operation.js'

/** The API without what answers it: every list has as many items as it may have. */
const schema = buildSchema(schemaText())
const { prepare } = openExecutor({ schema, report: (_, error) => expect.fail(String(error)) })
const introspected = introspectionOf(schema)
const ada = viewerNamed('ada', 'ADMIN')

let turn = 0
const LEAVES: Record<string, unknown> = { Int: 1, Float: 1.5, Boolean: true }

/** What a field is made of: objects, of which an interface has another type each time, with the page they are. */
const full: GraphQLFieldResolver<{ page?: number }, unknown, Record<string, unknown>> = (
  source,
  args,
  _context,
  { parentType, fieldName, returnType },
) => {
  const field = parentType.getFields()[fieldName]
  const filter = args.filter as { limit?: number } | undefined
  const page = (args.first ?? args.last ?? args.limit ?? filter?.limit ?? 50) as number
  const one = someOf(returnType, page)
  if (!isListType(getNullableType(returnType))) return one
  if (!isCompositeType(getNamedType(returnType))) return [one, one]
  const size = field && listSizeOf(parentType, field)
  const length = size === 'PAGE' ? source.page : size === 'ARGUMENTS' ? page : size
  return Array.from({ length: length ?? 0 }, () => someOf(returnType, page))
}

function someOf(type: GraphQLOutputType, page: number): unknown {
  const named = getNamedType(type)
  if (isEnumType(named)) return named.getValues()[0]?.value
  if (isScalarType(named)) return LEAVES[named.name] ?? 'x'
  turn += 1
  const types = isAbstractType(named) ? schema.getPossibleTypes(named) : [named]
  return { page, __typename: types[turn % types.length]?.name }
}

/** What every object of an answer shows was resolved once. */
function resolvedIn(value: unknown): number {
  if (Array.isArray(value)) return value.reduce<number>((sum, each) => sum + resolvedIn(each), 0)
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce<number>((sum, each) => sum + 1 + resolvedIn(each), 0)
}

/** What was estimated and what was resolved; undefined when the operation is refused. */
function run(query: string, variables: Record<string, unknown> = {}) {
  const prepared = prepare({ query, variables }, ada)
  if ('errors' in prepared) return undefined
  const { document, operation } = prepared
  const estimated =
    costOf(schema, document, operation, variables).fields + introspected(document, operation, 1e6)
  const result = execute({
    ...{ schema, document, fieldResolver: full, rootValue: {}, variableValues: variables },
  })
  if (result instanceof Promise) throw new Error('nothing waits here')
  expect(result.errors).toBeUndefined()
  return { estimated, resolved: resolvedIn(result.data) }
}

describe('the estimated cost', () => {
  it('is never below the fields that are resolved, whatever the operation', () => {
    let compared = 0
    let largest = 0
    fc.assert(
      fc.property(fc.gen(), draw => {
        const int = (min: number, max: number) => draw(fc.integer, { min, max })
        const { text, variables } = randomOperation(schema, int)
        const outcome = run(text, variables)
        if (outcome === undefined) return
        compared += 1
        largest = Math.max(largest, outcome.resolved)
        expect(outcome.estimated, text).toBeGreaterThanOrEqual(outcome.resolved)
      }),
      { numRuns: 400, seed: 12 },
    )
    expect(compared).toBeGreaterThan(200)
    expect(largest).toBeGreaterThan(1_000)
  })

  it.each([
    ['{ viewer { name role } }', {}],
    ['{ a: viewer { name } b: viewer { name } }', {}],
    ['{ calls(first: 7) { nodes { id legs { id state recordings { id } } } edges { cursor } } }', {}],
    ['query($n: Int) { calls(last: $n) { ...P } } fragment P on CallConnection { nodes { id } }', { n: 9 }],
    ['{ calls(first: 0) { nodes { id } } rooms { nodes { id } } }', {}],
    ['{ bindingStats(groupBy: DAY, limit: 3) { groups { startsAt } } }', {}],
    ['{ availableNumbers(filter: { limit: 4 }) { number } }', {}],
    ['query($f: AvailableNumberFilter!) { availableNumbers(filter: $f) { number } }', { f: { limit: 5 } }],
    ['{ __schema { types { fields(includeDeprecated: true) { name type { name } } } } }', {}],
    ['{ __type(name: "Call") { name fields { args { name } } } }', {}],
  ] as [string, Record<string, unknown>][])('is exact where nothing is merged: %s', (query, variables) => {
    const { estimated = 0, resolved } = run(query, variables) ?? {}
    // What a field computes beside is priced on top.
    const priced = query.includes('bindingStats') ? 499 : 0
    expect(estimated - priced).toBe(resolved)
  })

  it('takes the type of an interface that has most', () => {
    const two = '... on Call { id status } ... on Participant { id number label muted }'
    expect(run(`{ node(id: "x") { ${two} } }`)?.estimated).toBe(1 + 4)
    const shared = '... on ConferenceEvent { occurredAt } ... on VoiceEvent { occurredAt source }'
    expect(run(`{ events(first: 10) { nodes { id ${shared} } } }`)?.estimated).toBe(2 + 10 * 3)
  })
})

describe('a list of objects', () => {
  it('declares how many it may hold, so that none is taken for a single object', () => {
    const undeclared = Object.values(schema.getTypeMap())
      .filter(type => isObjectType(type))
      .filter(({ name }) => !name.startsWith('__'))
      .flatMap(type => Object.values(type.getFields()).map(field => ({ type, field })))
      .filter(({ field }) => isListType(getNullableType(field.type)))
      .filter(({ field }) => isCompositeType(getNamedType(field.type)))
      .filter(({ type, field }) => listSizeOf(type, field) === undefined)
    expect(undeclared.map(({ type, field }) => `${type.name}.${field.name}`)).toEqual([])
  })
})

describe('a field that computes', () => {
  const refusal = (query: string, variables = {}) => {
    const prepared = prepare({ query, variables }, ada)
    return 'errors' in prepared ? prepared.errors[0]?.extensions : undefined
  }
  const flows = (count: number, length: number) => {
    const text = JSON.stringify('x'.repeat(length))
    const fields = Array.from(
      { length: count },
      (_, i) => `v${i}: validateCallFlow(source: { json: ${text} }) { valid }`,
    )
    return `{ ${fields.join(' ')} }`
  }

  it('costs by the length of what it is given', () => {
    expect(refusal(flows(9, 10))).toBeUndefined()
    expect(refusal(flows(20, 10))).toMatchObject({ limit: 'cost', field: 'validateCallFlow' })
    expect(refusal(flows(1, 262_144))).toBeUndefined()
    expect(refusal(flows(2, 262_144))).toMatchObject({
      ...{ code: 'LIMIT_EXCEEDED', limit: 'cost', allowed: DEFAULT_LIMITS.cost, field: 'validateCallFlow' },
      estimate: 62_434,
    })
  })

  it('costs the same by a variable', () => {
    const query =
      'query($s: CallFlowSourceInput!, $t: String!) { a: validateCallFlow(source: $s) { valid } b: validateCallFlow(source: { xml: $t }) { valid } }'
    const text = 'x'.repeat(262_144)
    expect(refusal(query, { s: { json: '{}' }, t: text })).toBeUndefined()
    expect(refusal(query, { s: { json: text }, t: text })).toMatchObject({ limit: 'cost' })
    expect(refusal(query, { s: { json: '{}' }, t: '<a/>' })).toBeUndefined()
  })
})
