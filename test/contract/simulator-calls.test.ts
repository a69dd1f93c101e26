import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'
import { resourceFlaws } from '../support/simulator-wire.js'

const NUMBER = '+12025550100'
const AGENT = '+12025550147'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const dial = (more: object = {}) =>
  stage.telnyx.calls.dial({ connection_id: stage.simulator.connectionId, from: NUMBER, to: AGENT, ...more })

describe('a person who calls', () => {
  it('rings until the application answers, and is told apart by direction', async () => {
    const { id, token } = await stage.callIn()
    expect(await stage.phone(id)).toMatchObject({
      state: 'ringing',
      direction: 'incoming',
      hears: { kind: 'ringback' },
    })
    expect(stage.events('call.initiated')[0]?.payload).toMatchObject({
      direction: 'incoming',
      state: 'parked',
      from: '+12025550131',
      to: NUMBER,
      client_state: null,
      connection_id: stage.simulator.connectionId,
    })
    await stage.telnyx.calls.actions.answer(token, { client_state: 'aGk=' })
    await stage.pass()
    expect(stage.types()).toEqual(['call.initiated', 'call.answered'])
    expect(stage.events('call.answered')[0]?.payload.client_state).toBe('aGk=')
    expect(await stage.phone(id)).toMatchObject({ state: 'up', hears: { kind: 'silence' } })
  })

  it('hangs up as the caller, normally, with an end time', async () => {
    const { id } = await stage.onTheLine()
    await stage.pass(61_000)
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    await stage.pass()
    const payload = stage.events('call.hangup')[0]?.payload ?? {}
    expect(payload).toMatchObject({
      hangup_cause: 'normal_clearing',
      hangup_source: 'caller',
      sip_hangup_cause: '200',
    })
    expect(Date.parse(String(payload.end_time)) - Date.parse(String(payload.start_time))).toBe(61_000)
    expect(await stage.phone(id)).toMatchObject({ state: 'ended', hangup_cause: 'normal_clearing' })
  })

  it('gives up before an answer: the late answer is refused as ended', async () => {
    const { id, token } = await stage.callIn()
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    expect(await refusal(stage.telnyx.calls.actions.answer(token, {}))).toEqual({
      status: 422,
      code: '90018',
    })
    await stage.pass()
    expect(stage.events('call.hangup')[0]?.payload).toMatchObject({
      hangup_cause: 'originator_cancel',
      hangup_source: 'caller',
    })
  })

  it('is turned away as busy', async () => {
    const { token } = await stage.callIn()
    await stage.telnyx.calls.actions.reject(token, { cause: 'USER_BUSY' })
    await stage.pass()
    expect(stage.events('call.hangup')[0]?.payload).toMatchObject({
      hangup_cause: 'user_busy',
      sip_hangup_cause: '486',
    })
  })

  it('cannot reach a number that is not the account’s', async () => {
    const answer = await stage.request('POST', '/phones/calls', { from: '+12025550131', to: '+12025559999' })
    expect(answer.status).toBe(404)
    expect(answer.body.errors[0]).toMatchObject({ code: '10005', source: { pointer: '/to' } })
  })

  it('is dropped when the application asked for a first command in time and gave none', async () => {
    await stage.telnyx.callControlApplications.update(stage.simulator.connectionId, {
      application_name: 'Partyline',
      webhook_event_url: `${stage.receiver.url}/hook`,
      first_command_timeout: true,
      first_command_timeout_secs: 5,
    })
    const { id } = await stage.callIn()
    const { id: answered, token } = await stage.callIn('+12025550132')
    await stage.telnyx.calls.actions.answer(token, {})
    await stage.pass(5_000)
    expect((await stage.phone(id)).hangup_cause).toBe('timeout')
    expect((await stage.phone(answered)).state).toBe('up')
  })
})

