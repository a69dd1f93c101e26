import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql'
import { listRooms, roomByName } from '../../journal/reads/rooms.js'
import { RoomId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import { conferenceById } from '../conference/queries.js'
import { ConferenceView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { badInput } from '../errors.js'
import { connectionOf } from '../schema/connection.js'
import { PageArgs } from '../schema/page-args.js'
import { RoomView } from './views.js'

export const RoomConnection = connectionOf<RoomView>({
  name: 'Room',
  node: () => RoomView,
  description: 'Rooms, by name.',
})

@Resolver()
export class RoomQueries {
  @Needs('VIEWER')
  @Query(() => RoomView, {
    nullable: true,
    description:
      'The room with this id or this name; null when there is none. Exactly one of the two must be given.',
  })
  async room(
    @Arg('id', () => ID, { nullable: true, description: 'Of the room.' }) id: string | null | undefined,
    @Arg('name', () => String, { nullable: true, description: 'Of the room, exactly.' })
    name: string | null | undefined,
    @Ctx() { load, reader }: GraphContext,
  ): Promise<RoomView | undefined> {
    if ((id == null) === (name == null)) throw badInput('Give either id or name.', 'id')
    const seated = id != null ? await load.room.load(RoomId(id)) : await roomByName(reader, name ?? '')
    return seated && new RoomView(seated)
  }

  @Needs('VIEWER')
  @Query(() => RoomConnection.type, { description: 'All rooms, by name.' })
  async rooms(@Args(() => PageArgs) page: PageArgs, @Ctx() { reader, reach }: GraphContext) {
    const found = await listRooms(reader, page, reach?.scope.within?.rooms)
    return RoomConnection.of(found, seated => new RoomView(seated))
  }
}

/** What leads from a room to its conference. */
@Resolver(() => RoomView)
export class RoomFields {
  @FieldResolver(() => ConferenceView, {
    nullable: true,
    description: 'The conference in progress; null when nobody is there.',
  })
  async conference(
    @Root() { seated }: RoomView,
    @Ctx() context: GraphContext,
  ): Promise<ConferenceView | undefined> {
    const { conferenceId } = seated.seating
    return conferenceId && conferenceById(context, conferenceId)
  }
}
