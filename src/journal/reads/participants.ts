import type { Kysely } from 'kysely'
import type { CallState } from '../../call/fold.js'
import type { ParticipantState } from '../../conference/participant.js'
import type { CallId, CallLegId, ConferenceId, ParticipantId } from '../../kernel/ids.js'
import type { Tables } from '../schema.js'
import type { Placed } from './calls.js'

/** A participant with the call its leg belongs to, which has its number. */
export interface Attendee {
  participant: ParticipantState
  call: Placed<CallState> | undefined
  /** The journal's place of the last event about the participant. */
  seq: number
}

/** Everybody who is or was in these conferences, in the order they came. */
export function participantsOf(db: Kysely<Tables>, conferences: readonly ConferenceId[]) {
  return grouped<ConferenceId>(db, 'conference_id', conferences)
}

/** The stays of these legs, in any conference. */
export function participantsOfLegs(db: Kysely<Tables>, legs: readonly CallLegId[]) {
  return grouped<CallLegId>(db, 'leg_id', legs)
}

/** The stays of these calls' legs, in any conference. */
export function participantsOfCalls(db: Kysely<Tables>, calls: readonly CallId[]) {
  return grouped<CallId>(db, 'call_id', calls)
}

export async function participantsById(
  db: Kysely<Tables>,
  ids: readonly ParticipantId[],
): Promise<Map<ParticipantId, Attendee>> {
  const found = await grouped<ParticipantId>(db, 'id', ids)
  return new Map([...found].flatMap(([id, [attendee]]) => (attendee === undefined ? [] : [[id, attendee]])))
}

async function grouped<Id extends string>(
  db: Kysely<Tables>,
  by: 'id' | 'conference_id' | 'leg_id' | 'call_id',
  ids: readonly Id[],
): Promise<Map<Id, Attendee[]>> {
  const found = new Map<Id, Attendee[]>()
  if (ids.length === 0) return found
  const rows = await db
    .selectFrom('participants')
    .leftJoin('calls', 'calls.id', 'participants.call_id')
    .select([
      `participants.${by} as of`,
      'participants.state',
      'participants.seq',
      'calls.state as call',
      'calls.seq as call_seq',
    ])
    .where(`participants.${by}`, 'in', [...ids])
    .execute()
  for (const row of rows) {
    const attendee: Attendee = {
      participant: JSON.parse(row.state),
      call: row.call === null ? undefined : { state: JSON.parse(row.call), seq: Number(row.call_seq) },
      seq: Number(row.seq),
    }
    const others = found.get(row.of as Id)
    if (others === undefined) found.set(row.of as Id, [attendee])
    else others.push(attendee)
  }
  for (const attendees of found.values()) attendees.sort(byArrival)
  return found
}

/** Those who are still on their way in come last. */
function byArrival({ participant: a }: Attendee, { participant: b }: Attendee): number {
  const [left, right] = [`${a.joinedAt ?? '9'} ${a.id}`, `${b.joinedAt ?? '9'} ${b.id}`]
  return left < right ? -1 : left > right ? 1 : 0
}
