import type { FlowOutcomeKind, FlowRunStatus, StepAction } from '../generated/graphql.js'

export const ACTION_WORDS: Record<StepAction, string> = {
  FETCH_CALL_FLOW: 'Fetch a flow',
  HANGUP: 'Hang up',
  PAUSE: 'Pause',
  PLAY: 'Play',
  RECORD: 'Record',
  SAY: 'Say',
  SEND_KEYS: 'Send keys',
  TRANSFER: 'Transfer',
}

export const RUN_WORDS: Record<FlowRunStatus, string> = {
  READY: 'About to begin',
  RUNNING: 'Running',
  ENDED: 'Ended',
}

export const OUTCOME_WORDS: Record<FlowOutcomeKind, string> = {
  COMPLETED: 'Completed',
  FAILED: 'Failed',
  HUNG_UP: 'Caller hung up',
  MACHINE_ANSWERED: 'A machine answered',
  STOPPED: 'Stopped',
  TRANSFERRED: 'Transferred',
}
