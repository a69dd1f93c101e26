import type { Kysely } from 'kysely'
import type { RecordingId } from '../../kernel/ids.js'
import type { Instant } from '../../kernel/instant.js'
import type { RecordingState, RecordingStatus } from '../../recording/fold.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

export interface RecordingsWanted {
  callId?: string
  legId?: string
  conferenceId?: string
  /** Not before, and before. */
  startedFrom?: Instant
  startedBefore?: Instant
  statuses?: readonly RecordingStatus[]
}

const NEWEST_FIRST = {
  list: 'recordings',
  columns: [
    { name: 'started_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { started_at: string; id: string }) => [row.started_at, row.id],
} as const

/** The recordings as wanted, newest first. */
export function listRecordings(
  db: Kysely<Tables>,
  wanted: RecordingsWanted,
  args: PageArgs,
): Promise<Page<RecordingState>> {
  const { legId } = wanted
  let query = db.selectFrom('recordings').select(['id', 'state', 'started_at'])
  if (legId !== undefined) {
    // By its call, for which there is an index.
    query = query
      .where('call_id', '=', e => e.selectFrom('legs').select('call_id').where('id', '=', legId))
      .where('leg_id', '=', legId)
  }
  if (wanted.startedFrom !== undefined) query = query.where('started_at', '>=', wanted.startedFrom)
  if (wanted.startedBefore !== undefined) query = query.where('started_at', '<', wanted.startedBefore)
  if (wanted.callId !== undefined) query = query.where('call_id', '=', wanted.callId)
  if (wanted.conferenceId !== undefined) query = query.where('conference_id', '=', wanted.conferenceId)
  if (wanted.statuses !== undefined) query = query.where('status', 'in', [...wanted.statuses])
  return readPage(db, query, NEWEST_FIRST, args, row => JSON.parse(row.state))
}

/** Recordings by their ids, in one statement; what does not exist is left out. */
export async function recordingsById(
  db: Kysely<Tables>,
  ids: readonly RecordingId[],
): Promise<Map<RecordingId, RecordingState>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('recordings')
    .select(['id', 'state'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as RecordingId, JSON.parse(row.state)]))
}
