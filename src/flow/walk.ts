import { recordCall } from './call-recording.js'
import { holds } from './conditions.js'
import type { CallFlow, CallStep } from './document.js'
import { fail, hangUp } from './outcomes.js'
import { FETCH_DEPTH, STEP_BUDGET } from './run.js'
import { perform } from './steps.js'
import { presentStep, type Turn, trace } from './turn.js'

/**
 * Goes through the steps from one on until there is something to wait for. A step whose conditions do not hold
 * is skipped; after the last one the call is hung up. The budget counts every step come to (T3.5).
 */
export function walk(turn: Turn, from: number): void {
  const { run } = turn
  run.wait = null
  run.keys = ''
  for (let at = from; run.status === 'RUNNING' && run.wait === null; at++) {
    const step = run.flow.steps[at]
    if (step === undefined) hangUp(turn, { kind: 'COMPLETED' })
    else if (run.stepCount < STEP_BUDGET) enter(turn, at, step)
    else fail(turn, 'FLOW_LIMIT_EXCEEDED', `A run comes to at most ${STEP_BUDGET} steps.`)
  }
}

function enter(turn: Turn, at: number, step: CallStep): void {
  const { run } = turn
  run.stepCount += 1
  run.position = at
  if (holds(step.conditions, run.variables)) {
    trace(turn, step, 'ENTERED')
    perform(turn, step)
  } else {
    trace(turn, step, 'SKIPPED')
  }
}

/** To the step after the present one. */
export function goOn(turn: Turn): void {
  walk(turn, (turn.run.position ?? -1) + 1)
}

/** To the step that the present one names for when keys were pressed, otherwise to the next (S3.61). */
export function goAfterKeys(turn: Turn): void {
  const step = presentStep(turn)
  const target = step?.onKeypressGoto
  const index = target === undefined ? -1 : turn.run.flow.steps.findIndex(s => s.id === target)
  if (step !== undefined && target !== undefined) {
    if (index === -1) trace(turn, step, 'FAILED', `There is no step ${target}.`)
    else trace(turn, step, 'WENT_TO', target)
  }
  if (index === -1) goOn(turn)
  else walk(turn, index)
}

/** Leaves a step that could not be done, and goes on with the next. */
export function skipFailed(turn: Turn, reason: string): void {
  const step = presentStep(turn)
  if (step !== undefined) trace(turn, step, 'FAILED', reason)
  goOn(turn)
}

/** Puts a fetched flow in the place of the present one; the variables stay (S3.56, S3.57). */
export function replaceFlow(turn: Turn, flow: CallFlow): void {
  const { run } = turn
  if (run.fetchCount >= FETCH_DEPTH) {
    fail(turn, 'FLOW_LIMIT_EXCEEDED', `A run fetches at most ${FETCH_DEPTH} flows.`)
    return
  }
  const step = presentStep(turn)
  if (step !== undefined) trace(turn, step, 'FLOW_FETCHED')
  run.fetchCount += 1
  run.flow = flow
  recordCall(turn)
  walk(turn, 0)
}
