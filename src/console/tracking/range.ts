import type { StatsGroup } from '../generated/graphql.js'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** How far back is looked, and how finely. */
export interface Range {
  words: string
  groupBy: StatsGroup
  bucketMs: number
  lengthMs: number
}

export const RANGES: readonly [Range, Range, Range] = [
  { words: '24 hours', groupBy: 'HOUR', bucketMs: HOUR_MS, lengthMs: DAY_MS },
  { words: '7 days', groupBy: 'DAY', bucketMs: DAY_MS, lengthMs: 7 * DAY_MS },
  { words: '30 days', groupBy: 'DAY', bucketMs: DAY_MS, lengthMs: 30 * DAY_MS },
]

/** What the board looks back on. */
export const HALF_A_DAY: Range = {
  words: '12 hours',
  groupBy: 'HOUR',
  bucketMs: HOUR_MS,
  lengthMs: 12 * HOUR_MS,
}

/** The hour that begins then, by the clock of whoever looks. */
export function hourName(at: number): string {
  return new Date(at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
}

/** The day that begins then; days are the server's, UTC. */
export function dayName(at: number): string {
  return new Date(at).toLocaleDateString([], { day: 'numeric', month: 'short', timeZone: 'UTC' })
}

/** From when on, whole hours before now: the same for an hour, so that what was asked is asked once. */
export function startOf({ lengthMs, bucketMs }: Range, now = Date.now()): string {
  return new Date(Math.floor(now / bucketMs) * bucketMs - lengthMs + bucketMs).toISOString()
}

interface Group {
  startsAt: string | null
  stats: { answered: number; missed: number }
}

/** Every hour or day of the range, with those in which nobody called. */
export function bucketsOf(
  groups: readonly Group[],
  { from, before }: { from: string; before: string },
  bucketMs: number,
) {
  const known = new Map(groups.map(({ startsAt, stats }) => [Date.parse(startsAt ?? ''), stats]))
  const first = Date.parse(from)
  const count = Math.max(1, Math.ceil((Math.min(Date.parse(before), Date.now()) - first) / bucketMs))
  return Array.from({ length: count }, (_, index) => {
    const at = first + index * bucketMs
    return { at, answered: known.get(at)?.answered ?? 0, missed: known.get(at)?.missed ?? 0 }
  })
}
