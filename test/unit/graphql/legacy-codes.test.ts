import { GraphQLError } from 'graphql'
import { expect, test } from 'vitest'
import { ERROR_CODES, type ErrorCode, refuse } from '../../../src/graphql/errors.js'
import { maskError } from '../../../src/graphql/mask.js'
import { ImpossiblePage } from '../../../src/journal/reads/page.js'

const numberOf = (error: GraphQLError) => maskError(error, () => {}).extensions.legacyCode

/** What the dialect's table of errors says (S3.5–S3.14). */
const EXPECTED: Partial<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 12,
  NOT_FOUND: 13,
  FORBIDDEN: 14,
  UNAUTHENTICATED: 15,
  GRAPHQL_PARSE_FAILED: 16,
  BAD_REQUEST: 16,
  GRAPHQL_VALIDATION_FAILED: 18,
  CURSOR_EXPIRED: 18,
  INTERNAL_SERVER_ERROR: 21,
  CARRIER_UNAVAILABLE: 21,
  ACTION_NOT_ALLOWED: 25,
  CARRIER_REFUSED: 25,
  CONFLICT: 25,
}

test('every error has the dialect’s number beside its code (S3.4–S3.14)', () => {
  for (const code of ERROR_CODES) {
    const number = numberOf(refuse(code, 'No.', { id: 'kept' }))
    expect([11, 12, 13, 14, 15, 16, 18, 21, 25], code).toContain(number)
    if (EXPECTED[code] !== undefined) expect(number, code).toBe(EXPECTED[code])
  }
})

test('an error that knows better has its own number, also when it is masked again (S3.5, S3.12)', () => {
  const own = refuse('BAD_USER_INPUT', 'It is not there.', { legacyCode: 11 })
  expect(numberOf(own)).toBe(11)
  expect(numberOf(maskError(own, () => {}))).toBe(11)
  const page = new GraphQLError('x', { originalError: new ImpossiblePage('x', 'first') })
  expect(numberOf(page)).toBe(18)
})

test('what nobody expected is 21, and what is missing from an input 11 (S3.5, S3.13)', () => {
  expect(numberOf(new GraphQLError('x', { path: ['a'], originalError: new Error('secret') }))).toBe(21)
  const missing =
    'Variable "$i" got invalid value {}; Field "title" of required type "String!" was not provided.'
  const absent = 'Variable "$i" of required type "I!" was not provided.'
  const wrong =
    'Variable "$i" got invalid value 1 at "i.title"; String cannot represent a non string value: 1'
  expect([missing, absent, wrong].map(message => numberOf(new GraphQLError(message)))).toEqual([11, 11, 12])
})
