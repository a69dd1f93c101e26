import type { Brand } from './brand.js'

/** A moment as `YYYY-MM-DDTHH:MM:SS.ffffffZ`: six digits, UTC, so that text order is time order. */
export type Instant = Brand<string, 'Instant'>

const PATTERN = /^(\d{4}-\d{2}-\d{2})T((?:[01]\d|2[0-3]):\d{2}:\d{2})(?:\.(\d{1,9}))?(Z|[+-]\d{2}:?\d{2})$/

/** The platform takes the 30th of February for the 2nd of March. */
function isOnCalendar(day: string): boolean {
  return new Date(`${day}T00:00:00Z`).toISOString().startsWith(day)
}

const EARLIEST = Date.parse('0000-01-01T00:00:00Z')
const LATEST = Date.parse('9999-12-31T23:59:59Z')

/** Normalises an RFC 3339 time, keeping microseconds; `undefined` when it is not one. */
export function parseInstant(text: string): Instant | undefined {
  const match = PATTERN.exec(text)
  if (match === null) return undefined
  const [, day, time, fraction = '', zone = 'Z'] = match
  const micros = fraction.slice(0, 6).padEnd(6, '0')
  const ms = Date.parse(`${day}T${time}.${micros.slice(0, 3)}${zone}`)
  // Years outside 0000–9999 have another number of digits, and would not sort by time.
  if (Number.isNaN(ms) || ms < EARLIEST || ms > LATEST || !isOnCalendar(day as string)) return undefined
  return `${new Date(ms).toISOString().slice(0, -1)}${micros.slice(3)}Z` as Instant
}

/** The instant of a number of milliseconds since the epoch. */
export function instantOf(ms: number): Instant {
  return `${new Date(ms).toISOString().slice(0, -1)}000Z` as Instant
}

/** Milliseconds since the epoch, microseconds cut off. */
export function millisOf(instant: Instant): number {
  return Date.parse(instant)
}
