import type { CallStep } from './document.js'
import type { FlowEffect, FlowEffects, FlowEffectType } from './effects.js'
import type { FlowRun, TraceEntry } from './run.js'

/** One advance in the making: a run of its own to write on, and what it wants done. */
export interface Turn {
  readonly before: FlowRun
  run: FlowRun
  effects: FlowEffect[]
}

/** A copy of the run to write on; its trace is copied once something is added to it. */
export function beginTurn(before: FlowRun): Turn {
  return { before, run: { ...before }, effects: [] }
}

/** Asks for an effect, and answers its id. */
export function emit<T extends FlowEffectType>(
  { run, effects }: Turn,
  type: T,
  details: FlowEffects[T],
): string {
  run.effectCount += 1
  const id = `${run.id}:${run.effectCount}`
  effects.push({ type, id, ...details } as FlowEffect)
  return id
}

/** Notes what happened in a step. */
export function trace(
  { before, run }: Turn,
  step: CallStep,
  event: TraceEntry['event'],
  detail?: string,
): void {
  if (run.trace === before.trace) run.trace = [...before.trace]
  run.trace.push({ flow: run.fetchCount, stepId: step.id, event, ...(detail !== undefined && { detail }) })
}

/** The step the run stands in; undefined before the first and after the end. */
export function presentStep({ run }: Turn): CallStep | undefined {
  return run.position === null ? undefined : run.flow.steps[run.position]
}
