import type { Insertable, Kysely, Selectable } from 'kysely'
import type { Actor, EventSource, Fact, FactBody } from '../fact/fact.js'
import type { CommandId, EventId } from '../kernel/ids.js'
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
  callFlowId: 'call_flow_id',
  flowRunId: 'flow_run_id',
  bindingId: 'binding_id',
  numberOrderId: 'number_order_id',
  voiceSessionId: 'voice_session_id',
  identity: 'identity',
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

type AboutColumns = Pick<EventRow, (typeof COLUMN_OF)[keyof About]>

const ABOUT = Object.entries(COLUMN_OF) as [keyof About, (typeof COLUMN_OF)[keyof About]][]

function aboutOf(row: EventRow): About {
  const about: { [K in keyof About]?: string } = {}
  for (const [key, column] of ABOUT) {
    const id = row[column]
    if (id !== null) about[key] = id
  }
  return about as About
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
    ...(Object.fromEntries(ABOUT.map(([key, column]) => [column, about[key] ?? null])) as AboutColumns),
    body: JSON.stringify(fact.body),
    after: JSON.stringify(event.after),
    changed: JSON.stringify(event.changed),
  }
}
