import { parse } from 'graphql'
import { describe, expect, it } from 'vitest'
import { apiSchema } from '../../../src/graphql/schema.js'
import { compiler } from '../../../src/graphql/server/compiled.js'

/** Every event's conference's every event's conference: code for each type inside each other type. */
const nested = (depth: number): string =>
  depth === 0
    ? 'id'
    : `timeline(first: 1) { nodes { ... on ConferenceEvent { conference { ${nested(depth - 1)} } } } }`

/** On which of its first three uses a document is compiled. */
function compiledOn(query: string, name: string | null = null): boolean[] {
  const compiledOf = compiler(apiSchema(), 10)
  const document = parse(query)
  return [1, 2, 3].map(() => compiledOf(document, name) !== undefined)
}

describe('a document', () => {
  it.each([
    ['a wallboard’s query', '{ conferences { nodes { id participants { number muted onHold } } } }'],
    [
      'a wallboard’s subscription',
      'subscription { conferenceEvents { __typename cursor conference { id status } ... on ParticipantEvent { participant { id number muted onHold } } } }',
    ],
    ['one level of events', `{ conferences { nodes { ${nested(1)} } } }`],
  ])('is compiled on its second use: %s', (_what, query) => {
    expect(compiledOn(query)).toEqual([false, true, true])
  })

  it('is not compiled when that would make a mountain of code', () => {
    expect(compiledOn(`{ conferences { nodes { ${nested(2)} } } }`)).toEqual([false, false, false])
    const hidden = `{ conferences { nodes { ...A } } } fragment A on Conference { ${nested(2)} }`
    expect(compiledOn(hidden)).toEqual([false, false, false])
  })

  it('is not compiled when it is a mutation', () => {
    const query = 'mutation { hangUpCall(input: { callLegId: "x" }) { cursor } }'
    expect(compiledOn(query)).toEqual([false, false, false])
  })

  it('is compiled for each of its operations', () => {
    expect(compiledOn('query A { __typename } query B { viewer { name } }', 'B')).toEqual([false, true, true])
  })

  it('is forgotten when ten others were used since', () => {
    const compiledOf = compiler(apiSchema(), 10)
    const document = parse('{ __typename }')
    compiledOf(document, null)
    expect(compiledOf(document, null)).toBeDefined()
    for (let i = 0; i < 10; i += 1) compiledOf(parse('{ __typename }'), null)
    expect(compiledOf(document, null)).toBeUndefined()
  })
})
