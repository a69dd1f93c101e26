import { ID, Int, ObjectType } from 'type-graphql'
import type { Refusal } from '../../carrier/carrier.js'
import type { Actor } from '../../fact/fact.js'
import type { CommandRecord } from '../../journal/commands.js'
import { DateTime } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import { ActorKindEnum, CommandStatusEnum, RefusalReasonEnum } from './enums.js'

@ObjectType('Actor', { description: 'Who asked for something.' })
export class ActorView {
  @Shown(() => ActorKindEnum, 'A client or a rule.')
  readonly kind!: Actor['kind']
  @Shown(() => String, 'The display name of the client, or the name of the rule.')
  readonly name!: string
  @Shown(
    () => String,
    'The identity of the client, such as `key:console` or `jwt:<issuer>:<sub>`; null for a rule, and for what was ' +
      'requested before identities were recorded.',
    nullable,
  )
  readonly identity?: Actor['identity']
}

@ObjectType('CarrierRefusal', { description: 'Why the carrier did not carry a command out.' })
export class CarrierRefusalView {
  @Shown(() => RefusalReasonEnum, 'In this server’s words.')
  readonly reason!: Refusal['reason']
  @Shown(() => Boolean, 'Whether the same command, sent again later, could succeed.')
  readonly retryable!: boolean
  @Shown(() => String, 'The carrier’s own code; null when it gave none.', nullable)
  readonly carrierCode?: string
  @Shown(
    () => String,
    'The carrier’s own words, or this server’s when it sent nothing to the carrier; null when there are none.',
    nullable,
  )
  readonly carrierTitle?: string
}

@ObjectType('Command', {
  implements: Node,
  description:
    'An instruction to the carrier. It is recorded before it is sent and sent once for each intent, also across ' +
    'restarts. A mutation returns when the carrier accepted or refused it. Changed by CommandEvents.',
})
export class CommandView implements Node {
  constructor(
    readonly record: CommandRecord,
    readonly replayed = false,
  ) {}

  @Shown(() => ID, 'The carrier gets it too, so that it recognises a repetition.')
  get id() {
    return this.record.id
  }
  @Shown(() => String, 'The kind of instruction: mostly the name of its mutation, e.g. `muteParticipants`.')
  get kind() {
    return this.record.command.kind
  }
  @Shown(() => CommandStatusEnum, 'How far it has come.')
  get status() {
    return this.record.status
  }
  @Shown(() => ActorView, 'Who asked for it.', nullable)
  get actor(): Actor {
    return this.record.actor
  }
  @Shown(() => DateTime, 'When it was recorded.')
  get requestedAt() {
    return this.record.requestedAt
  }
  @Shown(
    () => DateTime,
    'When the carrier’s answer was recorded; null while the status is REQUESTED.',
    nullable,
  )
  get settledAt() {
    return this.record.settledAt
  }
  @Shown(() => Int, 'How often it was sent.')
  get attempts() {
    return this.record.attempts
  }
  @Shown(
    () => CarrierRefusalView,
    'The carrier’s own code and words; null unless REFUSED or FAILED.',
    nullable,
  )
  get refusal(): Refusal | undefined {
    return this.record.refusal
  }
}
Shown(
  () => Boolean,
  'True when the same idempotency key had been used before and this is the first result again. ' +
    'Only a mutation’s payload can say so: false everywhere else.',
)(CommandView.prototype, 'replayed')
