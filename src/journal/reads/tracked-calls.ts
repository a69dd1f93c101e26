import type { Kysely } from 'kysely'
import type { CallId } from '../../kernel/ids.js'
import type { Instant } from '../../kernel/instant.js'
import type { TrackedCall, TrackedOutcome } from '../../tracking/tracked-call.js'
import type { Tables } from '../schema.js'
import { UNBOUND } from '../tracked-calls.js'
import { type Page, type PageArgs, readPage } from './page.js'

/** A tracked call, and whether its caller had never called before. */
export interface Tracked {
  call: TrackedCall
  firstTime: boolean
}

export interface TrackedWanted {
  /** A binding's; null: those that came by none. */
  bindingId?: string | null
  number?: string
  from?: string
  outcomes?: readonly TrackedOutcome[]
  /** Not before, and before. */
  startedFrom?: Instant
  startedBefore?: Instant
}

const NEWEST_FIRST = {
  list: 'trackedCalls',
  columns: [
    { name: 'started_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { started_at: string; id: string }) => [row.started_at, row.id],
} as const

/** The tracked calls as wanted, newest first. */
export function listTrackedCalls(
  db: Kysely<Tables>,
  wanted: TrackedWanted,
  args: PageArgs,
): Promise<Page<Tracked>> {
  const { bindingId, number, from, outcomes, startedFrom, startedBefore } = wanted
  let query = db.selectFrom('tracked_calls').select(['id', 'started_at', 'state', 'before_any'])
  if (bindingId !== undefined) query = query.where('scope', '=', bindingId ?? UNBOUND)
  if (number !== undefined) query = query.where('number', '=', number)
  if (from !== undefined) query = query.where('from_endpoint', '=', from)
  if (outcomes !== undefined) query = query.where('outcome', 'in', [...outcomes])
  if (startedFrom !== undefined) query = query.where('started_at', '>=', startedFrom)
  if (startedBefore !== undefined) query = query.where('started_at', '<', startedBefore)
  return readPage(db, query, NEWEST_FIRST, args, trackedOf)
}

/** Tracked calls by the ids of their calls, in one statement; what does not exist is left out. */
export async function trackedCallsById(
  db: Kysely<Tables>,
  ids: readonly CallId[],
): Promise<Map<CallId, Tracked>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('tracked_calls')
    .select(['id', 'state', 'before_any'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as CallId, trackedOf(row)]))
}

function trackedOf(row: { state: string; before_any: number | null }): Tracked {
  return { call: JSON.parse(row.state), firstTime: row.before_any === null }
}
