import { ID, ObjectType } from 'type-graphql'
import type { AvailableNumber, OwnedNumber } from '../../carrier/numbers.js'
import { parseInstant } from '../../kernel/instant.js'
import { isSettled, type NumberOrder } from '../../tracking/order.js'
import { DateTime, E164 } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import {
  NumberFeatureEnum,
  NumberOrderStatusEnum,
  NumberProblemEnum,
  NumberTypeEnum,
} from './number-enums.js'

@ObjectType('NumberProblem', { description: 'What went wrong with a number.' })
export class NumberProblemView {
  @Shown(() => NumberProblemEnum, 'What.')
  readonly code!: string
  @Shown(() => String, 'In words.')
  readonly message!: string
}

@ObjectType('NumberOrder', {
  implements: Node,
  description:
    'The purchase of a number, from the wish to the binding. It goes on by itself, over restarts too, until it is ' +
    'SUCCESS or FAILURE; numberOrderEvents tells.',
})
export class NumberOrderView implements Node {
  constructor(readonly order: NumberOrder) {}

  @Shown(() => ID, 'Given when the number was asked for.')
  get id() {
    return this.order.id
  }
  @Shown(() => NumberOrderStatusEnum, 'How far it is.')
  get status() {
    return this.order.status
  }
  @Shown(() => E164, 'The number; null until one is found.', nullable)
  get number() {
    return this.order.number
  }
  @Shown(() => String, 'The area code that was asked for; null when a certain number was.', nullable)
  get areaCode() {
    return this.order.request.areaCode
  }
  @Shown(
    () => NumberProblemView,
    'What went wrong; null when nothing did. After SUCCESS: the number is ours, but does not lead where it should.',
    nullable,
  )
  get problem() {
    return this.order.problem
  }
  @Shown(() => DateTime, 'When it was asked for.')
  get createdAt() {
    return this.order.requestedAt
  }
  @Shown(() => DateTime, 'When it became SUCCESS or FAILURE; null before.', nullable)
  get completedAt() {
    return isSettled(this.order) ? this.order.completedAt : undefined
  }
}

@ObjectType('AvailableNumber', { description: 'A number that can be bought.' })
export class AvailableNumberView {
  constructor(private readonly offer: AvailableNumber) {}

  @Shown(() => E164, 'The number.')
  get number() {
    return this.offer.number
  }
  @Shown(() => NumberTypeEnum, 'Its type; null when the carrier does not say.', nullable)
  get type() {
    return this.offer.type
  }
  @Shown(() => [NumberFeatureEnum], 'What it can be used for.')
  get features() {
    return this.offer.features
  }
  @Shown(() => String, 'The place it belongs to; null when the carrier does not say.', nullable)
  get locality() {
    return this.offer.locality
  }
  @Shown(() => String, 'The state or region it belongs to; null when the carrier does not say.', nullable)
  get region() {
    return this.offer.region
  }
  @Shown(
    () => String,
    'What it costs a month, in the carrier’s own digits; null when it does not say.',
    nullable,
  )
  get monthlyCost() {
    return this.offer.monthlyCost
  }
  @Shown(
    () => String,
    'What it costs once, in the carrier’s own digits; null when it does not say.',
    nullable,
  )
  get upfrontCost() {
    return this.offer.upfrontCost
  }
  @Shown(() => String, 'Of the costs, e.g. `USD`; null when the carrier does not say.', nullable)
  get currency() {
    return this.offer.currency
  }
}

@ObjectType('PhoneNumber', { description: 'A number of the account, as the carrier lists it.' })
export class PhoneNumberView {
  constructor(
    readonly owned: OwnedNumber,
    /** The order that bought it, as far as that was ours. */
    readonly bought: NumberOrder | undefined,
  ) {}

  @Shown(() => E164, 'The number.')
  get number() {
    return this.owned.number
  }
  @Shown(() => NumberTypeEnum, 'Its type; null when the carrier does not say.', nullable)
  get type() {
    return this.owned.type
  }
  @Shown(() => String, 'How it stands, in the carrier’s word, e.g. `active`.')
  get status() {
    return this.owned.status
  }
  @Shown(() => Boolean, 'Whether its calls come to this server.')
  get connected() {
    return this.owned.connected
  }
  @Shown(() => DateTime, 'When it was bought; null when the carrier does not say.', nullable)
  get purchasedAt() {
    return parseInstant(this.owned.purchasedAt ?? '')
  }
  @Shown(
    () => NumberOrderView,
    'The order by which it was bought here; null when it was bought elsewhere.',
    nullable,
  )
  get order() {
    return this.bought && new NumberOrderView(this.bought)
  }
  @Shown(
    () => NumberProblemView,
    'Why it does not lead where its order said; null when nothing is wrong.',
    nullable,
  )
  get problem() {
    return this.bought?.problem
  }
}
