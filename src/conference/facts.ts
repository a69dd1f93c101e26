import type { OfLeg } from '../call/facts.js'
import type { CallId, CallLegId, ConferenceId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

export const CONFERENCE_END_REASONS = [
  'ALL_LEFT',
  'ENDED_VIA_API',
  'HOST_LEFT',
  'TIME_EXCEEDED',
  'UNKNOWN',
] as const
export type ConferenceEndReason = (typeof CONFERENCE_END_REASONS)[number]

export const HOLD_REASONS = ['OPERATOR', 'LONE_PARTICIPANT', 'WAITING_FOR_HOST'] as const
export type HoldReason = (typeof HOLD_REASONS)[number]

export const SUPERVISOR_ROLES = ['NONE', 'BARGE', 'MONITOR', 'WHISPER'] as const
export type SupervisorRole = (typeof SUPERVISOR_ROLES)[number]

export interface OfConference {
  conferenceId: ConferenceId
}

/** A leg in a conference: folds into the conference, the participant and the call. */
export type OfParticipant = OfConference & OfLeg

/** What can happen in a conference. The name of a fact is the name of its GraphQL event. */
export interface ConferenceFacts {
  /** We asked for it and the carrier gave it an id: its name, its room and its limits. */
  ConferenceCreated: OfConference & {
    name: string
    roomId?: RoomId
    creatorLegId: CallLegId
    maxParticipants: number
    /** Absent when it was taken over: nobody said since when it runs. */
    expiresAt?: Instant
    /** True when it waits for a participant who starts it. */
    waits: boolean
    /** True when it existed already under this name and was taken over. */
    adopted: boolean
  }
  ConferenceStarted: OfConference & {
    callId?: CallId
    creatorLegId?: CallLegId
    /** From our own request, when the carrier's event overtook its answer. */
    name?: string
    roomId?: RoomId
  }
  ConferenceEnded: OfConference & { callId?: CallId; reason: ConferenceEndReason }
  /** The carrier refused to open one; the caller it was for hears so and is hung up. */
  ConferenceFailed: { roomId?: RoomId; callId: CallId; creatorLegId: CallLegId; cause: string }
  /** The carrier will end it at this time, whoever is there. */
  ConferenceExpiring: OfConference & { expiresAt: Instant }
  /** Few seats are left. */
  ConferenceNearlyFull: OfConference & { participantCount: number; maxParticipants: number }
  ConferenceSpeechStarted: OfConference
  ConferenceSpeechEnded: OfConference
  ConferencePlaybackStarted: OfConference & { audioUrl?: string }
  ConferencePlaybackEnded: OfConference & { audioUrl?: string }

  /** The carrier accepted our request to join the leg; ParticipantJoined follows, or came already. */
  ParticipantJoining: OfParticipant & {
    muted: boolean
    onHold: boolean
    supervisorRole: SupervisorRole
    /** True when the conference begins with this participant, should it wait. */
    starts?: boolean
  }
  ParticipantJoined: OfParticipant
  ParticipantLeft: OfParticipant
  ParticipantMuted: OfParticipant
  ParticipantUnmuted: OfParticipant
  ParticipantHeld: OfParticipant & { reason: HoldReason }
  ParticipantUnheld: OfParticipant
  SupervisorRoleChanged: OfParticipant & { role: SupervisorRole }
  SpeakerChanged: OfParticipant
  ParticipantSpeechStarted: OfParticipant
  ParticipantSpeechEnded: OfParticipant
  ParticipantPlaybackStarted: OfParticipant & { audioUrl?: string }
  ParticipantPlaybackEnded: OfParticipant & { audioUrl?: string }
}
