import type { CallFlowId, CallId, CallLegId, FlowRunId, Identity } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { StepAction } from './document.js'
import type { FlowOutcome } from './effects.js'
import type { FlowRun } from './run.js'

/** How a run came to its leg: by the number that was called, with a call that was placed for it, or by request. */
export const FLOW_RUN_ORIGINS = ['ROUTED', 'PLACED', 'REQUESTED'] as const
export type FlowRunOrigin = (typeof FLOW_RUN_ORIGINS)[number]

/** A run as it is kept: where it stands, and where it came from. */
export interface FlowRunRecord {
  run: FlowRun
  origin: FlowRunOrigin
  /** Absent until the carrier accepted the call that was placed for it. */
  callId?: CallId
  legId?: CallLegId
  /** The client who asked for the run: whom it calls counts as called by that client. Absent for a ROUTED one. */
  requestedBy?: Identity
  createdAt: Instant
  startedAt?: Instant
  endedAt?: Instant
  /** The carrier's time of the last collection of digits: what was pressed before belongs to it. */
  gatheredAt?: Instant
}

/** A run as events show it: without its document and its trace. */
export interface FlowRunState {
  id: FlowRunId
  callFlowId?: CallFlowId
  flowVersion?: number
  title: string
  origin: FlowRunOrigin
  status: FlowRun['status']
  callId?: CallId
  legId?: CallLegId
  /** The step it stands in. */
  stepId?: string
  action?: StepAction
  variables: Record<string, string>
  outcome?: FlowOutcome
  createdAt: Instant
  startedAt?: Instant
  endedAt?: Instant
}

export function stateOfRun({
  run,
  origin,
  gatheredAt: _,
  requestedBy: __,
  ...rest
}: FlowRunRecord): FlowRunState {
  const step = run.position === null ? undefined : run.flow.steps[run.position]
  return {
    id: run.id as FlowRunId,
    ...(run.flowId !== null && { callFlowId: run.flowId as CallFlowId }),
    ...(run.flowVersion !== null && { flowVersion: run.flowVersion }),
    title: run.flow.title,
    origin,
    status: run.status,
    ...(step !== undefined && { stepId: step.id, action: step.action }),
    variables: run.variables,
    ...(run.status === 'ENDED' && run.outcome !== null && { outcome: run.outcome }),
    ...rest,
  }
}
