import { describe, expect, test } from 'vitest'
import type { LegState, TransferOutcome } from '../../../src/call/fold.js'
import type { Endpoint } from '../../../src/kernel/endpoint.js'
import { CallId, CallLegId } from '../../../src/kernel/ids.js'
import type { Forward } from '../../../src/tracking/binding.js'
import { decideForward, type ForwardSignal } from '../../../src/tracking/forward.js'

const [caller, tracking, shop, branch] = ['+12025550131', '+19195550110', '+13035550141', '+13035550142'].map(
  number => number as Endpoint,
) as [Endpoint, Endpoint, Endpoint, Endpoint]

const plain: Forward = { destination: shop, record: false, shownNumber: 'CALLER', timeoutSeconds: 30 }
const failed = (to: Endpoint, cause: TransferOutcome['cause'] = 'USER_BUSY') =>
  ({ to, cause }) as TransferOutcome

function decide(forward: Partial<Forward>, signal: ForwardSignal, ...transfers: TransferOutcome[]) {
  const leg: LegState = {
    id: CallLegId('ada'),
    reported: true,
    bridged: false,
    from: caller,
    to: tracking,
    transfers,
  }
  return decideForward({ kind: 'FORWARD', ...plain, ...forward }, { callId: CallId('call'), leg }, signal)
}

describe('a forwarded caller', () => {
  test('is transferred when answered, with the number that is to be shown (S2.18)', () => {
    expect(decide({}, 'answered')).toMatchObject({ kind: 'transferCall', to: shop, from: caller })
    expect(decide({ shownNumber: 'TRACKING', timeoutSeconds: 12 }, 'answered')).toMatchObject({
      from: tracking,
      timeoutSeconds: 12,
    })
  })

  test('is recorded from when the destination answers, if at all', () => {
    expect(decide({}, 'connected')).toBeUndefined()
    expect(decide({ record: true }, 'connected')).toMatchObject({ kind: 'startRecording', channels: 'DUAL' })
  })

  test('hears why nobody answers, and is then hung up (S2.19)', () => {
    expect(decide({}, 'failed', failed(shop))).toMatchObject({
      kind: 'speakOnCall',
      speech: { text: 'We are sorry. The line is busy. Please call again later.' },
    })
    expect(decide({}, 'spoken', failed(shop))).toMatchObject({ kind: 'hangUpCall' })
  })

  test('hears that somebody else is tried, who then is, once', () => {
    const fallback = { fallback: { destination: branch } }
    expect(decide(fallback, 'failed', failed(shop, 'NO_ANSWER'))).toMatchObject({
      speech: { text: 'Nobody answers. Please hold the line, we are trying to reach somebody else.' },
    })
    expect(decide(fallback, 'spoken', failed(shop))).toMatchObject({ kind: 'transferCall', to: branch })
    expect(decide(fallback, 'failed', failed(shop), failed(branch))).toMatchObject({ kind: 'speakOnCall' })
    expect(decide(fallback, 'spoken', failed(shop), failed(branch))).toMatchObject({ kind: 'hangUpCall' })
  })

  test('is not meddled with when somebody else transfers or speaks', () => {
    expect(decide({}, 'failed', { to: shop }, failed(branch))).toBeUndefined()
    expect(decide({}, 'spoken')).toBeUndefined()
    expect(decide({}, 'spoken', { to: shop })).toBeUndefined()
  })
})

describe('the caller of a number that leads nowhere', () => {
  const leg: LegState = { id: CallLegId('ada'), reported: true, bridged: false, from: caller, to: tracking }
  const nowhere = (signal: ForwardSignal) =>
    decideForward({ kind: 'NOWHERE' }, { callId: CallId('call'), leg }, signal)

  test('is told so and hung up (T2.5)', () => {
    expect(nowhere('answered')).toMatchObject({ kind: 'speakOnCall' })
    expect(nowhere('spoken')).toMatchObject({ kind: 'hangUpCall' })
    expect(nowhere('failed')).toBeUndefined()
  })
})
