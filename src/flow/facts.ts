import type { OfLeg } from '../call/facts.js'
import type { CallFlowId, FlowRunId } from '../kernel/ids.js'
import type { StepAction } from './document.js'
import type { FlowOutcome } from './effects.js'

/** The run a fact is about, and the leg it runs on. */
export interface OfFlowRun extends OfLeg {
  flowRunId: FlowRunId
  /** Absent for a flow that was given with the call, and is kept nowhere else. */
  callFlowId?: CallFlowId
}

/** What can happen in a run. The name of a fact is the name of its GraphQL event. */
export interface FlowFacts {
  FlowRunStarted: OfFlowRun
  StepEntered: OfFlowRun & { stepId: string; action: StepAction }
  /** A step could not be done; the run goes on with the next one, or ends. */
  StepFailed: OfFlowRun & { stepId: string; reason: string }
  FlowRunEnded: OfFlowRun & { outcome: FlowOutcome }
}
