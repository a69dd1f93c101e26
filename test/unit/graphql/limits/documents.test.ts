import { readdirSync, readFileSync } from 'node:fs'
import { getIntrospectionQuery, parse, separateOperations } from 'graphql'
import { describe, expect, it } from 'vitest'
import { openExecutor } from '../../../../src/graphql/execution.js'
import { costOf } from '../../../../src/graphql/limits/cost.js'
import { introspectionOf } from '../../../../src/graphql/limits/introspection.js'
import { DEFAULT_LIMITS } from '../../../../src/graphql/limits/limits.js'
import { excessIn, excessOfShape, operationsOf } from '../../../../src/graphql/limits/rules.js'
import { apiSchema } from '../../../../src/graphql/schema.js'
import { BIG_BOMB, SMALL_BOMB } from '../../../support/bombs.js'
import { viewerNamed } from '../../../support/viewers.js'

const schema = apiSchema()
const executor = openExecutor({ schema, report: (_, error) => expect.fail(String(error)) })
const ada = viewerNamed('ada', 'ADMIN')
const refusal = (query: string) => {
  const prepared = executor.prepare({ query }, ada)
  return 'errors' in prepared ? prepared.errors[0]?.extensions : undefined
}

describe('the limits admit', () => {
  const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.graphql'),
  )
  const pages = parse(files.map(file => readFileSync(`src/${file}`, 'utf8')).join('\n'))
  // The console keeps it in its cache and never sends it.
  const sent = Object.entries(separateOperations(pages)).filter(([name]) => name !== 'BoardConferences')

  it.each(sent)('what the pages of this server ask: %s', (_name, document) => {
    expect(excessIn(document, DEFAULT_LIMITS) ?? excessOfShape(document, DEFAULT_LIMITS)).toBeUndefined()
    for (const operation of operationsOf(document)) {
      const { fields } = costOf(schema, document, operation, { first: 250, last: 250, limit: 1_500 })
      expect(fields).toBeLessThanOrEqual(DEFAULT_LIMITS.cost)
    }
  })

  const OPTIONS = [
    'descriptions',
    'specifiedByUrl',
    'directiveIsRepeatable',
    'schemaDescription',
    'inputValueDeprecation',
    'oneOf',
  ]
  it.each([[], ...OPTIONS.map(option => [option]), OPTIONS])('introspection by tools with %s', (...given) => {
    const options = Object.fromEntries(OPTIONS.map(option => [option, (given as string[]).includes(option)]))
    expect(refusal(getIntrospectionQuery(options))).toBeUndefined()
  })

  it('twice the introspection of today’s schema, so that it may grow', () => {
    const document = parse(getIntrospectionQuery({ descriptions: true, inputValueDeprecation: true }))
    const [operation] = operationsOf(document)
    if (operation === undefined) throw new Error('no operation')
    const fields = introspectionOf(schema)(document, operation, 1e9)
    expect(fields).toBeGreaterThan(10_000)
    expect(2 * fields).toBeLessThan(DEFAULT_LIMITS.introspection)
  })
})

describe('the limits refuse', () => {
  it.each([
    ['a few hundred bytes that the schema multiplies', SMALL_BOMB],
    ['more of them', BIG_BOMB],
    [
      'many ways into the schema',
      `{ ${Array.from({ length: 20 }, (_, i) => `s${i}: __schema { types { fields { name isDeprecated args { name type { name kind } } } } }`).join(' ')} }`,
    ],
    [
      'a type that is named by a variable',
      `query($n: String!) { ${Array.from({ length: 20 }, (_, i) => `t${i}: __type(name: $n) { fields { name args { name type { name } } type { name ofType { name ofType { name } } } } }`).join(' ')} }`,
    ],
    [
      'fields of types of fields of types',
      '{ __schema { types { fields { type { fields { type { fields { name } } } } } } } }',
    ],
  ])('introspection: %s', (_what, query) => {
    const prepared = executor.prepare({ query, variables: { n: 'Call' } }, ada)
    const [error] = 'errors' in prepared ? prepared.errors : []
    expect(error?.extensions.code).toBe('LIMIT_EXCEEDED')
    expect(['introspection', 'selections']).toContain(error?.extensions.limit)
  })

  it('fragments and fields without end, before anything walks them', () => {
    const deep = `{ __type(name: "Call") ${'{ ofType '.repeat(600)} { name } ${'}'.repeat(600)} }`
    expect(refusal(deep)).toBeUndefined()
    const data = `{ call(id: "x") ${'{ legs { call '.repeat(300)} { id } ${'} }'.repeat(300)} }`
    expect(refusal(data)).toMatchObject({ limit: 'depth' })
    for (const levels of [60, 900, 990]) {
      const list = `{ node(id: ${'['.repeat(levels)}${']'.repeat(levels)}) { id } }`
      const object = `{ node(id: ${'{a: '.repeat(levels / 2)} 1 ${'}'.repeat(levels / 2)}) { id } }`
      const type = `query($v: ${'['.repeat(levels)}ID${']'.repeat(levels)}) { node(id: "x") { id } }`
      const open = `{ node(id: ${'['.repeat(levels * 2)}`
      expect(refusal(list)).toMatchObject({ limit: 'nesting' })
      expect(refusal(type)).toMatchObject({ limit: 'nesting' })
      expect(['LIMIT_EXCEEDED', 'GRAPHQL_VALIDATION_FAILED']).toContain(refusal(object)?.code)
      expect(['LIMIT_EXCEEDED', 'GRAPHQL_PARSE_FAILED']).toContain(refusal(open)?.code)
    }
  })

  it('the schema to strangers, whatever leads to it', () => {
    for (const query of [
      '{ __schema { queryType { name } } }',
      '{ ...Q } fragment Q on Query { ... { __type(name: "Call") { name } } }',
    ]) {
      const prepared = executor.prepare({ query })
      expect('errors' in prepared && prepared.errors[0]?.extensions.code).toBe('UNAUTHENTICATED')
      expect(refusal(query)).toBeUndefined()
    }
    expect('errors' in executor.prepare({ query: '{ __typename }' })).toBe(false)
  })
})
