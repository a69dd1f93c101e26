import type { LegState } from '../../call/fold.js'
import type { Fact } from '../../fact/fact.js'
import { machineCheckOf } from '../../flow/machine.js'
import type { FlowRunRecord } from '../../flow/record.js'
import type { FlowWait } from '../../flow/run.js'
import type { EffectResult, FlowLeg, FlowSignal } from '../../flow/signals.js'
import type { CallId } from '../../kernel/ids.js'
import { millisOf } from '../../kernel/instant.js'
import type { RecordingState } from '../../recording/fold.js'
import { recordingIdOf } from './effects.js'

/** What a fact of the leg that a run is on says to the run; `recording` is the one that the fact changed. */
export function signalsOf(
  { body, occurredAt }: Fact,
  callId: CallId,
  leg: LegState,
  record: FlowRunRecord,
  recording: RecordingState | undefined,
): FlowSignal[] {
  const { run } = record
  if (run.status === 'READY') return beginning(callId, leg, record)
  const { wait } = run
  const done = (result: EffectResult, ...kinds: FlowWait['kind'][]): FlowSignal[] =>
    wait === null || !kinds.includes(wait.kind)
      ? []
      : [{ type: 'effectDone', effectId: wait.effectId, result }]

  switch (body.type) {
    case 'SpeechEnded':
    case 'PlaybackEnded':
      return done({ kind: 'ended' }, 'audio', 'apology')
    case 'DigitsGathered':
      return done({ kind: 'gathered', digits: body.digits, status: body.status }, 'gather')
    case 'DigitReceived':
      // What a collection has taken is not a key of what came after it.
      return record.gatheredAt !== undefined && occurredAt <= record.gatheredAt
        ? []
        : [{ type: 'digit', digit: body.digit }]
    case 'RecordingSaved':
    case 'RecordingFailed':
      if (wait === null || recording?.id !== recordingIdOf(wait.effectId)) return []
      return done(resultOf(recording), 'recording', 'lastRecording')
    case 'CallTransferred':
      return done({ kind: 'bridged' }, 'transfer')
    case 'TransferFailed':
      return done({ kind: 'transferFailed', cause: body.cause }, 'transfer')
    case 'MachineDetected':
      return [{ type: 'machineDetected', result: body.result }]
    case 'MachineGreetingEnded':
      return [{ type: 'machineGreetingEnded' }]
    case 'CallEnded':
      return [{ type: 'hungUp', cause: body.cause }]
    default:
      return []
  }
}

/** A run begins when its leg is answered, also when we come to know of the one after the other. */
function beginning(callId: CallId, leg: LegState, { run, origin }: FlowRunRecord): FlowSignal[] {
  if (leg.endedAt !== undefined) {
    return [{ type: 'hungUp', ...(leg.hangupCause !== undefined && { cause: leg.hangupCause }) }]
  }
  if (leg.answeredAt === undefined) return []
  const detectsMachines = origin === 'PLACED' && machineCheckOf(run.flow) !== undefined
  return [
    { type: 'started', leg: flowLegOf(callId, leg, detectsMachines) },
    ...(leg.machine === undefined ? [] : [{ type: 'machineDetected' as const, result: leg.machine }]),
  ]
}

export function flowLegOf(callId: CallId, leg: LegState, detectsMachines: boolean): FlowLeg {
  return {
    callId,
    legId: leg.id,
    direction: leg.direction ?? 'INBOUND',
    source: leg.from ?? '',
    destination: leg.to ?? '',
    detectsMachines,
  }
}

function resultOf(recording: RecordingState): EffectResult {
  if (recording.status === 'FAILED') {
    return { kind: 'failed', reason: recording.failure ?? 'The recording failed.' }
  }
  const { startedAt, endedAt, durationMs } = recording
  const ms =
    durationMs ??
    (startedAt !== undefined && endedAt !== undefined ? millisOf(endedAt) - millisOf(startedAt) : 0)
  return { kind: 'recorded', recording: { recordingId: recording.id, seconds: Math.round(ms / 1000) } }
}
