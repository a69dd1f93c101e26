import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'

const GUEST = '+12025550147'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

type Caller = Awaited<ReturnType<Stage['onTheLine']>>

const create = async (token: string, more: object = {}) => {
  const { data } = await stage.telnyx.conferences.create({ call_control_id: token, name: 'room', ...more })
  return String(data?.id)
}
const join = (room: string, token: string, more: object = {}) =>
  stage.telnyx.conferences.actions.join(room, { call_control_id: token, ...more })
const invite = (config: object, to: string | string[] = GUEST) =>
  stage.telnyx.calls.dial({
    connection_id: stage.simulator.connectionId,
    from: '+12025550100',
    to,
    conference_config: config,
  })
const hangUp = ({ id }: Caller) => stage.request('POST', `/phones/calls/${id}/hangup`)
const say = ({ id }: Caller, text: string) => stage.request('POST', `/phones/calls/${id}/say`, { text })
const hears = async ({ id }: Caller) => (await stage.phone(id)).hears
const wordsHeard = async ({ id }: Caller) =>
  (await stage.phone(id)).heard.flatMap(({ text }) => (typeof text === 'string' ? [text] : []))
const beepsHeard = async ({ id }: Caller) =>
  (await stage.phone(id)).heard.filter(({ url }) => url === 'beep').length
const statusOf = async (room: string) => (await stage.telnyx.conferences.retrieve(room)).data?.status
const phoneIs = (setting: object) => stage.request('PUT', `/phones/${GUEST}`, setting)

describe('a dial into a conference is refused', () => {
  const refusedDial = async (config: object, to?: string[]) => {
    const outcome = await refusal(invite(config, to))
    await stage.pass()
    expect(stage.events('call.initiated').filter(({ payload }) => payload.to === GUEST)).toEqual([])
    return outcome
  }

  it('when it is over', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    await hangUp(ada)
    expect(await refusedDial({ id: room })).toEqual({ status: 422, code: '90019' })
  })

  it.each([true, false])('when it is full (early media: %s)', async early_media => {
    const [ada, bob] = [await stage.onTheLine('+12025550131'), await stage.onTheLine('+12025550132')]
    const room = await create(ada.token, { max_participants: 2 })
    expect(await refusedDial({ id: room, early_media: true }, [GUEST, '+12025550148'])).toEqual({
      status: 422,
      code: '90032',
    })
    await join(room, bob.token)
    expect(await refusedDial({ conference_name: 'room', early_media })).toEqual({
      status: 422,
      code: '90032',
    })
  })

  it('when it is about to end', async () => {
    const [ada, host] = [await stage.onTheLine('+12025550131'), await stage.onTheLine('+12025550132')]
    const room = await create(ada.token)
    await join(room, host.token, { soft_end_conference_on_exit: true })
    await hangUp(host)
    expect(await refusedDial({ id: room })).toEqual({ status: 422, code: '90019' })
    expect(await refusedDial({ conference_name: 'room' })).toEqual({ status: 422, code: '90019' })
  })

  it('at the door by the time it is answered', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    await invite({ id: room, early_media: false })
    await hangUp(ada)
    await stage.pass(1_000)
    expect(await stage.phoneOf(GUEST)).toMatchObject({ state: 'ended', hangup_cause: 'normal_clearing' })
  })
})

