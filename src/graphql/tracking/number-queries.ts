import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { listBindings } from '../../journal/reads/bindings.js'
import { listOrders } from '../../journal/reads/number-orders.js'
import { NumberOrderId } from '../../kernel/ids.js'
import type { OrderStatus } from '../../tracking/order.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput, refuse } from '../errors.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { NumberOrderStatusEnum } from './number-enums.js'
import { AvailableNumberFilter } from './number-inputs.js'
import { AvailableNumberView, NumberOrderView, PhoneNumberView } from './order-views.js'
import { phoneNumbers } from './phone-numbers.js'
import { NumberBindingView } from './views.js'

export const NumberOrderConnection = connectionOf<NumberOrderView>({
  name: 'NumberOrder',
  node: () => NumberOrderView,
  description: 'Purchases of numbers, newest first.',
})

export const PhoneNumberConnection = connectionOf<PhoneNumberView>({
  name: 'PhoneNumber',
  node: () => PhoneNumberView,
  description: 'Numbers of the account, in the order of their digits.',
})

@Resolver()
export class NumberQueries {
  @Needs('OPERATOR')
  @Query(() => [AvailableNumberView], {
    description:
      'Numbers that can be bought now, as the carrier says. NUMBER_SEARCH_FAILED when it cannot be asked.',
  })
  async availableNumbers(
    @Arg('filter', () => AvailableNumberFilter, { description: 'Which ones.' })
    filter: AvailableNumberFilter,
    @Ctx() { switchboard }: GraphContext,
  ): Promise<AvailableNumberView[]> {
    const { features, limit, ...rest } = filter
    if (limit < 1 || limit > 250) throw badInput('Expected 1 to 250.', 'filter.limit')
    for (const name of ['areaCode', 'contains', 'startsWith', 'endsWith'] as const) {
      if (!/^\d{0,15}$/.test(rest[name] ?? '')) throw badInput('Expected digits.', `filter.${name}`)
    }
    const search = { ...given(rest), features, limit }
    const found = await askCarrier(signal => switchboard.market.search(search, signal))
    return found.map(offer => new AvailableNumberView(offer))
  }

  @Needs('VIEWER')
  @Query(() => PhoneNumberConnection.type, {
    description:
      'The numbers of the account, as the carrier lists them. `unbound: true` has those that lead nowhere: what was ' +
      'bought and could not be bound is among them, with what went wrong.',
  })
  async phoneNumbers(
    @Arg('unbound', () => Boolean, {
      nullable: true,
      description: 'True: only those that lead nowhere; false: only those that lead somewhere; null: all.',
    })
    unbound: boolean | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { switchboard, reader }: GraphContext,
  ) {
    const owned = await askCarrier(signal => switchboard.market.owned(signal))
    const found = await phoneNumbers(reader, owned, unbound ?? undefined, page)
    return PhoneNumberConnection.of(found, ({ number, order }) => new PhoneNumberView(number, order))
  }

  @Needs('VIEWER')
  @Query(() => NumberOrderView, {
    nullable: true,
    description: 'The order with this id; null when there is none.',
  })
  async numberOrder(
    @Arg('id', () => ID, { description: 'Of the order.' }) id: string,
    @Ctx() { load }: GraphContext,
  ): Promise<NumberOrderView | undefined> {
    const order = await load.numberOrder.load(NumberOrderId(id))
    return order && new NumberOrderView(order)
  }

  @Needs('VIEWER')
  @Query(() => NumberOrderConnection.type, { description: 'Purchases of numbers, newest first.' })
  async numberOrders(
    @Arg('status', () => [NumberOrderStatusEnum], {
      nullable: true,
      description: 'Only those with one of these statuses; null: all.',
    })
    status: OrderStatus[] | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const found = await listOrders(reader, given({ statuses: status }), page)
    return NumberOrderConnection.of(found, order => new NumberOrderView(order))
  }
}

@Resolver(() => NumberOrderView)
export class NumberOrderFields {
  @FieldResolver(() => NumberBindingView, {
    nullable: true,
    description: 'The binding it led to; null until it is SUCCESS, and when it has a problem.',
  })
  async binding(
    @Root() { order }: NumberOrderView,
    @Ctx() { load }: GraphContext,
  ): Promise<NumberBindingView | undefined> {
    const binding = order.bindingId && (await load.binding.load(order.bindingId))
    return binding && new NumberBindingView(binding)
  }
}

@Resolver(() => PhoneNumberView)
export class PhoneNumberFields {
  @FieldResolver(() => NumberBindingView, {
    nullable: true,
    description: 'Where it leads now; null when nowhere.',
  })
  async binding(
    @Root() { number }: PhoneNumberView,
    @Ctx() { reader }: GraphContext,
  ): Promise<NumberBindingView | undefined> {
    const { edges } = await listBindings(reader, { number, inForce: true }, { first: 1 })
    const [edge] = edges
    return edge && new NumberBindingView(edge.item)
  }
}

const ASK_MS = 10_000

async function askCarrier<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
  try {
    return await ask(AbortSignal.timeout(ASK_MS))
  } catch {
    throw refuse('NUMBER_SEARCH_FAILED', 'The carrier could not be asked for numbers now.', {
      retryable: true,
    })
  }
}
