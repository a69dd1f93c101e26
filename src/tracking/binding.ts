import type { E164, Endpoint } from '../kernel/endpoint.js'
import type { CallFlowId, NumberBindingId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

export const BINDING_KINDS = ['ROOM', 'CALL_FLOW', 'FORWARD'] as const
export type BindingKind = (typeof BINDING_KINDS)[number]

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

/** What is to be different about a forward; null takes away what it need not have. */
export type ForwardChange = {
  [K in keyof Omit<Forward, 'whisperAudioUrl' | 'fallback'>]?: Forward[K]
} & { whisperAudioUrl?: string | null; fallback?: Fallback | null }

/** Where a number is to lead: elsewhere, or by other settings. */
export type TargetChange =
  | { kind: 'ROOM'; roomId: RoomId }
  | { kind: 'CALL_FLOW'; callFlowId: CallFlowId }
  | ({ kind: 'FORWARD' } & ForwardChange)

/** A forward with all that was not said: not recorded, with the caller's number, ringing half a minute. */
const PLAIN = { record: false, shownNumber: 'CALLER', timeoutSeconds: 30 } as const

/** The target after a change; undefined when that would be a forward without a destination. */
export function changedTarget(
  before: BindingTarget | undefined,
  change: TargetChange,
): BindingTarget | undefined {
  if (change.kind !== 'FORWARD') return change
  const was = before?.kind === 'FORWARD' ? before : undefined
  const { whisperAudioUrl, fallback, ...plain } = { ...PLAIN, ...was, ...change }
  if (plain.destination === undefined) return undefined
  return {
    ...plain,
    destination: plain.destination,
    ...(whisperAudioUrl != null && { whisperAudioUrl }),
    ...(fallback != null && { fallback }),
  }
}

/** The setting by which a number would lead back to itself; undefined when none does. */
export function loopOf(
  number: E164,
  target: BindingTarget,
): 'destination' | 'fallbackDestination' | undefined {
  if (target.kind !== 'FORWARD') return undefined
  if (target.destination === (number as string)) return 'destination'
  const { fallback } = target
  if (fallback === undefined || !('destination' in fallback)) return undefined
  return [number as string, target.destination].includes(fallback.destination)
    ? 'fallbackDestination'
    : undefined
}
