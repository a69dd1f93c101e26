import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { Direction } from '../../call/facts.js'
import type { CallStatus } from '../../call/fold.js'
import { listCalls } from '../../journal/reads/calls.js'
import type { Endpoint as EndpointText } from '../../kernel/endpoint.js'
import { CallId, CallLegId } from '../../kernel/ids.js'
import type { Instant } from '../../kernel/instant.js'
import { Needs } from '../auth.js'
import { ConferenceView, ParticipantView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { DateTime, Endpoint } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { CallStatusEnum, DirectionEnum } from './enums.js'
import { CallLegView, CallView } from './views.js'

export const CallConnection = connectionOf<CallView>({
  name: 'Call',
  node: () => CallView,
  description: 'Calls, newest first.',
})

@InputType({ description: 'Which moments: `from` or later, and before `before`.' })
export class TimeRange {
  @Taken(() => DateTime, 'This moment or later; null: from the beginning.', nullable)
  from?: Instant | null
  @Taken(() => DateTime, 'Before this moment; null: until now.', nullable)
  before?: Instant | null
}

@InputType({ description: 'Which calls: those that fit everything given.' })
export class CallFilter {
  @Taken(() => [CallStatusEnum], 'With one of these statuses.', nullable)
  status?: CallStatus[] | null
  @Taken(() => DirectionEnum, 'Whose first leg goes this way.', nullable)
  direction?: Direction | null
  @Taken(() => Endpoint, 'Whose first leg comes from here.', nullable)
  from?: EndpointText | null
  @Taken(() => Endpoint, 'Whose first leg leads here.', nullable)
  to?: EndpointText | null
  @Taken(() => TimeRange, 'Started in this time.', nullable)
  startedAt?: TimeRange | null
  @Taken(() => ID, 'With a leg that is or was in this conference.', nullable)
  conferenceId?: string | null
}

@Resolver()
export class CallQueries {
  @Needs('VIEWER')
  @Query(() => CallView, { nullable: true, description: 'The call with this id; null when there is none.' })
  async call(
    @Arg('id', () => ID, { description: 'Of the call.' }) id: string,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<CallView | undefined> {
    const found = await load.call.load(CallId(id))
    return found && new CallView(found.state, { epoch, seq: found.seq })
  }

  @Needs('VIEWER')
  @Query(() => CallConnection.type, {
    description: 'Calls, newest first: those in progress and all that were.',
  })
  async calls(
    @Arg('filter', () => CallFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: CallFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader, epoch, reach }: GraphContext,
  ) {
    const { status, direction, from, to, startedAt, conferenceId } = filter ?? {}
    const wanted = given({
      statuses: status,
      direction,
      from,
      to,
      startedFrom: startedAt?.from,
      startedBefore: startedAt?.before,
      conferenceId,
      within: reach?.scope.within,
    })
    const found = await listCalls(reader, wanted, page)
    return CallConnection.of(found, ({ state, seq }) => new CallView(state, { epoch, seq }))
  }

  @Needs('VIEWER')
  @Query(() => CallLegView, {
    nullable: true,
    description: 'The call leg with this id; null when there is none.',
  })
  async callLeg(
    @Arg('id', () => ID, { description: 'Of the leg.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<CallLegView | undefined> {
    return legById(context, id)
  }
}

export async function legById({ load, epoch }: GraphContext, id: string): Promise<CallLegView | undefined> {
  const call = await load.callOfLeg.load(CallLegId(id))
  return call && new CallView(call.state, { epoch, seq: call.seq }).leg(CallLegId(id))
}

/** What leads from a call to conferences. */
@Resolver(() => CallView)
export class CallFields {
  @FieldResolver(() => [ConferenceView], {
    description: 'The conferences that its legs are or were in, in the order they came.',
  })
  async conferences(@Root() call: CallView, @Ctx() { load, epoch }: GraphContext): Promise<ConferenceView[]> {
    const stays = (await load.participantsOfCall.load(call.id)) ?? []
    const ids = [...new Set(stays.map(stay => stay.participant.conferenceId))]
    const found = await Promise.all(ids.map(id => load.conference.load(id)))
    return found.flatMap(one =>
      one === undefined ? [] : [new ConferenceView(one.state, { epoch, seq: one.seq })],
    )
  }
}

/** What leads from a leg to its conference. */
@Resolver(() => CallLegView)
export class CallLegFields {
  @FieldResolver(() => ParticipantView, {
    nullable: true,
    description: 'Its stay in the conference it is in now, or is joining; null when it is in none.',
  })
  async participant(
    @Root() leg: CallLegView,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<ParticipantView | undefined> {
    const stays = (await load.participantsOfLeg.load(leg.id)) ?? []
    const views = stays.map(stay => new ParticipantView(stay, { epoch, seq: stay.seq }))
    return views.find(view => view.state === 'JOINED') ?? views.find(view => view.state === 'JOINING')
  }
}
