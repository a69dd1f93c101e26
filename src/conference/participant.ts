import { type Fact, ofNewerVersion } from '../fact/fact.js'
import { type CallId, type CallLegId, type ConferenceId, ParticipantId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { ConferenceFacts, HoldReason, SupervisorRole } from './facts.js'

export const PARTICIPANT_STATES = ['JOINING', 'JOINED', 'LEFT'] as const
export type ParticipantStatus = (typeof PARTICIPANT_STATES)[number]

/** A leg's stay in a conference. A leg that comes back is the same participant. */
export interface ParticipantState {
  id: ParticipantId
  conferenceId: ConferenceId
  legId: CallLegId
  callId: CallId
  muted: boolean
  onHold: boolean
  holdReason?: HoldReason
  supervisorRole: SupervisorRole
  joinedAt?: Instant
  leftAt?: Instant
  /** When its leg or its conference ended: the stay is over, even if its own event never comes. */
  closedAt?: Instant
}

export function participantStatus(participant: ParticipantState): ParticipantStatus {
  if (participant.leftAt !== undefined || participant.closedAt !== undefined) return 'LEFT'
  return participant.joinedAt === undefined ? 'JOINING' : 'JOINED'
}

export function participantLeftAt(participant: ParticipantState): Instant | undefined {
  return participant.leftAt ?? participant.closedAt
}

type ParticipantFact = Fact<
  Extract<keyof ConferenceFacts, `Participant${string}` | 'SupervisorRoleChanged' | 'SpeakerChanged'>
>

/** What is said of somebody who is there, and means nothing for who has left. */
const FLAGS: readonly string[] = [
  'ParticipantMuted',
  'ParticipantUnmuted',
  'ParticipantHeld',
  'ParticipantUnheld',
  'SupervisorRoleChanged',
]

/** Whether a fact names one participant, and so may be the first we hear of it. */
export function isOfParticipant(fact: Fact): fact is ParticipantFact {
  const { body } = fact
  return (
    body.type.startsWith('Participant') ||
    body.type === 'SupervisorRoleChanged' ||
    body.type === 'SpeakerChanged'
  )
}

/** Whether a fact is the end of a leg or of a conference, which ends every stay in it. */
export function closesStay(fact: Fact): boolean {
  return fact.body.type === 'CallEnded' || fact.body.type === 'ConferenceEnded'
}

/**
 * A participant after `fact`; the same reference when nothing changed.
 * What closes a stay is folded after everything else, whenever it happened: nothing can follow it.
 */
export function foldParticipant(
  before: ParticipantState | undefined,
  fact: Fact,
): ParticipantState | undefined {
  if (!isOfParticipant(fact)) {
    return before !== undefined && closesStay(fact) ? close(before, fact.occurredAt) : before
  }
  const { body } = fact
  const participant: ParticipantState = before ?? {
    id: ParticipantId(body.conferenceId, body.legId),
    conferenceId: body.conferenceId,
    legId: body.legId,
    callId: body.callId,
    muted: false,
    onHold: false,
    supervisorRole: 'NONE',
  }
  if (participant.leftAt !== undefined && FLAGS.includes(body.type)) return participant
  switch (body.type) {
    case 'ParticipantJoining':
      return {
        ...back(participant),
        muted: body.muted,
        onHold: body.onHold,
        supervisorRole: body.supervisorRole,
      }
    case 'ParticipantJoined': {
      const present = back(participant)
      return present.joinedAt !== undefined ? present : { ...present, joinedAt: fact.occurredAt }
    }
    case 'ParticipantLeft':
      return participant.leftAt !== undefined
        ? participant
        : { ...released(participant), leftAt: fact.occurredAt }
    case 'ParticipantMuted':
      return participant.muted ? participant : { ...participant, muted: true }
    case 'ParticipantUnmuted':
      return participant.muted ? { ...participant, muted: false } : participant
    case 'ParticipantHeld':
      return participant.onHold && participant.holdReason === body.reason
        ? participant
        : { ...participant, onHold: true, holdReason: body.reason }
    case 'ParticipantUnheld': {
      if (!participant.onHold) return participant
      const { holdReason: _, ...rest } = participant
      return { ...rest, onHold: false }
    }
    case 'SupervisorRoleChanged':
      return participant.supervisorRole === body.role
        ? participant
        : { ...participant, supervisorRole: body.role }
    // Heard and said, but no part of what a participant is.
    case 'SpeakerChanged':
    case 'ParticipantSpeechStarted':
    case 'ParticipantSpeechEnded':
    case 'ParticipantPlaybackStarted':
    case 'ParticipantPlaybackEnded':
      return participant
    default:
      return ofNewerVersion(body, before)
  }
}

/** Somebody who left and comes back is there as if for the first time. */
function back(participant: ParticipantState): ParticipantState {
  if (participant.leftAt === undefined) return participant
  const { leftAt: _left, joinedAt: _joined, ...rest } = participant
  return rest
}

/** Who is not there is neither muted nor on hold. */
function released(participant: ParticipantState): ParticipantState {
  const { holdReason: _, ...rest } = participant
  return { ...rest, muted: false, onHold: false }
}

/** Who had left before is not closed; of two ends the earlier counts. */
function close(participant: ParticipantState, at: Instant): ParticipantState {
  if (participant.leftAt !== undefined) return participant
  return participant.closedAt !== undefined && participant.closedAt <= at
    ? participant
    : { ...released(participant), closedAt: at }
}
