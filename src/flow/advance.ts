import { recordCall } from './call-recording.js'
import { collectKey, finishRecording } from './collect.js'
import type { FlowEffect } from './effects.js'
import { keyPlanOf } from './keys.js'
import { cancelTimerOf, end, stop } from './outcomes.js'
import { resume, reviewMachine } from './resume.js'
import type { FlowRun } from './run.js'
import type { FlowSignal, FlowSignalType } from './signals.js'
import { beginTurn, presentStep, type Turn } from './turn.js'
import { walk } from './walk.js'

/** A run after a signal, and what it wants done. */
export interface Advance {
  run: FlowRun
  effects: FlowEffect[]
}

type Answers = {
  [T in FlowSignalType]: (turn: Turn, signal: Extract<FlowSignal, { type: T }>) => boolean
}

/**
 * What a flow does about a signal: pure and total. The given run is not changed; a signal that means nothing
 * where the run stands gives the same run back, and no effects, so repeated and late signals do no harm.
 */
export function advance(run: FlowRun, signal: FlowSignal): Advance {
  if (run.status === 'ENDED') return { run, effects: [] }
  const turn = beginTurn(run)
  const answer = ANSWERS[signal.type] as (turn: Turn, signal: FlowSignal) => boolean
  return answer(turn, signal) ? { run: turn.run, effects: turn.effects } : { run, effects: [] }
}

/** What each signal does; answers false when it means nothing. */
const ANSWERS: Answers = {
  started(turn, { leg }) {
    const { run } = turn
    if (run.status !== 'READY') return false
    run.status = 'RUNNING'
    run.leg = leg
    run.variables = {
      ...run.variables,
      source: leg.source,
      destination: leg.destination,
      callID: leg.callId,
      legID: leg.legId,
    }
    recordCall(turn)
    walk(turn, 0)
    return true
  },

  effectDone(turn, { effectId, result }) {
    const { wait } = turn.run
    return wait?.effectId === effectId && resume(turn, wait, result)
  },

  commandFailed(turn, { effectId, refusal }) {
    const { run } = turn
    if (run.status === 'READY') return false
    const { wait } = run
    const awaited = wait?.effectId === effectId
    if (refusal === 'CALL_ENDED' && wait?.kind !== 'lastRecording') {
      // What was never begun is not waited for.
      if (awaited) run.wait = null
      return ANSWERS.hungUp(turn, { type: 'hungUp' })
    }
    if (run.callRecording === effectId) {
      run.callRecording = null
      return true
    }
    return awaited && wait !== null && resume(turn, wait, { kind: 'failed', reason: refusal })
  },

  digit(turn, { digit }) {
    const { wait } = turn.run
    const step = presentStep(turn)
    if (!/^[0-9A-D*#]$/.test(digit) || step === undefined) return false
    if (wait?.kind === 'recording' && step.action === 'record') {
      return finishRecording(turn, wait, step.finishOnKey, digit)
    }
    const plan = keyPlanOf(step)
    if ((wait?.kind !== 'pause' && wait?.kind !== 'keys') || plan === undefined) return false
    return collectKey(turn, plan, digit)
  },

  machineDetected(turn, { result }) {
    const { run } = turn
    if (run.machine === result) return false
    run.machine = result
    if (run.wait?.kind === 'machine') reviewNow(turn)
    return true
  },

  machineGreetingEnded(turn) {
    const { run } = turn
    if (run.greetingEnded) return false
    run.greetingEnded = true
    if (run.wait?.kind === 'greeting') reviewNow(turn)
    return true
  },

  hungUp(turn, { cause }) {
    const { run } = turn
    const { wait } = run
    cancelTimerOf(turn)
    if (wait?.kind === 'lastRecording') return false
    const step = presentStep(turn)
    if (wait?.kind === 'recording' && step?.action === 'record' && step.onFinish !== undefined) {
      // A voice message ends like this, and whoever waits for it is still to be told.
      run.wait = { kind: 'lastRecording', effectId: wait.effectId }
      run.outcome = { kind: 'HUNG_UP', ...(cause !== undefined && { cause }) }
      return true
    }
    end(turn, run.outcome ?? { kind: 'HUNG_UP', ...(cause !== undefined && { cause }) })
    return true
  },

  stopped(turn) {
    stop(turn)
    return true
  },
}

function reviewNow(turn: Turn): void {
  cancelTimerOf(turn)
  reviewMachine(turn)
}
