import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'
import { resourceFlaws } from '../support/simulator-wire.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const say = (id: string, text: string) => stage.request('POST', `/phones/calls/${id}/say`, { text })
const download = async (url: unknown) => {
  const response = await fetch(String(url))
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    bytes: Buffer.from(await response.arrayBuffer()),
  }
}
const saved = () => stage.events('call.recording.saved')[0]?.payload ?? {}
const wavOf = (bytes: Buffer) => ({
  riff: bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16),
  channels: bytes.readUInt16LE(22),
  rate: bytes.readUInt32LE(24),
  bits: bytes.readUInt16LE(34),
  ms: (bytes.readUInt32LE(40) / bytes.readUInt32LE(28)) * 1_000,
  complete: bytes.length === 44 + bytes.readUInt32LE(40),
})
/** The loudest sample of a stretch of one channel of a file with two. */
const loudness = (bytes: Buffer, channel: 0 | 1, fromMs: number, toMs: number) => {
  let peak = 0
  for (let frame = fromMs * 8; frame < toMs * 8; frame++)
    peak = Math.max(peak, Math.abs(bytes.readInt16LE(44 + frame * 4 + channel * 2)))
  return peak
}

describe('a recorded call', () => {
  it('is a WAV file of the right length, one channel for each side, and not silent', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, { channels: 'dual', format: 'wav' })
    await stage.pass(1_000)
    await say(id, 'I would like to move my booking.')
    await stage.telnyx.calls.actions.speak(token, { payload: 'Certainly, when to?', voice: 'female' })
    await stage.pass(6_000)
    await stage.telnyx.calls.actions.stopRecording(token, {})
    await stage.pass(500)
    expect(saved()).toMatchObject({ channels: 'dual', format: 'wav', public_recording_urls: {} })
    const { wav } = saved().recording_urls as { wav: string }
    const file = await download(wav)
    expect(file).toMatchObject({ status: 200, type: 'audio/wav' })
    expect(wavOf(file.bytes)).toEqual({
      riff: 'RIFFWAVEfmt ',
      channels: 2,
      rate: 8_000,
      bits: 16,
      ms: 7_000,
      complete: true,
    })
    const loud = (channel: 0 | 1, fromMs: number, toMs: number) => loudness(file.bytes, channel, fromMs, toMs)
    expect([loud(0, 0, 1_000), loud(1, 0, 1_000)]).toEqual([0, 0])
    expect(loud(0, 1_000, 2_000)).toBeGreaterThan(500)
    expect(loud(1, 1_000, 2_000)).toBeGreaterThan(500)
    expect([loud(0, 6_000, 7_000), loud(1, 6_000, 7_000)]).toEqual([0, 0])
  })

  it('holds what was played to the end of it, not longer', async () => {
    const { token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, { channels: 'dual', format: 'wav' })
    await stage.telnyx.calls.actions.startPlayback(token, {
      audio_url: 'https://media.test/music.mp3',
      loop: 'infinity',
    })
    await stage.pass(1_000)
    await stage.telnyx.calls.actions.stopPlayback(token, {})
    await stage.pass(2_000)
    await stage.telnyx.calls.actions.stopRecording(token, {})
    await stage.pass(500)
    const { bytes } = await download((saved().recording_urls as { wav: string }).wav)
    expect(loudness(bytes, 1, 0, 1_000)).toBeGreaterThan(500)
    expect(loudness(bytes, 1, 1_000, 3_000)).toBe(0)
  })

  it('holds what a conference announces to all or to this one, except on hold', async () => {
    const { token } = await stage.onTheLine()
    const { data } = await stage.telnyx.conferences.create({ call_control_id: token, name: 'room' })
    const room = String(data?.id)
    const { actions } = stage.telnyx.conferences
    const announce = (more: object = {}) =>
      actions.speak(room, { payload: 'Welcome.', voice: 'female', ...more })
    await stage.telnyx.calls.actions.startRecording(token, { channels: 'dual', format: 'wav' })
    await announce()
    await stage.pass(1_000)
    await announce({ call_control_ids: [token] })
    await stage.pass(1_000)
    await actions.hold(room, {})
    await announce()
    await stage.pass(1_000)
    await actions.unhold(room, { call_control_ids: [token] })
    await stage.telnyx.calls.actions.stopRecording(token, {})
    await stage.pass(500)
    const { bytes } = await download((saved().recording_urls as { wav: string }).wav)
    const heard = [0, 1_000, 2_000].map(at => loudness(bytes, 1, at, at + 1_000) > 500)
    expect(heard).toEqual([true, true, false])
  })

  it('can be fetched for ten minutes by one link, and by a fresh one after that', async () => {
    const { token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, { channels: 'single', format: 'mp3' })
    await stage.pass(3_000)
    await stage.telnyx.calls.actions.hangup(token, {})
    await stage.pass(500)
    const { mp3 } = saved().recording_urls as { mp3: string }
    const file = await download(mp3)
    expect(file).toMatchObject({ status: 200, type: 'audio/mpeg' })
    expect(file.bytes.readUInt16BE(0)).toBe(0xffe3)
    expect(Math.abs((file.bytes.length / 72) * 72 - 3_000)).toBeLessThan(72)
    expect((await download(mp3.replace(/signature=./, 'signature=x'))).status).toBe(403)
    await stage.pass(600_000)
    expect((await download(mp3)).status).toBe(403)
    const { data } = await stage.telnyx.recordings.retrieve(String(saved().recording_id))
    expect(resourceFlaws('RecordingResponseData', data)).toEqual([])
    expect(data).toMatchObject({
      duration_millis: 3_000,
      source: 'call',
      status: 'completed',
      channels: 'single',
    })
    expect((await download(data?.download_urls?.mp3)).status).toBe(200)
    expect(wavOf((await download(data?.download_urls?.wav)).bytes)).toMatchObject({ channels: 1, ms: 3_000 })
  })

  it('is transcribed: what the person said, less what fell into a pause and what was played', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, {
      channels: 'single',
      format: 'wav',
      transcription: true,
    })
    await say(id, 'my card number')
    await stage.pass(2_000)
    await stage.telnyx.calls.actions.pauseRecording(token, {})
    await say(id, 'four one one one')
    await stage.pass(5_000)
    await stage.telnyx.calls.actions.resumeRecording(token, {})
    await say(id, 'thank you')
    await stage.telnyx.calls.actions.speak(token, { payload: 'Goodbye.', voice: 'female' })
    await stage.pass(1_000)
    await stage.telnyx.calls.actions.stopRecording(token, {})
    await stage.pass(1_500)
    expect(stage.events('call.recording.transcription.saved')[0]?.payload).toMatchObject({
      transcription_text: 'my card number thank you',
      calling_party_type: 'pstn',
      status: 'completed',
    })
    const { data } = await stage.telnyx.recordings.retrieve(String(saved().recording_id))
    expect(data?.duration_millis).toBe(3_000)
  })

  it('stops when nobody has said anything for a while, or when it is long enough', async () => {
    const one = await stage.onTheLine('+12025550131')
    const other = await stage.onTheLine('+12025550132')
    await stage.telnyx.calls.actions.startRecording(one.token, {
      channels: 'single',
      format: 'wav',
      timeout_secs: 5,
    })
    await stage.telnyx.calls.actions.startRecording(other.token, {
      channels: 'single',
      format: 'wav',
      max_length: 8,
    })
    await stage.pass(4_000)
    await say(one.id, 'still here')
    await stage.pass(20_000)
    const { data } = await stage.telnyx.recordings.list()
    const durations = new Map(data.map(each => [each.call_control_id, each.duration_millis]))
    expect([durations.get(one.token), durations.get(other.token)]).toEqual([9_600, 8_000])
  })

  it('does not stop in the middle of a sentence, nor in a pause', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, {
      channels: 'single',
      format: 'wav',
      timeout_secs: 2,
      max_length: 12,
    })
    await say(id, 'a'.repeat(100))
    await say(id, 'short')
    await stage.pass(7_900)
    await stage.telnyx.calls.actions.pauseRecording(token, {})
    await stage.pass(60_000)
    expect(stage.types()).not.toContain('call.recording.saved')
    await stage.telnyx.calls.actions.resumeRecording(token, {})
    await say(id, 'b'.repeat(100))
    await stage.pass(60_000)
    const { data } = await stage.telnyx.recordings.list()
    expect(data.map(({ duration_millis }) => duration_millis)).toEqual([12_000])
  })

  it('stops a while after the last word, the pause left out', async () => {
    const { id, token } = await stage.onTheLine()
    await stage.telnyx.calls.actions.startRecording(token, {
      channels: 'single',
      format: 'wav',
      timeout_secs: 2,
    })
    await say(id, 'a'.repeat(100))
    await stage.pass(7_000)
    await stage.telnyx.calls.actions.pauseRecording(token, {})
    await stage.pass(10_000)
    await stage.telnyx.calls.actions.resumeRecording(token, {})
    await stage.pass(10_000)
    const { data } = await stage.telnyx.recordings.list()
    expect(data.map(({ duration_millis }) => duration_millis)).toEqual([8_000])
  })

  it('holds what both ends of a bridge say, in the transcription of either', async () => {
    const one = await stage.onTheLine('+12025550131')
    const other = await stage.onTheLine('+12025550132')
    await stage.telnyx.calls.actions.bridge(one.token, { call_control_id_to_bridge_with: other.token })
    await stage.telnyx.calls.actions.startRecording(one.token, {
      channels: 'dual',
      format: 'mp3',
      transcription: true,
    })
    await say(one.id, 'Is it ready?')
    await say(other.id, 'It is.')
    await stage.pass(2_000)
    await stage.request('POST', `/phones/calls/${one.id}/hangup`)
    await stage.pass(1_500)
    expect(stage.events('call.recording.transcription.saved')[0]?.payload.transcription_text).toBe(
      'Is it ready? It is.',
    )
    const { data } = await stage.telnyx.recordingTranscriptions.list({
      filter: { recording_id: String(saved().recording_id) },
    } as object)
    expect(resourceFlaws('RecordingTranscription', data[0])).toEqual([])
    const id = String(data[0]?.id)
    expect((await stage.telnyx.recordingTranscriptions.retrieve(id)).data?.transcription_text).toBe(
      'Is it ready? It is.',
    )
    const walked = []
    for await (const each of stage.telnyx.recordingTranscriptions.list()) walked.push(each)
    expect(walked).toHaveLength(1)
    await stage.telnyx.recordingTranscriptions.delete(id)
    expect(await refusal(stage.telnyx.recordingTranscriptions.retrieve(id))).toEqual({
      status: 404,
      code: '10005',
    })
  })

  it('from the answer of a dial is known by the id the dial gave', async () => {
    const { data } = await stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: '+12025550147',
      record: 'record-from-answer',
      record_format: 'wav',
    })
    await stage.pass(3_000)
    await stage.telnyx.calls.actions.hangup(String(data?.call_control_id), {})
    await stage.pass(500)
    expect(saved().recording_id).toBe(data?.recording_id)
    const found = await stage.telnyx.recordings.list({ filter: { call_leg_id: String(data?.call_leg_id) } })
    expect(found.data.map(each => [each.id, each.duration_millis, each.initiated_by])).toEqual([
      [data?.recording_id, 2_000, 'DialVerb'],
    ])
  })

  it('is gone when it is deleted, alone or with others', async () => {
    const { token } = await stage.onTheLine()
    for (const _ of [1, 2]) {
      await stage.telnyx.calls.actions.startRecording(token, { channels: 'single', format: 'wav' })
      await stage.pass(1_000)
      await stage.telnyx.calls.actions.stopRecording(token, {})
      await stage.pass(500)
    }
    const { data } = await stage.telnyx.recordings.list()
    const [one, other] = data.map(({ id }) => String(id)) as [string, string]
    const { data: deleted } = await stage.telnyx.recordings.delete(one)
    expect((await download(deleted?.download_urls?.wav)).status).toBe(404)
    expect(await stage.telnyx.recordings.actions.delete({ ids: [other] })).toMatchObject({ status: 'ok' })
    expect((await stage.telnyx.recordings.list()).data).toEqual([])
  })
})

describe('a recorded conference', () => {
  it('is saved when it ends, in the name of its creator', async () => {
    const ada = await stage.onTheLine('+12025550131')
    const bob = await stage.onTheLine('+12025550132')
    const { data } = await stage.telnyx.conferences.create({ call_control_id: ada.token, name: 'room' })
    const room = String(data?.id)
    await stage.telnyx.conferences.actions.join(room, { call_control_id: bob.token })
    await stage.telnyx.conferences.actions.recordStart(room, { format: 'wav', channels: 'dual' })
    await stage.pass(4_000)
    await stage.telnyx.conferences.actions.endConference(room, {})
    await stage.pass(500)
    const payload = stage.events('conference.recording.saved')[0]?.payload
    expect(payload).toMatchObject({
      conference_id: room,
      channels: 'dual',
      format: 'wav',
      call_control_id: ada.token,
    })
    const recording = await stage.telnyx.recordings.retrieve(String(payload?.recording_id))
    expect(recording.data).toMatchObject({
      source: 'conference',
      conference_id: room,
      duration_millis: 4_000,
    })
  })
})
