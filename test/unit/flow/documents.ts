import { readFileSync } from 'node:fs'
import type { CallFlow, FlowDraft, StepDraft } from '../../../src/flow/document.js'
import { settleFlow } from '../../../src/flow/settle.js'

export function fixture(name: string): string {
  return readFileSync(new URL(`../../fixtures/flow/${name}`, import.meta.url), 'utf8')
}

/** A flow that must be right; says what is not. */
export function flowOf(steps: readonly Partial<StepDraft>[], rest: Omit<FlowDraft, 'steps'> = {}): CallFlow {
  const { flow, problems } = settleFlow({ title: 'A flow', ...rest, steps: steps as StepDraft[] })
  if (flow === undefined) throw new Error(JSON.stringify(problems))
  return flow
}

export const say = (payload: string, more: Partial<StepDraft> = {}) => ({
  action: 'say',
  payload,
  language: 'en-gb',
  voice: 'female',
  ...more,
})
export const pause = (length: number, more: Partial<StepDraft> = {}) => ({ action: 'pause', length, ...more })
export const record = (more: Partial<StepDraft> = {}) => ({ action: 'record', ...more })
export const transfer = (more: Partial<StepDraft> = {}) => ({
  action: 'transfer',
  destination: '31612345678',
  ...more,
})
export const hangup = { action: 'hangup' }
export const when = (variable: string, operator: string, value: string) => ({
  conditions: [{ variable, operator, value }],
})
