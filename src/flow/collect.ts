import type { FinishOnKey } from './document.js'
import type { KeyPlan } from './keys.js'
import { cancelTimerOf } from './outcomes.js'
import type { FlowWait } from './run.js'
import { KEY_TIMEOUT_MS } from './steps.js'
import { emit, presentStep, type Turn, trace } from './turn.js'
import { goAfterKeys } from './walk.js'

/**
 * Takes a key pressed in a pause: the last one wanted or the end key completes the collection, any other stops
 * the pause and waits for the next. An end key with nothing before it ends nothing.
 */
export function collectKey(turn: Turn, { max, endKey }: KeyPlan, digit: string): boolean {
  const { run } = turn
  if (digit === endKey && run.keys === '') return false
  cancelTimerOf(turn)
  if (digit !== endKey) run.keys += digit
  if (digit === endKey || run.keys.length >= max) keepKeys(turn, run.keys)
  else run.wait = { kind: 'keys', effectId: emit(turn, 'startTimer', { ms: KEY_TIMEOUT_MS }) }
  return true
}

/** The digits the carrier collected, as the step wanted them: without the end key and what follows it. */
export function collected(digits: string, { max, endKey }: KeyPlan): string {
  const [wanted = ''] = endKey === undefined ? [digits] : digits.split(endKey)
  return wanted.replaceAll(/[^0-9A-D*#]/g, '').slice(0, max)
}

/** Keeps what was pressed in the step's variable, and goes where it says (S3.61, S3.62). */
export function keepKeys(turn: Turn, keys: string): void {
  const step = presentStep(turn)
  if (step?.onKeypressVar !== undefined) {
    turn.run.variables = { ...turn.run.variables, [step.onKeypressVar]: keys }
  }
  if (step !== undefined) trace(turn, step, 'KEYS', keys)
  goAfterKeys(turn)
}

/** Stops a recording by the key that ends it; which one it was is kept until the recording is saved (S3.53). */
export function finishRecording(
  turn: Turn,
  wait: Extract<FlowWait, { kind: 'recording' }>,
  finishOnKey: FinishOnKey,
  digit: string,
): boolean {
  const ends = finishOnKey === 'any' || finishOnKey === digit
  if (!ends || wait.finishKey !== null) return false
  emit(turn, 'stopRecording', { recordingEffectId: wait.effectId })
  turn.run.wait = { ...wait, finishKey: digit }
  return true
}
