import type { Kysely } from 'kysely'
import type { Direction } from '../../call/facts.js'
import type { CallState, CallStatus } from '../../call/fold.js'
import type { CallId, CallLegId } from '../../kernel/ids.js'
import type { Instant } from '../../kernel/instant.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'
import type { Within } from './within.js'

/** A state with the journal's place of the last event about it. */
export interface Placed<State> {
  state: State
  seq: number
}

export interface CallsWanted {
  statuses?: readonly CallStatus[]
  direction?: Direction
  /** Of the call's first leg. */
  from?: string
  to?: string
  /** Not before, and before. */
  startedFrom?: Instant
  startedBefore?: Instant
  /** With a leg that is or was in this conference. */
  conferenceId?: string
  /** Listed, from or to a listed number, or with a leg that is or was in a conference within it. */
  within?: Within
}

const NEWEST_FIRST = {
  list: 'calls',
  columns: [
    { name: 'started_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { started_at: string; id: string }) => [row.started_at, row.id],
} as const

/** The calls as wanted, newest first. */
export function listCalls(
  db: Kysely<Tables>,
  wanted: CallsWanted,
  args: PageArgs,
): Promise<Page<Placed<CallState>>> {
  let query = db.selectFrom('calls').select(['id', 'seq', 'state', 'started_at'])
  if (wanted.statuses !== undefined) query = query.where('status', 'in', [...wanted.statuses])
  if (wanted.direction !== undefined) query = query.where('direction', '=', wanted.direction)
  if (wanted.from !== undefined) query = query.where('from_endpoint', '=', wanted.from)
  if (wanted.to !== undefined) query = query.where('to_endpoint', '=', wanted.to)
  if (wanted.startedFrom !== undefined) query = query.where('started_at', '>=', wanted.startedFrom)
  if (wanted.startedBefore !== undefined) query = query.where('started_at', '<', wanted.startedBefore)
  const { conferenceId } = wanted
  if (conferenceId !== undefined) {
    query = query.where('id', 'in', e =>
      e.selectFrom('participants').select('call_id').where('conference_id', '=', conferenceId),
    )
  }
  const { within } = wanted
  if (within !== undefined) {
    query = query.where(e =>
      e.or([
        e('id', 'in', [...within.calls]),
        e('from_endpoint', 'in', [...within.numbers]),
        e('to_endpoint', 'in', [...within.numbers]),
        e(
          'id',
          'in',
          e
            .selectFrom('participants')
            .innerJoin('conferences', 'conferences.id', 'participants.conference_id')
            .select('participants.call_id')
            .where(c =>
              c.or([
                c('conferences.id', 'in', [...within.conferences]),
                c('conferences.room_id', 'in', [...within.rooms]),
              ]),
            ),
        ),
      ]),
    )
  }
  return readPage(db, query, NEWEST_FIRST, args, row => placed<CallState>(row))
}

/** Calls by their ids, in one statement; what does not exist is left out. */
export async function callsById(
  db: Kysely<Tables>,
  ids: readonly CallId[],
): Promise<Map<CallId, Placed<CallState>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('calls')
    .select(['id', 'seq', 'state'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as CallId, placed<CallState>(row)]))
}

/** The calls that legs belong to. */
export async function callsOfLegs(
  db: Kysely<Tables>,
  ids: readonly CallLegId[],
): Promise<Map<CallLegId, Placed<CallState>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('legs')
    .innerJoin('calls', 'calls.id', 'legs.call_id')
    .select(['legs.id as leg_id', 'calls.seq', 'calls.state'])
    .where('legs.id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.leg_id as CallLegId, placed<CallState>(row)]))
}

function placed<State>(row: { seq: number; state: string }): Placed<State> {
  return { state: JSON.parse(row.state), seq: Number(row.seq) }
}
