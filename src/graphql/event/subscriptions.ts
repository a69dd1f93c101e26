import { Arg, type ArgOptions, Ctx, ID, Resolver, Root, Subscription } from 'type-graphql'
import type { About } from '../../journal/event.js'
import type { Selector } from '../../journal/selector.js'
import type { StreamItem } from '../../realtime/feed.js'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { Cursor } from '../scalars/scalars.js'
import { given } from '../schema/given.js'
import { EventFilter, selectorOf } from './filter.js'
import { viewItem } from './gap.js'
import {
  CallEventFields,
  CommandEventFields,
  ConferenceEventFields,
  EventFields,
  FlowRunEventFields,
  NumberOrderEventFields,
  ParticipantEventFields,
  RecordingEventFields,
} from './interfaces.js'
import type { EventKind } from './spec.js'
import { factsOf } from './types.js'

interface Asked {
  args: {
    after?: string | null
    callId?: string | null
    conferenceId?: string | null
    roomId?: string | null
    flowRunId?: string | null
    orderId?: string | null
    bindingId?: string | null
    callFlowId?: string | null
    filter?: EventFilter | null
  }
  context: GraphContext
}

/** Opens the stream of events of these kinds that are about what the arguments name. */
function streamOf(...kinds: EventKind[]) {
  const types = factsOf(...kinds)
  return ({ args, context }: Asked) => {
    const { callId, conferenceId, roomId, flowRunId, callFlowId, bindingId, orderId } = args
    const ids = { callId, conferenceId, roomId, flowRunId, callFlowId, bindingId, numberOrderId: orderId }
    const about = given(ids) as Partial<About>
    return open(context, { types, about }, args.after)
  }
}

function open({ feed }: GraphContext, selector: Selector, after: string | null | undefined) {
  return feed(selector, after)
}

const STREAM =
  'The stream ends only when the client ends it, or when the permission does. With `after` it first gives every ' +
  'event after that place, so a client that reconnects with the last cursor it saw misses nothing; where the journal ' +
  'no longer reaches back that far, a StreamGap says so first.'

const after: ArgOptions = {
  nullable: true,
  description:
    'A cursor of this journal: first everything after it, then what happens. Null: what happens from now on. ' +
    'BAD_USER_INPUT when it lies ahead, CURSOR_EXPIRED when it is of another journal.',
}
const conference: ArgOptions = { nullable: true, description: 'Only of this conference; null: of every one.' }
const room: ArgOptions = { nullable: true, description: 'Only of this room’s conferences; null: of all.' }
const call: ArgOptions = { nullable: true, description: 'Only of this call; null: of every one.' }

@Resolver()
export class EventSubscriptions {
  @Needs('VIEWER')
  @Subscription(() => ParticipantEventFields, {
    subscribe: streamOf('participant'),
    description: `Who came, left, was muted, held, or got another role. ${STREAM}`,
  })
  participantEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('conferenceId', () => ID, conference) _conferenceId?: string | null,
    @Arg('roomId', () => ID, room) _roomId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => ConferenceEventFields, {
    subscribe: streamOf('conference', 'participant'),
    description: `Everything that happens in conferences, participants’ events too. ${STREAM}`,
  })
  conferenceEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('conferenceId', () => ID, conference) _conferenceId?: string | null,
    @Arg('roomId', () => ID, room) _roomId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => CallEventFields, {
    subscribe: streamOf('call'),
    description: `What happens on calls: ringing, answered, keys pressed, transferred, ended. ${STREAM}`,
  })
  callEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('callId', () => ID, call) _callId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => RecordingEventFields, {
    subscribe: streamOf('recording'),
    description: `What happens to recordings and their transcriptions. ${STREAM}`,
  })
  recordingEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('conferenceId', () => ID, conference) _conferenceId?: string | null,
    @Arg('callId', () => ID, call) _callId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => FlowRunEventFields, {
    subscribe: streamOf('flowRun'),
    description: `What happens in runs of call flows: started, each step, ended. ${STREAM}`,
  })
  flowRunEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('flowRunId', () => ID, { nullable: true, description: 'Only of this run; null: of all.' })
    _flowRunId?: string | null,
    @Arg('callFlowId', () => ID, { nullable: true, description: 'Only of runs of this flow; null: of all.' })
    _callFlowId?: string | null,
    @Arg('callId', () => ID, call) _callId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => CallEventFields, {
    subscribe: streamOf('call'),
    description: `What happens on calls that came by a number’s binding. When one is over, \`call.tracked\` says what became of it. ${STREAM}`,
  })
  trackedCallEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('bindingId', () => ID, { nullable: true, description: 'Only of this binding; null: of all calls.' })
    _bindingId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => NumberOrderEventFields, {
    subscribe: streamOf('numberOrder'),
    description: `What becomes of purchases of numbers. ${STREAM}`,
  })
  numberOrderEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('orderId', () => ID, { nullable: true, description: 'Only of this order; null: of all.' })
    _orderId?: string | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => CommandEventFields, {
    subscribe: streamOf('command'),
    description: `What becomes of commands, whoever asked for them. ${STREAM}`,
  })
  commandEvents(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }

  @Needs('VIEWER')
  @Subscription(() => EventFields, {
    subscribe: ({ args, context }: Asked) => open(context, selectorOf(args.filter), args.after),
    description: `Everything that happens, or what a filter selects. ${STREAM}`,
  })
  events(
    @Root() item: StreamItem,
    @Ctx() { epoch }: GraphContext,
    @Arg('filter', () => EventFilter, { nullable: true, description: 'Which ones; null: all.' })
    _filter?: EventFilter | null,
    @Arg('after', () => Cursor, after) _after?: string | null,
  ) {
    return viewItem(item, epoch)
  }
}
