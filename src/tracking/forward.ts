import type { HangupCause } from '../call/facts.js'
import type { LegState } from '../call/fold.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Endpoint } from '../kernel/endpoint.js'
import { type CallFlowId, type CallId, type CallLegId, RecordingId } from '../kernel/ids.js'
import type { Fallback, Forward } from './binding.js'

/** What a caller's rule is told: `spoken` when what was said to the caller is said, or could not be. */
export type ForwardSignal = 'answered' | 'connected' | 'failed' | 'spoken'

/** Whom the rule attends to: the caller of a forwarded number, or of one that leads nowhere. */
export type Attended = ({ kind: 'FORWARD' } & Forward) | { kind: 'NOWHERE' }

/** A call flow takes the caller over. */
export interface Handover {
  callFlowId: CallFlowId
}

interface Seat {
  callId: CallId
  legId: CallLegId
}

interface Caller {
  callId: CallId
  leg: LegState
}

const NOT_IN_USE = 'We are sorry, this number is not in use. Please check the number and call again.'

/**
 * What a caller's rule does about a signal: pure and total. The destination is called when the caller's leg is
 * answered; when it is not reached the caller is told why, and when that is said the fallback follows, once.
 * The caller of a number that leads nowhere is told so. Who has been told and has nowhere to go is hung up.
 */
export function decideForward(
  attended: Attended,
  caller: Caller,
  signal: ForwardSignal,
): CarrierCommand | Handover | undefined {
  const seat = { callId: caller.callId, legId: caller.leg.id }
  if (attended.kind === 'NOWHERE') {
    if (signal === 'answered') return say(seat, NOT_IN_USE)
    return signal === 'spoken' ? { kind: 'hangUpCall', ...seat } : undefined
  }
  switch (signal) {
    case 'answered':
      return transfer(attended, caller, attended.destination)
    case 'connected':
      return attended.record ? record(seat) : undefined
    case 'failed':
    case 'spoken': {
      const failure = lastFailure(attended, caller.leg)
      if (failure === undefined) return undefined
      const next = fallbackOf(attended, caller.leg)
      if (signal === 'failed') return say(seat, apology(failure, next))
      if (next === undefined) return { kind: 'hangUpCall', ...seat }
      return 'callFlowId' in next ? next : transfer(attended, caller, next.destination)
    }
  }
}

/** Why the last transfer that the rule itself asked for was not answered. */
function lastFailure(forward: Forward, { transfers = [] }: LegState): HangupCause | undefined {
  const last = transfers.at(-1)
  return last !== undefined && triesOf(forward).includes(last.to) ? last.cause : undefined
}

/** The fallback, as long as it has not been tried. */
function fallbackOf(forward: Forward, { transfers = [] }: LegState): Fallback | undefined {
  const tried = transfers.filter(({ to }) => triesOf(forward).includes(to))
  return tried.length <= 1 ? forward.fallback : undefined
}

function triesOf({ destination, fallback }: Forward): Endpoint[] {
  return fallback !== undefined && 'destination' in fallback
    ? [destination, fallback.destination]
    : [destination]
}

function transfer(forward: Forward, { callId, leg }: Caller, to: Endpoint): CarrierCommand {
  const from = forward.shownNumber === 'CALLER' ? leg.from : leg.to
  return {
    kind: 'transferCall',
    callId,
    legId: leg.id,
    to,
    ...(from !== undefined && { from }),
    timeoutSeconds: forward.timeoutSeconds,
    ...(forward.whisperAudioUrl !== undefined && { audioUrl: forward.whisperAudioUrl }),
  }
}

function record(seat: Seat): CarrierCommand {
  return {
    kind: 'startRecording',
    ...seat,
    recordingId: RecordingId(`recording-${seat.legId}`),
    format: 'MP3',
    channels: 'DUAL',
    beep: false,
    transcribe: false,
  }
}

function say(seat: Seat, text: string): CarrierCommand {
  return { kind: 'speakOnCall', ...seat, speech: { text, voice: 'female', language: 'en-GB' } }
}

function apology(cause: HangupCause, next: Fallback | undefined): string {
  const what =
    cause === 'USER_BUSY'
      ? 'The line is busy.'
      : cause === 'NO_ANSWER' || cause === 'TIMEOUT'
        ? 'Nobody answers.'
        : 'The number cannot be reached.'
  if (next === undefined) return `We are sorry. ${what} Please call again later.`
  return 'callFlowId' in next
    ? `${what} Please hold the line.`
    : `${what} Please hold the line, we are trying to reach somebody else.`
}
