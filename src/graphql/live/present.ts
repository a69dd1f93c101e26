import type { PresentState } from '../../journal/reads/live.js'
import { CallView } from '../call/views.js'
import { ConferenceView } from '../conference/views.js'
import type { GraphContext } from '../context.js'

/**
 * Lets everything that is reached from a snapshot be of the snapshot's place: a context that has read it already
 * will not read it again.
 */
export function remember({ load }: GraphContext, present: PresentState): void {
  const { conferences, attendees, calls, stays, room } = present
  for (const call of calls) load.call.prime(call.state.id, call)
  for (const conference of conferences) {
    const { id } = conference.state.conference
    load.conference.prime(id, conference)
    const inIt = attendees.get(id) ?? []
    load.participantsOfConference.prime(id, inIt)
    for (const stay of inIt) if (stay.call !== undefined) load.call.prime(stay.participant.callId, stay.call)
  }
  for (const { state } of calls) {
    const ofCall = stays.get(state.id)
    if (ofCall === undefined) continue
    load.participantsOfCall.prime(state.id, ofCall)
    for (const { id } of state.legs) {
      load.participantsOfLeg.prime(
        id,
        ofCall.filter(stay => stay.participant.legId === id),
      )
    }
  }
  if (room !== undefined) load.room.prime(room.room.id, room)
}

export function conferencesOf({ conferences }: PresentState, epoch: string): ConferenceView[] {
  return conferences.map(({ state, seq }) => new ConferenceView(state, { epoch, seq }))
}

export function callsOf({ calls }: PresentState, epoch: string): CallView[] {
  return calls.map(({ state, seq }) => new CallView(state, { epoch, seq }))
}
