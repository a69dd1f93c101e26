import type { CallFacts } from '../call/facts.js'
import type { ConferenceFacts } from '../conference/facts.js'
import type { RoomFacts } from '../conference/room.js'
import type { FlowFacts } from '../flow/facts.js'
import type { CallId, CallLegId, CommandId, ConferenceId, EventId, Identity, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { RecordingFacts } from '../recording/facts.js'
import type { SignallingFacts } from '../signalling/facts.js'
import type { OrderFacts } from '../tracking/facts.js'

/** How we know: the carrier said so, it accepted our command, we decided it, or we found it when comparing. */
export const EVENT_SOURCES = ['WEBHOOK', 'COMMAND', 'POLICY', 'RECONCILED'] as const
export type EventSource = (typeof EVENT_SOURCES)[number]

/** Who asked for something: a client, or one of our own rules. */
export interface Actor {
  kind: 'CLIENT' | 'POLICY'
  /** For display; of a rule, what identifies it. */
  name: string
  /** Of a client, or of whom a rule acts for. Events written by earlier versions have the name alone. */
  identity?: Identity
}

/** By what a client's repeated request is recognised: its own key, which other clients' keys never meet. */
export function keyOfClient({ identity, name }: Actor, idempotencyKey: string): string {
  return `client:${identity ?? name}:${idempotencyKey}`
}

/** The life of an instruction to the carrier, as it stands in the journal. Folds into no state. */
interface OfCommand {
  commandId: CommandId
  kind: string
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
  roomId?: RoomId
}
export interface CommandFacts {
  CommandRequested: OfCommand
  CommandAccepted: OfCommand
  CommandFailed: OfCommand & { code: string; message: string; carrierCode?: string; retryable: boolean }
}

/** A carrier event of a kind this version does not know; kept, counted and shown, never refused. */
export interface UnknownFacts {
  UnknownEvent: {
    eventType: string
    callId?: CallId
    legId?: CallLegId
    conferenceId?: ConferenceId
    details: Record<string, unknown>
  }
}

export interface Facts
  extends CallFacts,
    ConferenceFacts,
    RoomFacts,
    RecordingFacts,
    FlowFacts,
    SignallingFacts,
    OrderFacts,
    CommandFacts,
    UnknownFacts {}
export type FactType = keyof Facts

/**
 * For the end of a fold: the compiler makes sure that every fact this version knows was handled before. One that a newer
 * version recorded changes nothing here, so that both can run side by side and a step back loses no state.
 */
export function ofNewerVersion<State>(_fact: never, unchanged: State): State {
  return unchanged
}

/** What happened, without when and how we know. */
export type FactBody<T extends FactType = FactType> = { [K in T]: { type: K } & Facts[K] }[T]

/**
 * The place of a fact in its streams: carrier time, then rank, then id.
 * A carrier's fact has rank 0. A fact of ours has no carrier time: it takes the time of the last fact its
 * streams held when it was asked for, and a higher rank, so no clock of ours can put it before that.
 */
export interface Order {
  at: Instant
  rank: number
}

export interface Envelope {
  id: EventId
  occurredAt: Instant
  order: Order
  source: EventSource
  actor?: Actor
  /** The command that caused it, when one did. */
  causedBy?: CommandId
}

/** Something that happened, as the journal keeps it for ever: immutable, identified, ordered. */
export type Fact<T extends FactType = FactType> = { [K in T]: Envelope & { body: FactBody<K> } }[T]

/** Carrier order: negative when `a` comes first. Total, because ids differ. */
export function compareFacts(a: Pick<Fact, 'order' | 'id'>, b: Pick<Fact, 'order' | 'id'>): number {
  if (a.order.at !== b.order.at) return a.order.at < b.order.at ? -1 : 1
  if (a.order.rank !== b.order.rank) return a.order.rank - b.order.rank
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0
}

/** Before everything the carrier could say. */
const BEGINNING = '0000-01-01T00:00:00.000000Z' as Instant

/**
 * The place right after `last`, the latest fact its streams held when our command was requested. `rank` is the
 * journal's place of that request, so that commands take effect in the order they were asked for.
 */
export function orderAfter(last: Instant | undefined, rank: number): Order {
  return { at: last ?? BEGINNING, rank }
}
