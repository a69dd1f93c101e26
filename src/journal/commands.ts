import type { Insertable, Selectable } from 'kysely'
import type { Refusal } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Actor } from '../fact/fact.js'
import type { CallId, CallLegId, CommandId, ConferenceId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Tables } from './schema.js'

export const COMMAND_STATUSES = ['REQUESTED', 'ACCEPTED', 'REFUSED', 'FAILED'] as const
/** REFUSED: the carrier said no. FAILED: it could not be reached in time. */
export type CommandStatus = (typeof COMMAND_STATUSES)[number]

/** An instruction to the carrier with everything that happened to it. */
export interface CommandRecord {
  id: CommandId
  /** The journal's place of its CommandRequested. */
  seq: number
  status: CommandStatus
  lane: string
  key?: string
  fingerprint?: string
  command: CarrierCommand
  actor: Actor
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
  roomId?: RoomId
  /** The carrier's time of the last fact about its targets when it was requested. */
  anchor?: Instant
  requestedAt: Instant
  settledAt?: Instant
  settledSeq?: number
  attempts: number
  dueMs: number
  /** The node that has it to itself until `dueMs`. */
  lease?: string
  /** Of one that is still REQUESTED: it is not to be sent. */
  refusal?: Refusal
  result?: CommandResult
}

/** What an accepted command brought into being. */
export interface CommandResult {
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
}

export function commandOf(row: Selectable<Tables['commands']>): CommandRecord {
  return {
    id: row.id as CommandId,
    seq: row.seq,
    status: row.status as CommandStatus,
    lane: row.lane,
    ...(row.key !== null && { key: row.key }),
    ...(row.fingerprint !== null && { fingerprint: row.fingerprint }),
    command: { kind: row.kind, ...JSON.parse(row.args) } as CarrierCommand,
    actor: JSON.parse(row.actor),
    ...(row.call_id !== null && { callId: row.call_id as CallId }),
    ...(row.leg_id !== null && { legId: row.leg_id as CallLegId }),
    ...(row.conference_id !== null && { conferenceId: row.conference_id as ConferenceId }),
    ...(row.room_id !== null && { roomId: row.room_id as RoomId }),
    ...(row.anchor !== null && { anchor: row.anchor as Instant }),
    requestedAt: row.requested_at as Instant,
    ...(row.settled_at !== null && { settledAt: row.settled_at as Instant }),
    ...(row.settled_seq !== null && { settledSeq: row.settled_seq }),
    attempts: row.attempts,
    dueMs: row.due_ms,
    ...(row.lease !== null && { lease: row.lease }),
    ...(row.refusal !== null && { refusal: JSON.parse(row.refusal) }),
    ...(row.result !== null && { result: JSON.parse(row.result) }),
  }
}

export function rowOfCommand(record: CommandRecord): Insertable<Tables['commands']> {
  const { kind, ...args } = record.command
  return {
    id: record.id,
    seq: record.seq,
    kind,
    status: record.status,
    lane: record.lane,
    key: record.key ?? null,
    fingerprint: record.fingerprint ?? null,
    args: JSON.stringify(args),
    actor: JSON.stringify(record.actor),
    call_id: record.callId ?? null,
    leg_id: record.legId ?? null,
    conference_id: record.conferenceId ?? null,
    room_id: record.roomId ?? null,
    anchor: record.anchor ?? null,
    requested_at: record.requestedAt,
    settled_at: record.settledAt ?? null,
    settled_seq: record.settledSeq ?? null,
    attempts: record.attempts,
    due_ms: record.dueMs,
    lease: record.lease ?? null,
    refusal: record.refusal === undefined ? null : JSON.stringify(record.refusal),
    result: record.result === undefined ? null : JSON.stringify(record.result),
  }
}
