import { type Kysely, sql } from 'kysely'
import type { NumberBindingId } from '../../kernel/ids.js'
import { instantOf } from '../../kernel/instant.js'
import type { Tables } from '../schema.js'
import { ALL, DAY_MS, HOUR_MS } from '../tracked-calls.js'

export const STATS_GROUPS = ['HOUR', 'DAY', 'BINDING', 'CALLER_AREA'] as const
export type StatsGroup = (typeof STATS_GROUPS)[number]

/** What calls amount to. */
export interface CallSums {
  calls: number
  answered: number
  /** Different callers. */
  callers: number
  talkMs: number
  totalMs: number
}

/** The sums of one group: its key is the start in milliseconds, the scope, or the area. */
export interface GroupSums extends CallSums {
  key: string
}

export interface StatsWanted {
  group: StatsGroup
  /** In milliseconds, both on the border of a bucket: see `widened`. */
  fromMs: number
  beforeMs: number
  /** A binding, UNBOUND, or ALL. */
  scope: string
  /** At most so many groups: the earliest, or those with the most calls. */
  limit: number
}

/** The smallest range of whole hours (for HOUR) or days that has the given one in it. */
export function widened(group: StatsGroup, fromMs: number, beforeMs: number) {
  const size = group === 'HOUR' ? HOUR_MS : DAY_MS
  return { fromMs: Math.floor(fromMs / size) * size, beforeMs: Math.ceil(beforeMs / size) * size }
}

const NONE: CallSums = { calls: 0, answered: 0, callers: 0, talkMs: 0, totalMs: 0 }

/** The sums of each group that has calls in it. */
export async function callStats(db: Kysely<Tables>, wanted: StatsWanted): Promise<GroupSums[]> {
  if (wanted.group !== 'CALLER_AREA') return bucketSums(db, wanted)
  return wanted.scope === ALL ? areaSums(db, wanted) : areasCounted(db, wanted)
}

async function bucketSums(
  db: Kysely<Tables>,
  { group, fromMs, beforeMs, scope, limit }: StatsWanted,
): Promise<GroupSums[]> {
  const size = group === 'HOUR' ? HOUR_MS : DAY_MS
  const byScope = group === 'BINDING'
  // Who called in the bucket before is no other caller in this one, nor in the range of all of them.
  const since = byScope ? sql.lit(fromMs / size) : sql.ref('bucket')
  const key = byScope ? 'scope' : 'bucket'
  let query = db
    .selectFrom('call_stats')
    .select(key)
    .select(sumsSince(since))
    .where('kind', '=', group === 'HOUR' ? 'H' : 'D')
    .where('bucket', '>=', fromMs / size)
    .where('bucket', '<', beforeMs / size)
    .groupBy(key)
    .having(e => e.fn.sum('calls'), '>', 0)
    .limit(limit)
  query = byScope && scope === ALL ? query.where('scope', '!=', ALL) : query.where('scope', '=', scope)
  query = byScope ? query.orderBy('calls', 'desc').orderBy(key) : query.orderBy(key)
  const rows = await query.execute()
  return rows.map(row => ({ key: row.scope ?? String(Number(row.bucket) * size), ...sumsOf(row) }))
}

/** The areas of all callers, from their sums. */
async function areaSums(db: Kysely<Tables>, { fromMs, beforeMs, limit }: StatsWanted): Promise<GroupSums[]> {
  const days = (kind: 'A' | 'U') =>
    db
      .selectFrom('call_stats')
      .select('area')
      .select(sumsSince(sql.lit(fromMs / DAY_MS)))
      .where('kind', '=', kind)
      .where('scope', '=', ALL)
      .where('bucket', '>=', fromMs / DAY_MS)
      .where('bucket', '<', beforeMs / DAY_MS)
      .groupBy('area')
  const [rows, callers] = await Promise.all([
    days('A')
      .having(e => e.fn.sum('calls'), '>', 0)
      .orderBy('calls', 'desc')
      .orderBy('area')
      .limit(limit)
      .execute(),
    days('U')
      .where('before', '<', fromMs / DAY_MS)
      .execute(),
  ])
  const callersOf = new Map(callers.map(({ area, calls }) => [area, Number(calls)]))
  return rows.map(row => ({ key: row.area, ...sumsOf(row), callers: callersOf.get(row.area) ?? 0 }))
}

