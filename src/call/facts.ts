import type { Endpoint } from '../kernel/endpoint.js'
import type {
  CallControlId,
  CallFlowId,
  CallId,
  CallLegId,
  ConferenceId,
  FlowRunId,
  NumberBindingId,
  RoomId,
} from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

export type Direction = 'INBOUND' | 'OUTBOUND'
export type CallParty = 'CALLER' | 'CALLEE' | 'SYSTEM' | 'UNKNOWN'

export const HANGUP_CAUSES = [
  'CALL_REJECTED',
  'NORMAL_CLEARING',
  'ORIGINATOR_CANCEL',
  'TIMEOUT',
  'TIME_LIMIT',
  'USER_BUSY',
  'NOT_FOUND',
  'NO_ANSWER',
  'UNSPECIFIED',
] as const
export type HangupCause = (typeof HANGUP_CAUSES)[number]

export const MACHINE_RESULTS = [
  'HUMAN',
  'HUMAN_RESIDENCE',
  'HUMAN_BUSINESS',
  'MACHINE',
  'SILENCE',
  'FAX_DETECTED',
  'NOT_SURE',
] as const
export type MachineResult = (typeof MACHINE_RESULTS)[number]

export const GATHER_STATUSES = [
  'VALID',
  'INVALID',
  'CALL_HANGUP',
  'CANCELLED',
  'CANCELLED_AMD',
  'TIMEOUT',
] as const
export type GatherStatus = (typeof GATHER_STATUSES)[number]

/** Which leg a fact is about, with what every carrier event says of it. */
export interface OfLeg {
  callId: CallId
  legId: CallLegId
  /** The carrier's control token: kept to send commands, never shown. */
  controlId?: CallControlId
  /** Decoded text that a command left on the leg; null when the carrier says there is none. */
  clientState?: string | null
}

/** How an audio that the server played to a leg came to its end, in the carrier's words. */
export interface AudioEnd {
  status: string
}

/** A leg dialled out to be seated in a conference when a person answers it. */
export interface Pull {
  conferenceId: ConferenceId
  muted: boolean
  /** True when we wait to hear from the carrier whether a machine answered. */
  detectMachine: boolean
}

/** What can happen on a call. The name of a fact is the name of its GraphQL event. */
export interface CallFacts {
  CallInitiated: OfLeg & {
    direction: Direction
    from: Endpoint
    to: Endpoint
    callerName?: string
    startedAt: Instant
  }
  CallAnswered: OfLeg & { from?: Endpoint; to?: Endpoint; startedAt?: Instant }
  CallBridged: OfLeg
  /** The far end put its phone on hold; nothing to do with a conference's hold. */
  CallHeld: OfLeg
  CallUnheld: OfLeg
  CallEnded: OfLeg & {
    from?: Endpoint
    to?: Endpoint
    cause: HangupCause
    endedBy: CallParty
    sipCode?: number
    startedAt?: Instant
    endedAt?: Instant
  }
  SpeechStarted: OfLeg
  SpeechEnded: OfLeg & AudioEnd
  PlaybackStarted: OfLeg & { audioUrl?: string }
  PlaybackEnded: OfLeg & AudioEnd & { audioUrl?: string }
  DigitReceived: OfLeg & { digit: string }
  DigitsGathered: OfLeg & { digits: string; status: GatherStatus }
  MachineDetected: OfLeg & { result: MachineResult }
  MachineGreetingEnded: OfLeg & { result: string }
  /** A carrier event that changes no state here (queue, streaming, SIPREC, cost …), kept with its details. */
  CallNoticed: OfLeg & { eventType: string; details: Record<string, unknown> }

  /** We placed the call and the carrier accepted; webhooks about the leg follow, or came already. */
  CallPlaced: OfLeg & {
    from: Endpoint
    to: Endpoint
    startedAt: Instant
    /** The conference it was dialled for. */
    pull?: Pull
    /** The flow that runs when it is answered. */
    flowRunId?: FlowRunId
  }
  /**
   * We decided where an inbound leg is to go, and by which of its number's bindings: to a room, to a flow, by
   * the binding alone when that forwards it, and nowhere when nothing leads from the number.
   */
  CallRouted: OfLeg & {
    roomId?: RoomId
    callFlowId?: CallFlowId
    flowRunId?: FlowRunId
    bindingId?: NumberBindingId
  }
  /** The carrier accepted a transfer; its outcome is CallTransferred or TransferFailed. */
  TransferStarted: OfLeg & { to: Endpoint }
  CallTransferred: OfLeg & { to: Endpoint; newLegId: CallLegId }
  TransferFailed: OfLeg & { to: Endpoint; newLegId?: CallLegId; cause: HangupCause }
}
