import { type Kysely, type Selectable, sql } from 'kysely'
import { millisOf } from '../kernel/instant.js'
import type { TrackedCall } from '../tracking/tracked-call.js'
import { inChunks, overwrite } from './rows.js'
import type { CallStatsTable, Tables, TrackedCallsTable } from './schema.js'

/** The scope of calls to numbers that led nowhere. */
export const UNBOUND = 'unbound'
/** The scope of all calls together. */
export const ALL = ''

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

type Row = Selectable<TrackedCallsTable>
type Stats = Selectable<CallStatsTable>
/** The same caller's calls anywhere, and in this call's scope. */
type Chain = 'before_any' | 'before_here'

/** The tracked calls with their sums, inside an append. */
export class TrackedCalls {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Writes calls that are over, anew when more became known of them; the sums follow. */
  async put(calls: readonly TrackedCall[]): Promise<void> {
    const old = await this.rows(calls.map(({ id }) => id))
    const written = calls.map(trackedRowOf).filter(row => old.get(row.id)?.state !== row.state)
    if (written.length === 0) return
    await this.write(written, COLUMNS)

    const ids = new Set(written.map(({ id }) => id))
    const left = written.flatMap(({ id }) => old.get(id) ?? [])
    const after = await this.following([...written, ...left])
    const sums = new Sums()
    const moved: Row[] = []
    for (const { row, linked } of await this.withPrevious([...new Set([...ids, ...after])])) {
      const was = ids.has(row.id) ? old.get(row.id) : row
      if (was !== undefined) sums.count(was, -1)
      sums.count(linked, 1)
      if (CHAINS.some(chain => linked[chain] !== row[chain])) moved.push(linked)
    }
    await this.write(moved, CHAINS)
    await this.add(sums)
  }

  private async rows(ids: readonly string[]): Promise<Map<string, Row>> {
    const found = new Map<string, Row>()
    await inChunks(ids, async chunk => {
      const rows = await this.db.selectFrom('tracked_calls').selectAll().where('id', 'in', chunk).execute()
      for (const row of rows) found.set(row.id, row)
    })
    return found
  }

  private write(rows: readonly Row[], changed: readonly (keyof Row)[]): Promise<void> {
    return inChunks(rows, chunk =>
      this.db
        .insertInto('tracked_calls')
        .values(chunk)
        .onConflict(overwrite(...changed))
        .execute(),
    )
  }

  /** The same callers' calls right after these places. */
  private async following(places: readonly Row[]): Promise<string[]> {
    const found: string[] = []
    const named = places.filter(({ from_endpoint }) => from_endpoint !== null)
    await inChunks(named, async chunk => {
      const values = chunk.map(p => sql`(${p.id}, ${p.scope}, ${p.from_endpoint}, ${p.started_at})`)
      const { rows } = await sql<Record<Chain, string | null>>`
        with place (id, scope, from_endpoint, started_at) as (values ${sql.join(values)})
        select ${beside('place', 'next', 'before_any', 'id')} as before_any,
          ${beside('place', 'next', 'before_here', 'id')} as before_here
        from place`.execute(this.db)
      for (const row of rows) for (const chain of CHAINS) if (row[chain] !== null) found.push(row[chain])
    })
    return found
  }

  /** Calls as they are kept, with the starts of the same callers' calls right before them as those are now. */
  private async withPrevious(ids: readonly string[]): Promise<{ row: Row; linked: Row }[]> {
    const found: { row: Row; linked: Row }[] = []
    await inChunks(ids, async chunk => {
      const rows = await this.db
        .selectFrom('tracked_calls')
        .selectAll()
        .select([
          beside<number>('tracked_calls', 'previous', 'before_any', 'started_ms').as('any'),
          beside<number>('tracked_calls', 'previous', 'before_here', 'started_ms').as('here'),
        ])
        .where('id', 'in', chunk)
        .execute()
      for (const { any, here, ...row } of rows) {
        found.push({ row, linked: { ...row, before_any: any, before_here: here } })
      }
    })
    return found
  }

  private async add(sums: Sums): Promise<void> {
    await inChunks(sums.changed(), chunk =>
      this.db
        .insertInto('call_stats')
        .values(chunk)
        .onConflict(c =>
          c.columns(['kind', 'scope', 'bucket', 'before', 'area']).doUpdateSet(e => ({
            calls: e('call_stats.calls', '+', e.ref('excluded.calls')),
            answered: e('call_stats.answered', '+', e.ref('excluded.answered')),
            talk_ms: e('call_stats.talk_ms', '+', e.ref('excluded.talk_ms')),
            total_ms: e('call_stats.total_ms', '+', e.ref('excluded.total_ms')),
          })),
        )
        .execute(),
    )
  }
}

