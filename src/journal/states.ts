import type { Kysely, Selectable } from 'kysely'
import type { CallState } from '../call/fold.js'
import { callEndedAt, callStatus, firstLeg, legState } from '../call/fold.js'
import { outboundLinesOf } from '../call/lines.js'
import { conferenceEnd, conferenceStatus } from '../conference/fold.js'
import { type ParticipantState, participantLeftAt, participantStatus } from '../conference/participant.js'
import type { Fact, Order } from '../fact/fact.js'
import type { CallControlId, CallId, CallLegId, ConferenceId, EventId, ParticipantId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { RecordingState } from '../recording/fold.js'
import type { ConferenceRecord } from './event.js'
import { factOf } from './events.js'
import { inChunks, overwrite } from './rows.js'
import type { Tables } from './schema.js'

/** The latest fact folded into a state, in carrier order. */
export interface Last extends Order {
  id: EventId
}

/** A state with what is needed to decide whether a fact comes after it. */
export interface Stored<State> {
  state: State
  last: Last
  /** The journal's place of the latest event about it. */
  seq: number
}

/** What facts have been folded into, inside an append. */
export class States {
  constructor(private readonly db: Kysely<Tables>) {}

  async calls(ids: readonly CallId[]): Promise<Map<CallId, Stored<CallState>>> {
    if (ids.length === 0) return new Map()
    const rows = await this.db
      .selectFrom('calls')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(row => [row.id as CallId, { state: JSON.parse(row.state), ...lastOf(row) }]))
  }

  async conferences(ids: readonly ConferenceId[]): Promise<Map<ConferenceId, Stored<ConferenceRecord>>> {
    if (ids.length === 0) return new Map()
    const rows = await this.db
      .selectFrom('conferences')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return new Map(
      rows.map(row => [row.id as ConferenceId, { state: conferenceRecordOf(row), ...lastOf(row) }]),
    )
  }

  async participants(ids: readonly ParticipantId[]): Promise<Map<ParticipantId, Stored<ParticipantState>>> {
    if (ids.length === 0) return new Map()
    const rows = await this.db
      .selectFrom('participants')
      .selectAll()
      .where('id', 'in', [...ids])
      .execute()
    return new Map(rows.map(storedParticipant))
  }

  /** Everybody who has not left, at most `limit` of them. */
  async present(
    conference: ConferenceId,
    limit: number,
  ): Promise<Map<ParticipantId, Stored<ParticipantState>>> {
    const rows = await this.db
      .selectFrom('participants')
      .selectAll()
      .where('conference_id', '=', conference)
      .where('status', '!=', 'LEFT')
      .orderBy('status')
      .limit(limit)
      .execute()
    return new Map(rows.map(storedParticipant))
  }

  /** When each participant left a conference. */
  async leavings(conference: ConferenceId): Promise<Map<ParticipantId, Instant>> {
    const rows = await this.db
      .selectFrom('participants')
      .select(['id', 'left_at'])
      .where('conference_id', '=', conference)
      .where('left_at', 'is not', null)
      .execute()
    return new Map(rows.map(row => [row.id as ParticipantId, row.left_at as Instant]))
  }

  /** All facts that fold into a call, in the order they were recorded. */
  async factsOfCall(id: CallId): Promise<Fact[]> {
    const rows = await this.facts().where('call_id', '=', id).execute()
    return rows.map(factOf)
  }

  async factsOfConference(id: ConferenceId): Promise<Fact[]> {
    const rows = await this.facts().where('conference_id', '=', id).execute()
    return rows.map(factOf)
  }

  /** Those about the participant, and those that ended its leg or its conference. */
  async factsOfParticipant(conference: ConferenceId, call: CallId, leg: CallLegId): Promise<Fact[]> {
    const [own, leg_, conference_] = await Promise.all([
      this.facts().where('participant_id', '=', `${conference}.${leg}`).execute(),
      this.facts()
        .where('call_id', '=', call)
        .where('leg_id', '=', leg)
        .where('type', '=', 'CallEnded')
        .execute(),
      this.facts().where('conference_id', '=', conference).where('type', '=', 'ConferenceEnded').execute(),
    ])
    return [...own, ...leg_, ...conference_].map(factOf)
  }

  private facts() {
    return this.db.selectFrom('events').selectAll().where('order_at', 'is not', null).orderBy('seq')
  }

  /** `tokens` are the control tokens that became known; those known before are kept. */
  async putCalls(
    calls: readonly Stored<CallState>[],
    tokens: ReadonlyMap<CallLegId, CallControlId>,
  ): Promise<void> {
    await inChunks(calls, chunk =>
      this.db
        .insertInto('calls')
        .values(
          chunk.map(({ state, last, seq }) => {
            const first = firstLeg(state)
            return {
              id: state.id,
              status: callStatus(state),
              direction: first?.direction ?? null,
              from_endpoint: first?.from ?? null,
              to_endpoint: first?.to ?? null,
              started_at: state.startedAt,
              ended_at: callEndedAt(state) ?? null,
              ...lastColumns(last, seq),
              state: JSON.stringify(state),
            }
          }),
        )
        .onConflict(
          overwrite(
            'status',
            'direction',
            'from_endpoint',
            'to_endpoint',
            'started_at',
            'ended_at',
            ...FOLDED,
          ),
        )
        .execute(),
    )
    const legs = calls.flatMap(({ state }) =>
      state.legs.map(leg => ({
        id: leg.id,
        call_id: state.id,
        control_id: tokens.get(leg.id) ?? null,
        state: legState(leg),
        outbound_lines: outboundLinesOf(leg, state),
      })),
    )
    await inChunks(legs, chunk =>
      this.db
        .insertInto('legs')
        .values(chunk)
        .onConflict(c =>
          c.column('id').doUpdateSet(e => ({
            call_id: e.ref('excluded.call_id'),
            control_id: e.fn.coalesce('excluded.control_id', 'legs.control_id'),
            state: e.ref('excluded.state'),
            outbound_lines: e.ref('excluded.outbound_lines'),
          })),
        )
        .execute(),
    )
  }

  async putConferences(conferences: readonly Stored<ConferenceRecord>[]): Promise<void> {
    await inChunks(conferences, chunk =>
      this.db
        .insertInto('conferences')
        .values(
          chunk.map(({ state: { conference, attendance }, last, seq }) => ({
            id: conference.id,
            name: conference.name ?? null,
            room_id: conference.roomId ?? null,
            status: conferenceStatus(conference, attendance),
            opened_at: conference.startedAt ?? conference.openedAt,
            ended_at: conferenceEnd(conference, attendance)?.endedAt ?? null,
            joined: attendance.joined,
            empty_since: attendance.emptySince ?? null,
            ...lastColumns(last, seq),
            state: JSON.stringify(conference),
          })),
        )
        .onConflict(
          overwrite('name', 'room_id', 'status', 'opened_at', 'ended_at', 'joined', 'empty_since', ...FOLDED),
        )
        .execute(),
    )
  }

  async putParticipants(participants: readonly Stored<ParticipantState>[]): Promise<void> {
    await inChunks(participants, chunk =>
      this.db
        .insertInto('participants')
        .values(
          chunk.map(({ state, last, seq }) => ({
            id: state.id,
            conference_id: state.conferenceId,
            leg_id: state.legId,
            call_id: state.callId,
            status: participantStatus(state),
            joined_at: state.joinedAt ?? null,
            left_at: participantLeftAt(state) ?? null,
            ...lastColumns(last, seq),
            state: JSON.stringify(state),
          })),
        )
        .onConflict(overwrite('status', 'joined_at', 'left_at', ...FOLDED))
        .execute(),
    )
  }

  /** Writes the recordings of what changed; `gone` are those that a late fact turned into another one. */
  async putRecordings(
    recordings: readonly (RecordingState & { since: Instant })[],
    gone: readonly string[],
  ): Promise<void> {
    if (gone.length > 0)
      await this.db
        .deleteFrom('recordings')
        .where('id', 'in', [...gone])
        .execute()
    await inChunks(recordings, chunk =>
      this.db
        .insertInto('recordings')
        .values(
          chunk.map(({ since, ...recording }) => ({
            id: recording.id,
            call_id: recording.callId ?? null,
            leg_id: recording.legId ?? null,
            conference_id: recording.conferenceId ?? null,
            status: recording.status,
            carrier_id: recording.carrierId ?? null,
            started_at: recording.startedAt ?? since,
            state: JSON.stringify(recording),
          })),
        )
        .onConflict(overwrite('status', 'carrier_id', 'started_at', 'state'))
        .execute(),
    )
  }
}

const FOLDED = ['last_at', 'last_rank', 'last_id', 'seq', 'state'] as const

type FoldedRow = { last_at: string; last_rank: number; last_id: string; seq: number }

function lastOf(row: FoldedRow): { last: Last; seq: number } {
  return {
    last: { at: row.last_at as Instant, rank: row.last_rank, id: row.last_id as EventId },
    seq: Number(row.seq),
  }
}

function lastColumns(last: Last, seq: number): FoldedRow {
  return { last_at: last.at, last_rank: last.rank, last_id: last.id, seq }
}

export function conferenceRecordOf(row: Selectable<Tables['conferences']>): ConferenceRecord {
  return {
    conference: JSON.parse(row.state),
    attendance: {
      joined: row.joined,
      ...(row.empty_since !== null && { emptySince: row.empty_since as Instant }),
    },
  }
}

function storedParticipant(
  row: Selectable<Tables['participants']>,
): [ParticipantId, Stored<ParticipantState>] {
  return [row.id as ParticipantId, { state: JSON.parse(row.state), ...lastOf(row) }]
}
