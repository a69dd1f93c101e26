import { type Kysely, type Selectable, sql } from 'kysely'
import type { CallId } from '../kernel/ids.js'
import { millisOf } from '../kernel/instant.js'
import type { TrackedCall } from '../tracking/tracked-call.js'
import { inChunks } from './rows.js'
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
    if (calls.length === 0) return
    const sums = new Sums()
    const known = await this.rows(calls.map(({ id }) => id))
    for (const call of calls) {
      const row = trackedRowOf(call)
      if (known.get(call.id)?.state === row.state) continue
      // Read again: the calls before this one may have changed what it follows.
      const [old] = known.has(call.id) ? (await this.rows([call.id])).values() : []
      if (old !== undefined) await this.take(old, sums)
      await this.place(row, sums)
    }
    await this.add(sums)
  }

  private async rows(ids: readonly CallId[]): Promise<Map<string, Row>> {
    const found = new Map<string, Row>()
    await inChunks(ids, async chunk => {
      const rows = await this.db.selectFrom('tracked_calls').selectAll().where('id', 'in', chunk).execute()
      for (const row of rows) found.set(row.id, row)
    })
    return found
  }

  /** Adds a call between the same caller's calls before and after it. */
  private async place(row: Row, sums: Sums): Promise<void> {
    const near = await this.neighbours(row)
    row.before_any = near.before_any.previous?.started_ms ?? null
    row.before_here = near.before_here.previous?.started_ms ?? null
    await this.db.insertInto('tracked_calls').values(row).execute()
    sums.count(row, 1)
    for (const chain of CHAINS) await this.relink(near[chain].next, chain, row.started_ms, sums)
  }

  private async take(row: Row, sums: Sums): Promise<void> {
    await this.db.deleteFrom('tracked_calls').where('id', '=', row.id).execute()
    sums.count(row, -1)
    const near = await this.neighbours(row)
    for (const chain of CHAINS) await this.relink(near[chain].next, chain, row[chain], sums)
  }

  private async relink(
    next: Row | undefined,
    chain: Chain,
    before: number | null,
    sums: Sums,
  ): Promise<void> {
    if (next === undefined) return
    // Another chain may have led to it before: the row as it is now counts.
    const [now] = (await this.rows([next.id as CallId])).values()
    if (now === undefined) return
    sums.count(now, -1)
    sums.count({ ...now, [chain]: before }, 1)
    await this.db
      .updateTable('tracked_calls')
      .set({ [chain]: before })
      .where('id', '=', now.id)
      .execute()
  }

  /** The same caller's calls right before and after this one; none when the caller has no number. */
  private async neighbours(row: Row): Promise<Record<Chain, { previous?: Row; next?: Row }>> {
    const near: Record<Chain, { previous?: Row; next?: Row }> = { before_any: {}, before_here: {} }
    if (row.from_endpoint === null) return near
    const sides = CHAINS.flatMap(chain => (['previous', 'next'] as const).map(side => ({ chain, side })))
    const [first, ...others] = sides.map(({ chain, side }) => this.beside(row, chain, side))
    const all = others.reduce((query, other) => query.unionAll(other), first as NonNullable<typeof first>)
    for (const { chain, side, ...found } of await all.execute()) {
      near[chain as Chain][side as 'previous' | 'next'] = found
    }
    return near
  }

  private beside({ id, scope, from_endpoint, started_at }: Row, chain: Chain, side: 'previous' | 'next') {
    const direction = side === 'previous' ? 'desc' : 'asc'
    let query = this.db
      .selectFrom('tracked_calls')
      .selectAll()
      .where('from_endpoint', '=', from_endpoint)
      .where(
        sql<boolean>`(started_at, id) ${sql.raw(side === 'previous' ? '<' : '>')} (${started_at}, ${id})`,
      )
      .orderBy('started_at', direction)
      .orderBy('id', direction)
      .limit(1)
    if (chain === 'before_here') query = query.where('scope', '=', scope)
    return this.db
      .selectFrom(query.as('beside'))
      .selectAll()
      .select([sql.lit<string>(chain).as('chain'), sql.lit<string>(side).as('side')])
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