const CHAINS = ['before_any', 'before_here'] as const

/** What a call that becomes known anew overwrites. */
const COLUMNS = [
  'scope',
  'number',
  'from_endpoint',
  'started_at',
  'started_ms',
  'outcome',
  'talk_ms',
  'total_ms',
  'area',
  ...CHAINS,
  'state',
] as const

/** A column of the same caller's call right before or after a place: in `before_here`, in its scope only. */
function beside<Value>(
  place: 'place' | 'tracked_calls',
  side: 'previous' | 'next',
  chain: Chain,
  column: 'id' | 'started_ms',
) {
  const at = sql.table(place)
  const beyond = sql.raw(side === 'previous' ? '<' : '>')
  const order = sql.raw(side === 'previous' ? 'desc' : 'asc')
  const here = chain === 'before_here' ? sql`and other.scope = ${at}.scope` : sql``
  return sql<Value | null>`(
    select ${sql.ref(`other.${column}`)} from tracked_calls as other
    where other.from_endpoint = ${at}.from_endpoint ${here}
      and (other.started_at, other.id) ${beyond} (${at}.started_at, ${at}.id)
    order by other.started_at ${order}, other.id ${order} limit 1)`
}

export function trackedRowOf(call: TrackedCall): TrackedCallsTable {
  const { id, number, from, area, outcome, startedAt, endedAt, talkMs } = call
  const startedMs = millisOf(startedAt)
  return {
    id,
    scope: call.bindingId ?? UNBOUND,
    number: number ?? null,
    from_endpoint: from ?? null,
    started_at: startedAt,
    started_ms: startedMs,
    outcome,
    talk_ms: talkMs,
    total_ms: Math.max(0, millisOf(endedAt) - startedMs),
    area,
    before_any: null,
    before_here: null,
    state: JSON.stringify(call),
  }
}

/** What is to be added to the sums. */
export class Sums {
  private readonly byKey = new Map<string, Stats>()

  /** Counts a call in, or, with -1, out. */
  count(row: Row, times: 1 | -1): void {
    this.countIn(ALL, row, row.before_any, times)
    this.countIn(row.scope, row, row.before_here, times)
    const { day, dayBefore } = daysOf(row, row.before_any)
    this.to({ kind: 'A', scope: ALL, bucket: day, before: -1, area: row.area }, row, times)
    this.to({ kind: 'U', scope: ALL, bucket: day, before: dayBefore, area: row.area }, row, times)
  }

  changed(): Stats[] {
    return [...this.byKey.values()].filter(
      s => s.calls !== 0 || s.answered !== 0 || s.talk_ms !== 0 || s.total_ms !== 0,
    )
  }

  private countIn(scope: string, row: Row, before: number | null, times: 1 | -1): void {
    const hour = Math.floor(row.started_ms / HOUR_MS)
    const sameHour = before !== null && Math.floor(before / HOUR_MS) === hour
    const { day, dayBefore } = daysOf(row, before)
    this.to({ kind: 'H', scope, bucket: hour, area: '', before: sameHour ? hour : -1 }, row, times)
    this.to({ kind: 'D', scope, bucket: day, area: '', before: dayBefore }, row, times)
  }

  private to(
    key: Pick<Stats, 'kind' | 'scope' | 'bucket' | 'area' | 'before'>,
    { outcome, talk_ms, total_ms }: Row,
    times: 1 | -1,
  ): void {
    const name = JSON.stringify(key)
    const sum = this.byKey.get(name) ?? { ...key, calls: 0, answered: 0, talk_ms: 0, total_ms: 0 }
    sum.calls += times
    sum.answered += outcome === 'ANSWERED' ? times : 0
    sum.talk_ms += times * talk_ms
    sum.total_ms += times * total_ms
    this.byKey.set(name, sum)
  }
}

/** The day of a call, and that of the call before it; -1 when there was none. */
function daysOf({ started_ms }: Row, before: number | null) {
  return {
    day: Math.floor(started_ms / DAY_MS),
    dayBefore: before === null ? -1 : Math.floor(before / DAY_MS),
  }
}
