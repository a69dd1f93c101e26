import type { Fact, FactBody } from '../../src/fact/fact.js'
import type { Endpoint } from '../../src/kernel/endpoint.js'
import { CallId, CallLegId, ConferenceId, EventId } from '../../src/kernel/ids.js'
import { type Instant, instantOf } from '../../src/kernel/instant.js'

/** The morning on which all these calls are made. */
const MORNING = Date.parse('2026-01-15T09:30:00Z')

/** A moment so many seconds into the story. */
export const at = (second: number): Instant => instantOf(MORNING + Math.round(second * 1000))

export const callOf = (who: string) => CallId(`call-${who}`)
export const legOf = (who: string) => CallLegId(`leg-${who}`)
export const standup = ConferenceId('conference-standup')

const numbers: Record<string, string> = { ada: '+12025550131', grace: '+12025550132', edsger: '+12025550133' }
export const numberOf = (who: string) => (numbers[who] ?? '+12025550139') as Endpoint
export const office = '+12025550100' as Endpoint

const leg = (who: string) => ({ callId: callOf(who), legId: legOf(who) })
const seat = (who: string) => ({ ...leg(who), conferenceId: standup })

/** What the carrier tells. The id is made of what happened, so equal facts are the same fact. */
export function told(second: number, body: FactBody): Fact {
  const who = 'legId' in body ? body.legId : 'conferenceId' in body ? body.conferenceId : ''
  return {
    id: EventId(`${body.type}-${who}-${second}`),
    occurredAt: at(second),
    order: { at: at(second), rank: 0 },
    source: 'WEBHOOK',
    body,
  } as Fact
}

/** What one of our commands made true; `rank` is the place of its request. */
export function commanded(second: number, rank: number, body: FactBody): Fact {
  return {
    ...told(second, body),
    id: EventId(`command-${rank}`),
    order: { at: at(second), rank },
    source: 'COMMAND',
  } as Fact
}

export const initiated = (who: string, second: number) =>
  told(second, {
    type: 'CallInitiated',
    ...leg(who),
    direction: 'INBOUND',
    from: numberOf(who),
    to: office,
    startedAt: at(second),
  })
export const answered = (who: string, second: number) => told(second, { type: 'CallAnswered', ...leg(who) })
export const hungUp = (who: string, second: number) =>
  told(second, {
    type: 'CallEnded',
    ...leg(who),
    cause: 'NORMAL_CLEARING',
    endedBy: 'CALLER',
    sipCode: 200,
    startedAt: at(0),
    endedAt: at(second),
  })
export const started = (second: number) =>
  told(second, { type: 'ConferenceStarted', conferenceId: standup, creatorLegId: legOf('ada') })
export const ended = (second: number) =>
  told(second, { type: 'ConferenceEnded', conferenceId: standup, reason: 'ALL_LEFT' })
export const joined = (who: string, second: number) =>
  told(second, { type: 'ParticipantJoined', ...seat(who) })
export const left = (who: string, second: number) => told(second, { type: 'ParticipantLeft', ...seat(who) })
export const muted = (who: string, second: number, rank: number) =>
  commanded(second, rank, { type: 'ParticipantMuted', ...seat(who) })
export const unmuted = (who: string, second: number, rank: number) =>
  commanded(second, rank, { type: 'ParticipantUnmuted', ...seat(who) })
export const held = (who: string, second: number, rank: number) =>
  commanded(second, rank, { type: 'ParticipantHeld', ...seat(who), reason: 'OPERATOR' })
