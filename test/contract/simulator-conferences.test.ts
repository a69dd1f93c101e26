import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'
import { resourceFlaws } from '../support/simulator-wire.js'

const HOUR_MS = 3_600_000
const HOLD_MUSIC = 'https://media.test/hold.mp3'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const create = async (token: string, more: object = {}) => {
  const { data } = await stage.telnyx.conferences.create({
    call_control_id: token,
    name: 'lonely-room',
    ...more,
  })
  return String(data?.id)
}
const join = (room: string, token: string, more: object = {}) =>
  stage.telnyx.conferences.actions.join(room, { call_control_id: token, ...more })
const hears = async ({ id }: { id: string }) => (await stage.phone(id)).hears
const hangUp = ({ id }: { id: string }) => stage.request('POST', `/phones/calls/${id}/hangup`)
const say = ({ id }: { id: string }, text: string) =>
  stage.request('POST', `/phones/calls/${id}/say`, { text })
const wordsHeard = async ({ id }: { id: string }) =>
  (await stage.phone(id)).heard.flatMap(({ text }) => (typeof text === 'string' ? [text] : []))

describe('the lonely room, by hand', () => {
  it('holds the first caller with music, welcomes the second, and dies with the last', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const room = await create(ada.token)
    await stage.telnyx.conferences.actions.hold(room, {
      call_control_ids: [ada.token],
      audio_url: HOLD_MUSIC,
    })
    expect(await hears(ada)).toEqual({
      kind: 'playback',
      url: HOLD_MUSIC,
      conference_id: room,
      muted: false,
      on_hold: true,
    })

    const bob = await stage.onTheLine('+12025550132')
    await join('lonely-room', bob.token)
    await stage.telnyx.conferences.actions.unhold('lonely-room', { call_control_ids: [ada.token] })
    for (const caller of [ada, bob])
      expect(await hears(caller)).toEqual({
        kind: 'conference',
        conference_id: room,
        muted: false,
        on_hold: false,
      })

    await hangUp(ada)
    await hangUp(bob)
    await stage.pass()
    expect(stage.types(ada.token)).toEqual([
      'call.initiated',
      'call.answered',
      'conference.created',
      'conference.participant.joined',
      'conference.participant.left',
      'call.hangup',
      'conference.ended',
    ])
    expect(stage.events('conference.ended')[0]?.payload).toMatchObject({
      conference_id: room,
      reason: 'all_left',
    })
    const { data } = await stage.telnyx.conferences.retrieve(room)
    expect(data).toMatchObject({ status: 'completed', end_reason: 'all_left' })
    expect(resourceFlaws('Conference', data)).toEqual([])

    const caller = await stage.onTheLine('+12025550133')
    expect(await refusal(join(room, caller.token))).toEqual({ status: 422, code: '90019' })
    expect(await create(caller.token)).not.toBe(room)
  })
})

describe('a conference refuses', () => {
  it('a name that is taken, until its owner has ended', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const first = await create(ada.token)
    expect(await refusal(create(bob.token))).toEqual({ status: 422, code: '90033' })
    const { data } = await stage.telnyx.conferences.list({
      filter: { name: 'lonely-room', status: 'in_progress' },
    } as object)
    expect(data.map(({ id }) => id)).toEqual([first])
    await hangUp(ada)
    await create(bob.token)
  })

  it('one too many', async () => {
    const tokens = []
    for (const n of [1, 2, 3]) tokens.push((await stage.onTheLine(`+1202555013${n}`)).token)
    const [ada, bob, eve] = tokens as [string, string, string]
    const room = await create(ada, { max_participants: 2 })
    await join(room, bob)
    expect(await refusal(join(room, eve))).toEqual({ status: 422, code: '90032' })
  })

  it('the same leg twice, a leg that rings, one that has ended, and one nobody knows', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const room = await create(ada.token)
    expect(await refusal(join(room, ada.token))).toMatchObject({ status: 422, code: '90044' })
    const bob = await stage.callIn('+12025550132')
    expect(await refusal(join(room, bob.token))).toEqual({ status: 422, code: '90034' })
    expect(await refusal(create(bob.token, { name: 'other' }))).toEqual({ status: 422, code: '90034' })
    await hangUp(bob)
    expect(await refusal(join(room, bob.token))).toEqual({ status: 422, code: '90018' })
    expect(await refusal(join(room, 'v3:nobody'))).toMatchObject({ status: 422, code: '90015' })
  })

  it('commands for a room nobody knows, and a name where an id is wanted', async () => {
    const ada = await stage.onTheLine()
    expect(await refusal(join('nowhere', ada.token))).toEqual({ status: 404, code: '90058' })
    await create(ada.token)
    expect(await refusal(stage.telnyx.conferences.actions.endConference('lonely-room', {}))).toEqual({
      status: 404,
      code: '90058',
    })
    expect(
      await refusal(stage.telnyx.conferences.create({ call_control_id: ada.token } as never)),
    ).toMatchObject({ code: '10004', pointer: '/name' })
  })
})

