import { recordCall, recordTransfer } from './call-recording.js'
import { collected, keepKeys } from './collect.js'
import { filledUrl, keyVariablesOf } from './fetch-url.js'
import { keyPlanOf } from './keys.js'
import { end, fail, hangUp } from './outcomes.js'
import type { FlowWait } from './run.js'
import type { EffectResult, SavedRecording } from './signals.js'
import { perform, say } from './steps.js'
import { emit, presentStep, type Turn, trace } from './turn.js'
import { goOn, replaceFlow, skipFailed } from './walk.js'

type WaitOf<K extends FlowWait['kind']> = Extract<FlowWait, { kind: K }>
type Resume = {
  [K in FlowWait['kind']]: (turn: Turn, wait: WaitOf<K>, result: EffectResult) => boolean
}

/** What follows when that which a run waits for has come to its end; total. False: it cannot end like this. */
const RESUME: Resume = {
  audio: (turn, _, result) => ended(turn, result, () => goOn(turn)),
  tones: (turn, _, result) => ended(turn, result, () => goOn(turn)),
  pause: (turn, _, result) => ended(turn, result, () => goOn(turn)),
  keys: (turn, _, result) => {
    if (!isOver(result)) return false
    keepKeys(turn, turn.run.keys)
    return true
  },
  machine: (turn, _, result) => {
    if (!isOver(result)) return false
    turn.run.machine = 'NOT_SURE'
    reviewMachine(turn)
    return true
  },
  greeting: (turn, _, result) => {
    if (!isOver(result)) return false
    turn.run.greetingEnded = true
    reviewMachine(turn)
    return true
  },
  gather: (turn, wait, result) => {
    if (result.kind === 'failed') return skipped(turn, result.reason)
    // The hang-up is told by a signal of its own.
    if (result.kind !== 'gathered' || result.status === 'CALL_HANGUP') return false
    const step = presentStep(turn)
    const plan = step === undefined ? undefined : keyPlanOf(step)
    const keys = plan === undefined ? '' : collected(result.digits, plan)
    if (keys !== '') keepKeys(turn, keys)
    else if (wait.repeatsLeft > 0 && step?.action === 'say')
      again(turn, () => say(turn, step, wait.repeatsLeft))
    else goOn(turn)
    return true
  },
  recording: (turn, wait, result) => {
    if (result.kind === 'failed') {
      recordCall(turn)
      return skipped(turn, result.reason)
    }
    if (result.kind !== 'recorded') return false
    const reportId = report(turn, result.recording)
    if (reportId === undefined) afterRecording(turn, wait.finishKey)
    else turn.run.wait = { kind: 'report', effectId: reportId, finishKey: wait.finishKey }
    return true
  },
  lastRecording: (turn, _, result) => {
    if (result.kind !== 'recorded' && result.kind !== 'failed') return false
    if (result.kind === 'recorded') report(turn, result.recording)
    end(turn, turn.run.outcome ?? { kind: 'HUNG_UP' })
    return true
  },
  report: (turn, wait, result) => {
    if (result.kind === 'fetched') {
      replaceFlow(turn, result.flow)
      return true
    }
    if (result.kind !== 'noFlow' && result.kind !== 'failed') return false
    const step = presentStep(turn)
    if (result.kind === 'failed' && step !== undefined) trace(turn, step, 'FAILED', result.reason)
    afterRecording(turn, wait.finishKey)
    return true
  },
  fetch: (turn, _, result) => {
    if (result.kind === 'fetched') replaceFlow(turn, result.flow)
    else if (result.kind === 'failed') fail(turn, 'FLOW_FETCH_FAILED', result.reason)
    else if (result.kind === 'noFlow') fail(turn, 'FLOW_FETCH_FAILED', 'The answer holds no flow.')
    else return false
    return true
  },
  transfer: (turn, { to }, result) => {
    if (result.kind === 'failed') return skipped(turn, result.reason)
    if (result.kind === 'transferFailed') return skipped(turn, result.cause)
    const step = presentStep(turn)
    if (result.kind !== 'bridged' || step?.action !== 'transfer') return false
    recordTransfer(turn, step.record)
    end(turn, { kind: 'TRANSFERRED', to })
    return true
  },
  apology: (turn, _, result) => {
    if (!isOver(result)) return false
    hangUp(turn, turn.run.outcome ?? { kind: 'COMPLETED' })
    return true
  },
}

/** Takes the end of what the run waits for; false when it cannot end like this. */
export function resume(turn: Turn, wait: FlowWait, result: EffectResult): boolean {
  const follow = RESUME[wait.kind] as (turn: Turn, wait: FlowWait, result: EffectResult) => boolean
  return follow(turn, wait, result)
}

/** Decides anew what a say step does, now that more is known of who answered (S3.47). */
export function reviewMachine(turn: Turn): void {
  const step = presentStep(turn)
  if (step !== undefined) again(turn, () => perform(turn, step))
}

/** Does a step's part once more; where there is nothing to wait for after it, the next step follows. */
function again(turn: Turn, act: () => void): void {
  turn.run.wait = null
  act()
  if (turn.run.status === 'RUNNING' && turn.run.wait === null) goOn(turn)
}

function ended(turn: Turn, result: EffectResult, next: () => void): boolean {
  if (result.kind === 'failed') return skipped(turn, result.reason)
  if (result.kind !== 'ended') return false
  next()
  return true
}

function isOver(result: EffectResult): boolean {
  return result.kind === 'ended' || result.kind === 'failed'
}

function skipped(turn: Turn, reason: string): true {
  skipFailed(turn, reason)
  return true
}

function afterRecording(turn: Turn, finishKey: string | null): void {
  recordCall(turn)
  if (finishKey === null) goOn(turn)
  else keepKeys(turn, finishKey)
}

/** Tells the address of the step's `onFinish` about the recording (S3.56); undefined when there is none to tell. */
function report(turn: Turn, recording: SavedRecording): string | undefined {
  const { leg, variables } = turn.run
  const step = presentStep(turn)
  if (leg === null || step?.action !== 'record' || step.onFinish === undefined) return undefined
  const url = filledUrl(step.onFinish, variables)
  if (url === undefined) {
    trace(turn, step, 'FAILED', 'The address to report to is none.')
    return undefined
  }
  return emit(turn, 'postRecording', {
    url,
    report: {
      callID: leg.callId,
      legID: leg.legId,
      source: leg.source,
      destination: leg.destination,
      recordingID: recording.recordingId,
      duration: String(recording.seconds),
    },
    variables: keyVariablesOf(variables),
  })
}
