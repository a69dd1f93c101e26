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
/** The tracked calls with their sums, inside an append. */
export class TrackedCalls {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Writes calls that are over, anew when more became known of them; the sums follow. */
  async put(calls: readonly TrackedCall[]): Promise<void> {
    const old = await this.rows(calls.map(({ id }) => id))
    const written = calls.map(trackedRowOf).filter(row => old.get(row.id)?.state !== row.state)
    if (written.length === 0) return
    await this.write(written, COLUMNS)

    const left = written.flatMap(({ id }) => old.get(id) ?? [])
    const next = await this.beside<string>([...written, ...left], 'next', 'id')
    const others = new Set(next.flatMap(({ any, here }) => [any, here]).filter(id => id !== null))
    for (const { id } of written) others.delete(id)
    const touched = [...written, ...(await this.rows([...others])).values()]

    const previous = await this.beside<number>(touched, 'previous', 'started_ms')
    const before = new Map(previous.map(({ id, any, here }) => [id, { before_any: any, before_here: here }]))
    const sums = new Sums()
    const moved: Row[] = []
    for (const row of touched) {
      const linked = { ...row, ...before.get(row.id) }
      const was = others.has(row.id) ? row : old.get(row.id)
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

  /**
   * What the calls of the same caller right before or after each place have in a column: `any` of them, and those
   * `here`, in the scope of the place.
   */
  private async beside<Value>(
    places: readonly Row[],
    side: 'previous' | 'next',
    column: 'id' | 'started_ms',
  ) {
    const found: { id: string; any: Value | null; here: Value | null }[] = []
    const beyond = sql.raw(side === 'previous' ? '<' : '>')
    const order = sql.raw(side === 'previous' ? 'desc' : 'asc')
    const nearest = (scope: ReturnType<typeof sql>) => sql`(
      select ${sql.ref(`call.${column}`)} from tracked_calls as call
      where call.from_endpoint = place.from_endpoint ${scope}
        and (call.started_at, call.id) ${beyond} (place.started_at, place.id)
      order by call.started_at ${order}, call.id ${order} limit 1)`
    await inChunks(places, async chunk => {
      const values = chunk.map(p => sql`(${p.id}, ${p.scope}, ${p.from_endpoint}, ${p.started_at})`)
      const { rows } = await sql<(typeof found)[number]>`
        with place (id, scope, from_endpoint, started_at) as (values ${sql.join(values)})
        select id, ${nearest(sql``)} as "any", ${nearest(sql`and call.scope = place.scope`)} as here
        from place`.execute(this.db)
      found.push(...rows)
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
