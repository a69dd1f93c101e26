import { MOST_KEYS } from './common-options.js'
import type { CallStep, StepDraft } from './document.js'

/** Which keys a step collects: at most how many, and which one ends the collection. */
export interface KeyPlan {
  max: number
  endKey?: string
}

const COLLECTING = ['say', 'play', 'pause']
const KEY_OPTIONS = ['onKeypressGoto', 'onKeypressVar', 'endKey', 'maxNumKeys'] as const

/**
 * What a step collects; undefined when it waits for no keys, and those that are pressed mean nothing.
 * One key by default; with an end key alone, as many as the carrier collects (S3.63, S3.64, T3.3).
 */
export function keyPlanOf(step: CallStep): KeyPlan | undefined {
  if (!COLLECTING.includes(step.action) || !hasKeyOptions(step)) return undefined
  const { endKey, maxNumKeys } = step
  return {
    max: maxNumKeys ?? (endKey === undefined ? 1 : MOST_KEYS),
    ...(endKey !== undefined && { endKey }),
  }
}

/** Whether a step says anything about keys. */
export function hasKeyOptions(step: CallStep | StepDraft): boolean {
  return KEY_OPTIONS.some(option => step[option] !== undefined)
}

/** Whether a key can lead somewhere from here: in a recording, only the key that ends it can. */
export function takesKeys(step: CallStep | StepDraft): boolean {
  if (COLLECTING.includes(step.action)) return true
  return step.action === 'record' && step.finishOnKey !== undefined && step.finishOnKey !== 'none'
}
