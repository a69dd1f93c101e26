import type { Kysely } from 'kysely'
import type { CallState } from '../../call/fold.js'
import { foldParticipant, type ParticipantState, participantStatus } from '../../conference/participant.js'
import type { CallId, ConferenceId, ParticipantId, RoomId } from '../../kernel/ids.js'
import type { After, ConferenceRecord, JournalEvent } from '../event.js'
import type { SeatedRoom } from '../rooms.js'
import type { Tables } from '../schema.js'
import { conferenceRecordOf } from '../states.js'
import { callsById, type Placed } from './calls.js'
import { conferencesById } from './conferences.js'
import { headOf } from './events.js'
import { type Attendee, participantsOf, participantsOfCalls } from './participants.js'
import { roomsById } from './rooms.js'

/** What a live stream shows first, as it all stood together at one place of the journal. */
export interface PresentState {
  room?: SeatedRoom
  conferences: Placed<ConferenceRecord>[]
  /** Everybody who is or was in these conferences. */
  attendees: Map<ConferenceId, Attendee[]>
  calls: Placed<CallState>[]
  /** The stays of these calls, in whichever conference. */
  stays: Map<CallId, Attendee[]>
}

/** Runs `read` over one unchanging state of the journal; answers with the place of its last event. */
async function together<T>(db: Kysely<Tables>, read: (db: Kysely<Tables>) => Promise<T>) {
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async trx => ({ seq: await headOf(trx), state: await read(trx) }))
}

export function presentConference(db: Kysely<Tables>, id: ConferenceId) {
  return together(db, trx => withConferences(trx, [id]))
}

/** A room with the conference in progress; undefined when there is no such room. */
export function presentRoom(db: Kysely<Tables>, id: RoomId) {
  return together(db, async trx => {
    const room = (await roomsById(trx, [id])).get(id)
    if (room === undefined) return undefined
    const { conferenceId } = room.seating
    return { ...(await withConferences(trx, conferenceId === undefined ? [] : [conferenceId])), room }
  })
}

/** A call with the conferences its legs are or were in. */
export function presentCall(db: Kysely<Tables>, id: CallId) {
  return together(db, async trx => {
    const stays = await participantsOfCalls(trx, [id])
    const conferences = (stays.get(id) ?? []).map(stay => stay.participant.conferenceId)
    const calls = [...(await callsById(trx, [id])).values()]
    return { ...(await withConferences(trx, [...new Set(conferences)])), calls, stays }
  })
}

/** Every conference and call that has not ended, newest first. */
export function presentBoard(db: Kysely<Tables>) {
  return together(db, async trx => {
    const open = await trx
      .selectFrom('conferences')
      .selectAll()
      .where('status', '!=', 'ENDED')
      .orderBy('opened_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const conferences = open.map(row => ({ state: conferenceRecordOf(row), seq: Number(row.seq) }))
    const rows = await trx
      .selectFrom('calls')
      .select(['id', 'seq', 'state'])
      .where('status', '!=', 'ENDED')
      .orderBy('started_at', 'desc')
      .orderBy('id', 'desc')
      .execute()
    const calls = rows.map(row => ({ state: JSON.parse(row.state) as CallState, seq: Number(row.seq) }))
    const ids = conferences.map(({ state }) => state.conference.id)
    const attendees = await participantsOf(trx, ids)
    return { conferences, attendees, calls, stays: new Map<CallId, Attendee[]>() }
  })
}

async function withConferences(db: Kysely<Tables>, ids: ConferenceId[]): Promise<PresentState> {
  const conferences = [...(await conferencesById(db, ids)).values()]
  return { conferences, attendees: await participantsOf(db, ids), calls: [], stays: new Map() }
}

/**
 * Everybody whose stay the end of a conference ended, as they stood right after it: the event itself carries at
 * most one. Nobody when they had all left before, or when the journal no longer knows of them.
 */
export async function staysEndedBy(
  db: Kysely<Tables>,
  { seq, about, fact }: JournalEvent,
): Promise<ParticipantState[]> {
  const { conferenceId } = about
  if (fact.body.type !== 'ConferenceEnded' || conferenceId === undefined) return []
  const before = db.selectFrom('events').where('conference_id', '=', conferenceId).where('seq', '<', seq)
  const endedBefore = await before.select('seq').where('type', '=', 'ConferenceEnded').executeTakeFirst()
  if (endedBefore !== undefined) return []
  const rows = await db
    .selectFrom('events')
    .select(['seq', 'participant_id', 'after'])
    .where('seq', 'in', latest =>
      latest
        .selectFrom('events')
        .select(e => e.fn.max('seq').as('seq'))
        .where('conference_id', '=', conferenceId)
        .where('participant_id', 'is not', null)
        .where('seq', '<', seq)
        .groupBy('participant_id'),
    )
    .orderBy('seq')
    .execute()
  const present = new Map<ParticipantId, ParticipantState>()
  for (const row of rows) {
    const { participant } = JSON.parse(row.after) as After
    if (participant !== undefined) present.set(participant.id, participant)
  }
  return [...present.values()]
    .filter(participant => participantStatus(participant) !== 'LEFT')
    .map(participant => foldParticipant(participant, fact) ?? participant)
}
