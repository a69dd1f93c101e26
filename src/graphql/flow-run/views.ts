import { ID, Int, ObjectType } from 'type-graphql'
import type { FlowRunState } from '../../flow/record.js'
import type { TraceEntry } from '../../flow/run.js'
import { StepActionEnum } from '../flow/enums.js'
import { DateTime, Json } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import { FlowRunOriginEnum, FlowRunStatusEnum, TraceEventEnum } from './enums.js'
import { FlowOutcomeView } from './outcome.js'

@ObjectType('FlowPosition', { description: 'The step that a run of a call flow stands in.' })
export class FlowPositionView {
  @Shown(() => String, 'Of the step in its flow.')
  readonly stepId!: string
  @Shown(() => StepActionEnum, 'What it does.')
  readonly action!: string
}

@ObjectType('FlowTraceEntry', { description: 'One thing that happened in a run of a call flow.' })
export class FlowTraceEntryView {
  constructor(private readonly entry: TraceEntry) {}

  @Shown(
    () => Int,
    'Which flow the step is of: 0 is the one the run began with, each that was fetched counts one more.',
  )
  get flow() {
    return this.entry.flow
  }
  @Shown(() => String, 'The step it happened in.')
  get stepId() {
    return this.entry.stepId
  }
  @Shown(() => TraceEventEnum, 'What happened.')
  get event() {
    return this.entry.event
  }
  @Shown(() => String, 'More about it: see the event; null where there is no more.', nullable)
  get detail() {
    return this.entry.detail
  }
}

@ObjectType('FlowRun', {
  implements: Node,
  description:
    'One call’s way through a call flow: the flow as it was when the run began, whatever became of it since.',
})
export class FlowRunView implements Node {
  constructor(readonly state: FlowRunState) {}

  @Shown(() => ID, 'Of the run.')
  get id() {
    return this.state.id
  }
  @Shown(() => FlowRunStatusEnum, 'How far it is.')
  get status() {
    return this.state.status
  }
  @Shown(() => FlowRunOriginEnum, 'How it came to its leg.')
  get origin() {
    return this.state.origin
  }
  @Shown(() => String, 'The title of the flow it runs now: a fetched one takes the place of the first.')
  get title() {
    return this.state.title
  }
  @Shown(() => ID, 'Of the kept flow it runs; null when it was given with the call, or fetched.', nullable)
  get callFlowId() {
    return this.state.callFlowId
  }
  @Shown(() => Int, 'The version of that flow; null when it is none that is kept.', nullable)
  get flowVersion() {
    return this.state.flowVersion
  }
  @Shown(() => FlowPositionView, 'Where it stands; null before the first step and after the end.', nullable)
  get position(): FlowPositionView | undefined {
    const { stepId, action } = this.state
    return stepId === undefined || action === undefined ? undefined : { stepId, action }
  }
  @Shown(
    () => Json,
    'What the caller’s keys set, by name, with `source`, `destination`, `callID` and `legID`: an object of texts.',
  )
  get variables() {
    return this.state.variables
  }
  @Shown(() => FlowOutcomeView, 'How it ended; null while it has not.', nullable)
  get outcome(): FlowOutcomeView | undefined {
    return this.state.outcome && new FlowOutcomeView(this.state.outcome)
  }
  @Shown(() => DateTime, 'When it was asked for, or its call was routed.')
  get createdAt() {
    return this.state.createdAt
  }
  @Shown(() => DateTime, 'When its first step began; null until then.', nullable)
  get startedAt() {
    return this.state.startedAt
  }
  @Shown(() => DateTime, 'Null while it has not ended.', nullable)
  get endedAt() {
    return this.state.endedAt
  }
}
