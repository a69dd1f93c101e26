import type { Fact, FactBody } from '../../../src/fact/fact.js'
import type { About, JournalEvent } from '../../../src/journal/event.js'
import { CallId, CallLegId, ConferenceId, EventId } from '../../../src/kernel/ids.js'
import { instantOf } from '../../../src/kernel/instant.js'

/** Something that happens in a test: on whose call, what, and how long its text is. */
export interface Draft {
  call?: string
  conference?: string
  type?: 'DigitReceived' | 'CallAnswered' | 'CallNoticed' | 'ParticipantJoined'
  text?: string
}

export const digit: Draft = { type: 'DigitReceived' }

/** Many of the same. */
export const times = (count: number, draft: Draft = digit): Draft[] => Array<Draft>(count).fill(draft)

export function eventOf(seq: number, draft: Draft): JournalEvent {
  const { call = 'ada', conference, type = 'DigitReceived', text } = draft
  const about: About = {
    callId: CallId(call),
    legId: CallLegId(`leg-${call}`),
    ...(conference !== undefined && { conferenceId: ConferenceId(conference) }),
  }
  const instant = instantOf(Date.now())
  const body = {
    type,
    callId: about.callId,
    legId: about.legId,
    ...(type === 'DigitReceived' && { digit: String(seq % 10) }),
    ...(type === 'CallNoticed' && { eventType: 'call.cost', details: { text: text ?? '' } }),
    ...(type === 'ParticipantJoined' && { conferenceId: about.conferenceId }),
  } as FactBody
  return {
    seq,
    recordedAt: instant,
    fact: {
      id: EventId(`event-${seq}`),
      occurredAt: instant,
      order: { at: instant, rank: 0 },
      source: 'WEBHOOK',
      body,
    } as Fact,
    about,
    after: {},
    changed: {},
  }
}
