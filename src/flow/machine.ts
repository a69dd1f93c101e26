import type { MachineResult } from '../call/facts.js'
import type { CallFlow } from './document.js'

/** Whether nobody would hear what is said. */
export function isMachine(result: MachineResult): boolean {
  return result === 'MACHINE' || result === 'FAX_DETECTED'
}

/**
 * Whether an outbound call that runs this flow is to be placed with machine detection, and how long any of its
 * steps waits for the verdict (S3.47, S3.48). A flow fetched later can only use what was asked for then.
 */
export function machineCheckOf(flow: CallFlow): { timeoutMs: number } | undefined {
  const timeouts = flow.steps.flatMap(step =>
    step.action === 'say' && step.ifMachine !== 'continue' ? [step.machineTimeout] : [],
  )
  return timeouts.length === 0 ? undefined : { timeoutMs: Math.max(...timeouts) }
}