describe('a phone that is called', () => {
  it('answers by itself after a second; the dial never says alive, the status does', async () => {
    const { data } = await dial({ client_state: 'aGk=' })
    expect(resourceFlaws('CallWithRecordingId', data)).toEqual([])
    expect(data).toMatchObject({ is_alive: false, record_type: 'call' })
    const token = String(data?.call_control_id)
    expect((await stage.telnyx.calls.retrieveStatus(token)).data?.is_alive).toBe(true)
    await stage.pass(999)
    expect(stage.types(token)).toEqual(['call.initiated'])
    expect(stage.events('call.initiated')[0]?.payload).toMatchObject({
      direction: 'outgoing',
      state: 'bridging',
      client_state: 'aGk=',
    })
    await stage.pass(1)
    expect(stage.types(token)).toEqual(['call.initiated', 'call.answered'])
    const active = await stage.telnyx.connections.listActiveCalls(stage.simulator.connectionId)
    expect(active.data.map(call => call.call_control_id)).toEqual([token])
    const walked = []
    for await (const call of stage.telnyx.connections.listActiveCalls(stage.simulator.connectionId))
      walked.push(call)
    expect(walked).toHaveLength(1)
  })

  it.each([
    ['busy', {}, 'user_busy', '486'],
    ['reject', {}, 'call_rejected', '603'],
    ['no_answer', { timeout_secs: 20 }, 'timeout', '487'],
    ['no_answer', { timeout_secs: 20, retry_on_timeout: false }, 'no_answer', '480'],
  ])('that is set to %s %o ends with %s', async (answer, more, cause, sip) => {
    await stage.request('PUT', `/phones/${encodeURIComponent(AGENT)}`, { answer, after_ms: 200 })
    await dial(more)
    await stage.pass(19_999)
    await stage.pass(1)
    expect(stage.events('call.hangup')[0]?.payload).toMatchObject({
      hangup_cause: cause,
      sip_hangup_cause: sip,
    })
    expect(stage.types()).not.toContain('call.answered')
  })

  it('waits for its owner when it is set to manual', async () => {
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'manual' })
    await dial()
    await stage.pass(10_000)
    const { id } = await stage.phoneOf(AGENT)
    expect((await stage.request('POST', `/phones/calls/${id}/answer`)).body.state).toBe('up')
    expect((await stage.request('POST', `/phones/calls/${id}/answer`)).status).toBe(409)
    await stage.pass()
    expect(stage.types()).toEqual(['call.initiated', 'call.answered'])
  })

  it('is known by how it was set', async () => {
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'busy', after_ms: 200 })
    const { body } = await stage.request('GET', '/phones')
    expect(body).toEqual([{ number: AGENT, answer: 'busy', after_ms: 200, greeting_ms: 3_000, beep: true }])
  })

  it('is turned away by its owner', async () => {
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'manual' })
    await dial()
    const { id } = await stage.phoneOf(AGENT)
    await stage.request('POST', `/phones/calls/${id}/reject`, { cause: 'USER_BUSY' })
    await stage.pass()
    expect(stage.events('call.hangup')[0]?.payload).toMatchObject({
      hangup_cause: 'user_busy',
      hangup_source: 'callee',
    })
  })

  it('is hung up when the call has lasted its time', async () => {
    await dial({ time_limit_secs: 60 })
    await stage.pass(60_999)
    expect(stage.types()).not.toContain('call.hangup')
    await stage.pass(1)
    expect(stage.events('call.hangup')[0]?.payload.hangup_cause).toBe('time_limit')
  })

  it('may be one of several: the first that answers stops the others', async () => {
    await stage.request('PUT', '/phones/+12025550148', { after_ms: 500 })
    const { data } = await dial({ to: [AGENT, '+12025550148'] })
    await stage.pass(2_000)
    expect((await stage.phoneOf(AGENT)).hangup_cause).toBe('originator_cancel')
    expect(await stage.phoneOf('+12025550148')).toMatchObject({
      state: 'up',
      call_session_id: data?.call_session_id,
    })
  })

  it('is known for a machine by the ear', async () => {
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'machine', greeting_ms: 4_000 })
    await dial({ answering_machine_detection: 'detect_beep' })
    await stage.pass(1_000 + 4_000)
    expect(stage.types().slice(2)).toEqual(['call.machine.detection.ended', 'call.machine.greeting.ended'])
    expect(stage.events('call.machine.detection.ended')[0]?.payload.result).toBe('machine')
    expect(stage.events('call.machine.greeting.ended')[0]?.payload.result).toBe('beep_detected')
    stage.receiver.clear()
    await dial({ to: '+12025550149', answering_machine_detection: 'premium' })
    await stage.pass(5_000)
    expect(stage.events('call.machine.premium.detection.ended')[0]?.payload.result).toBe('human_residence')
  })

  it('can be asked for ten minutes after its call has ended', async () => {
    const { data } = await dial()
    const token = String(data?.call_control_id)
    await stage.telnyx.calls.actions.hangup(token, {})
    await stage.pass(600_000)
    expect((await stage.telnyx.calls.retrieveStatus(token)).data).toMatchObject({ is_alive: false })
    await stage.pass(1)
    expect(await refusal(stage.telnyx.calls.retrieveStatus(token))).toMatchObject({ status: 404 })
  })
})

