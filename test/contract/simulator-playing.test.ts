import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, type Stage } from '../support/simulator-stage.js'

const MENU = 'https://media.test/menu.mp3'
const MUSIC = 'https://media.test/music.mp3'
const CHIME = 'https://media.test/chime.mp3'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const press = (id: string, digits: string) => stage.request('POST', `/phones/calls/${id}/keys`, { digits })
const hears = async (id: string) => (await stage.phone(id)).hears
const gathered = () =>
  stage.events('call.gather.ended').map(({ payload: { digits, status } }) => ({ digits, status }))
const room = async (token: string) => {
  const { data } = await stage.telnyx.conferences.create({ call_control_id: token, name: 'room' })
  return String(data?.id)
}

describe('a prompt that is stopped', () => {
  it('in the middle leaves the gather waiting for its time', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gatherUsingAudio(token, {
      audio_url: MENU,
      maximum_tries: 1,
      timeout_millis: 5_000,
    })
    await stage.telnyx.calls.actions.stopPlayback(token, {})
    expect((await hears(id)).kind).toBe('silence')
    await stage.pass(4_999)
    expect(gathered()).toEqual([])
    await stage.pass(1)
    expect(gathered()).toEqual([{ digits: '', status: 'timeout' }])
  })

  it('by a word that stops all, even before it began, does the same', async () => {
    const { token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startPlayback(token, { audio_url: MUSIC, loop: 'infinity' })
    await stage.telnyx.calls.actions.gatherUsingSpeak(token, {
      payload: 'Press one.',
      voice: 'female',
      maximum_tries: 1,
      timeout_millis: 5_000,
    })
    await stage.telnyx.calls.actions.speak(token, { payload: 'Wait.', voice: 'female', stop: 'all' })
    await stage.pass(5_000)
    expect(gathered()).toEqual([{ digits: '', status: 'timeout' }])
  })

  it('in a conference does the same', async () => {
    const { token } = await stage.onTheLine()
    const id = await room(token)
    await stage.telnyx.conferences.actions.gatherDtmfAudio(id, {
      call_control_id: token,
      audio_url: MENU,
      maximum_tries: 1,
      timeout_millis: 5_000,
    })
    await stage.telnyx.conferences.actions.stop(id, {})
    await stage.pass(5_000)
    expect(gathered()).toEqual([{ digits: '', status: 'timeout' }])
  })
})

describe('a key', () => {
  it('does not prolong the time a gather has in all', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.gather(token, {
      timeout_millis: 6_000,
      inter_digit_timeout_millis: 4_000,
    })
    await press(id, '1')
    await stage.pass(3_000)
    await press(id, '2')
    await stage.pass(2_999)
    expect(gathered()).toEqual([])
    await stage.pass(1)
    expect(gathered()).toEqual([{ digits: '12', status: 'valid' }])
  })

  it('silences a prompt that still waits for its turn', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startPlayback(token, { audio_url: MUSIC })
    await stage.telnyx.calls.actions.gatherUsingAudio(token, { audio_url: MENU, maximum_digits: 1 })
    await press(id, '1')
    await stage.pass(10_000)
    expect((await hears(id)).kind).toBe('silence')
    expect(stage.events('call.playback.started').map(({ payload }) => payload.media_url)).toEqual([MUSIC])
  })

  it('lets a conference’s prompt go on when it is told to', async () => {
    const { id, token } = await stage.onTheLine()
    const conference = await room(token)
    await stage.telnyx.conferences.actions.gatherDtmfAudio(conference, {
      call_control_id: token,
      audio_url: MENU,
      maximum_digits: 2,
      stop_playback_on_dtmf: false,
    })
    await press(id, '1')
    expect(await hears(id)).toMatchObject({ kind: 'playback', url: MENU })
    await press(id, '2')
    await stage.pass()
    expect(gathered()).toEqual([{ digits: '12', status: 'valid' }])
  })
})

describe('an overlay', () => {
  const overlay = (token: string, more: object = {}) =>
    stage.telnyx.calls.actions.startPlayback(token, { audio_url: CHIME, overlay: true, ...more })
  const ended = () =>
    stage
      .events('call.playback.ended')
      .map(({ payload: { media_url, overlay: over, status } }) => [media_url, over, status])

  it('is stopped by itself, and what it lies on without it', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startPlayback(token, { audio_url: MUSIC, loop: 'infinity' })
    await overlay(token, { loop: 'infinity' })
    await stage.telnyx.calls.actions.stopPlayback(token, { overlay: true })
    await stage.pass()
    expect(ended()).toEqual([[CHIME, true, 'cancelled']])
    expect(await hears(id)).toMatchObject({ kind: 'playback', url: MUSIC })
    await overlay(token)
    await stage.telnyx.calls.actions.stopPlayback(token, {})
    await stage.pass(10_000)
    expect(ended().slice(1)).toEqual([
      [MUSIC, false, 'cancelled'],
      [CHIME, true, 'completed'],
    ])
  })

  it('that loops for ever ends with the call, on a clock that runs by itself too', async () => {
    const real = await openStage({ clock: 'real' })
    const call = { from: '+12025550131', to: '+12025550100' }
    const { body } = await real.request('POST', '/phones/calls', call)
    const token = async () => {
      await expect.poll(() => real.types(), { timeout: 5_000 }).toContain('call.initiated')
      return String(real.events()[0]?.payload.call_control_id)
    }
    const leg = await token()
    await real.telnyx.calls.actions.answer(leg, {})
    for (const over of [false, true])
      await real.telnyx.calls.actions.startPlayback(leg, {
        audio_url: MUSIC,
        loop: 'infinity',
        overlay: over,
      })
    await real.request('POST', `/phones/calls/${body.id}/hangup`)
    await expect.poll(() => real.types(), { timeout: 5_000 }).toContain('call.hangup')
    expect(real.events('call.playback.ended').map(({ payload }) => payload.status)).toEqual([
      'call_hangup',
      'call_hangup',
    ])
    await real.close()
  })
})

describe('a sound for one participant', () => {
  it('ends when the participant leaves, whether it played or waited', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const conference = await room(ada.token)
    await stage.telnyx.conferences.actions.join(conference, { call_control_id: bob.token })
    for (const audio_url of [MUSIC, CHIME])
      await stage.telnyx.conferences.actions.play(conference, {
        audio_url,
        loop: 'infinity',
        call_control_ids: [bob.token],
      })
    await stage.telnyx.conferences.actions.leave(conference, { call_control_id: bob.token })
    await stage.pass()
    expect(await hears(bob.id)).toEqual({ kind: 'silence' })
    expect(stage.types(bob.token).slice(-3)).toEqual([
      'conference.participant.playback.started',
      'conference.participant.playback.ended',
      'conference.participant.left',
    ])
  })
})
