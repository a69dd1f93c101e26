import { Arg, Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql'
import { listEvents } from '../../journal/reads/events.js'
import type { Selector } from '../../journal/selector.js'
import { Needs } from '../auth.js'
import { CallView } from '../call/views.js'
import { ConferenceView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { Cursor } from '../scalars/scalars.js'
import { connectionOf } from '../schema/connection.js'
import { EventPageArgs } from '../schema/page-args.js'
import { EventFilter, selectorOf } from './filter.js'
import { EventFields } from './interfaces.js'
import { viewEvent } from './types.js'
import type { EventView } from './views.js'

export const EventConnection = connectionOf<EventView>({
  name: 'Event',
  node: () => EventFields,
  description: 'Events in the order of the journal, oldest first.',
  cursor: () => Cursor,
})

async function pageOf({ reader, epoch }: GraphContext, selector: Selector, page: EventPageArgs) {
  return EventConnection.of(await listEvents(reader, epoch, selector, page), event => viewEvent(event, epoch))
}

@Resolver()
export class EventQueries {
  @Needs('VIEWER')
  @Query(() => EventConnection.type, {
    description:
      'The journal: what happened, oldest first. The same events, in the same order, as the subscriptions deliver; ' +
      '`last` gives the newest. Events older than `service.retentionDays` are gone.',
  })
  events(
    @Arg('filter', () => EventFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: EventFilter | null | undefined,
    @Args(() => EventPageArgs) page: EventPageArgs,
    @Ctx() context: GraphContext,
  ) {
    return pageOf(context, selectorOf(filter), page)
  }
}

@Resolver(() => CallView)
export class CallTimeline {
  @FieldResolver(() => EventConnection.type, {
    description:
      'Everything that happened on this call, oldest first: what the carrier told, commands, and what rules decided.',
  })
  timeline(
    @Root() call: CallView,
    @Args(() => EventPageArgs) page: EventPageArgs,
    @Ctx() context: GraphContext,
  ) {
    return pageOf(context, { about: { callId: call.id } }, page)
  }
}

@Resolver(() => ConferenceView)
export class ConferenceTimeline {
  @FieldResolver(() => EventConnection.type, {
    description:
      'Everything that happened in this conference and to its participants, oldest first: what the carrier told, ' +
      'commands, and what rules decided.',
  })
  timeline(
    @Root() conference: ConferenceView,
    @Args(() => EventPageArgs) page: EventPageArgs,
    @Ctx() context: GraphContext,
  ) {
    return pageOf(context, { about: { conferenceId: conference.id } }, page)
  }
}
