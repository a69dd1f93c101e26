import { interruptCallRecording } from './call-recording.js'
import type { FlowFailure, FlowOutcome } from './effects.js'
import { SPEECH_TAGS } from './languages.js'
import type { FlowWait } from './run.js'
import { emit, presentStep, type Turn, trace } from './turn.js'

/** What a caller hears before a failing flow hangs up. */
export const APOLOGY = 'We are sorry, this call cannot be continued. Please call again later.'

/** Ends the run; nothing it is told afterwards changes it. */
export function end(turn: Turn, outcome: FlowOutcome): void {
  turn.run.status = 'ENDED'
  turn.run.position = null
  turn.run.wait = null
  turn.run.keys = ''
  turn.run.outcome = outcome
  emit(turn, 'setOutcome', { outcome })
}

/** Ends the run and the call. */
export function hangUp(turn: Turn, outcome: FlowOutcome): void {
  emit(turn, 'hangUp', {})
  end(turn, outcome)
}

/** Tells the caller, then hangs up. */
export function fail(turn: Turn, code: FlowFailure, reason: string): void {
  const { run } = turn
  const step = presentStep(turn)
  if (step !== undefined) trace(turn, step, 'FAILED', reason)
  const speech = { text: APOLOGY, voice: 'female' as const, language: SPEECH_TAGS['en-us'].tag }
  run.outcome = { kind: 'FAILED', code, reason }
  run.wait = { kind: 'apology', effectId: emit(turn, 'speak', { speech, loop: 1 }) }
}

/** Ends a run without hanging up. */
export function stop(turn: Turn): void {
  const { wait } = turn.run
  cancelTimerOf(turn)
  if (wait !== null && ['audio', 'gather', 'apology'].includes(wait.kind)) emit(turn, 'stopAudio', {})
  if (wait?.kind === 'recording') emit(turn, 'stopRecording', { recordingEffectId: wait.effectId })
  interruptCallRecording(turn)
  end(turn, { kind: 'STOPPED' })
}

const TIMED: readonly FlowWait['kind'][] = ['pause', 'keys', 'tones', 'machine', 'greeting']

/** Cancels the timer that the run waits for, if it does. */
export function cancelTimerOf(turn: Turn): void {
  const { wait } = turn.run
  if (wait !== null && TIMED.includes(wait.kind)) emit(turn, 'cancelTimer', { timerId: wait.effectId })
}
