import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const AGENT = '+12025550147'
const HEADER = { name: 'X-Room', value: 'blue' }

/** Which field an action is refused for; `undefined` when it is not. */
const flaw = async (path: string, body: object) =>
  (await stage.v2('POST', path, body)).body.errors?.[0]?.source?.pointer

describe('a dial is refused', () => {
  const flawOf = (more: object) =>
    flaw('/calls', {
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: AGENT,
      ...more,
    })

  it.each([
    ['/send_digits_on_answer', { send_digits_on_answer: '1'.repeat(65) }],
    ['/from_display_name', { from_display_name: 'a'.repeat(129) }],
    ['/custom_headers', { custom_headers: 'X-Room: blue' }],
    ['/custom_headers/0/value', { custom_headers: [{ name: 'X-Room' }] }],
    ['/sip_headers/0/name', { sip_headers: [HEADER] }],
    ['/sip_transport_protocol', { sip_transport_protocol: 'SCTP' }],
    ['/media_encryption', { media_encryption: 'rot13' }],
    ['/stream_track', { stream_track: 'all' }],
    ['/answering_machine_detection_config', { answering_machine_detection_config: 'fast' }],
    ['/to', { to: `${AGENT},abc` }],
    ['/to', { to: `${AGENT},` }],
  ])('for its %s: %o', async (pointer, more) => {
    expect(await flawOf(more)).toBe(pointer)
    await stage.pass()
    expect(stage.types()).toEqual([])
  })

  it('not for what is as documented', async () => {
    expect(
      await flawOf({
        to: `${AGENT},1w2`,
        from_display_name: 'Blue Room',
        custom_headers: [HEADER],
        sip_headers: [{ name: 'User-to-User', value: '00' }],
        sip_transport_protocol: 'TLS',
        media_encryption: 'SRTP',
        stream_track: 'both_tracks',
        answering_machine_detection_config: { total_analysis_time_millis: 4_000 },
      }),
    ).toBeUndefined()
    await stage.pass(1_000)
    expect((await stage.phoneOf(AGENT)).heard).toMatchObject([{ url: 'dtmf:1w2' }])
  })
})

describe('a gather is refused', () => {
  it('that wants more digits than it takes', async () => {
    const { token } = await stage.onTheLine()
    const digits = { minimum_digits: 4, maximum_digits: 3 }
    expect(await refusal(stage.telnyx.calls.actions.gather(token, digits))).toEqual({
      status: 422,
      code: '10015',
      pointer: '/minimum_digits',
    })
    const { data } = await stage.telnyx.conferences.create({ call_control_id: token, name: 'room' })
    const gathering = { call_control_id: token, client_state: 'bm8=', ...digits }
    expect(await flaw(`/conferences/${data?.id}/actions/gather_using_audio`, gathering)).toBe(
      '/minimum_digits',
    )
    await stage.telnyx.calls.actions.sendDtmf(token, { digits: '1' })
    await stage.request('POST', '/clock/advance', { ms: 0 })
    const call = await stage.telnyx.calls.retrieveStatus(token)
    expect(call.data).not.toHaveProperty('client_state')
  })
})

describe('a speech is refused', () => {
  it('in a language the carrier does not speak', async () => {
    const { token } = await stage.onTheLine()
    const path = `/calls/${encodeURIComponent(token)}/actions/speak`
    expect(await flaw(path, { payload: 'Saluton.', voice: 'female', language: 'eo' })).toBe('/language')
    expect(await flaw(path, { payload: 'Bore da.', voice: 'female', language: 'cy-GB' })).toBeUndefined()
  })
})

describe('an application that is not active', () => {
  it('takes no calls and places none', async () => {
    const active = (is: boolean) =>
      stage.v2('PATCH', `/call_control_applications/${stage.simulator.connectionId}`, { active: is })
    const callIn = () => stage.request('POST', '/phones/calls', { from: '+12025550131', to: '+12025550100' })
    const dial = () =>
      stage.telnyx.calls.dial({
        connection_id: stage.simulator.connectionId,
        from: '+12025550100',
        to: AGENT,
      })
    await active(false)
    expect((await callIn()).status).toBe(404)
    expect(await refusal(dial())).toEqual({ status: 422, code: '10015', pointer: '/connection_id' })
    await active(true)
    expect((await callIn()).status).toBe(201)
    await dial()
  })
})
