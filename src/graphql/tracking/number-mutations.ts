import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import { encodeCursor } from '../../journal/cursor.js'
import { bindingsById } from '../../journal/reads/bindings.js'
import { headOf } from '../../journal/reads/events.js'
import type { OrderDraft } from '../../switchboard/port.js'
import { Needs } from '../auth.js'
import { requestOf } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { impossible, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { ofLength, within } from '../schema/inputs.js'
import { nullable, Shown } from '../schema/shown.js'
import { existing } from './conflict.js'
import { CreateTrackingNumberInput, OrderPhoneNumberInput } from './number-inputs.js'
import { NumberOrderView } from './order-views.js'
import { targetChange, targetOf } from './targets.js'
import { NumberBindingView } from './views.js'

@ObjectType('TrackingNumberPayload', { description: 'What the purchase of a number answers.' })
export class TrackingNumberPayload {
  @Shown(() => NumberOrderView, 'The order as it stands: see `status`.')
  readonly order!: NumberOrderView
  @Shown(
    () => NumberBindingView,
    'Where the number leads; null until the order is SUCCESS, and when it has a problem.',
    nullable,
  )
  readonly binding?: NumberBindingView | undefined
  @Shown(() => Cursor, 'Where the journal stands: numberOrderEvents from here on tell what follows.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }

@Resolver()
export class NumberMutations {
  @Needs('ADMIN')
  @Mutation(() => TrackingNumberPayload, {
    description:
      'Buys a number of an area code and binds it: search, order and binding are one undertaking, which survives ' +
      'restarts, and never leaves a number behind that is paid for and unaccounted for. Errors: INVALID_AREA_CODE, ' +
      'NO_NUMBERS_AVAILABLE, NUMBER_SEARCH_FAILED, NUMBER_ORDER_FAILED (names the number), BINDING_CONFLICT.',
  })
  async createTrackingNumber(
    @Arg('input', () => CreateTrackingNumberInput, WHAT) input: CreateTrackingNumberInput,
    @Ctx() context: GraphContext,
  ): Promise<TrackingNumberPayload> {
    const { areaCode, features } = input
    if (!/^[2-9]\d{2}$/.test(areaCode)) {
      throw refuse(
        'INVALID_AREA_CODE',
        'An area code has exactly three digits and does not begin with 0 or 1, for example "919".',
        {
          path: 'input.areaCode',
          example: '919',
        },
      )
    }
    return buy(context, input, { areaCode, features, target: targetOf(input) })
  }

  @Needs('ADMIN')
  @Mutation(() => TrackingNumberPayload, {
    description:
      'Buys a certain number, and binds it when it is told where to. Errors: NUMBER_ORDER_FAILED, BINDING_CONFLICT.',
  })
  async orderPhoneNumber(
    @Arg('input', () => OrderPhoneNumberInput, WHAT) input: OrderPhoneNumberInput,
    @Ctx() context: GraphContext,
  ): Promise<TrackingNumberPayload> {
    const target = targetChange(input)
    return buy(context, input, {
      number: input.number,
      features: [],
      ...(target !== undefined && { target }),
    })
  }
}

type Ordered = Pick<OrderPhoneNumberInput, 'label' | 'waitSeconds' | 'idempotencyKey'>

async function buy(
  context: GraphContext,
  { label, waitSeconds, idempotencyKey }: Ordered,
  draft: OrderDraft,
): Promise<TrackingNumberPayload> {
  const waitMs = within(waitSeconds, [0, 20], 'waitSeconds') * 1000
  const outcome = await context.switchboard.orderNumber(
    { ...draft, ...(label != null && { label: ofLength(label, [1, 200], 'label') }) },
    requestOf(context, idempotencyKey),
    waitMs,
  )
  switch (outcome.kind) {
    case 'conflict': {
      const message = `The number ${outcome.existing.number} leads somewhere already.`
      throw refuse('BINDING_CONFLICT', message, { path: 'input.number', ...existing(outcome.existing) })
    }
    case 'keyConflict':
      throw refuse('CONFLICT', 'This idempotency key was used for something else.', {
        path: 'input.idempotencyKey',
      })
    case 'impossible':
      throw impossible(outcome.why)
    case 'started':
      return payloadOf(context, outcome.order)
  }
}

async function payloadOf(
  context: GraphContext,
  order: NumberOrderView['order'],
): Promise<TrackingNumberPayload> {
  const { id: orderId, status, problem, bindingId, number } = order
  if (status === 'FAILURE' && problem !== undefined) {
    const { code, message } = problem
    throw refuse(code, message, { orderId, ...(number !== undefined && { number }) })
  }
  context.load.forget()
  const found = bindingId && (await bindingsById(context.reader, [bindingId])).get(bindingId)
  const seq = await headOf(context.reader)
  return {
    order: new NumberOrderView(order),
    binding: found && new NumberBindingView(found),
    cursor: encodeCursor({ epoch: context.epoch, seq }),
  }
}
