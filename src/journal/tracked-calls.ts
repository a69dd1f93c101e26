import { type Kysely, type Selectable, sql } from 'kysely'
import { millisOf } from '../kernel/instant.js'
import type { TrackedCall } from '../tracking/tracked-call.js'
import { inChunks, overwrite } from './rows.js'
import type { CallStatsTable, Tables, TrackedCallsTable } from './schema.js'
import { together } from './together.js'

/** The scope of calls to numbers that led nowhere. */
export const UNBOUND = 'unbound'
/** The scope of all calls together. */
export const ALL = ''

export const HOUR_MS = 3_600_000
export const DAY_MS = 86_400_000

type Row = Selectable<TrackedCallsTable>
type Stats = Selectable<CallStatsTable>

/** What is right before and after the place of a call: `any` call of the same caller, and one `here`, in its scope. */
interface Beside {
  id: string
  /** When those before started. */
  previous_any: number | null
  previous_here: number | null
  /** Which those after are. */
  next_any: string | null
  next_here: string | null
}

/** The tracked calls with their sums, inside an append. */
export class TrackedCalls {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Writes calls that are over, anew when more became known of them; the sums follow. */
  async put(calls: readonly TrackedCall[]): Promise<void> {
    const rows = calls.map(trackedRowOf)
    const added = await this.insert(rows)
    const known = byId(await this.rows(rows.map(({ id }) => id).filter(id => !added.has(id))))
    const changed = rows.filter(({ id, state }) => known.has(id) && known.get(id)?.state !== state)
    await this.overwrite(changed, COLUMNS)

    const written = byId(rows.filter(row => added.has(row.id) || changed.includes(row)))
    const around = await this.beside([...written.values()])
    const left = await this.beside(changed.flatMap(({ id }) => known.get(id) ?? []))
    const next = new Set([...around, ...left].flatMap(place => [place.next_any, place.next_here]))
    const others = await this.rows([...next].filter(id => id !== null).filter(id => !written.has(id)))
    const previous = byId([...around, ...(await this.beside(others))])

    const sums = new Sums()
    const moved: Row[] = []
    for (const row of [...written.values(), ...others]) {
      const { previous_any = null, previous_here = null } = previous.get(row.id) ?? {}
      const linked = { ...row, before_any: previous_any, before_here: previous_here }
      const was = written.has(row.id) ? known.get(row.id) : row
      if (was !== undefined) sums.count(was, -1)
      sums.count(linked, 1)
      if (CHAINS.some(chain => linked[chain] !== row[chain])) moved.push(linked)
    }
    await together([this.overwrite(moved, CHAINS), this.add(sums)])
  }

  /** Adds the rows that are not there yet, and answers which those were. */
  private async insert(rows: readonly Row[]): Promise<Set<string>> {
    const added = new Set<string>()
    await inChunks(rows, async chunk => {
      const inserted = await this.db
        .insertInto('tracked_calls')
        .values(chunk)
        .onConflict(c => c.column('id').doNothing())
        .returning('id')
        .execute()
      for (const { id } of inserted) added.add(id)
    })
    return added
  }

  private overwrite(rows: readonly Row[], columns: readonly (keyof Row)[]): Promise<void> {
    return inChunks(rows, chunk =>
      this.db
        .insertInto('tracked_calls')
        .values(chunk)
        .onConflict(overwrite(...columns))
        .execute(),
    )
  }

  private async rows(ids: readonly string[]): Promise<Row[]> {
    const found: Row[] = []
    await inChunks(ids, async chunk => {
      found.push(
        ...(await this.db.selectFrom('tracked_calls').selectAll().where('id', 'in', chunk).execute()),
      )
    })
    return found
  }

  /** The calls of the same caller right before and after each place. */
  private async beside(places: readonly Row[]): Promise<Beside[]> {
    const found: Beside[] = []
    await inChunks(places, async chunk => {
      const values = chunk.map(p => sql`(${p.id}, ${p.scope}, ${p.from_endpoint}, ${p.started_at})`)
      const { rows } = await sql<Beside>`
        with place (id, scope, from_endpoint, started_at) as (values ${sql.join(values)})
        select id,
          ${nearest('before', 'any', 'started_ms')} as previous_any,
          ${nearest('before', 'here', 'started_ms')} as previous_here,
          ${nearest('after', 'any', 'id')} as next_any,
          ${nearest('after', 'here', 'id')} as next_here
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

function byId<Item extends { id: string }>(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map(item => [item.id, item]))
}

function nearest(side: 'before' | 'after', which: 'any' | 'here', column: 'id' | 'started_ms') {
  const beyond = sql.raw(side === 'before' ? '<' : '>')
  const order = sql.raw(side === 'before' ? 'desc' : 'asc')
  const inScope = which === 'here' ? sql`and call.scope = place.scope` : sql``
  return sql`(
    select ${sql.ref(`call.${column}`)} from tracked_calls as call
    where call.from_endpoint = place.from_endpoint ${inScope}
      and (call.started_at, call.id) ${beyond} (place.started_at, place.id)
    order by call.started_at ${order}, call.id ${order} limit 1)`
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
