import type { CallParty, HangupCause } from '../call/facts.js'
import { type CallState, callEndedAt, firstLeg, type LegState } from '../call/fold.js'
import { areaOf, type Endpoint } from '../kernel/endpoint.js'
import type { CallId, NumberBindingId } from '../kernel/ids.js'
import { type Instant, millisOf } from '../kernel/instant.js'

export const TRACKED_OUTCOMES = [
  'ANSWERED',
  'NO_ANSWER',
  'BUSY',
  'REJECTED',
  'ABANDONED',
  'FAILED',
  'NO_BINDING',
] as const
/** What became of a call; all but the first are missed calls. */
export type TrackedOutcome = (typeof TRACKED_OUTCOMES)[number]

/** A call that came to a number, when it is over: one for all of its legs. */
export interface TrackedCall {
  id: CallId
  /** The binding by which it was led; absent when it came to a number that led nowhere. */
  bindingId?: NumberBindingId
  /** The number that was called. */
  number?: Endpoint
  from?: Endpoint
  /** Where the caller's telephone number belongs; `UNKNOWN` without one. */
  area: string
  /** Where it was forwarded last. */
  destination?: Endpoint
  startedAt: Instant
  answeredAt?: Instant
  endedAt: Instant
  outcome: TrackedOutcome
  /** From its answer to its end; 0 when it was missed. */
  talkMs: number
  /** From its start to its answer, or to its end when it was missed. */
  ringMs: number
  hangupCause?: HangupCause
  endedBy?: CallParty
  sipCode?: number
}

/** What is left of an inbound call when it is over; undefined for others and before. */
export function trackedCallOf(call: CallState): TrackedCall | undefined {
  const caller = firstLeg(call)
  const endedAt = callEndedAt(call)
  if (caller?.direction !== 'INBOUND' || endedAt === undefined) return undefined
  const { bindingId, to, from, sipCode } = caller
  const startedAt = caller.startedAt ?? call.startedAt
  const callee = calleeOf(call, caller)
  const answeredAt = answerOf(caller, callee)
  const destination = callee?.to ?? caller.transfers?.at(-1)?.to ?? caller.transferringTo
  const first = callee !== undefined && earlier(callee, caller) ? callee : caller
  return {
    id: call.id,
    ...(bindingId !== undefined && { bindingId }),
    ...(to !== undefined && { number: to }),
    ...(from !== undefined && { from }),
    area: from === undefined ? 'UNKNOWN' : areaOf(from),
    ...(destination !== undefined && { destination }),
    startedAt,
    ...(answeredAt !== undefined && { answeredAt }),
    endedAt,
    outcome: answeredAt === undefined ? whyMissed(caller) : 'ANSWERED',
    talkMs: answeredAt === undefined ? 0 : between(answeredAt, first.endedAt ?? endedAt),
    ringMs: between(startedAt, answeredAt ?? endedAt),
    ...(caller.hangupCause !== undefined && { hangupCause: caller.hangupCause }),
    ...(first.endedBy !== undefined && { endedBy: first.endedBy }),
    ...(sipCode !== undefined && { sipCode }),
  }
}

/** The leg that a transfer of the caller's was answered on, the last one. */
function calleeOf(call: CallState, { transfers = [] }: LegState): LegState | undefined {
  const answered = transfers.findLast(({ cause }) => cause === undefined)
  return call.legs.find(({ id }) => id === answered?.newLegId)
}

/** A forwarded call is answered by whom it is forwarded to; one that led nowhere by nobody. */
function answerOf(caller: LegState, callee: LegState | undefined): Instant | undefined {
  switch (caller.ledTo) {
    case 'NOWHERE':
      return undefined
    case 'FORWARD':
      return callee && (callee.answeredAt ?? caller.answeredAt)
    default:
      return caller.answeredAt
  }
}

function whyMissed({ ledTo, transfers = [], hangupCause, endedBy }: LegState): TrackedOutcome {
  if (ledTo === 'NOWHERE') return 'NO_BINDING'
  const cause = transfers.at(-1)?.cause ?? hangupCause
  switch (cause) {
    case 'USER_BUSY':
      return 'BUSY'
    case 'NO_ANSWER':
    case 'TIMEOUT':
      return 'NO_ANSWER'
    case 'CALL_REJECTED':
      return 'REJECTED'
    case 'ORIGINATOR_CANCEL':
      return 'ABANDONED'
    default:
      return endedBy === 'CALLER' && transfers.length === 0 ? 'ABANDONED' : 'FAILED'
  }
}

function earlier(a: LegState, b: LegState): boolean {
  return a.endedAt !== undefined && (b.endedAt === undefined || a.endedAt < b.endedAt)
}

function between(from: Instant, to: Instant): number {
  return Math.max(0, millisOf(to) - millisOf(from))
}