describe('a guest who is called', () => {
  it.each([{ end_conference_on_exit: true }, { soft_end_conference_on_exit: true }])(
    'and is busy ends nothing (%o)',
    async wish => {
      await phoneIs({ answer: 'busy' })
      const [ada, bob] = [await stage.onTheLine('+12025550131'), await stage.onTheLine('+12025550132')]
      const room = await create(ada.token, { beep_enabled: 'always' })
      const beeps = await beepsHeard(ada)
      await invite({ id: room, ...wish })
      await stage.pass(1_000)
      expect((await stage.phoneOf(GUEST)).state).toBe('ended')
      expect(await beepsHeard(ada)).toBe(beeps)
      expect((await hears(ada)).kind).toBe('conference')
      await join(room, bob.token)
    },
  )

  it('starts the conference with the answer, not before', async () => {
    await phoneIs({ answer: 'auto', after_ms: 2_000 })
    const ada = await stage.onTheLine()
    const room = await create(ada.token, { start_conference_on_create: false })
    await invite({ id: room, start_conference_on_enter: true })
    await stage.pass(1_999)
    expect(await statusOf(room)).toBe('init')
    await stage.pass(1)
    expect(await statusOf(room)).toBe('in_progress')
    expect(await hears(ada)).toMatchObject({ kind: 'conference', on_hold: false })
  })

  it('ends the conference when it had come and goes', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    await invite({ id: room, end_conference_on_exit: true })
    await stage.pass(1_000)
    await stage.request('POST', `/phones/calls/${(await stage.phoneOf(GUEST)).id}/hangup`)
    expect((await stage.phone(ada.id)).state).toBe('ended')
  })
})

describe('a monitor', () => {
  it('is heard by nobody, though everybody is unmuted', async () => {
    const [ada, boss] = [await stage.onTheLine('+12025550131'), await stage.onTheLine('+12025550132')]
    const room = await create(ada.token)
    await join(room, boss.token, { supervisor_role: 'monitor' })
    await stage.telnyx.conferences.actions.unmute(room, {})
    await say(boss, 'nobody shall hear this')
    expect(await wordsHeard(ada)).toEqual([])
    const muted = await stage.telnyx.conferences.listParticipants(room, { filter: { muted: true } })
    expect(muted.data.map(({ call_control_id }) => call_control_id)).toEqual([boss.token])
  })

  it('that becomes a participant again is as muted as it was', async () => {
    const [ada, boss] = [await stage.onTheLine('+12025550131'), await stage.onTheLine('+12025550132')]
    const room = await create(ada.token)
    await join(room, boss.token, { mute: true })
    const become = (supervisor_role: 'monitor' | 'barge') =>
      stage.telnyx.conferences.actions.update(room, { call_control_id: boss.token, supervisor_role })
    await become('monitor')
    await become('barge')
    await say(boss, 'still muted')
    expect(await hears(boss)).toMatchObject({ muted: true })
    await become('monitor')
    await stage.telnyx.conferences.actions.unmute(room, { call_control_ids: [boss.token] })
    await become('barge')
    await say(boss, 'here I am')
    expect(await wordsHeard(ada)).toEqual(['here I am'])
  })
})

describe('a command that has no command_id', () => {
  it('is executed each time, whatever its body holds', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    const act = (action: string, body: object = {}) =>
      stage.v2('POST', `/conferences/${room}/actions/${action}`, { command_id: 'same', ...body })
    const flags = async () => {
      const { data } = await stage.telnyx.conferences.listParticipants(room)
      return data.map(({ muted, on_hold }) => ({ muted, on_hold }))
    }
    await act('mute')
    await act('hold')
    expect(await flags()).toEqual([{ muted: true, on_hold: true }])
    await act('unmute')
    await act('unhold', { call_control_ids: [ada.token] })
    expect(await flags()).toEqual([{ muted: false, on_hold: false }])
    await act('play', { audio_url: 'https://media.test/music.mp3', loop: 'infinity' })
    await act('stop')
    expect(await hears(ada)).toMatchObject({ kind: 'conference' })
    await act('send_dtmf', { digits: '1' })
    await act('send_dtmf', { digits: '2' })
    expect((await stage.phone(ada.id)).heard.slice(-2).map(({ url }) => url)).toEqual(['dtmf:1', 'dtmf:2'])
  })

  it('on a call neither', async () => {
    const { token } = await stage.onTheLine()
    const { data } = await stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: GUEST,
      supervise_call_control_id: token,
    })
    await stage.pass(1_000)
    const supervisor = encodeURIComponent(String(data?.call_control_id))
    const become = (role: string) =>
      stage.v2('POST', `/calls/${supervisor}/actions/switch_supervisor_role`, { command_id: 'same', role })
    expect((await become('whisper')).status).toBe(200)
    expect((await become('nobody')).status).toBe(422)
  })
})
