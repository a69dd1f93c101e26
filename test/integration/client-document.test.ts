import { readFileSync } from 'node:fs'
import { buildSchema, parse, validate } from 'graphql'
import { expect, test } from 'vitest'
import { resumable } from '../../src/client/document.js'

const schema = buildSchema(readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8'))

/** The document as it would be sent, which the server must find valid. */
function sent(text: string) {
  const operation = resumable(text)
  expect(validate(schema, parse(operation.query))).toEqual([])
  return { ...operation, query: operation.query.replace(/\s+/g, ' ') }
}

test('asks for the cursor and says where to begin, when the document does neither', () => {
  expect(sent('subscription { events { id } }')).toEqual({
    query: 'subscription ($after: Cursor) { events(after: $after) { id _cursor: cursor } }',
    root: 'events',
    cursor: '_cursor',
    added: true,
    afterVariable: 'after',
    after: undefined,
    live: false,
  })
})

test('uses the cursor and the variable that the document has', () => {
  const text = 'subscription Keys($from: Cursor) { all: callEvents(after: $from) { at: cursor } }'
  expect(sent(text)).toMatchObject({
    query: text,
    root: 'all',
    cursor: 'at',
    added: false,
    afterVariable: 'from',
  })
})

test('begins where the document says, and goes on from there', () => {
  expect(sent('subscription { events(after: "abc") { cursor } }').after).toBe('abc')
  expect(sent('subscription ($a: Cursor = "abc") { events(after: $a) { cursor } }').after).toBe('abc')
})

test('takes names that the document has not taken', () => {
  const text =
    'subscription ($after: ID) { callEvents(callId: $after) { _cursor: id at: cursor @skip(if: true) } }'
  const { query } = sent(text)
  expect(query).toContain('after: $after_')
  expect(query).toContain('_cursor_: cursor')
})

test('asks each type of a live stream for its cursor, in fragments of either kind', () => {
  const { query, live } = sent(`
    subscription ($id: ID!) { liveCall(id: $id) { __typename ...Whole ... on CallChange { event { id } } } }
    fragment Whole on CallSnapshot { call { id } }`)
  expect(live).toBe(true)
  expect(query).toContain('... on CallSnapshot { _cursor: cursor }')
  expect(query).toContain('... on CallChange { _cursor: cursor }')
})

test('refuses what it could not resume', () => {
  const one = /one subscription with one root field/
  expect(() => resumable('{ service { version } }')).toThrow(one)
  expect(() => resumable('subscription { a: events { id } b: events { id } }')).toThrow(one)
  expect(() => resumable('subscription { liveBoard { __typename } }')).toThrow(/something of each type/)
})