describe('a transfer', () => {
  it('lets the caller hear it ring, and connects the two on the answer', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.transfer(token, {
      to: AGENT,
      target_leg_client_state: 'Yg==',
      webhook_url: `${stage.receiver.url}/target`,
    })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'ringback' })
    await stage.pass(1_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
    const target = stage.events().filter(event => event.path === '/target')
    expect(target.map(({ type }) => type)).toEqual(['call.initiated', 'call.answered', 'call.bridged'])
    expect(target[0]?.payload).toMatchObject({
      from: NUMBER,
      to: AGENT,
      client_state: 'Yg==',
      direction: 'outgoing',
    })
    expect(target[0]?.payload.call_session_id).toBe((await stage.phone(id)).call_session_id)
    expect(stage.types(token)).toEqual(['call.initiated', 'call.answered', 'call.bridged'])

    const agent = await stage.phoneOf(AGENT)
    await stage.request('POST', `/phones/calls/${agent.id}/say`, { text: 'good morning' })
    expect((await stage.phone(id)).heard.at(-1)).toMatchObject({ kind: 'bridge', text: 'good morning' })
    await stage.request('POST', `/phones/calls/${agent.id}/hangup`)
    await stage.pass()
    expect((await stage.phone(id)).state).toBe('ended')
  })

  it('that fails leaves the caller where he was, to be spoken to', async () => {
    await stage.request('PUT', `/phones/${AGENT}`, { answer: 'busy' })
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.transfer(token, { to: AGENT })
    await stage.pass(1_000)
    expect(stage.events('call.hangup').map(({ payload }) => payload.to)).toEqual([AGENT])
    expect(await stage.phone(id)).toMatchObject({ state: 'up', hears: { kind: 'silence' } })
    await stage.telnyx.calls.actions.speak(token, { payload: 'Nobody is there.', voice: 'female' })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'speech', text: 'Nobody is there.' })
  })

  it('without early media is silent, and stops ringing when the caller gives up', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.transfer(token, { to: AGENT, early_media: false })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'silence' })
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    expect((await stage.phoneOf(AGENT)).hangup_cause).toBe('originator_cancel')
  })

  it('plays to the called one first when asked to', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.transfer(token, {
      to: AGENT,
      audio_url: 'https://media.test/whisper.mp3',
    })
    await stage.pass(1_000)
    expect((await stage.phoneOf(AGENT)).hears).toEqual({
      kind: 'playback',
      url: 'https://media.test/whisper.mp3',
    })
    expect(stage.types()).not.toContain('call.bridged')
    await stage.pass(10_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'bridge' })
  })
})

