import type { Direction } from '../call/facts.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Fact } from '../fact/fact.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallId, CallLegId, ConferenceId, EventId } from '../kernel/ids.js'
import { ParticipantId } from '../kernel/ids.js'
import type { Needs } from './workspace.js'

interface Named {
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
  direction?: Direction
  to?: Endpoint
}

/** What recording a fact or a command will touch, as far as it names it. */
export function needsOf(named: Fact['body'] | CarrierCommand, events: EventId[] = []): Partial<Needs> {
  const { callId, legId, conferenceId, direction, to } = named as Named
  return {
    events,
    calls: callId === undefined ? [] : [callId],
    conferences: conferenceId === undefined ? [] : [conferenceId],
    participants:
      conferenceId !== undefined && legId !== undefined ? [ParticipantId(conferenceId, legId)] : [],
    numbers: direction === 'INBOUND' && to !== undefined ? [to] : [],
  }
}
