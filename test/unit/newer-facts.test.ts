import { describe, expect, test } from 'vitest'
import { foldCall } from '../../src/call/fold.js'
import { foldConference } from '../../src/conference/fold.js'
import { foldParticipant } from '../../src/conference/participant.js'
import type { Fact, FactBody } from '../../src/fact/fact.js'
import { viewEvent } from '../../src/graphql/event/types.js'
import type { JournalEvent } from '../../src/journal/event.js'
import { foldRecordings, type RecordingFact } from '../../src/recording/fold.js'
import { answered, at, callOf, initiated, joined, legOf, standup, started, told } from '../support/facts.js'

/** What a newer version could record about everything there is. */
const newer = (type: string): Fact =>
  told(9, {
    type,
    callId: callOf('ada'),
    legId: legOf('ada'),
    conferenceId: standup,
    mood: 'cheerful',
  } as unknown as FactBody)

const fold = <State>(step: (before: State | undefined, fact: Fact) => State | undefined, facts: Fact[]) =>
  facts.reduce<State | undefined>(step, undefined)

describe('a fact that a newer version recorded', () => {
  test('leaves calls, conferences, participants and recordings as they were', () => {
    const call = fold(foldCall, [initiated('ada', 0), answered('ada', 1)])
    expect(foldCall(call, newer('CallWhistled'))).toBe(call)
    const conference = fold(foldConference, [started(2)])
    expect(foldConference(conference, newer('ConferenceSang'))).toBe(conference)
    const participant = fold(foldParticipant, [joined('ada', 3)])
    expect(foldParticipant(participant, newer('ParticipantNodded'))).toBe(participant)
    const recordings = call?.recordings ?? []
    expect(foldRecordings(recordings, newer('RecordingHummed') as RecordingFact)).toBe(recordings)
  })

  test('is shown as an unknown event, with its name and what it says', () => {
    const event: JournalEvent = {
      seq: 7,
      recordedAt: at(9),
      fact: newer('CallWhistled'),
      about: { callId: callOf('ada') },
      after: {},
      changed: {},
    }
    const view = viewEvent(event, 'epoch') as unknown as Record<string, unknown>
    expect(view.eventType).toBe('CallWhistled')
    expect(view.callId).toBe(callOf('ada'))
    expect(view.details).toMatchObject({ mood: 'cheerful' })
  })
})
