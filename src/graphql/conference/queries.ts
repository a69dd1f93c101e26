import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import type { ConferenceStatus } from '../../conference/fold.js'
import type { ParticipantStatus } from '../../conference/participant.js'
import { listConferences } from '../../journal/reads/conferences.js'
import { ConferenceId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { RoomView } from '../room/views.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { ConferenceStatusEnum, ParticipantStateEnum } from './enums.js'
import { ConferenceView, ParticipantView } from './views.js'

export const ConferenceConnection = connectionOf<ConferenceView>({
  name: 'Conference',
  node: () => ConferenceView,
  description: 'Conferences, newest first.',
})

@InputType({ description: 'Which conferences: those that fit everything given.' })
export class ConferenceFilter {
  @Taken(() => [ConferenceStatusEnum], 'With one of these statuses.', nullable)
  status?: ConferenceStatus[] | null
  @Taken(() => String, 'Opened under exactly this name.', nullable)
  name?: string | null
  @Taken(() => ID, 'Of this room.', nullable)
  roomId?: string | null
}

@Resolver()
export class ConferenceQueries {
  @Needs('VIEWER')
  @Query(() => ConferenceView, {
    nullable: true,
    description: 'The conference with this id; null when there is none.',
  })
  async conference(
    @Arg('id', () => ID, { description: 'Of the conference.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<ConferenceView | undefined> {
    return conferenceById(context, ConferenceId(id))
  }

  @Needs('VIEWER')
  @Query(() => ConferenceConnection.type, {
    description: 'Conferences, newest first: those in progress and all that were.',
  })
  async conferences(
    @Arg('filter', () => ConferenceFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: ConferenceFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader, epoch, reach }: GraphContext,
  ) {
    const { status, name, roomId } = filter ?? {}
    const wanted = given({ statuses: status, name, roomId, within: reach?.scope.within })
    const found = await listConferences(reader, wanted, page)
    return ConferenceConnection.of(found, ({ state, seq }) => new ConferenceView(state, { epoch, seq }))
  }
}

export async function conferenceById(
  { load, epoch }: GraphContext,
  id: ConferenceId,
): Promise<ConferenceView | undefined> {
  const found = await load.conference.load(id)
  return found && new ConferenceView(found.state, { epoch, seq: found.seq })
}

/** What leads from a conference to its people and its room. */
@Resolver(() => ConferenceView)
export class ConferenceFields {
  @FieldResolver(() => [ParticipantView], {
    description:
      'Who is, or was, in it, in the order they came. Inside an event these are the participants as they ' +
      'stand now, which can be newer than the event.',
  })
  async participants(
    @Root() conference: ConferenceView,
    @Arg('state', () => ParticipantStateEnum, {
      nullable: true,
      description: 'Only those with this state; null: all.',
    })
    state: ParticipantStatus | null | undefined,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<ParticipantView[]> {
    const attendees = (await load.participantsOfConference.load(conference.id)) ?? []
    const views = attendees.map(stay => new ParticipantView(stay, { epoch, seq: stay.seq }, conference))
    return state == null ? views : views.filter(view => view.state === state)
  }

  @FieldResolver(() => RoomView, {
    nullable: true,
    description: 'The room that opened it; null when none did.',
  })
  async room(
    @Root() { record }: ConferenceView,
    @Ctx() { load }: GraphContext,
  ): Promise<RoomView | undefined> {
    const { roomId } = record.conference
    const seated = roomId === undefined ? undefined : await load.room.load(roomId)
    return seated && new RoomView(seated)
  }
}

/** What leads from a participant to the conference. */
@Resolver(() => ParticipantView)
export class ParticipantFields {
  @FieldResolver(() => ConferenceView, { description: 'The conference it is a stay in.' })
  async conference(
    @Root() participant: ParticipantView,
    @Ctx() context: GraphContext,
  ): Promise<ConferenceView> {
    const { conferenceId } = participant.attendee.participant
    const found = participant.knownConference ?? (await conferenceById(context, conferenceId))
    if (found === undefined) throw new Error(`${participant.id} is in no conference that is known`)
    return found
  }

  @FieldResolver(() => Boolean, {
    description:
      'Whether this is the one who is speaking. Changed by SpeakerChanged, which the carrier sends only where ' +
      'it tells speakers apart: false elsewhere.',
  })
  async speaking(@Root() participant: ParticipantView, @Ctx() context: GraphContext): Promise<boolean> {
    const conference = await this.conference(participant, context)
    return conference.record.conference.speakingLegId === participant.attendee.participant.legId
  }
}
