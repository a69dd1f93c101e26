import { ID, Int, ObjectType } from 'type-graphql'
import type { CallFlow } from '../../flow/document.js'
import type { Rehearsal, RehearsalMoment } from '../../flow/rehearse.js'
import { FlowOutcomeView } from '../flow-run/outcome.js'
import { Json } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { nullable, Shown } from '../schema/shown.js'
import { CallFlowStep, type StepFields, stepView } from './step-views.js'

const RehearsalMomentKindEnum = describedEnum<Uppercase<RehearsalMoment['kind']>>(
  'RehearsalMomentKind',
  'What a moment of a rehearsal shows.',
  {
    SIGNAL: 'What the flow was told: the call was answered, a key was pressed, something has ended.',
    TRACE: 'What the flow did: a step was entered, skipped, left for another one.',
    EFFECT: 'What the flow wanted done: speak, gather keys, record, transfer, hang up.',
  },
)

@ObjectType('RehearsalMoment', { description: 'One moment of a rehearsed call.' })
export class RehearsalMomentView {
  @Shown(() => Int, 'When: milliseconds after the call was answered.')
  readonly atMs!: number
  @Shown(() => RehearsalMomentKindEnum, 'What it shows.')
  readonly kind!: Uppercase<RehearsalMoment['kind']>
  @Shown(() => String, 'Which signal (`digit`), trace (`ENTERED`) or effect (`speak`).')
  readonly type!: string
  @Shown(() => ID, 'The step it is about; null unless it is a TRACE.', nullable)
  readonly stepId?: string
  @Shown(() => Json, 'Everything else: the text that is spoken, the key that was pressed.')
  readonly details!: Record<string, unknown>
}

@ObjectType('Rehearsal', {
  description: 'What a rehearsed call came to. The same flow and caller always give the same.',
})
export class RehearsalView {
  constructor(
    private readonly flow: CallFlow,
    private readonly rehearsal: Rehearsal,
  ) {}

  @Shown(() => [RehearsalMomentView], 'Everything that happened, in order.')
  get timeline(): RehearsalMomentView[] {
    return this.rehearsal.timeline.map(momentView)
  }
  @Shown(() => [CallFlowStep], 'The steps that were come to, in the order of their first visit.')
  get visited(): StepFields[] {
    return this.steps(this.rehearsal.visited)
  }
  @Shown(() => [CallFlowStep], 'The steps that were not.')
  get neverVisited(): StepFields[] {
    return this.steps(this.rehearsal.neverVisited)
  }
  @Shown(
    () => FlowOutcomeView,
    'How it ended; null when it did not, which no caller’s patience allows.',
    nullable,
  )
  get outcome(): FlowOutcomeView | undefined {
    return this.rehearsal.outcome === null ? undefined : new FlowOutcomeView(this.rehearsal.outcome)
  }
  @Shown(() => Json, 'What the variables held at the end, by name: an object of texts.')
  get variables(): Record<string, string> {
    return this.rehearsal.variables
  }
  @Shown(() => Int, 'How long the call would have taken, in milliseconds.')
  get durationMs(): number {
    return this.rehearsal.durationMs
  }

  private steps(ids: readonly string[]): StepFields[] {
    const byId = new Map(this.flow.steps.map(step => [step.id, step]))
    return ids.flatMap(id => byId.get(id) ?? []).map(stepView)
  }
}

function momentView(moment: RehearsalMoment): RehearsalMomentView {
  const { atMs } = moment
  switch (moment.kind) {
    case 'signal': {
      const { type, ...details } = moment.signal
      return { atMs, kind: 'SIGNAL', type, details: withoutFlow(details) }
    }
    case 'trace': {
      const { event, stepId, ...details } = moment.entry
      return { atMs, kind: 'TRACE', type: event, stepId, details }
    }
    case 'effect': {
      const { type, ...details } = moment.effect
      return { atMs, kind: 'EFFECT', type, details }
    }
  }
}

/** A fetched flow is shown by its title: whoever rehearses gave its text. */
function withoutFlow(details: object): Record<string, unknown> {
  const { result, ...rest } = details as { result?: { kind: string; flow?: CallFlow } }
  if (result?.flow === undefined) return { ...details }
  return { ...rest, result: { kind: result.kind, title: result.flow.title } }
}