/** The areas of one scope's callers, by counting: there are no sums for them, because there would be too many. */
async function areasCounted(
  db: Kysely<Tables>,
  { fromMs, beforeMs, scope, limit }: StatsWanted,
): Promise<GroupSums[]> {
  const rows = await db
    .selectFrom('tracked_calls')
    .select('area')
    .select([
      sql<number>`count(*)`.as('calls'),
      sql<number>`sum(case when outcome = 'ANSWERED' then 1 else 0 end)`.as('answered'),
      sql<number>`sum(case when before_here >= ${sql.lit(fromMs)} then 0 else 1 end)`.as('callers'),
      sql<number>`sum(talk_ms)`.as('talk_ms'),
      sql<number>`sum(total_ms)`.as('total_ms'),
    ])
    .where('scope', '=', scope)
    .where('started_at', '>=', instantOf(fromMs))
    .where('started_at', '<', instantOf(beforeMs))
    .groupBy('area')
    .orderBy('calls', 'desc')
    .orderBy('area')
    .limit(limit)
    .execute()
  return rows.map(row => ({ key: row.area, ...sumsOf(row) }))
}

/** What the calls of these bindings amount to, since ever. */
export async function sumsOfBindings(
  db: Kysely<Tables>,
  ids: readonly NumberBindingId[],
): Promise<Map<NumberBindingId, CallSums>> {
  const found = new Map<NumberBindingId, CallSums>(ids.map(id => [id, NONE]))
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('call_stats')
    .select('scope')
    .select(sumsSince(sql.lit(0)))
    .where('kind', '=', 'D')
    .where('scope', 'in', [...ids])
    .groupBy('scope')
    .execute()
  for (const row of rows) found.set(row.scope as NumberBindingId, sumsOf(row))
  return found
}

/** What the calls of a scope in a range of whole days amount to. */
export async function sumsOfScope(
  db: Kysely<Tables>,
  scope: string,
  { fromMs, beforeMs }: { fromMs: number; beforeMs: number },
): Promise<CallSums> {
  const row = await db
    .selectFrom('call_stats')
    .select(sumsSince(sql.lit(fromMs / DAY_MS)))
    .where('kind', '=', 'D')
    .where('scope', '=', scope)
    .where('bucket', '>=', fromMs / DAY_MS)
    .where('bucket', '<', beforeMs / DAY_MS)
    .executeTakeFirstOrThrow()
  return sumsOf(row)
}

/** The sums, and how many of the callers had not called since a bucket. */
function sumsSince(since: ReturnType<typeof sql.ref | typeof sql.lit>) {
  return [
    sql<number>`sum(calls)`.as('calls'),
    sql<number>`sum(answered)`.as('answered'),
    sql<number>`sum(case when ${sql.ref('before')} < ${since} then calls else 0 end)`.as('callers'),
    sql<number>`sum(talk_ms)`.as('talk_ms'),
    sql<number>`sum(total_ms)`.as('total_ms'),
  ] as const
}

type SumRow = Record<'calls' | 'answered' | 'callers' | 'talk_ms' | 'total_ms', number | null>

/** PostgreSQL gives sums as texts; of nothing there is none. */
function sumsOf({ calls, answered, callers, talk_ms, total_ms }: SumRow): CallSums {
  return {
    calls: Number(calls),
    answered: Number(answered),
    callers: Number(callers),
    talkMs: Number(talk_ms),
    totalMs: Number(total_ms),
  }
}