describe('a participant', () => {
  it('who is muted hears and is not heard', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token, { mute: true })
    await say(bob, 'can you hear me')
    await say(ada, 'hello bob')
    expect(await wordsHeard(ada)).toEqual([])
    expect(await wordsHeard(bob)).toEqual(['hello bob'])
    await stage.telnyx.conferences.actions.unmute(room, { call_control_ids: [bob.token] })
    await say(bob, 'and now')
    expect(await wordsHeard(ada)).toEqual(['and now'])
  })

  it('on hold neither hears nor is heard', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token, { hold: true })
    expect(await hears(bob)).toMatchObject({ kind: 'silence', on_hold: true })
    await say(ada, 'one')
    await say(bob, 'two')
    await stage.telnyx.conferences.actions.speak(room, { payload: 'Welcome everybody.', voice: 'female' })
    expect(await wordsHeard(bob)).toEqual([])
    expect(await wordsHeard(ada)).toEqual(['Welcome everybody.'])
  })

  it('who whispers is heard by those it whispers to only', async () => {
    const callers = []
    for (const n of [1, 2, 3]) callers.push(await stage.onTheLine(`+1202555013${n}`))
    const [ada, bob, boss] = callers as [
      (typeof callers)[0] & object,
      (typeof callers)[0] & object,
      (typeof callers)[0] & object,
    ]
    const room = await create(ada.token)
    await join(room, bob.token)
    await join(room, boss.token, { supervisor_role: 'whisper', whisper_call_control_ids: [ada.token] })
    await say(boss, 'offer a refund')
    expect([await wordsHeard(ada), await wordsHeard(bob)]).toEqual([['offer a refund'], []])
    await stage.telnyx.conferences.actions.update(room, {
      call_control_id: boss.token,
      supervisor_role: 'monitor',
    })
    await say(boss, 'well done')
    expect(await wordsHeard(ada)).toEqual(['offer a refund'])
    expect(await hears(boss)).toMatchObject({ kind: 'conference', muted: true })
  })

  it('can leave without hanging up, and come back', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token)
    await stage.telnyx.conferences.actions.leave(room, { call_control_id: bob.token })
    expect(await stage.phone(bob.id)).toMatchObject({ state: 'up', hears: { kind: 'silence' } })
    await join(room, bob.token)
    await stage.pass()
    expect(stage.types(bob.token).slice(2)).toEqual([
      'conference.participant.joined',
      'conference.participant.left',
      'conference.participant.joined',
    ])
  })

  it('moves from one room to another, and out of its bridge', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    await stage.telnyx.calls.actions.bridge(ada.token, { call_control_id_to_bridge_with: bob.token })
    const first = await create(ada.token)
    expect((await stage.phone(bob.id)).state).toBe('ended')
    const second = await create(ada.token, { name: 'second' })
    expect(await hears(ada)).toMatchObject({ kind: 'conference', conference_id: second })
    expect((await stage.telnyx.conferences.retrieve(first)).data?.end_reason).toBe('all_left')
  })

  it('is listed, shown and changed as documented', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token, { mute: true })
    const listed = []
    for await (const participant of stage.telnyx.conferences.listParticipants(room, {
      'page[size]': 1,
    } as object))
      listed.push(participant)
    expect(listed.map(each => [each.call_control_id, each.muted])).toEqual([
      [ada.token, false],
      [bob.token, true],
    ])
    for (const each of listed) expect(resourceFlaws('Participant', each)).toEqual([])
    const muted = await stage.telnyx.conferences.listParticipants(room, { filter: { muted: true } })
    expect(muted.data).toHaveLength(1)
    const id = String(listed[1]?.id)
    const { data } = await stage.telnyx.conferences.updateParticipant(id, {
      id: room,
      end_conference_on_exit: true,
    })
    expect(resourceFlaws('ConferenceParticipant', data)).toEqual([])
    await hangUp(bob)
    expect((await stage.phone(ada.id)).hangup_cause).toBe('normal_clearing')
    expect((await stage.telnyx.conferences.retrieveParticipant(id, { id: room })).data?.status).toBe('left')
    expect((await stage.telnyx.conferences.retrieve(room)).data).toMatchObject({
      end_reason: 'host_left',
      ended_by: { call_control_id: bob.token },
    })
  })
})

