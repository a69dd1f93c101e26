import { type Fact, ofNewerVersion } from '../fact/fact.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallId, CallLegId, ConferenceId, FlowRunId, NumberBindingId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import { foldRecordings, type RecordingFact, type RecordingState } from '../recording/fold.js'
import type { CallParty, Direction, HangupCause, MachineResult, OfLeg, Pull } from './facts.js'

/** What an inbound leg can be led to; NOWHERE: nothing leads from its number, and it is told so. */
export type Lead = 'ROOM' | 'CALL_FLOW' | 'FORWARD' | 'NOWHERE'

/** One endpoint's part of a call. What the carrier has not said yet is absent. */
export interface LegState {
  id: CallLegId
  direction?: Direction
  from?: Endpoint
  to?: Endpoint
  callerName?: string
  clientState?: string
  startedAt?: Instant
  /** True once the carrier itself reported the leg. */
  reported: boolean
  answeredAt?: Instant
  bridged: boolean
  /** The conference it takes part in now. */
  conferenceId?: ConferenceId
  endedAt?: Instant
  hangupCause?: HangupCause
  endedBy?: CallParty
  sipCode?: number
  machine?: MachineResult
  /** What it was led to. */
  ledTo?: Lead
  roomId?: RoomId
  /** The binding of its number that was valid when it started. */
  bindingId?: NumberBindingId
  pull?: Pull
  /** The call flow that runs on it, or will when it is answered. */
  flowRunId?: FlowRunId
  /** Where it is being transferred to, until that is decided. */
  transferringTo?: Endpoint
  /** How its transfers went, in order. */
  transfers?: TransferOutcome[]
}

/** A transfer that is over: answered, unless it has a cause. */
export interface TransferOutcome {
  to: Endpoint
  /** Absent when the carrier refused even to dial. */
  newLegId?: CallLegId
  cause?: HangupCause
}

/** A conversation by phone: the legs that belong together. */
export interface CallState {
  id: CallId
  startedAt: Instant
  legs: LegState[]
  recordings: RecordingState[]
}

export const LEG_STATES = ['INITIATED', 'RINGING', 'ANSWERED', 'BRIDGED', 'IN_CONFERENCE', 'ENDED'] as const
export type CallLegStateName = (typeof LEG_STATES)[number]

export const CALL_STATUSES = ['RINGING', 'IN_PROGRESS', 'ENDED'] as const
export type CallStatus = (typeof CALL_STATUSES)[number]

/** A call after `fact`; the same reference when nothing changed. Total over every fact a call can see. */
export function foldCall(before: CallState | undefined, fact: Fact): CallState {
  const { body } = fact
  if (!('callId' in body) || body.callId === undefined) {
    throw new TypeError(`${body.type} ${fact.id} is of no call`)
  }
  const call = before ?? { id: body.callId, startedAt: fact.occurredAt, legs: [], recordings: [] }
  switch (body.type) {
    case 'RecordingStarted':
    case 'RecordingPaused':
    case 'RecordingResumed':
    case 'RecordingStopped':
    case 'RecordingSaved':
    case 'RecordingFailed':
    case 'RecordingDeleted':
    case 'TranscriptionRequested':
    case 'TranscriptionCompleted':
    case 'TranscriptionFailed': {
      const recordings = foldRecordings(call.recordings, fact as RecordingFact)
      return recordings === call.recordings ? call : { ...call, recordings }
    }
    // About a conference, a command or an unknown thing: on the call's timeline, not in its state.
    case 'ConferenceStarted':
    case 'ConferenceEnded':
    case 'ConferenceFailed':
    case 'CommandRequested':
    case 'CommandAccepted':
    case 'CommandFailed':
    case 'UnknownEvent':
      return call
    default:
      return foldLegs(call, fact, body)
  }
}

type LegBody = Extract<Fact['body'], OfLeg>

