import { GraphQLError, parseValue } from 'graphql'
import { describe, expect, it } from 'vitest'
import { Cursor, DateTime, E164, Endpoint, WebUrl } from '../../../src/graphql/scalars/scalars.js'

const ADA = '+12025550131'

describe('a moment', () => {
  it('is given as the carrier told it, to the microsecond', () => {
    expect(DateTime.serialize('2026-01-15T09:30:00.123456Z')).toBe('2026-01-15T09:30:00.123456Z')
  })

  it.each([
    ['2026-01-15T10:30:00+01:00', '2026-01-15T09:30:00.000000Z'],
    ['2026-01-15T09:30:00.5Z', '2026-01-15T09:30:00.500000Z'],
    ['2026-01-15T09:30:00.123456789Z', '2026-01-15T09:30:00.123456Z'],
  ])('%s is taken as %s', (text, instant) => {
    expect(DateTime.parseValue(text)).toBe(instant)
    expect(DateTime.parseLiteral(parseValue(JSON.stringify(text)))).toBe(instant)
  })
})

describe('a number', () => {
  it('may come without its plus and is given with it', () => {
    expect(E164.parseValue(ADA.slice(1))).toBe(ADA)
    expect(Endpoint.parseValue(ADA.slice(1))).toBe(ADA)
  })

  it('may be a SIP address where a leg can lead to one', () => {
    expect(Endpoint.parseValue('sip:ada@example.test')).toBe('sip:ada@example.test')
    expect(() => E164.parseValue('sip:ada@example.test')).toThrow(GraphQLError)
  })
})

describe.each([
  [
    DateTime,
    [
      'yesterday',
      '2026-01-15',
      '2026-13-15T09:30:00Z',
      '2026-02-30T09:30:00Z',
      '2026-01-15T24:00:00Z',
      7,
      true,
      null,
      {},
    ],
  ],
  [E164, ['911', '+1', 'ada', 12_025_550_131, null, '']],
  [Endpoint, ['nobody', 'sip:', 'http://example.test', null]],
  [WebUrl, ['ftp://example.test/a.mp3', 'file:///etc/passwd', 'javascript:alert(1)', '/a.mp3', '', 7]],
  [Cursor, ['', 'x', 'YWJjZGVmOjQ=', 4]],
] as const)('%s', (scalar, wrong) => {
  it.each(wrong)('refuses %o, in words a client can act on', value => {
    const refused = () => scalar.parseValue(value)
    expect(refused).toThrow(/^Expected /)
    try {
      refused()
    } catch (error) {
      expect((error as GraphQLError).extensions.code).toBe('BAD_USER_INPUT')
    }
  })

  it('refuses a literal of another kind', () => {
    expect(() => scalar.parseLiteral(parseValue('7'))).toThrow(/^Expected /)
  })
})

it('takes what it gave', () => {
  // Compiled queries coerce values that were coerced already.
  const given = [
    [DateTime, '2026-01-15T09:30:00.5Z'],
    [E164, '12025550131'],
    [Endpoint, 'sips:ada@example.test'],
    [WebUrl, 'https://media.example.test/hold.mp3'],
    [Cursor, Buffer.from('abcdef:4').toString('base64url')],
  ] as const
  for (const [scalar, text] of given) {
    const once = scalar.parseValue(text)
    expect(scalar.parseValue(once)).toBe(once)
  }
})
