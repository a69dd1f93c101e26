import type { FlowFailure, FlowOutcome } from '../../flow/effects.js'
import type { FlowRunOrigin } from '../../flow/record.js'
import type { FlowRun, TraceEntry } from '../../flow/run.js'
import { describedEnum } from '../schema/enums.js'

export const FlowRunStatusEnum = describedEnum<FlowRun['status']>(
  'FlowRunStatus',
  'How far a run of a call flow is.',
  {
    READY: 'The leg is not answered yet.',
    RUNNING: 'On its way.',
    ENDED: 'Over: `outcome` says how.',
  },
)

export const FlowRunOriginEnum = describedEnum<FlowRunOrigin>(
  'FlowRunOrigin',
  'How a run of a call flow came to its leg.',
  {
    ROUTED: 'The number that was called leads to the flow.',
    PLACED: 'The call was placed for it.',
    REQUESTED: 'Somebody asked for it while the leg was up.',
  },
)

export const FlowOutcomeKindEnum = describedEnum<FlowOutcome['kind']>(
  'FlowOutcomeKind',
  'How a run of a call flow ended.',
  {
    COMPLETED: 'The last step is done, or a hangup step ended the call.',
    TRANSFERRED: 'The call was put through.',
    HUNG_UP: 'The other side hung up, or never answered.',
    MACHINE_ANSWERED: 'A machine picked up, and a step hangs up then.',
    STOPPED: 'Somebody stopped it; the call went on without it.',
    FAILED: 'The caller was told that the call cannot be continued, and hung up: `failure` says why.',
  },
)

const FAILURES: Record<FlowFailure, string> = {
  FLOW_LIMIT_EXCEEDED: 'It came to more than 1,000 steps, or fetched more than 10 flows.',
  FLOW_FETCH_FAILED: 'The flow that was to take its place could not be had.',
}
export const FlowFailureEnum = describedEnum<FlowFailure>(
  'FlowFailure',
  'Why a run of a call flow failed.',
  FAILURES,
)

export const TraceEventEnum = describedEnum<TraceEntry['event']>(
  'FlowTraceEvent',
  'What happened in a step of a run.',
  {
    ENTERED: 'The run came to it and its conditions hold.',
    SKIPPED: 'One of its conditions does not hold.',
    KEYS: 'Keys were pressed: `detail` has them.',
    WENT_TO: 'The keys led to another step: `detail` has its id.',
    FAILED: 'It could not be done: `detail` says why.',
    FLOW_FETCHED: 'Another flow took the place of the one it is of.',
  },
)