function foldLegs(call: CallState, fact: Fact, body: LegBody): CallState {
  const known = call.legs.find(leg => leg.id === body.legId)
  const leg = known ?? { id: body.legId, reported: false, bridged: false }
  const change = changeOf(leg, fact, body)
  if (change === undefined) return call
  const next = { ...leg, ...common(leg, fact, body), ...change }
  if (known !== undefined && same(known, next)) return call
  const legs = known === undefined ? [...call.legs, next] : call.legs.map(l => (l === known ? next : l))
  const startedAt =
    next.startedAt !== undefined && next.startedAt < call.startedAt ? next.startedAt : call.startedAt
  return { ...call, startedAt, legs }
}

/** What every fact of a leg says about it, whatever its type. */
function common(leg: LegState, fact: Fact, body: LegBody): Partial<LegState> {
  return {
    reported: leg.reported || fact.source === 'WEBHOOK' || fact.source === 'RECONCILED',
    ...(typeof body.clientState === 'string' && { clientState: body.clientState }),
  }
}

/** Undefined for a fact that this version does not know. */
function changeOf(leg: LegState, fact: Fact, body: LegBody): Partial<LegState> | undefined {
  switch (body.type) {
    case 'CallPlaced':
      return {
        direction: 'OUTBOUND',
        from: leg.from ?? body.from,
        to: leg.to ?? body.to,
        startedAt: leg.startedAt ?? body.startedAt,
        ...(body.pull !== undefined && { pull: body.pull }),
        ...(body.flowRunId !== undefined && { flowRunId: body.flowRunId }),
      }
    case 'CallInitiated':
      return {
        direction: body.direction,
        from: body.from,
        to: body.to,
        startedAt: body.startedAt,
        ...(body.callerName !== undefined && { callerName: body.callerName }),
      }
    case 'CallAnswered':
      return { ...ends(leg, body), answeredAt: leg.answeredAt ?? fact.occurredAt }
    case 'CallBridged':
      return { bridged: true, answeredAt: leg.answeredAt ?? fact.occurredAt }
    case 'CallEnded':
      return leg.endedAt === undefined || isOnlyFound(leg)
        ? {
            ...ends(leg, body),
            endedAt: body.endedAt ?? fact.occurredAt,
            hangupCause: body.cause,
            endedBy: body.endedBy,
            ...(body.sipCode !== undefined && { sipCode: body.sipCode }),
          }
        : {}
    case 'MachineDetected':
      return { machine: body.result }
    case 'CallRouted':
      return {
        ledTo: leadOf(body),
        ...(body.roomId !== undefined && { roomId: body.roomId }),
        ...(body.bindingId !== undefined && { bindingId: body.bindingId }),
        ...(body.flowRunId !== undefined && { flowRunId: body.flowRunId }),
      }
    case 'FlowRunStarted':
      return { flowRunId: body.flowRunId }
    case 'FlowRunEnded':
      return leg.flowRunId === body.flowRunId ? without(leg, 'flowRunId') : {}
    case 'TransferStarted':
      return { transferringTo: body.to }
    case 'CallTransferred': {
      const { to, newLegId } = body
      return { ...without(leg, 'transferringTo'), transfers: [...(leg.transfers ?? []), { to, newLegId }] }
    }
    case 'TransferFailed': {
      const { to, newLegId, cause } = body
      const outcome = { to, cause, ...(newLegId !== undefined && { newLegId }) }
      return { ...without(leg, 'transferringTo'), transfers: [...(leg.transfers ?? []), outcome] }
    }
    case 'ParticipantJoined':
      return {
        conferenceId: body.conferenceId,
        answeredAt: leg.answeredAt ?? fact.occurredAt,
        bridged: false,
      }
    case 'ParticipantLeft':
      return leg.conferenceId === body.conferenceId ? without(leg, 'conferenceId') : {}
    // These happen on a leg without changing what it is.
    case 'StepEntered':
    case 'StepFailed':
    case 'CallHeld':
    case 'CallUnheld':
    case 'SpeechStarted':
    case 'SpeechEnded':
    case 'PlaybackStarted':
    case 'PlaybackEnded':
    case 'DigitReceived':
    case 'DigitsGathered':
    case 'MachineGreetingEnded':
    case 'CallNoticed':
    case 'ParticipantJoining':
    case 'ParticipantMuted':
    case 'ParticipantUnmuted':
    case 'ParticipantHeld':
    case 'ParticipantUnheld':
    case 'SupervisorRoleChanged':
    case 'SpeakerChanged':
    case 'ParticipantSpeechStarted':
    case 'ParticipantSpeechEnded':
    case 'ParticipantPlaybackStarted':
    case 'ParticipantPlaybackEnded':
      return {}
    default:
      return ofNewerVersion(body, undefined)
  }
}

