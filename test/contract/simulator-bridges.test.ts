import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'

const AGENT = '+12025550147'
const OTHER_AGENT = '+12025550148'
const GREETING = 'https://media.test/whisper.mp3'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const bridge = (token: string, other: string, more: object = {}) =>
  stage.telnyx.calls.actions.bridge(token, { call_control_id_to_bridge_with: other, ...more })
const transfer = (token: string, more: object = {}) =>
  stage.telnyx.calls.actions.transfer(token, { to: AGENT, ...more })
const stateOf = async (id: string) => (await stage.phone(id)).state
const tokenOf = async (number: string) => {
  const { call_leg_id } = await stage.phoneOf(number)
  const event = stage.events().find(({ payload }) => payload.call_leg_id === call_leg_id)
  return String(event?.payload.call_control_id)
}
const twoOnTheLine = async () => [
  await stage.onTheLine('+12025550131'),
  await stage.onTheLine('+12025550132'),
]
type Caller = Awaited<ReturnType<Stage['onTheLine']>>

describe('a bridge', () => {
  it('asked for again changes nothing', async () => {
    const [ada, bob] = (await twoOnTheLine()) as [Caller, Caller]
    await bridge(ada.token, bob.token)
    await bridge(ada.token, bob.token)
    await bridge(bob.token, ada.token)
    await stage.pass()
    for (const { id } of [ada, bob])
      expect(await stage.phone(id)).toMatchObject({ state: 'up', hears: { kind: 'bridge' } })
    expect(stage.events('call.bridged')).toHaveLength(2)
  })

  it('takes its wish to be parked with it when it ends', async () => {
    const [ada, bob] = (await twoOnTheLine()) as [Caller, Caller]
    await bridge(ada.token, bob.token, { park_after_unbridge: 'self' })
    const { data } = await stage.telnyx.conferences.create({ call_control_id: ada.token, name: 'room' })
    expect(await stateOf(bob.id)).toBe('ended')
    await stage.telnyx.conferences.actions.leave(String(data?.id), { call_control_id: ada.token })
    const eve = await stage.onTheLine('+12025550133')
    await bridge(eve.token, ada.token)
    await stage.request('POST', `/phones/calls/${eve.id}/hangup`)
    expect(await stateOf(ada.id)).toBe('ended')
  })

  it('that a dial makes waits for its caller to be answered too', async () => {
    const { id, token } = await stage.callIn()
    await stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: AGENT,
      link_to: token,
      bridge_on_answer: true,
    })
    await stage.pass(5_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'ringback' })
    await stage.telnyx.calls.actions.answer(token, {})
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
    expect((await stage.phoneOf(AGENT)).hears).toEqual({ kind: 'bridge' })
  })
})

describe('a greeting that is stopped', () => {
  it('connects a transfer', async () => {
    const { id, token } = await stage.onTheLine()
    await transfer(token, { audio_url: GREETING })
    await stage.pass(1_000)
    await stage.telnyx.calls.actions.stopPlayback(await tokenOf(AGENT), {})
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
  })

  it('connects a linked dial, whatever is said next', async () => {
    const { id, token } = await stage.onTheLine()
    const { data } = await stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: AGENT,
      link_to: token,
      bridge_on_answer: true,
      audio_url: GREETING,
    })
    await stage.pass(1_000)
    await stage.telnyx.calls.actions.speak(String(data?.call_control_id), {
      payload: 'You are being connected.',
      voice: 'female',
      stop: 'all',
    })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
  })
})

describe('a transfer', () => {
  it('that is refused leaves the bridge and the conference as they were', async () => {
    const [ada, bob] = (await twoOnTheLine()) as [Caller, Caller]
    await bridge(ada.token, bob.token)
    const eve = await stage.onTheLine('+12025550133')
    await stage.telnyx.conferences.create({ call_control_id: eve.token, name: 'room' })
    for (const { token } of [ada, eve])
      expect(await refusal(transfer(token, { audio_url: GREETING, media_name: 'greeting' }))).toMatchObject({
        status: 422,
        pointer: '/media_name',
      })
    expect((await stage.phone(bob.id)).hears).toEqual({ kind: 'bridge' })
    expect((await stage.phone(eve.id)).hears.kind).toBe('conference')
  })

  it('takes the place of one that still rings', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'manual' })
    await transfer(token)
    await transfer(token, { to: OTHER_AGENT })
    expect(await stage.phoneOf(AGENT)).toMatchObject({ state: 'ended', hangup_cause: 'originator_cancel' })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'ringback' })
    await stage.pass(60_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
    expect((await stage.phoneOf(OTHER_AGENT)).hears).toEqual({ kind: 'bridge' })
  })

  it('takes the place of one that is answered and greeted, and not of one that failed', async () => {
    const { id, token } = await stage.onTheLine()
    await transfer(token, { audio_url: GREETING })
    await stage.pass(1_000)
    await stage.request('PUT', `/phones/${OTHER_AGENT}`, { answer: 'busy' })
    await transfer(token, { to: OTHER_AGENT })
    expect((await stage.phoneOf(AGENT)).state).toBe('ended')
    await stage.pass(1_000)
    await transfer(token)
    await stage.pass(1_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
  })
})
