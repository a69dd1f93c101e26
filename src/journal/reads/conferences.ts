import type { Kysely, Selectable } from 'kysely'
import type { ConferenceStatus } from '../../conference/fold.js'
import type { ConferenceId } from '../../kernel/ids.js'
import type { ConferenceRecord } from '../event.js'
import type { Tables } from '../schema.js'
import { conferenceRecordOf } from '../states.js'
import type { Placed } from './calls.js'
import { type Page, type PageArgs, readPage } from './page.js'
import type { Within } from './within.js'

export interface ConferencesWanted {
  statuses?: readonly ConferenceStatus[]
  name?: string
  roomId?: string
  /** Listed, or opened by a listed room. */
  within?: Within
}

const NEWEST_FIRST = {
  list: 'conferences',
  columns: [
    { name: 'opened_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { opened_at: string; id: string }) => [row.opened_at, row.id],
} as const

/** The conferences as wanted, newest first. */
export function listConferences(
  db: Kysely<Tables>,
  wanted: ConferencesWanted,
  args: PageArgs,
): Promise<Page<Placed<ConferenceRecord>>> {
  let query = db.selectFrom('conferences').selectAll()
  if (wanted.statuses !== undefined) query = query.where('status', 'in', [...wanted.statuses])
  if (wanted.name !== undefined) query = query.where('name', '=', wanted.name)
  if (wanted.roomId !== undefined) query = query.where('room_id', '=', wanted.roomId)
  const { within } = wanted
  if (within !== undefined) {
    query = query.where(e =>
      e.or([e('id', 'in', [...within.conferences]), e('room_id', 'in', [...within.rooms])]),
    )
  }
  return readPage(db, query, NEWEST_FIRST, args, placed)
}

/** Conferences by their ids, in one statement; what does not exist is left out. */
export async function conferencesById(
  db: Kysely<Tables>,
  ids: readonly ConferenceId[],
): Promise<Map<ConferenceId, Placed<ConferenceRecord>>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('conferences')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as ConferenceId, placed(row)]))
}

function placed(row: Selectable<Tables['conferences']>): Placed<ConferenceRecord> {
  return { state: conferenceRecordOf(row), seq: Number(row.seq) }
}