function leadOf({ roomId, callFlowId, bindingId }: Extract<LegBody, { type: 'CallRouted' }>): Lead {
  if (roomId !== undefined) return 'ROOM'
  if (callFlowId !== undefined) return 'CALL_FLOW'
  return bindingId === undefined ? 'NOWHERE' : 'FORWARD'
}

/** An end that was found by comparing: the carrier's own word about it says more. */
function isOnlyFound(leg: LegState): boolean {
  return leg.hangupCause === 'UNSPECIFIED' && leg.endedBy === 'UNKNOWN'
}

/** The ends of a leg as a later event repeats them, for a leg whose first event was lost or is late. */
function ends(
  leg: LegState,
  body: { from?: Endpoint; to?: Endpoint; startedAt?: Instant },
): Partial<LegState> {
  return {
    ...(leg.from === undefined && body.from !== undefined && { from: body.from }),
    ...(leg.to === undefined && body.to !== undefined && { to: body.to }),
    ...(leg.startedAt === undefined && body.startedAt !== undefined && { startedAt: body.startedAt }),
  }
}

function without<K extends keyof LegState>(leg: LegState, key: K): Partial<LegState> {
  // An absent value, so that the spread over the leg takes the field away.
  return key in leg ? ({ [key]: undefined } as Partial<LegState>) : {}
}

function same(a: LegState, b: LegState): boolean {
  return (Object.keys(b) as (keyof LegState)[]).every(key => a[key] === b[key])
}

export function legState(leg: LegState): CallLegStateName {
  if (leg.endedAt !== undefined) return 'ENDED'
  if (leg.conferenceId !== undefined) return 'IN_CONFERENCE'
  if (leg.bridged) return 'BRIDGED'
  if (leg.answeredAt !== undefined) return 'ANSWERED'
  return leg.reported ? 'RINGING' : 'INITIATED'
}

export function callStatus(call: CallState): CallStatus {
  if (call.legs.length > 0 && call.legs.every(leg => leg.endedAt !== undefined)) return 'ENDED'
  return call.legs.some(leg => leg.answeredAt !== undefined) ? 'IN_PROGRESS' : 'RINGING'
}

/** The leg the call began with. */
export function firstLeg(call: CallState): LegState | undefined {
  return call.legs.reduce<LegState | undefined>(
    (first, leg) => (first === undefined || startOf(leg) < startOf(first) ? leg : first),
    undefined,
  )
}

function startOf(leg: LegState): string {
  return `${leg.startedAt ?? '9'} ${leg.id}`
}

export function callAnsweredAt(call: CallState): Instant | undefined {
  return earliest(call.legs.map(leg => leg.answeredAt))
}

/** When its last leg ended; absent while one is up. */
export function callEndedAt(call: CallState): Instant | undefined {
  if (callStatus(call) !== 'ENDED') return undefined
  return call.legs
    .map(leg => leg.endedAt)
    .reduce((a, b) => (a !== undefined && b !== undefined && a > b ? a : b))
}

function earliest(instants: (Instant | undefined)[]): Instant | undefined {
  return instants.reduce((a, b) => (a === undefined || (b !== undefined && b < a) ? b : a), undefined)
}

/** The person's number: the caller of an inbound leg, the callee of an outbound one. */
export function personOf(leg: LegState): Endpoint | undefined {
  return leg.direction === 'OUTBOUND' ? leg.to : leg.from
}