describe('a bridge', () => {
  it('connects two answered legs and ends with either of them', async () => {
    const one = await stage.onTheLine('+12025550131')
    const other = await stage.onTheLine('+12025550132')
    await stage.telnyx.calls.actions.bridge(one.token, { call_control_id_to_bridge_with: other.token })
    await stage.pass()
    expect(stage.events('call.bridged')).toHaveLength(2)
    await stage.telnyx.calls.actions.hangup(one.token, {})
    expect((await stage.phone(other.id)).state).toBe('ended')
  })

  it('leaves a leg parked that asked for it', async () => {
    const one = await stage.onTheLine('+12025550131')
    const other = await stage.onTheLine('+12025550132')
    await stage.telnyx.calls.actions.bridge(one.token, {
      call_control_id_to_bridge_with: other.token,
      park_after_unbridge: 'self',
    })
    await stage.request('POST', `/phones/calls/${other.id}/hangup`)
    expect(await stage.phone(one.id)).toMatchObject({ state: 'up', hears: { kind: 'silence' } })
  })

  it('is refused while the other phone rings', async () => {
    const one = await stage.onTheLine()
    const other = await stage.callIn('+12025550132')
    const bridge = stage.telnyx.calls.actions.bridge(one.token, {
      call_control_id_to_bridge_with: other.token,
    })
    expect(await refusal(bridge)).toEqual({ status: 422, code: '90034' })
  })

  it('is made on the answer of a dial that is linked', async () => {
    const { id, token } = await stage.onTheLine()
    const { data } = await dial({ link_to: token, bridge_on_answer: true, bridge_intent: true })
    expect(data?.call_session_id).toBe((await stage.phone(id)).call_session_id)
    await stage.pass(1_000)
    expect(stage.events('call.bridged')).toHaveLength(2)
    expect((await stage.phoneOf(AGENT)).from).toBe('+12025550131')
    expect(await refusal(dial({ bridge_on_answer: true }))).toMatchObject({
      status: 422,
      pointer: '/link_to',
    })
  })

  it('can be listened to by a supervisor', async () => {
    const { token } = await stage.onTheLine()
    const { data } = await dial({ supervise_call_control_id: token, supervisor_role: 'monitor' })
    await stage.pass(1_000)
    expect((await stage.phoneOf(AGENT)).hears).toEqual({ kind: 'bridge' })
    await stage.telnyx.calls.actions.switchSupervisorRole(String(data?.call_control_id), { role: 'whisper' })
    expect(
      await refusal(stage.telnyx.calls.actions.switchSupervisorRole(token, { role: 'barge' })),
    ).toMatchObject({ status: 422 })
  })
})

describe('what a leg hears', () => {
  it('is one thing after another', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.speak(token, { payload: 'Welcome to the party.', voice: 'female' })
    await stage.telnyx.calls.actions.startPlayback(token, { audio_url: 'https://media.test/a.mp3' })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'speech', text: 'Welcome to the party.' })
    await stage.pass(21 * 60)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'playback', url: 'https://media.test/a.mp3' })
    await stage.pass(10_000)
    expect((await stage.phone(id)).hears).toEqual({ kind: 'silence' })
    expect((await stage.phone(id)).heard.map(({ kind }) => kind)).toEqual(['ringback', 'speech', 'playback'])
    expect(stage.types().slice(2)).toEqual([
      'call.speak.started',
      'call.speak.ended',
      'call.playback.started',
      'call.playback.ended',
    ])
    expect(stage.events('call.playback.ended')[0]?.payload).toMatchObject({
      status: 'completed',
      media_url: 'https://media.test/a.mp3',
    })
  })

  it('goes on for ever when it loops, until it is stopped', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startPlayback(token, {
      audio_url: 'https://media.test/a.mp3',
      loop: 'infinity',
    })
    await stage.pass(3_600_000)
    expect((await stage.phone(id)).hears.kind).toBe('playback')
    await stage.telnyx.calls.actions.stopPlayback(token, {})
    await stage.pass()
    expect(stage.events('call.playback.ended')[0]?.payload.status).toBe('cancelled')
  })

  it('is cut by the end of the call', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.speak(token, {
      payload: 'A long story.',
      voice: 'female',
      loop: 'infinity',
    })
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    await stage.pass()
    expect(stage.types().slice(-2)).toEqual(['call.speak.ended', 'call.hangup'])
    expect(stage.events('call.speak.ended')[0]?.payload.status).toBe('call_hangup')
  })

  it('may be tones', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.sendDtmf(token, { digits: '1w2' })
    expect((await stage.phone(id)).heard.at(-1)).toMatchObject({ kind: 'playback', url: 'dtmf:1w2' })
    expect(await refusal(stage.telnyx.calls.actions.sendDtmf(token, { digits: 'xyz' }))).toMatchObject({
      pointer: '/digits',
    })
  })
})

