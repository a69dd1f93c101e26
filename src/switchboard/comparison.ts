import type { Kysely } from 'kysely'
import type { CallState } from '../call/fold.js'
import type { Carrier, ListedConference } from '../carrier/carrier.js'
import type { FactBody } from '../fact/fact.js'
import { controlIdsOf } from '../journal/outbox.js'
import { callsById, callsOfLegs } from '../journal/reads/calls.js'
import { conferencesById } from '../journal/reads/conferences.js'
import { headOf } from '../journal/reads/events.js'
import { participantsOf } from '../journal/reads/participants.js'
import type { Tables } from '../journal/schema.js'
import { type CallId, type CallLegId, type ConferenceId, EventId, ParticipantId } from '../kernel/ids.js'
import { driftOfConference, driftOfLeg, type OurLeg } from './drift.js'

/** The two views that are compared. */
export interface Views {
  reader: Kysely<Tables>
  carrier: Carrier
}

/** A fact that is missing; its id is the same for whoever finds it by comparing the same state. */
export interface Correction {
  id: EventId
  body: FactBody
}

/** How the two views of one thing differ. */
export interface Look {
  /** The place of the journal before ours was read. */
  seq: number
  corrections: Correction[]
  /** Participants whose legs we have never heard of. */
  unknownLegs: number
}

/** Compares a conference and everybody in it. Ours is read first: what is recorded meanwhile comes after `seq`. */
export async function lookAtConference(
  { reader, carrier }: Views,
  id: ConferenceId,
  signal: AbortSignal,
): Promise<Look> {
  const seq = await headOf(reader)
  const ours = (await conferencesById(reader, [id])).get(id)
  if (ours === undefined || ours.state.conference.endedAt !== undefined) return nothing(seq)
  const attendees = (await participantsOf(reader, [id])).get(id) ?? []
  const theirs = await carrier.readConference(id, signal)

  const participants = new Map(attendees.map(({ participant }) => [participant.legId, participant]))
  const others = legsIn(theirs).filter(leg => !participants.has(leg))
  const callsOfOthers = await callsOfLegs(reader, others)
  const calls = [
    ...attendees.flatMap(({ call }) => (call === undefined ? [] : [call.state])),
    ...[...callsOfOthers.values()].map(call => call.state),
  ]
  const drift = driftOfConference({ id, participants, calls: legsUp(calls) }, theirs)
  const places = new Map(attendees.map(({ participant, seq }) => [participant.legId, seq]))
  return {
    seq,
    corrections: drift.map(body => ({ id: idOf(body, places), body })),
    unknownLegs: others.filter(leg => !callsOfOthers.has(leg)).length,
  }
}

/** Compares a leg that we believe up. One that we cannot ask about is left as it is. */
export async function lookAtLeg({ reader, carrier }: Views, leg: OurLeg, signal: AbortSignal): Promise<Look> {
  const seq = await headOf(reader)
  const call = (await callsById(reader, [leg.callId])).get(leg.callId)
  const token = (await controlIdsOf(reader, [leg.legId])).get(leg.legId)?.controlId
  if (call === undefined || token === undefined || !legsUp([call.state]).has(leg.legId)) return nothing(seq)
  const drift = driftOfLeg(leg, await carrier.readLeg(token, signal))
  return { seq, corrections: drift.map(body => ({ id: idOf(body, new Map()), body })), unknownLegs: 0 }
}

function nothing(seq: number): Look {
  return { seq, corrections: [], unknownLegs: 0 }
}

function legsIn(theirs: ListedConference): CallLegId[] {
  return theirs.status === 'ENDED'
    ? []
    : theirs.participants.filter(p => p.status !== 'LEFT').map(p => p.legId)
}

function legsUp(calls: readonly CallState[]): Map<CallLegId, CallId> {
  return new Map(
    calls.flatMap(call => call.legs.flatMap(leg => (leg.endedAt === undefined ? [[leg.id, call.id]] : []))),
  )
}

/** An end comes once. Anything else may come again, from another state of the participant. */
function idOf(body: FactBody, places: ReadonlyMap<CallLegId, number>): EventId {
  if (body.type === 'CallEnded') return EventId(`reconciled.${body.legId}.${body.type}`)
  const { conferenceId, legId } = body as { conferenceId: ConferenceId; legId?: CallLegId }
  if (legId === undefined) return EventId(`reconciled.${conferenceId}.${body.type}`)
  return EventId(`reconciled.${ParticipantId(conferenceId, legId)}.${places.get(legId) ?? 0}.${body.type}`)
}
