import { ID, Int, ObjectType } from 'type-graphql'
import {
  type CallState,
  callAnsweredAt,
  callEndedAt,
  callStatus,
  firstLeg,
  type LegState,
  legState,
} from '../../call/fold.js'
import { encodeCursor, type Cursor as Place } from '../../journal/cursor.js'
import type { CallLegId } from '../../kernel/ids.js'
import { millisOf } from '../../kernel/instant.js'
import { RecordingView } from '../recording/views.js'
import { Cursor, DateTime, Endpoint } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import {
  CallLegStateEnum,
  CallPartyEnum,
  CallStatusEnum,
  DirectionEnum,
  HangupCauseEnum,
  MachineResultEnum,
} from './enums.js'

const UNREPORTED =
  'Null until the carrier’s first webhook about the leg arrived, or our order for it was accepted.'

@ObjectType('CallLeg', {
  implements: Node,
  description:
    'One endpoint’s part of a call. The carrier’s control token of it never leaves the server: ' +
    'mutations take this id.',
})
export class CallLegView implements Node {
  constructor(
    readonly leg: LegState,
    readonly call: CallView,
  ) {}

  @Shown(() => ID, 'The carrier’s call leg id.')
  get id() {
    return this.leg.id
  }
  @Shown(() => DirectionEnum, `Whether it was dialled by us. ${UNREPORTED}`, nullable)
  get direction() {
    return this.leg.direction
  }
  @Shown(() => Endpoint, `Who calls. ${UNREPORTED}`, nullable)
  get from() {
    return this.leg.from
  }
  @Shown(() => Endpoint, `Who is called. ${UNREPORTED}`, nullable)
  get to() {
    return this.leg.to
  }
  @Shown(() => String, 'The caller’s name as the network delivered it; null when it did not.', nullable)
  get callerName() {
    return this.leg.callerName
  }
  @Shown(() => CallLegStateEnum, 'Changed by CallEvents, and by joining and leaving a conference.')
  get state() {
    return legState(this.leg)
  }
  @Shown(() => String, 'Text that a command left on the leg, decoded; null when none did.', nullable)
  get clientState() {
    return this.leg.clientState
  }
  @Shown(() => DateTime, 'When it began; until the carrier said so, when its call did.')
  get startedAt() {
    return this.leg.startedAt ?? this.call.startedAt
  }
  @Shown(() => DateTime, 'Null until somebody, or this server, answered.', nullable)
  get answeredAt() {
    return this.leg.answeredAt
  }
  @Shown(() => DateTime, 'Null while it is up.', nullable)
  get endedAt() {
    return this.leg.endedAt
  }
  @Shown(() => HangupCauseEnum, 'Null while it is up.', nullable)
  get hangupCause() {
    return this.leg.hangupCause
  }
  @Shown(() => CallPartyEnum, 'Who ended it; null while it is up.', nullable)
  get endedBy() {
    return this.leg.endedBy
  }
  @Shown(
    () => Int,
    'The SIP status it ended with, e.g. 200 or 486; null while it is up and when there is none.',
    nullable,
  )
  get sipCode() {
    return this.leg.sipCode
  }
  @Shown(
    () => MachineResultEnum,
    'Who or what answered; null when detection was not asked for or is not done.',
    nullable,
  )
  get answeredByMachine() {
    return this.leg.machine
  }
  @Shown(() => Endpoint, 'Where it is being transferred to; null unless a transfer is under way.', nullable)
  get transferringTo() {
    return this.leg.transferringTo
  }
  @Shown(() => [RecordingView], 'Recordings of this leg, oldest first; those of its conference are there.')
  get recordings() {
    return this.call.recordings.filter(recording => recording.state.legId === this.leg.id)
  }
}

@ObjectType('Call', {
  implements: Node,
  description:
    'A conversation by phone: the legs that logically belong together (the carrier’s call session). ' +
    'A caller in a conference has a call of their own.',
})
export class CallView implements Node {
  constructor(
    readonly state: CallState,
    private readonly at: Place,
  ) {}

  @Shown(() => ID, 'The carrier’s call session id.')
  get id() {
    return this.state.id
  }
  @Shown(() => DirectionEnum, `Of the first leg. ${UNREPORTED}`, nullable)
  get direction() {
    return firstLeg(this.state)?.direction
  }
  @Shown(() => Endpoint, `Of the first leg. ${UNREPORTED}`, nullable)
  get from() {
    return firstLeg(this.state)?.from
  }
  @Shown(() => Endpoint, `Of the first leg. ${UNREPORTED}`, nullable)
  get to() {
    return firstLeg(this.state)?.to
  }
  @Shown(
    () => CallStatusEnum,
    'Changed by CallInitiated, CallPlaced, CallAnswered, CallBridged and CallEnded.',
  )
  get status() {
    return callStatus(this.state)
  }
  @Shown(() => [CallLegView], 'Its legs, in the order they were first heard of.')
  get legs() {
    return this.state.legs.map(leg => new CallLegView(leg, this))
  }
  @Shown(() => DateTime, 'When its first leg began.')
  get startedAt() {
    return this.state.startedAt
  }
  @Shown(() => DateTime, 'When a leg was answered for the first time; null before.', nullable)
  get answeredAt() {
    return callAnsweredAt(this.state)
  }
  @Shown(() => DateTime, 'When its last leg ended; null while one is up.', nullable)
  get endedAt() {
    return callEndedAt(this.state)
  }
  @Shown(() => Int, 'Whole milliseconds from start to end; null while the call is up.', nullable)
  get durationMs() {
    const { endedAt } = this
    return endedAt === undefined ? undefined : Math.max(0, millisOf(endedAt) - millisOf(this.startedAt))
  }
  @Shown(() => [RecordingView], 'Recordings of its legs, oldest first.')
  get recordings() {
    return this.state.recordings.map(recording => new RecordingView(recording))
  }
  @Shown(
    () => Cursor,
    'The journal’s place of the last event that is in this state. Subscribe with it as `after` to miss nothing.',
  )
  get cursor() {
    return encodeCursor(this.at)
  }

  /** The leg with this id; one that is known by its id only, when the call does not have it. */
  leg(id: CallLegId): CallLegView {
    const state = this.state.legs.find(leg => leg.id === id)
    return new CallLegView(state ?? { id, reported: false, bridged: false }, this)
  }
}
Shown(() => CallView, 'The call it is part of.')(CallLegView.prototype, 'call')
