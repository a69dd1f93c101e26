import { closesStay, isOfParticipant } from '../conference/participant.js'
import type { Fact, FactType } from '../fact/fact.js'
import type { CallId, CallLegId, ConferenceId } from '../kernel/ids.js'

/** Facts that are told and kept, but are part of no state. */
const TOLD_ONLY: readonly FactType[] = [
  'CommandRequested',
  'CommandAccepted',
  'CommandFailed',
  'ConferenceFailed',
  'RoomCreated',
  'RoomUpdated',
  'RoomDeleted',
  'NumberOrderRequested',
  'NumberOrderPlaced',
  'NumberOrderSucceeded',
  'NumberOrderFailed',
  'UnknownEvent',
  'VoiceSessionStarted',
  'VoiceSessionAnswered',
  'VoiceSessionEnded',
  'VoiceSignalRelayed',
  'VoiceSignalRefused',
  'OperatorAvailabilityChanged',
]

export function foldsIntoState(fact: Fact): boolean {
  return !TOLD_ONLY.includes(fact.body.type)
}

/** The call a fact folds into: the one whose leg it names. */
export function callOf(fact: Fact): CallId | undefined {
  const { body } = fact
  return foldsIntoState(fact) && 'callId' in body && 'legId' in body && body.legId !== undefined
    ? body.callId
    : undefined
}

/** The conference a fact folds into. */
export function conferenceOf(fact: Fact): ConferenceId | undefined {
  return foldsIntoState(fact) && 'conferenceId' in fact.body ? fact.body.conferenceId : undefined
}

/** Who stays where. */
export interface Stay {
  conferenceId: ConferenceId
  callId: CallId
  legId: CallLegId
}

/** The stay that a fact names. */
export function stayOf(fact: Fact): Stay | undefined {
  if (!isOfParticipant(fact)) return undefined
  const { conferenceId, callId, legId } = fact.body
  return { conferenceId, callId, legId }
}

/** Whether a fact names this stay, or ends its leg or its conference. */
export function isAboutStay(fact: Fact, stay: Stay): boolean {
  const named = stayOf(fact)
  if (named !== undefined) return named.conferenceId === stay.conferenceId && named.legId === stay.legId
  if (!closesStay(fact)) return false
  return fact.body.type === 'CallEnded'
    ? fact.body.legId === stay.legId
    : conferenceOf(fact) === stay.conferenceId
}
