import { ID, Int, ObjectType } from 'type-graphql'
import { personOf } from '../../call/fold.js'
import { conferenceEnd, conferenceStatus } from '../../conference/fold.js'
import { participantLeftAt, participantStatus } from '../../conference/participant.js'
import { encodeCursor, type Cursor as Place } from '../../journal/cursor.js'
import type { ConferenceRecord } from '../../journal/event.js'
import type { Attendee } from '../../journal/reads/participants.js'
import { instantOf } from '../../kernel/instant.js'
import { runningRecording } from '../../recording/fold.js'
import { CallLegView, CallView } from '../call/views.js'
import { RecordingView } from '../recording/views.js'
import { Cursor, DateTime, Endpoint } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import {
  ConferenceEndReasonEnum,
  ConferenceStatusEnum,
  HoldReasonEnum,
  ParticipantStateEnum,
  SupervisorRoleEnum,
} from './enums.js'

const UNTOLD = instantOf(0)

@ObjectType('Conference', {
  implements: Node,
  description:
    'One meeting, from its first participant to its end. A room opens a new one each time, with a new id.',
})
export class ConferenceView implements Node {
  constructor(
    readonly record: ConferenceRecord,
    readonly at: Place,
  ) {}

  @Shown(() => ID, 'The carrier’s id.')
  get id() {
    return this.record.conference.id
  }
  @Shown(() => String, 'The name it was opened with; its id, when this server did not open it.')
  get name() {
    return this.record.conference.name ?? this.id
  }
  @Shown(
    () => ConferenceStatusEnum,
    'Changed by ConferenceStarted, ConferenceEnded, and by who joins and leaves.',
  )
  get status() {
    return conferenceStatus(this.record.conference, this.record.attendance)
  }
  @Shown(() => Int, 'How many are in it now: those with state JOINED.')
  get participantCount() {
    return this.record.attendance.joined
  }
  @Shown(() => Int, 'How many it can seat; null when this server did not open it.', nullable)
  get maxParticipants() {
    return this.record.conference.maxParticipants
  }
  @Shown(
    () => [RecordingView],
    'Recordings of the whole conference, oldest first; those of single legs are there.',
  )
  get recordings() {
    return this.record.conference.recordings.map(recording => new RecordingView(recording))
  }
  @Shown(() => DateTime, 'When it started; until it has, when it was opened.')
  get startedAt() {
    return this.record.conference.startedAt ?? this.record.conference.openedAt
  }
  @Shown(() => DateTime, 'When the carrier will end it; null when this server did not open it.', nullable)
  get expiresAt() {
    return this.record.conference.expiresAt
  }
  @Shown(() => DateTime, 'Null until it has ended.', nullable)
  get endedAt() {
    return conferenceEnd(this.record.conference, this.record.attendance)?.endedAt
  }
  @Shown(() => ConferenceEndReasonEnum, 'Null until it has ended.', nullable)
  get endReason() {
    return conferenceEnd(this.record.conference, this.record.attendance)?.reason
  }
  @Shown(
    () => Cursor,
    'The journal’s place of the last event that is in this state. Subscribe with it as `after` to miss nothing.',
  )
  get cursor() {
    return encodeCursor(this.at)
  }
}

@ObjectType('Participant', {
  implements: Node,
  description: 'A leg’s stay in a conference. A leg that comes back is the same participant again.',
})
export class ParticipantView implements Node {
  constructor(
    readonly attendee: Omit<Attendee, 'seq'>,
    private readonly at: Place,
    /** When it is known anyway. */
    readonly knownConference?: ConferenceView,
  ) {}

  private get participant() {
    return this.attendee.participant
  }

  @Shown(() => ID, 'The conference’s id, a dot, and the leg’s id.')
  get id() {
    return this.participant.id
  }
  @Shown(() => CallLegView, 'The leg that takes part.')
  get leg(): CallLegView {
    const { callId, joinedAt, legId } = this.participant
    const { call } = this.attendee
    // A stay whose call was never told is shown by what it says itself.
    const state = call?.state ?? { id: callId, startedAt: joinedAt ?? UNTOLD, legs: [], recordings: [] }
    return new CallView(state, { ...this.at, seq: call?.seq ?? this.at.seq }).leg(legId)
  }
  @Shown(
    () => Endpoint,
    'The person’s number: the caller of an inbound leg, the callee of an outbound one. ' +
      'Null until the carrier’s first webhook about the leg arrived.',
    nullable,
  )
  get number() {
    return personOf(this.leg.leg)
  }
  @Shown(
    () => String,
    'A name to show: the caller’s as the network delivered it; null when it did not.',
    nullable,
  )
  get label() {
    return this.leg.leg.callerName
  }
  @Shown(
    () => ParticipantStateEnum,
    'Changed by ParticipantJoining, ParticipantJoined, ParticipantLeft and what ends a leg.',
  )
  get state() {
    return participantStatus(this.participant)
  }
  @Shown(() => Boolean, 'Hears, and is not heard. Changed by ParticipantMuted and ParticipantUnmuted.')
  get muted() {
    return this.participant.muted
  }
  @Shown(
    () => Boolean,
    'Neither hears the others nor is heard. Changed by ParticipantHeld and ParticipantUnheld.',
  )
  get onHold() {
    return this.participant.onHold
  }
  @Shown(
    () => HoldReasonEnum,
    'Why the participant is on hold; null when not on hold, or when nobody said why.',
    nullable,
  )
  get holdReason() {
    return this.participant.onHold ? this.participant.holdReason : undefined
  }
  @Shown(() => SupervisorRoleEnum, 'Changed by SupervisorRoleChanged.')
  get supervisorRole() {
    return this.participant.supervisorRole
  }
  @Shown(() => RecordingView, 'The recording of this leg that is running; null when none is.', nullable)
  get recording() {
    const { call, participant } = this.attendee
    const running = runningRecording(call?.state.recordings ?? [], participant.legId)
    return running && new RecordingView(running)
  }
  @Shown(() => DateTime, 'Null until the carrier reported the arrival.', nullable)
  get joinedAt() {
    return this.participant.joinedAt
  }
  @Shown(() => DateTime, 'Null while the participant is there.', nullable)
  get leftAt() {
    return participantLeftAt(this.participant)
  }
}
