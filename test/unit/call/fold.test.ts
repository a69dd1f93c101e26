import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { callAnsweredAt, callEndedAt, callStatus, foldCall, legState } from '../../../src/call/fold.js'
import { decideTransfer } from '../../../src/call/transfer.js'
import { compareFacts, type Fact } from '../../../src/fact/fact.js'
import type { Endpoint } from '../../../src/kernel/endpoint.js'
import {
  answered,
  at,
  callOf,
  hungUp,
  initiated,
  joined,
  left,
  legOf,
  numberOf,
  told,
} from '../../support/facts.js'

const fold = (facts: Fact[]) => {
  const call = [...facts]
    .sort(compareFacts)
    .reduce<ReturnType<typeof foldCall> | undefined>(foldCall, undefined)
  if (call === undefined) throw new Error('no facts')
  return call
}
const legsOf = (facts: Fact[]) => fold(facts).legs.map(leg => [leg.id, legState(leg)])

describe('a call', () => {
  test('rings until it is answered and is over when its last leg has hung up (S0.4, S0.20)', () => {
    expect(callStatus(fold([initiated('ada', 0)]))).toBe('RINGING')
    expect(callStatus(fold([initiated('ada', 0), answered('ada', 2)]))).toBe('IN_PROGRESS')
    const over = fold([initiated('ada', 0), answered('ada', 2), hungUp('ada', 9)])
    expect(callStatus(over)).toBe('ENDED')
    expect([callAnsweredAt(over), callEndedAt(over)]).toEqual([at(2), at(9)])
  })

  test('keeps who called whom, the cause of the hang-up and who ended it (S2.22)', () => {
    const [leg] = fold([initiated('ada', 0), hungUp('ada', 9)]).legs
    expect(leg).toMatchObject({
      direction: 'INBOUND',
      from: numberOf('ada'),
      to: '+12025550100',
      hangupCause: 'NORMAL_CLEARING',
      endedBy: 'CALLER',
      sipCode: 200,
    })
  })

  test('is up as long as one of its legs is', () => {
    const second = told(3, {
      type: 'CallInitiated',
      callId: callOf('ada'),
      legId: legOf('grace'),
      direction: 'OUTBOUND',
      from: '+12025550100' as Endpoint,
      to: numberOf('grace'),
      startedAt: at(3),
    })
    const call = fold([initiated('ada', 0), answered('ada', 1), second, hungUp('ada', 5)])
    expect(callStatus(call)).toBe('IN_PROGRESS')
  })

  test('shows a leg in a conference only while it is there', () => {
    const story = [initiated('ada', 0), answered('ada', 1), joined('ada', 2)]
    expect(legsOf(story)).toEqual([[legOf('ada'), 'IN_CONFERENCE']])
    expect(legsOf([...story, left('ada', 3)])).toEqual([[legOf('ada'), 'ANSWERED']])
  })

  test('takes the carrier’s word for how it ended, also when that comes after the end was found', () => {
    const found = told(5, {
      type: 'CallEnded',
      callId: callOf('ada'),
      legId: legOf('ada'),
      cause: 'UNSPECIFIED',
      endedBy: 'UNKNOWN',
    })
    const [leg] = fold([initiated('ada', 0), found, hungUp('ada', 9)]).legs
    expect(leg).toMatchObject({ hangupCause: 'NORMAL_CLEARING', endedBy: 'CALLER', endedAt: at(9) })
  })

  test('does not come back to life when its beginning is told after its end (S1.7)', () => {
    const late = [hungUp('ada', 9), initiated('ada', 0)].reduce<ReturnType<typeof foldCall> | undefined>(
      foldCall,
      undefined,
    )
    expect(late && legState(late.legs[0] as never)).toBe('ENDED')
    expect(late?.legs[0]?.direction).toBe('INBOUND')
  })

  test('returns the same state for a fact that tells nothing new', () => {
    const call = fold([initiated('ada', 0), answered('ada', 1)])
    expect(
      foldCall(
        call,
        told(2, { type: 'DigitReceived', callId: callOf('ada'), legId: legOf('ada'), digit: '4' }),
      ),
    ).toBe(call)
  })

  test('is the same whatever the order of facts with equal times', () => {
    const story = [
      initiated('ada', 0),
      answered('ada', 0),
      joined('ada', 0),
      left('ada', 0),
      hungUp('ada', 0),
    ]
    fc.assert(
      fc.property(fc.shuffledSubarray(story, { minLength: story.length }), shuffled => {
        expect(fold(shuffled)).toEqual(fold(story))
      }),
    )
  })
})

describe('a transfer', () => {
  const transferring = [
    initiated('ada', 0),
    answered('ada', 1),
    told(2, { type: 'TransferStarted', callId: callOf('ada'), legId: legOf('ada'), to: numberOf('grace') }),
    told(3, {
      type: 'CallInitiated',
      callId: callOf('ada'),
      legId: legOf('grace'),
      direction: 'OUTBOUND',
      from: '+12025550100' as Endpoint,
      to: numberOf('grace'),
      startedAt: at(3),
    }),
  ]
  const outcome = (...facts: Fact[]) => decideTransfer(fold([...transferring, ...facts]))
  const ofGrace = { callId: callOf('ada'), legId: legOf('grace') }

  test('is open while the new leg rings', () => {
    expect(outcome()).toBeUndefined()
  })

  test('has succeeded when the new leg is bridged', () => {
    expect(outcome(told(6, { type: 'CallBridged', ...ofGrace }))).toMatchObject({
      type: 'CallTransferred',
      legId: legOf('ada'),
      newLegId: legOf('grace'),
    })
  })

  test('has failed with the cause when the new leg ends before that (S2.19)', () => {
    const busy = told(6, { type: 'CallEnded', ...ofGrace, cause: 'USER_BUSY', endedBy: 'CALLEE' })
    expect(outcome(busy)).toMatchObject({
      type: 'TransferFailed',
      cause: 'USER_BUSY',
      newLegId: legOf('grace'),
    })
  })

  test('has failed also when the new leg ends before the carrier answers that it accepted the transfer', () => {
    const busy = told(4, { type: 'CallEnded', ...ofGrace, cause: 'USER_BUSY', endedBy: 'CALLEE' })
    const [started, rings] = transferring.slice(-2) as [Fact, Fact]
    const caller = transferring.slice(0, -2)
    expect(decideTransfer(fold([...caller, rings, busy, started]))).toMatchObject({ type: 'TransferFailed' })
  })

  test('is not taken for an earlier one to the same number', () => {
    const busy = told(4, { type: 'CallEnded', ...ofGrace, cause: 'USER_BUSY', endedBy: 'CALLEE' })
    const ada = { callId: callOf('ada'), legId: legOf('ada'), to: numberOf('grace') }
    const failed = told(5, {
      type: 'TransferFailed',
      ...ada,
      newLegId: legOf('grace'),
      cause: 'USER_BUSY',
    })
    expect(outcome(busy, failed, told(6, { type: 'TransferStarted', ...ada }))).toBeUndefined()
  })
})