describe('keys', () => {
  const press = (id: string, digits: string) => stage.request('POST', `/phones/calls/${id}/keys`, { digits })
  const ended = () =>
    stage.events('call.gather.ended').map(({ payload: { digits, status } }) => ({ digits, status }))

  it('are told one by one, and gathered up to the pound sign', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gather(token, { minimum_digits: 2, valid_digits: '0123456789' })
    await press(id, '4071#')
    await stage.pass()
    expect(stage.events('call.dtmf.received').map(({ payload }) => payload.digit)).toEqual([
      '4',
      '0',
      '7',
      '1',
      '#',
    ])
    expect(ended()).toEqual([{ digits: '4071', status: 'valid' }])
  })

  it('that do not come end the gather in time', async () => {
    const { token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gather(token, { initial_timeout_millis: 3_000 })
    await stage.pass(2_999)
    expect(ended()).toEqual([])
    await stage.pass(1)
    expect(ended()).toEqual([{ digits: '', status: 'timeout' }])
  })

  it('end the gather a pause after the last one', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gather(token, { inter_digit_timeout_millis: 2_000 })
    await press(id, '12')
    await stage.pass(2_000)
    expect(ended()).toEqual([{ digits: '12', status: 'valid' }])
  })

  it('interrupt the prompt, which is repeated when they are wrong', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gatherUsingSpeak(token, {
      payload: 'Press one or two.',
      invalid_payload: 'That was wrong.',
      voice: 'female',
      maximum_digits: 1,
      maximum_tries: 2,
      valid_digits: '12',
    })
    expect((await stage.phone(id)).hears).toEqual({ kind: 'speech', text: 'Press one or two.' })
    await press(id, '9')
    expect((await stage.phone(id)).hears).toEqual({ kind: 'speech', text: 'That was wrong.' })
    await stage.pass(20_000)
    expect(ended()).toEqual([])
    await press(id, '9')
    await stage.pass()
    expect(ended()).toEqual([{ digits: '9', status: 'invalid' }])
    expect((await stage.phone(id)).heard.map(({ text }) => text).filter(Boolean)).toEqual([
      'Press one or two.',
      'That was wrong.',
      'Press one or two.',
    ])
  })

  it('are waited for after a played prompt, and no longer once the gather is stopped or the caller gone', async () => {
    const one = await stage.onTheLine('+12025550131')
    await stage.telnyx.calls.actions.gatherUsingAudio(one.token, { audio_url: 'https://media.test/menu.mp3' })
    await stage.telnyx.calls.actions.stopGather(one.token, {})
    await stage.telnyx.calls.actions.gatherUsingAudio(one.token, { audio_url: 'https://media.test/menu.mp3' })
    await stage.request('POST', `/phones/calls/${one.id}/hangup`)
    await stage.pass()
    expect(ended().map(({ status }) => status)).toEqual(['cancelled', 'call_hangup'])
  })
})