describe('a command to everybody', () => {
  it('is one that names nobody; taking off hold must name them', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token)
    const flags = async () => {
      const { data } = await stage.telnyx.conferences.listParticipants(room)
      return data.map(({ muted, on_hold }) => [muted, on_hold])
    }
    await stage.telnyx.conferences.actions.mute(room, { call_control_ids: [] })
    await stage.telnyx.conferences.actions.hold(room, {})
    expect(await flags()).toEqual([
      [true, true],
      [true, true],
    ])
    await stage.telnyx.conferences.actions.unmute(room, {})
    await stage.telnyx.conferences.actions.unhold(room, { call_control_ids: [] })
    expect(await flags()).toEqual([
      [false, true],
      [false, true],
    ])
    expect(await refusal(stage.telnyx.conferences.actions.unhold(room, {} as never))).toMatchObject({
      code: '10004',
      pointer: '/call_control_ids',
    })
    expect(
      await refusal(stage.telnyx.conferences.actions.mute(room, { call_control_ids: ['v3:nobody'] })),
    ).toMatchObject({ code: '90015' })
  })

  it('announces to all with the room’s events, and to one with the participant’s', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token)
    await stage.telnyx.conferences.actions.speak(room, { payload: 'Hello all.', voice: 'female' })
    expect(await hears(bob)).toMatchObject({ kind: 'speech', text: 'Hello all.', conference_id: room })
    await stage.pass(10_000)
    await stage.telnyx.conferences.actions.play(room, {
      audio_url: HOLD_MUSIC,
      call_control_ids: [bob.token],
    })
    expect(await hears(bob)).toMatchObject({ kind: 'playback', url: HOLD_MUSIC })
    expect((await hears(ada)).kind).toBe('conference')
    await stage.telnyx.conferences.actions.stop(room, {})
    await stage.pass()
    expect(stage.types().slice(-4)).toEqual([
      'conference.speak.started',
      'conference.speak.ended',
      'conference.participant.playback.started',
      'conference.participant.playback.ended',
    ])
    expect(stage.events('conference.speak.started')[0]?.payload).not.toHaveProperty('call_control_id')
  })

  it('may be a beep, at the door', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token, { beep_enabled: 'on_enter' })
    await join(room, bob.token)
    expect((await stage.phone(ada.id)).heard.filter(({ url }) => url === 'beep')).toHaveLength(2)
    await hangUp(bob)
    expect((await stage.phone(ada.id)).heard.filter(({ url }) => url === 'beep')).toHaveLength(2)
  })
})

describe('a conference that waits for its host', () => {
  it('holds whoever joins until one starts it', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const host = await stage.onTheLine('+12025550132')
    const room = await create(ada.token, { start_conference_on_create: false, hold_audio_url: HOLD_MUSIC })
    expect((await stage.telnyx.conferences.retrieve(room)).data?.status).toBe('init')
    expect(await hears(ada)).toMatchObject({ kind: 'playback', url: HOLD_MUSIC, on_hold: true })
    await join(room, host.token, { start_conference_on_enter: true })
    expect((await stage.telnyx.conferences.retrieve(room)).data?.status).toBe('in_progress')
    expect(await hears(ada)).toMatchObject({ kind: 'conference', on_hold: false })
  })
})

