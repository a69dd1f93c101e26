import type { E164, Endpoint } from '../kernel/endpoint.js'
import type { CallFlowId, NumberBindingId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

export const SHOWN_NUMBERS = ['CALLER', 'TRACKING'] as const
/** Which number the called person sees: the caller's own, or the tracking number that was called. */
export type ShownNumber = (typeof SHOWN_NUMBERS)[number]

/** What follows when the destination of a forward is not reached. */
export type Fallback = { destination: Endpoint } | { callFlowId: CallFlowId }

/** Calls are answered and transferred to another number. */
export interface Forward {
  destination: Endpoint
  /** Records the conversation, each side on a channel of its own. */
  record: boolean
  shownNumber: ShownNumber
  /** What the called person hears before the caller is put through. */
  whisperAudioUrl?: string
  /** How long the destination rings. */
  timeoutSeconds: number
  /** Absent: the caller is told that nobody can be reached. */
  fallback?: Fallback
}

/** What a number leads to. */
export type BindingTarget =
  | { kind: 'ROOM'; roomId: RoomId }
  | { kind: 'CALL_FLOW'; callFlowId: CallFlowId }
  | ({ kind: 'FORWARD' } & Forward)

/**
 * What a number led to from one instant to another. It never changes but for its end: leading the number elsewhere
 * ends it and begins another one, so that the calls of its time stay explained by it.
 */
export interface NumberBinding {
  id: NumberBindingId
  number: E164
  /** A name for people, of a campaign for instance. */
  label?: string
  target: BindingTarget
  since: Instant
  /** Absent while it is in force. */
  until?: Instant
}
