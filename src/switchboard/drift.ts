import type { LegLife, ListedConference, ListedParticipant } from '../carrier/carrier.js'
import { type ParticipantState, participantStatus } from '../conference/participant.js'
import type { FactBody } from '../fact/fact.js'
import type { CallId, CallLegId, ConferenceId } from '../kernel/ids.js'

/** A conference as we believe it to be. */
export interface OurConference {
  id: ConferenceId
  /** Everybody who is or was in it. */
  participants: ReadonlyMap<CallLegId, ParticipantState>
  /** The calls of the legs that are up, whether in this conference or not. */
  calls: ReadonlyMap<CallLegId, CallId>
}

export interface OurLeg {
  callId: CallId
  legId: CallLegId
}

/**
 * What must have happened in a conference without our hearing of it; nothing when both views agree. Folding it makes
 * them agree, but for participants on legs that we do not know or take for ended.
 */
export function driftOfConference(ours: OurConference, theirs: ListedConference): FactBody[] {
  const conferenceId = ours.id
  const present = [...ours.participants.values()].filter(isPresent)
  if (theirs.status === 'ENDED') {
    return [{ type: 'ConferenceEnded', conferenceId, reason: theirs.reason }, ...present.map(left)]
  }
  const there = theirs.participants.filter(p => p.status !== 'LEFT')
  const legs = new Set(there.map(p => p.legId))
  return [
    // Who came first, otherwise the conference would seem empty, and over, for a moment.
    ...there.flatMap(p => arrival(ours, p)),
    ...present.filter(p => !legs.has(p.legId)).map(left),
    ...there.flatMap(p => flags(ours, p, theirs.waits)),
  ]
}

/** What must have happened to a leg that we believe up. */
export function driftOfLeg({ callId, legId }: OurLeg, life: LegLife): FactBody[] {
  if (life.alive) return []
  const { endedAt } = life
  return [
    {
      ...{ type: 'CallEnded', callId, legId, cause: 'UNSPECIFIED', endedBy: 'UNKNOWN' },
      ...(endedAt !== undefined && { endedAt }),
    },
  ]
}

function left({ conferenceId, callId, legId }: ParticipantState): FactBody {
  return { type: 'ParticipantLeft', conferenceId, callId, legId }
}

function arrival(ours: OurConference, { legId, status }: ListedParticipant): FactBody[] {
  const callId = ours.calls.get(legId)
  const known = ours.participants.get(legId)
  if (callId === undefined || status !== 'JOINED') return []
  if (known !== undefined && participantStatus(known) === 'JOINED') return []
  return [{ type: 'ParticipantJoined', conferenceId: ours.id, callId, legId }]
}

/** The flags of somebody who is there, or who has come as `arrival` says: neither muted nor on hold at first. */
function flags(ours: OurConference, listed: ListedParticipant, waits: boolean): FactBody[] {
  const { legId, muted, onHold, status } = listed
  const callId = ours.calls.get(legId)
  const known = ours.participants.get(legId)
  const here = known !== undefined && isPresent(known) ? known : undefined
  if (callId === undefined || (here === undefined && status !== 'JOINED')) return []
  const stay = { conferenceId: ours.id, callId, legId }
  // A monitor is muted by the role alone.
  const mutedByRole = muted && here?.supervisorRole === 'MONITOR'
  const facts: FactBody[] = []
  if (muted !== (here?.muted ?? false) && !mutedByRole) {
    facts.push({ type: muted ? 'ParticipantMuted' : 'ParticipantUnmuted', ...stay })
  }
  if (onHold !== (here?.onHold ?? false)) {
    const reason = waits ? 'WAITING_FOR_HOST' : 'OPERATOR'
    facts.push(onHold ? { type: 'ParticipantHeld', ...stay, reason } : { type: 'ParticipantUnheld', ...stay })
  }
  return facts
}

function isPresent(participant: ParticipantState): boolean {
  return participantStatus(participant) !== 'LEFT'
}