describe('the end of a conference', () => {
  it('by command hangs up everyone, and the creator though it had left', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const room = await create(ada.token)
    await join(room, bob.token)
    await stage.telnyx.conferences.actions.leave(room, { call_control_id: ada.token })
    await stage.telnyx.conferences.actions.endConference(room, { command_id: 'end' })
    await stage.telnyx.conferences.actions.endConference(room, { command_id: 'end' })
    expect((await stage.phone(bob.id)).hangup_cause).toBe('normal_clearing')
    expect((await stage.phone(ada.id)).hangup_cause).toBe('time_limit')
    expect((await stage.telnyx.conferences.retrieve(room)).data?.end_reason).toBe('ended_via_api')
    expect(await refusal(stage.telnyx.conferences.actions.endConference(room, {}))).toEqual({
      status: 422,
      code: '90019',
    })
  })

  it('comes after four hours', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    const { data } = await stage.telnyx.conferences.retrieve(room)
    expect(Date.parse(String(data?.expires_at)) - Date.parse(String(data?.created_at))).toBe(4 * HOUR_MS)
    await stage.pass(4 * HOUR_MS - 1)
    expect((await stage.phone(ada.id)).state).toBe('up')
    await stage.pass(1)
    expect(await stage.phone(ada.id)).toMatchObject({ state: 'ended', hangup_cause: 'time_limit' })
    expect(stage.events('conference.ended')[0]?.payload.reason).toBe('time_exceeded')
    expect((await stage.telnyx.conferences.retrieve(room)).data).toMatchObject({
      status: 'completed',
      end_reason: 'time_exceeded',
    })
  })

  it('comes earlier when its duration says so', async () => {
    const ada = await stage.onTheLine()
    await create(ada.token, { duration_minutes: 5 })
    await stage.pass(5 * 60_000)
    expect((await stage.phone(ada.id)).state).toBe('ended')
  })

  it('comes with its host, softly or not', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const host = await stage.onTheLine('+12025550132')
    const late = await stage.onTheLine('+12025550133')
    const room = await create(ada.token)
    await join(room, host.token, { soft_end_conference_on_exit: true })
    await hangUp(host)
    expect(await hears(ada)).toMatchObject({ kind: 'conference' })
    expect(await refusal(join(room, late.token))).toEqual({ status: 422, code: '90019' })
    await hangUp(ada)
    await stage.pass()
    expect(stage.events('conference.ended')[0]?.payload.reason).toBe('host_left')
  })
})

describe('a dial into a conference', () => {
  const invite = (config: object) =>
    stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: '+12025550147',
      conference_config: config,
    })

  it('enters while it rings, or on the answer when early media is off', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    const early = await invite({ id: room })
    await stage.pass()
    expect(stage.types(String(early.data?.call_control_id))).toEqual([
      'call.initiated',
      'conference.participant.joined',
    ])
    const late = await invite({ conference_name: 'lonely-room', early_media: false, mute: true })
    await stage.pass()
    expect(stage.types(String(late.data?.call_control_id))).toEqual(['call.initiated'])
    await stage.pass(1_000)
    const { data } = await stage.telnyx.conferences.listParticipants(room)
    expect(data.map(({ status, muted }) => [status, muted])).toEqual([
      ['joined', false],
      ['joined', false],
      ['joined', true],
    ])
  })

  it('makes the conference when nobody has', async () => {
    const { data } = await invite({ conference_name: 'fresh', early_media: false })
    await stage.pass(1_000)
    expect(stage.types(String(data?.call_control_id)).slice(2)).toEqual([
      'conference.created',
      'conference.participant.joined',
    ])
  })
})

describe('keys and tones in a conference', () => {
  it('are gathered from one participant, and sent to all', async () => {
    const ada = await stage.onTheLine()
    const room = await create(ada.token)
    await stage.telnyx.conferences.actions.gatherDtmfAudio(room, {
      call_control_id: ada.token,
      audio_url: HOLD_MUSIC,
      maximum_digits: 1,
    })
    await stage.request('POST', `/phones/calls/${ada.id}/keys`, { digits: '5' })
    await stage.telnyx.conferences.actions.sendDtmf(room, { digits: '1' })
    await stage.pass()
    expect(stage.events('call.gather.ended')[0]?.payload).toMatchObject({ digits: '5', status: 'valid' })
    expect((await stage.phone(ada.id)).heard.at(-1)).toMatchObject({ url: 'dtmf:1' })
  })
})

describe('a repeated command to a conference', () => {
  it('is not executed again', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const make = () =>
      stage.telnyx.conferences.create({ call_control_id: ada.token, name: 'x', command_id: 'c' })
    const room = String((await make()).data?.id)
    expect((await make()).data?.id).toBe(room)
    await join(room, bob.token, { command_id: 'j' })
    await join(room, bob.token, { command_id: 'j' })
    await stage.pass()
    expect(stage.events('conference.participant.joined')).toHaveLength(2)
  })
})
