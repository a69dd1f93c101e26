import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { listBindings } from '../../journal/reads/bindings.js'
import type { E164 as Number164 } from '../../kernel/endpoint.js'
import { type CallFlowId, NumberBindingId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import { CallView } from '../call/views.js'
import type { GraphContext } from '../context.js'
import { CallFlowView } from '../flow/views.js'
import { RoomView } from '../room/views.js'
import { E164 } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { NumberBindingStatusEnum } from './enums.js'
import { NumberBindingView } from './views.js'

export const NumberBindingConnection = connectionOf<NumberBindingView>({
  name: 'NumberBinding',
  node: () => NumberBindingView,
  description: 'Bindings of numbers, those that began last first.',
})

@Resolver()
export class NumberBindingQueries {
  @Needs('VIEWER')
  @Query(() => NumberBindingView, {
    nullable: true,
    description: 'The binding with this id, also when it has ended; null when there is none.',
  })
  async numberBinding(
    @Arg('id', () => ID, { description: 'Of the binding.' }) id: string,
    @Ctx() { load }: GraphContext,
  ): Promise<NumberBindingView | undefined> {
    const binding = await load.binding.load(NumberBindingId(id))
    return binding && new NumberBindingView(binding)
  }

  @Needs('VIEWER')
  @Query(() => NumberBindingConnection.type, {
    description: 'What numbers lead to and led to, those that began last first.',
  })
  async numberBindings(
    @Arg('trackingNumber', () => E164, {
      nullable: true,
      description: 'Only of this number; null: of all. A number that is not known has an empty list.',
    })
    trackingNumber: Number164 | null | undefined,
    @Arg('status', () => NumberBindingStatusEnum, {
      nullable: true,
      description: 'Only those with this status; null: all.',
    })
    status: 'ACTIVE' | 'ENDED' | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const wanted = given({
      number: trackingNumber,
      inForce: status == null ? undefined : status === 'ACTIVE',
    })
    const found = await listBindings(reader, wanted, page)
    return NumberBindingConnection.of(found, binding => new NumberBindingView(binding))
  }
}

/** What leads from a binding to where it leads. */
@Resolver(() => NumberBindingView)
export class NumberBindingFields {
  @FieldResolver(() => RoomView, {
    nullable: true,
    description: 'The room it leads to; null when it leads elsewhere, or the room is gone.',
  })
  async room(
    @Root() { binding }: NumberBindingView,
    @Ctx() { load }: GraphContext,
  ): Promise<RoomView | undefined> {
    if (binding.target.kind !== 'ROOM') return undefined
    const seated = await load.room.load(binding.target.roomId)
    return seated && new RoomView(seated)
  }
}

/** What leads from a binding to its call flows. */
@Resolver(() => NumberBindingView)
export class NumberBindingFlows {
  @FieldResolver(() => CallFlowView, {
    nullable: true,
    description: 'The call flow it leads to; null when it leads elsewhere.',
  })
  callFlow(@Root() { callFlowId }: NumberBindingView, @Ctx() context: GraphContext) {
    return flowById(context, callFlowId)
  }

  @FieldResolver(() => CallFlowView, {
    nullable: true,
    description:
      'The call flow that takes over a call that the destination did not take; null when there is none.',
  })
  fallbackCallFlow(@Root() { fallbackCallFlowId }: NumberBindingView, @Ctx() context: GraphContext) {
    return flowById(context, fallbackCallFlowId)
  }
}

async function flowById({ load }: GraphContext, id: CallFlowId | undefined) {
  const stored = id && (await load.callFlow.load(id))
  return stored && new CallFlowView(stored)
}

@Resolver(() => RoomView)
export class RoomBindings {
  @FieldResolver(() => [NumberBindingView], {
    description: 'The active bindings that lead here, by number: one for each of `numbers`.',
  })
  async bindings(@Root() { seated }: RoomView, @Ctx() { load }: GraphContext): Promise<NumberBindingView[]> {
    const bindings = await load.bindingsTo.load(seated.room.id)
    return (bindings ?? []).map(binding => new NumberBindingView(binding))
  }
}

@Resolver(() => CallFlowView)
export class CallFlowBindings {
  @FieldResolver(() => [NumberBindingView], {
    description:
      'The active bindings that lead here, by number. Those that only fall back on it are not among them.',
  })
  async bindings(
    @Root() { stored }: CallFlowView,
    @Ctx() { load }: GraphContext,
  ): Promise<NumberBindingView[]> {
    const bindings = await load.bindingsTo.load(stored.id)
    return (bindings ?? []).map(binding => new NumberBindingView(binding))
  }
}

@Resolver(() => CallView)
export class CallBinding {
  @FieldResolver(() => NumberBindingView, {
    nullable: true,
    description:
      'The binding of the called number by which the call was led, also when that has ended since; null when the ' +
      'call came by none.',
  })
  async binding(
    @Root() { state }: CallView,
    @Ctx() { load }: GraphContext,
  ): Promise<NumberBindingView | undefined> {
    const id = state.legs.find(leg => leg.bindingId !== undefined)?.bindingId
    const binding = id && (await load.binding.load(id))
    return binding && new NumberBindingView(binding)
  }
}
