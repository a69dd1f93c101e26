import { ID, Int, ObjectType } from 'type-graphql'
import type { Fallback, NumberBinding } from '../../tracking/binding.js'
import { DateTime, E164, Endpoint, WebUrl } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import { NumberBindingKindEnum, NumberBindingStatusEnum, ShownNumberEnum } from './enums.js'

const FORWARD_ONLY = 'Null unless it forwards.'

@ObjectType('NumberBinding', {
  implements: Node,
  description:
    'What a number led to, from one moment to another. Leading the number elsewhere ends the binding and begins ' +
    'another one with an id of its own: a call belongs to the binding that was active when it started, and a number ' +
    'that is used again keeps its old history.',
})
export class NumberBindingView implements Node {
  constructor(readonly binding: NumberBinding) {}

  private get forward() {
    const { target } = this.binding
    return target.kind === 'FORWARD' ? target : undefined
  }
  private get fallback(): Fallback | undefined {
    return this.forward?.fallback
  }

  @Shown(() => ID, 'Given when the binding began.')
  get id() {
    return this.binding.id
  }
  @Shown(() => E164, 'The number that is called. It has at most one active binding.')
  get trackingNumber() {
    return this.binding.number
  }
  @Shown(() => String, 'A name for people, of a campaign for instance; null: none.', nullable)
  get label() {
    return this.binding.label
  }
  @Shown(() => NumberBindingKindEnum, 'What it leads to.')
  get kind() {
    return this.binding.target.kind
  }
  @Shown(() => NumberBindingStatusEnum, 'ACTIVE until it is deleted, or until the number leads elsewhere.')
  get status() {
    return this.binding.until === undefined ? ('ACTIVE' as const) : ('ENDED' as const)
  }
  @Shown(() => ID, 'Of the call flow it leads to; null when it leads elsewhere.', nullable)
  get callFlowId() {
    const { target } = this.binding
    return target.kind === 'CALL_FLOW' ? target.callFlowId : undefined
  }
  @Shown(() => Endpoint, `Where its calls are forwarded. ${FORWARD_ONLY}`, nullable)
  get destination() {
    return this.forward?.destination
  }
  @Shown(
    () => Boolean,
    `Whether the conversation is recorded, each side on its own channel. ${FORWARD_ONLY}`,
    nullable,
  )
  get record() {
    return this.forward?.record
  }
  @Shown(() => ShownNumberEnum, `Which number the called person sees. ${FORWARD_ONLY}`, nullable)
  get shownNumber() {
    return this.forward?.shownNumber
  }
  @Shown(
    () => WebUrl,
    `What the called person hears before the caller is put through; null: nothing. ${FORWARD_ONLY}`,
    nullable,
  )
  get whisperAudioUrl() {
    return this.forward?.whisperAudioUrl
  }
  @Shown(() => Int, `How many seconds the destination rings. ${FORWARD_ONLY}`, nullable)
  get timeoutSeconds() {
    return this.forward?.timeoutSeconds
  }
  @Shown(
    () => Endpoint,
    'Where a call is forwarded that the destination did not take; null: nowhere, or to a flow.',
    nullable,
  )
  get fallbackDestination() {
    return this.fallback && 'destination' in this.fallback ? this.fallback.destination : undefined
  }
  @Shown(
    () => ID,
    'Of the call flow that takes a call over that the destination did not take; null: none, or a destination.',
    nullable,
  )
  get fallbackCallFlowId() {
    return this.fallback && 'callFlowId' in this.fallback ? this.fallback.callFlowId : undefined
  }
  @Shown(() => DateTime, 'When it began.')
  get createdAt() {
    return this.binding.since
  }
  @Shown(() => DateTime, 'When it ended; null while it is ACTIVE.', nullable)
  get endedAt() {
    return this.binding.until
  }
}
