import { type Fact, ofNewerVersion } from '../fact/fact.js'
import type { CallLegId, ConferenceId, RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import { foldRecordings, type RecordingFact, type RecordingState } from '../recording/fold.js'
import type { ConferenceEndReason } from './facts.js'

/** One meeting, without its participants: they are folded one by one, so that a full room costs no more. */
export interface ConferenceState {
  id: ConferenceId
  /** Absent until our own request for it is answered; then the name we asked for. */
  name?: string
  roomId?: RoomId
  creatorLegId?: CallLegId
  maxParticipants?: number
  /** True when it waits for a participant who starts it. */
  waits: boolean
  /** Who starts it on coming in. */
  starters?: CallLegId[]
  openedAt: Instant
  startedAt?: Instant
  expiresAt?: Instant
  endedAt?: Instant
  endReason?: ConferenceEndReason
  speakingLegId?: CallLegId
  recordings: RecordingState[]
}

export const CONFERENCE_STATUSES = ['STARTING', 'IN_PROGRESS', 'ENDED'] as const
export type ConferenceStatus = (typeof CONFERENCE_STATUSES)[number]

/** A conference after `fact`; the same reference when nothing changed. Total over what a conference can see. */
export function foldConference(before: ConferenceState | undefined, fact: Fact): ConferenceState {
  const { body } = fact
  if (!('conferenceId' in body) || body.conferenceId === undefined) {
    throw new TypeError(`${body.type} ${fact.id} is of no conference`)
  }
  const conference: ConferenceState = before ?? {
    id: body.conferenceId,
    waits: false,
    openedAt: fact.occurredAt,
    recordings: [],
  }
  switch (body.type) {
    case 'ConferenceCreated':
      return {
        ...conference,
        name: body.name,
        creatorLegId: body.creatorLegId,
        maxParticipants: body.maxParticipants,
        waits: body.waits,
        ...known('expiresAt', body.expiresAt ?? conference.expiresAt),
        ...(body.roomId !== undefined && { roomId: body.roomId }),
      }
    case 'ConferenceStarted':
      return {
        ...conference,
        startedAt: conference.startedAt ?? fact.occurredAt,
        ...known('creatorLegId', conference.creatorLegId ?? body.creatorLegId),
        ...known('name', conference.name ?? body.name),
        ...known('roomId', conference.roomId ?? body.roomId),
      }
    case 'ConferenceEnded':
      return conference.endedAt !== undefined && conference.endReason !== 'UNKNOWN'
        ? conference
        : { ...conference, endedAt: fact.occurredAt, endReason: body.reason }
    case 'ParticipantJoining':
      return body.starts === true
        ? { ...conference, starters: [...(conference.starters ?? []), body.legId] }
        : conference
    case 'ParticipantJoined': {
      const starts = conference.waits && conference.starters?.includes(body.legId)
      if (conference.startedAt !== undefined && !starts) return conference
      const startedAt = conference.startedAt ?? fact.occurredAt
      return { ...conference, startedAt, ...(starts && { waits: false }) }
    }
    case 'ParticipantLeft': {
      if (conference.speakingLegId !== body.legId) return conference
      const { speakingLegId: _, ...silent } = conference
      return silent
    }
    case 'SpeakerChanged':
      return conference.speakingLegId === body.legId
        ? conference
        : { ...conference, speakingLegId: body.legId }
    case 'RecordingStarted':
    case 'RecordingPaused':
    case 'RecordingResumed':
    case 'RecordingStopped':
    case 'RecordingSaved':
    case 'RecordingFailed':
    case 'RecordingDeleted':
    case 'TranscriptionRequested':
    case 'TranscriptionCompleted':
    case 'TranscriptionFailed': {
      const recordings = foldRecordings(conference.recordings, fact as RecordingFact)
      return recordings === conference.recordings ? conference : { ...conference, recordings }
    }
    // About a participant, or without effect on what the conference is.
    case 'ParticipantMuted':
    case 'ParticipantUnmuted':
    case 'ParticipantHeld':
    case 'ParticipantUnheld':
    case 'SupervisorRoleChanged':
    case 'ParticipantSpeechStarted':
    case 'ParticipantSpeechEnded':
    case 'ParticipantPlaybackStarted':
    case 'ParticipantPlaybackEnded':
    case 'ConferenceExpiring':
    case 'ConferenceNearlyFull':
    case 'ConferenceSpeechStarted':
    case 'ConferenceSpeechEnded':
    case 'ConferencePlaybackStarted':
    case 'ConferencePlaybackEnded':
    case 'CommandRequested':
    case 'CommandAccepted':
    case 'CommandFailed':
    case 'UnknownEvent':
      return conference
    default:
      return ofNewerVersion(body, conference)
  }
}

/** Who is there: counted from the participants, who are folded one by one. */
export interface Attendance {
  joined: number
  /** When the last one left, while nobody is there. */
  emptySince?: Instant
}

/** A conference has ended when the carrier says so or when the last one left, whichever comes first. */
export function conferenceStatus(conference: ConferenceState, attendance: Attendance): ConferenceStatus {
  if (conferenceEnd(conference, attendance) !== undefined) return 'ENDED'
  if (attendance.joined > 0 && !conference.waits) return 'IN_PROGRESS'
  return conference.startedAt === undefined || conference.waits ? 'STARTING' : 'IN_PROGRESS'
}

export function conferenceEnd(
  conference: ConferenceState,
  attendance: Attendance,
): { endedAt: Instant; reason: ConferenceEndReason } | undefined {
  if (conference.endedAt !== undefined) {
    return { endedAt: conference.endedAt, reason: conference.endReason ?? 'UNKNOWN' }
  }
  return attendance.joined === 0 && attendance.emptySince !== undefined
    ? { endedAt: attendance.emptySince, reason: 'ALL_LEFT' }
    : undefined
}

function known<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}
