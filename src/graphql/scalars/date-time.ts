import { GraphQLScalarType, Kind } from 'graphql'
import { type Instant, parseInstant } from '../../kernel/instant.js'
import { badInput } from '../errors.js'

/** graphql-scalars' own would cut the carrier's microseconds off. */
export const DateTime = new GraphQLScalarType<Instant, string>({
  name: 'DateTime',
  description:
    'A moment as RFC 3339, always in UTC and with microseconds, e.g. `2026-01-15T09:30:00.123456Z`. ' +
    'Input may have any offset and up to nine decimals, of which six are kept.',
  specifiedByURL: 'https://datatracker.ietf.org/doc/html/rfc3339',
  serialize(value) {
    if (typeof value !== 'string') throw new TypeError('A DateTime is kept as text.')
    return value
  },
  parseValue: read,
  parseLiteral: node => read(node.kind === Kind.STRING ? node.value : undefined),
})

function read(value: unknown): Instant {
  const instant = typeof value === 'string' ? parseInstant(value) : undefined
  if (instant === undefined) throw badInput('Expected a time such as 2026-01-15T09:30:00Z.', 'DateTime')
  return instant
}
