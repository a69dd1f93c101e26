import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Actor, EventSource, Fact, FactBody } from '../fact/fact.js'
import type {
  CallId,
  CallLegId,
  CommandId,
  ConferenceId,
  EventId,
  ParticipantId,
  RecordingId,
  RoomId,
} from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { About, JournalEvent } from './event.js'
import type { Tables } from './schema.js'
import type { Selector } from './selector.js'

type EventRow = Selectable<Tables['events']>

/** The column that says what an event is about. */
export const COLUMN_OF = {
  callId: 'call_id',
  legId: 'leg_id',
  conferenceId: 'conference_id',
  participantId: 'participant_id',
  recordingId: 'recording_id',
  roomId: 'room_id',
  commandId: 'command_id',
} as const satisfies Record<keyof About, keyof EventRow>

/** The events that `selector` selects with `after < seq <= until`, in order, at most `limit`. */
export async function readEvents(
  db: Kysely<Tables>,
  selector: Selector,
  range: { after: number; until?: number; limit: number },
): Promise<JournalEvent[]> {
  let query = db
    .selectFrom('events')
    .selectAll()
    .where('seq', '>', range.after)
    .orderBy('seq')
    .limit(range.limit)
  if (range.until !== undefined) query = query.where('seq', '<=', range.until)
  if (selector.types !== undefined) query = query.where('type', 'in', [...selector.types])
  for (const [key, id] of Object.entries(selector.about ?? {})) {
    if (id !== undefined) query = query.where(COLUMN_OF[key as keyof About], '=', id)
  }
  return (await query.execute()).map(eventOf)
}

/** Facts as they were recorded, in the order they were recorded. */
export function factOf(row: EventRow): Fact {
  return {
    id: row.id as EventId,
    occurredAt: row.occurred_at as Instant,
    order: { at: (row.order_at ?? row.occurred_at) as Instant, rank: row.order_rank },
    source: row.source as EventSource,
    ...(row.actor !== null && { actor: JSON.parse(row.actor) as Actor }),
    ...(row.caused_by !== null && { causedBy: row.caused_by as CommandId }),
    body: JSON.parse(row.body) as FactBody,
  } as Fact
}

export function eventOf(row: EventRow): JournalEvent {
  return {
    seq: Number(row.seq),
    recordedAt: row.recorded_at as Instant,
    fact: factOf(row),
    about: aboutOf(row),
    after: JSON.parse(row.after),
    changed: JSON.parse(row.changed),
  }
}

function aboutOf(row: EventRow): About {
  return {
    ...(row.call_id !== null && { callId: row.call_id as CallId }),
    ...(row.leg_id !== null && { legId: row.leg_id as CallLegId }),
    ...(row.conference_id !== null && { conferenceId: row.conference_id as ConferenceId }),
    ...(row.participant_id !== null && { participantId: row.participant_id as ParticipantId }),
    ...(row.recording_id !== null && { recordingId: row.recording_id as RecordingId }),
    ...(row.room_id !== null && { roomId: row.room_id as RoomId }),
    ...(row.command_id !== null && { commandId: row.command_id as CommandId }),
  }
}

export function rowOf(event: JournalEvent, folds: boolean): Insertable<Tables['events']> {
  const { fact, about } = event
  return {
    seq: event.seq,
    id: fact.id,
    type: fact.body.type,
    source: fact.source,
    occurred_at: fact.occurredAt,
    recorded_at: event.recordedAt,
    order_at: folds ? fact.order.at : null,
    order_rank: fact.order.rank,
    actor: fact.actor === undefined ? null : JSON.stringify(fact.actor),
    caused_by: fact.causedBy ?? null,
    call_id: about.callId ?? null,
    leg_id: about.legId ?? null,
    conference_id: about.conferenceId ?? null,
    participant_id: about.participantId ?? null,
    recording_id: about.recordingId ?? null,
    room_id: about.roomId ?? null,
    command_id: about.commandId ?? null,
    body: JSON.stringify(fact.body),
    after: JSON.stringify(event.after),
    changed: JSON.stringify(event.changed),
  }
}
