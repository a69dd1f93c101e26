import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { conferenceEnd, conferenceStatus, foldConference } from '../../../src/conference/fold.js'
import {
  closesStay,
  foldParticipant,
  type ParticipantState,
  participantLeftAt,
  participantStatus,
} from '../../../src/conference/participant.js'
import { compareFacts, type Fact, orderAfter } from '../../../src/fact/fact.js'
import { at, ended, held, hungUp, joined, left, muted, started, unmuted } from '../../support/facts.js'

function stay(facts: Fact[]): ParticipantState {
  const inOrder = [...facts].sort(
    (a, b) => Number(closesStay(a)) - Number(closesStay(b)) || compareFacts(a, b),
  )
  const state = inOrder.reduce<ParticipantState | undefined>(foldParticipant, undefined)
  if (state === undefined) throw new Error('nobody')
  return state
}

describe('a participant', () => {
  test('joins and leaves', () => {
    expect(participantStatus(stay([joined('ada', 1)]))).toBe('JOINED')
    const gone = stay([joined('ada', 1), left('ada', 5)])
    expect([participantStatus(gone), gone.joinedAt, participantLeftAt(gone)]).toEqual(['LEFT', at(1), at(5)])
  })

  test('is out when the leg hung up or the conference ended, even if no event says so', () => {
    expect(participantStatus(stay([joined('ada', 1), hungUp('ada', 4)]))).toBe('LEFT')
    expect(participantStatus(stay([joined('ada', 1), ended(4)]))).toBe('LEFT')
    expect(participantStatus(stay([hungUp('ada', 1), joined('ada', 1)]))).toBe('LEFT')
  })

  test('is muted by an accepted command that comes after the join, whatever the clocks say', () => {
    const mute = { ...muted('ada', 1, 7), order: orderAfter(at(1), 7) }
    expect(stay([mute, joined('ada', 1)]).muted).toBe(true)
  })

  test('obeys commands in the order in which they were asked for', () => {
    const story = [joined('ada', 1), muted('ada', 1, 5), unmuted('ada', 1, 6)]
    fc.assert(
      fc.property(fc.shuffledSubarray(story, { minLength: 3 }), shuffled => {
        expect(stay(shuffled).muted).toBe(false)
      }),
    )
  })

  test('who comes back is there as if for the first time', () => {
    const back = stay([
      joined('ada', 1),
      muted('ada', 1, 2),
      held('ada', 1, 3),
      left('ada', 5),
      joined('ada', 6),
    ])
    expect(back).toMatchObject({ muted: false, onHold: false, joinedAt: at(6) })
    expect(participantStatus(back)).toBe('JOINED')
    expect(back.holdReason).toBeUndefined()
  })

  test('is the same after any order of delivery', () => {
    const story = [
      joined('ada', 1),
      muted('ada', 1, 2),
      left('ada', 5),
      joined('ada', 6),
      held('ada', 6, 9),
      ended(8),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(story, { minLength: story.length }), shuffled => {
        expect(stay(shuffled)).toEqual(stay(story))
      }),
    )
  })
})

describe('a conference', () => {
  const conference = (...facts: Fact[]) => {
    const state = facts
      .sort(compareFacts)
      .reduce<ReturnType<typeof foldConference> | undefined>(foldConference, undefined)
    if (state === undefined) throw new Error('none')
    return state
  }

  test('is in progress from its first participant, even when its own first event is late', () => {
    expect(conferenceStatus(conference(joined('ada', 1)), { joined: 1 })).toBe('IN_PROGRESS')
  })

  test('ends when the last one left or when the carrier says so, whichever is first (S0.42, S0.43)', () => {
    const open = conference(started(0), joined('ada', 1))
    expect(conferenceEnd(open, { joined: 0, emptySince: at(7) })).toEqual({
      endedAt: at(7),
      reason: 'ALL_LEFT',
    })
    expect(conferenceEnd(conference(started(0), ended(8)), { joined: 0, emptySince: at(7) })).toEqual({
      endedAt: at(8),
      reason: 'ALL_LEFT',
    })
    expect(conferenceStatus(open, { joined: 0 })).toBe('IN_PROGRESS')
  })

  test('ending twice changes nothing', () => {
    const over = conference(started(0), ended(8))
    expect(foldConference(over, ended(9))).toBe(over)
  })
})
