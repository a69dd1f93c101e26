import type { FlowFacts } from '../../flow/facts.js'
import { StepActionEnum } from '../flow/enums.js'
import { FlowOutcomeView } from '../flow-run/outcome.js'
import type { EventSpecs } from './spec.js'

const kind = 'flowRun'
const stepId = {
  type: () => String,
  description: 'Of the step in its flow.',
  of: ({ stepId }: { stepId: string }) => stepId,
} as const

export const FLOW_EVENTS: EventSpecs<keyof FlowFacts> = {
  FlowRunStarted: { kind, description: 'A call flow began to run on a leg.' },
  StepEntered: {
    kind,
    description: 'A run came to a step whose conditions hold.',
    fields: {
      stepId,
      action: { type: () => StepActionEnum, description: 'What it does.', of: body => body.action },
    },
  },
  StepFailed: {
    kind,
    description: 'A step could not be done. The run goes on with the next one, unless it ends with this.',
    fields: {
      stepId,
      reason: { type: () => String, description: 'Why, in words.', of: body => body.reason },
    },
  },
  FlowRunEnded: {
    kind,
    description: 'A run is over. The call need not be.',
    fields: {
      outcome: {
        type: () => FlowOutcomeView,
        description: 'How it ended.',
        of: body => new FlowOutcomeView(body.outcome),
      },
    },
  },
}
