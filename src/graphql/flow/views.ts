import { Arg, Field, ID, Int, ObjectType } from 'type-graphql'
import type { CallFlow } from '../../flow/document.js'
import { exportFlow } from '../../flow/export.js'
import type { SourceFormat } from '../../flow/import.js'
import type { FlowVersion, StoredFlow } from '../../journal/call-flows.js'
import { DateTime } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { Shown } from '../schema/shown.js'
import { CallFlowFormatEnum } from './enums.js'
import { CallFlowStep, type StepFields, stepView } from './step-views.js'

const FORMAT = { defaultValue: 'JSON', description: 'Which form.' } as const
const SOURCE = 'As text in the dialect; importing it gives the same flow. Defaults are left out.'

@ObjectType('CallFlowDocument', { description: 'What happens to a call, from the first step to the last.' })
export class CallFlowDocumentView {
  constructor(private readonly flow: Pick<CallFlow, 'title' | 'record' | 'steps'>) {}

  @Shown(() => String, 'Its title; need not be unique.')
  get title(): string {
    return this.flow.title
  }
  @Shown(() => Boolean, 'Whether the whole call is recorded.')
  get record(): boolean {
    return this.flow.record
  }
  @Shown(() => [CallFlowStep], 'What is done, in this order unless a key leads elsewhere.')
  get steps(): StepFields[] {
    return this.flow.steps.map(stepView)
  }
  @Field(() => String, { description: SOURCE })
  source(@Arg('format', () => CallFlowFormatEnum, FORMAT) format: SourceFormat): string {
    return exportFlow(format, { default: false, ...this.flow })
  }
}

@ObjectType('CallFlowVersion', { description: 'A call flow as it was kept at some time.' })
export class CallFlowVersionView {
  constructor(private readonly kept: FlowVersion) {}

  @Shown(() => Int, 'Counts from 1.')
  get version(): number {
    return this.kept.version
  }
  @Shown(() => DateTime, 'When it was kept.')
  get savedAt(): string {
    return this.kept.savedAt
  }
  @Shown(() => CallFlowDocumentView, 'What was kept.')
  get document(): CallFlowDocumentView {
    return new CallFlowDocumentView(this.kept.document)
  }
}

@ObjectType('CallFlow', {
  implements: Node,
  description:
    'What happens to a call: steps that are done from the first to the last. One flow may serve many numbers. ' +
    'A call goes on with the version it began with, whatever becomes of the flow.',
})
export class CallFlowView implements Node {
  constructor(readonly stored: StoredFlow) {}

  @Shown(() => ID, 'Given when the flow was created.')
  get id() {
    return this.stored.id
  }
  @Shown(() => String, 'Its title; need not be unique.')
  get title(): string {
    return this.stored.flow.title
  }
  @Shown(() => Boolean, 'Whether the whole call is recorded.')
  get record(): boolean {
    return this.stored.flow.record
  }
  @Shown(
    () => Boolean,
    'Whether it serves the calls to numbers that lead nowhere else. At most one flow is the default one.',
  )
  get default(): boolean {
    return this.stored.default
  }
  @Shown(() => Int, 'Counts from 1; every change of title, `record` or steps makes the next one.')
  get version(): number {
    return this.stored.version
  }
  @Shown(() => [CallFlowStep], 'What is done, in this order unless a key leads elsewhere.')
  get steps(): StepFields[] {
    return this.stored.flow.steps.map(stepView)
  }
  @Shown(() => DateTime, 'When it was created.')
  get createdAt() {
    return this.stored.createdAt
  }
  @Shown(() => DateTime, 'When its present version was kept.')
  get updatedAt() {
    return this.stored.updatedAt
  }
  @Field(() => String, { description: SOURCE })
  source(@Arg('format', () => CallFlowFormatEnum, FORMAT) format: SourceFormat): string {
    return exportFlow(format, this.stored.flow)
  }
}
