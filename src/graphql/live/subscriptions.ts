import { Arg, type ArgOptions, Ctx, FieldResolver, ID, Int, Resolver, Root, Subscription } from 'type-graphql'
import {
  type PresentState,
  presentBoard,
  presentCall,
  presentConference,
  presentRoom,
} from '../../journal/reads/live.js'
import { CallId, ConferenceId, RoomId } from '../../kernel/ids.js'
import type { LiveItem } from '../../realtime/feed.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { factsOf } from '../event/types.js'
import { RoomView } from '../room/views.js'
import { Cursor } from '../scalars/scalars.js'
import { callsOf, conferencesOf } from './present.js'
import { type Asked, known, open, show } from './stream.js'
import {
  BoardChangeView,
  BoardSnapshotView,
  CallChangeView,
  CallSnapshotView,
  ConferenceChangeView,
  ConferenceSnapshotView,
  LiveBoard,
  LiveCall,
  LiveConference,
  LiveRoom,
  RoomChangeView,
  RoomSnapshotView,
} from './types.js'

/** What is part of a state; that a conference could not be opened is part of none. */
const STATE = factsOf('call', 'participant', 'conference', 'recording').filter(t => t !== 'ConferenceFailed')
const OF_ROOM = [...STATE, ...factsOf('room')]
const OF_CALL = factsOf('call', 'participant', 'recording')

const after: ArgOptions = {
  nullable: true,
  description:
    'A cursor of this journal: no snapshot, but everything after it, then what happens. Null: a snapshot first. ' +
    'BAD_USER_INPUT when it lies ahead, CURSOR_EXPIRED when it is of another journal.',
}
const minIntervalMs: ArgOptions = {
  defaultValue: 0,
  description:
    'The least time between two deliveries, 0 to 60000. Meanwhile only the latest change of each thing is kept, with ' +
    'all that changed named; they then come together, in the order of the journal.',
}
const STREAM =
  'The first item is a snapshot, then each change after it, in order, once: put what a change carries in place of ' +
  'what has its id, and you have what a query says at its cursor. With `after` the snapshot is left out; where the ' +
  'journal no longer reaches back that far, a fresh snapshot comes instead. One may come at any time and replaces ' +
  'everything. A connection that does not keep up gets only the latest change of each thing.'
const OPEN_END = 'stream stays open until the client ends it, or the permission does.'

@Resolver()
export class LiveSubscriptions {
  @Needs('VIEWER')
  @Subscription(() => LiveConference, {
    subscribe: async (asked: Asked) => {
      const { args, context } = asked
      const id = ConferenceId(args.id)
      known(await context.load.conference.load(id), 'conference')
      return open(asked, { types: STATE, about: { conferenceId: id } }, () =>
        presentConference(context.reader, id),
      )
    },
    description: `A conference and its participants. ${STREAM} When the conference has ended, the ${OPEN_END} NOT_FOUND when there is no such conference.`,
  })
  liveConference(
    @Root() item: LiveItem,
    @Ctx() context: GraphContext,
    @Arg('id', () => ID, { description: 'Of the conference.' }) _id: string,
    @Arg('after', () => Cursor, after) _after?: string | null,
    @Arg('minIntervalMs', () => Int, minIntervalMs) _minIntervalMs?: number,
  ) {
    const snapshot = (present: PresentState, cursor: string) => {
      const [conference] = conferencesOf(present, context.epoch)
      return Object.assign(new ConferenceSnapshotView(), { cursor, conference })
    }
    return show(item, context, snapshot, ConferenceChangeView)
  }

  @Needs('VIEWER')
  @Subscription(() => LiveRoom, {
    subscribe: async (asked: Asked) => {
      const { args, context } = asked
      const id = RoomId(args.id)
      known(await context.load.room.load(id), 'room')
      return open(asked, { types: OF_ROOM, about: { roomId: id } }, () => presentRoom(context.reader, id))
    },
    description: `A room, whichever conference is in progress there. ${STREAM} Between conferences the ${OPEN_END} When the room has been taken away, nothing more comes. NOT_FOUND when there is no such room.`,
  })
  liveRoom(
    @Root() item: LiveItem,
    @Ctx() context: GraphContext,
    @Arg('id', () => ID, { description: 'Of the room.' }) _id: string,
    @Arg('after', () => Cursor, after) _after?: string | null,
    @Arg('minIntervalMs', () => Int, minIntervalMs) _minIntervalMs?: number,
  ) {
    const snapshot = (present: PresentState, cursor: string) => {
      const [conference] = conferencesOf(present, context.epoch)
      const room = present.room && new RoomView(present.room)
      return Object.assign(new RoomSnapshotView(), { cursor, conference, room })
    }
    return show(item, context, snapshot, RoomChangeView)
  }

  @Needs('VIEWER')
  @Subscription(() => LiveCall, {
    subscribe: async (asked: Asked) => {
      const { args, context } = asked
      const id = CallId(args.id)
      known(await context.load.call.load(id), 'call')
      return open(asked, { types: OF_CALL, about: { callId: id } }, () => presentCall(context.reader, id))
    },
    description: `A call and its legs. ${STREAM} When the call has ended, the ${OPEN_END} NOT_FOUND when there is no such call.`,
  })
  liveCall(
    @Root() item: LiveItem,
    @Ctx() context: GraphContext,
    @Arg('id', () => ID, { description: 'Of the call.' }) _id: string,
    @Arg('after', () => Cursor, after) _after?: string | null,
    @Arg('minIntervalMs', () => Int, minIntervalMs) _minIntervalMs?: number,
  ) {
    const snapshot = (present: PresentState, cursor: string) => {
      const [call] = callsOf(present, context.epoch)
      return Object.assign(new CallSnapshotView(), { cursor, call })
    }
    return show(item, context, snapshot, CallChangeView)
  }

  @Needs('VIEWER')
  @Subscription(() => LiveBoard, {
    subscribe: (asked: Asked) => open(asked, { types: STATE }, () => presentBoard(asked.context.reader)),
    description: `Every call and conference in progress: what a wallboard shows. ${STREAM} The ${OPEN_END}`,
  })
  liveBoard(
    @Root() item: LiveItem,
    @Ctx() context: GraphContext,
    @Arg('after', () => Cursor, after) _after?: string | null,
    @Arg('minIntervalMs', () => Int, minIntervalMs) _minIntervalMs?: number,
  ) {
    const { epoch } = context
    const snapshot = (present: PresentState, cursor: string) =>
      Object.assign(new BoardSnapshotView(), {
        cursor,
        conferences: conferencesOf(present, epoch),
        calls: callsOf(present, epoch),
      })
    return show(item, context, snapshot, BoardChangeView)
  }
}

/** What leads from a change in a room to the room. */
@Resolver(() => RoomChangeView)
export class RoomChangeFields {
  @FieldResolver(() => RoomView, {
    description:
      'The room: as it stood right after an event about itself, else with the settings it has now.',
  })
  async room(
    @Root() { roomId, roomAfter }: RoomChangeView,
    @Ctx() { load }: GraphContext,
  ): Promise<RoomView> {
    return roomAfter ?? new RoomView(known(roomId && (await load.room.load(roomId)), 'room'))
  }
}