describe('a command', () => {
  it('repeated within a minute is not executed again and answers alike', async () => {
    const { token } = await stage.onTheLine()
    const say = () =>
      stage.telnyx.calls.actions.speak(token, { payload: 'once', voice: 'female', command_id: 'c1' })
    expect(await say()).toEqual(await say())
    await stage.pass(59_999)
    await say()
    expect(stage.events('call.speak.started')).toHaveLength(1)
    await stage.pass(1)
    await say()
    await stage.pass()
    expect(stage.events('call.speak.started')).toHaveLength(2)
  })

  it('with the same id for another leg is another command', async () => {
    const one = await stage.onTheLine('+12025550131')
    const other = await stage.onTheLine('+12025550132')
    for (const { token } of [one, other])
      await stage.telnyx.calls.actions.speak(token, { payload: 'hello', voice: 'female', command_id: 'c1' })
    await stage.pass()
    expect(stage.events('call.speak.started')).toHaveLength(2)
  })

  it('to dial, repeated, gives the same leg', async () => {
    const one = await dial({ command_id: 'd1' })
    const other = await dial({ command_id: 'd1' })
    expect(other.data).toEqual(one.data)
    await stage.pass()
    expect(stage.events('call.initiated')).toHaveLength(1)
  })

  it('that was refused is not remembered', async () => {
    const { token } = await stage.callIn()
    const say = () =>
      stage.telnyx.calls.actions.speak(token, { payload: 'hello', voice: 'female', command_id: 'c1' })
    expect(await refusal(say())).toEqual({ status: 422, code: '90034' })
    await stage.telnyx.calls.actions.answer(token, { command_id: 'c2' })
    await say()
    await stage.pass()
    expect(stage.types()).toContain('call.speak.started')
  })

  it('may carry a state for the leg’s later events, and a leg’s state may change without one', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.updateClientState(token, { client_state: 'bmV3' })
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    await stage.pass()
    expect(stage.events('call.hangup')[0]?.payload.client_state).toBe('bmV3')
  })

  it.each([
    ['no key', () => stage.request('GET', '/v2/calls/x'), 401, '10009', undefined],
    [
      'an unknown token',
      () => stage.v2('POST', '/calls/v3:nobody/actions/answer', {}),
      422,
      '90015',
      '/call_control_id',
    ],
    ['an unknown path', () => stage.v2('GET', '/nothing/here'), 404, '10005', undefined],
    [
      'no number',
      () => stage.v2('POST', '/calls', { connection_id: stage.simulator.connectionId, from: NUMBER }),
      422,
      '10004',
      '/to',
    ],
    [
      'a number that is none',
      () =>
        stage.v2('POST', '/calls', { connection_id: stage.simulator.connectionId, from: NUMBER, to: '555' }),
      422,
      '10016',
      '/to',
    ],
    [
      'an unknown connection',
      () => stage.v2('POST', '/calls', { connection_id: '1', from: NUMBER, to: AGENT }),
      422,
      '10015',
      '/connection_id',
    ],
    [
      'a time-out out of range',
      () =>
        stage.v2('POST', '/calls', {
          connection_id: stage.simulator.connectionId,
          from: NUMBER,
          to: AGENT,
          timeout_secs: 4,
        }),
      422,
      '10033',
      '/timeout_secs',
    ],
    [
      'a role nobody knows',
      () =>
        stage.v2('POST', '/calls', {
          connection_id: stage.simulator.connectionId,
          from: NUMBER,
          to: AGENT,
          supervisor_role: 'boss',
        }),
      422,
      '10032',
      '/supervisor_role',
    ],
    [
      'a state that is not base64',
      () =>
        stage.v2('POST', '/calls', {
          connection_id: stage.simulator.connectionId,
          from: NUMBER,
          to: AGENT,
          client_state: '!',
        }),
      422,
      '90017',
      '/client_state',
    ],
    ['a body that is no JSON', () => stage.v2('POST', '/calls', '{"to":'), 400, '10015', undefined],
    ['a body that is a list', () => stage.v2('POST', '/calls', []), 400, '10015', undefined],
    ['a path that cannot be decoded', () => stage.v2('GET', '/calls/%E0%A4%A'), 400, '10015', undefined],
  ])('with %s is refused in the carrier’s words', async (_what, send, status, code, pointer) => {
    const answer = await send()
    expect(answer.status).toBe(status)
    expect(answer.body.errors[0]).toMatchObject({
      code,
      title: expect.any(String),
      detail: expect.any(String),
    })
    expect(answer.body.errors[0]?.source?.pointer).toBe(pointer)
    expect(resourceFlaws('call-control_Error', answer.body.errors[0])).toEqual([])
  })

  it('that is not simulated says so, and pretends nothing', async () => {
    const { token } = await stage.onTheLine()
    expect(await refusal(stage.telnyx.calls.actions.startForking(token, {}))).toEqual({
      status: 404,
      code: '10005',
    })
  })

  it('of the wrong time is refused by name', async () => {
    const ringing = await stage.callIn()
    expect(
      await refusal(
        stage.telnyx.calls.actions.startRecording(ringing.token, { channels: 'dual', format: 'wav' }),
      ),
    ).toEqual({ status: 422, code: '90020' })
    const { data } = await dial()
    expect(await refusal(stage.telnyx.calls.actions.answer(String(data?.call_control_id), {}))).toEqual({
      status: 422,
      code: '90102',
    })
  })

  it('reaches the leg whether or not its token is encoded in the path', async () => {
    for (let n = 0; n < 12; n++) {
      const { token } = await stage.callIn()
      expect((await stage.v2('POST', `/calls/${token}/actions/answer`, {})).status).toBe(200)
      expect((await stage.v2('GET', `/calls/${encodeURIComponent(token)}`)).body.data.call_control_id).toBe(
        token,
      )
    }
  })
})
