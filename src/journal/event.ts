import type { CallState } from '../call/fold.js'
import type { Attendance, ConferenceState } from '../conference/fold.js'
import type { ParticipantState } from '../conference/participant.js'
import type { Fact, FactType } from '../fact/fact.js'
import type { FlowRunState } from '../flow/record.js'
import type {
  CallFlowId,
  CallId,
  CallLegId,
  CommandId,
  ConferenceId,
  FlowRunId,
  Identity,
  NumberBindingId,
  NumberOrderId,
  ParticipantId,
  RecordingId,
  RoomId,
  VoiceSessionId,
} from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { VoiceSessionSummary } from '../signalling/session.js'
import type { NumberOrder } from '../tracking/order.js'
import type { SeatedRoom } from './rooms.js'

/** What an event is about; every list and subscription selects by these. */
export interface About {
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
  participantId?: ParticipantId
  recordingId?: RecordingId
  roomId?: RoomId
  callFlowId?: CallFlowId
  flowRunId?: FlowRunId
  bindingId?: NumberBindingId
  numberOrderId?: NumberOrderId
  voiceSessionId?: VoiceSessionId
  /** Whom it is told to, and nobody else: lists that anybody may read never select by it. */
  identity?: Identity
  commandId?: CommandId
}

/** A conference with the count of who is in it. */
export interface ConferenceRecord {
  conference: ConferenceState
  attendance: Attendance
}

/** What the fact left behind: the states right after it, so that showing it needs no further read. */
export interface After {
  call?: CallState
  conference?: ConferenceRecord
  participant?: ParticipantState
  flowRun?: FlowRunState
  voiceSession?: VoiceSessionSummary
  numberOrder?: NumberOrder
  room?: SeatedRoom
}

/** The names of the fields that the fact changed, for each thing it touched. */
export interface Changed {
  call?: string[]
  conference?: string[]
  room?: string[]
  participant?: string[]
}

/** A fact with its place in the journal. Control tokens are taken out of everything it carries. */
export interface JournalEvent<T extends FactType = FactType> {
  /** The place: 1, 2, 3 … without holes. */
  seq: number
  recordedAt: Instant
  fact: Fact<T>
  about: About
  after: After
  changed: Changed
}
