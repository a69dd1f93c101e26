import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Carrier, Notice } from '../../src/carrier/carrier.js'
import type { CarrierCommand, PhoneCommandKind } from '../../src/carrier/commands.js'
import type { FactBody, FactType } from '../../src/fact/fact.js'
import type { Endpoint } from '../../src/kernel/endpoint.js'
import {
  type CallControlId,
  type CallId,
  type CallLegId,
  CommandId,
  type ConferenceId,
  RecordingId,
} from '../../src/kernel/ids.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { telnyxCarrier, telnyxWebhooks } from '../../src/telnyx/index.js'

const START = Date.parse('2026-01-15T09:30:00Z')
const ADA = '+12025550131'
const BEN = '+12025550147'
const CYD = '+12025550163'
const number = (text: string) => text as Endpoint
const never = new AbortController().signal

let simulator: Simulator
let receiver: Server
let carrier: Carrier
let office: string
const notices: Notice[] = []
const verdicts = new Set<string>()

beforeEach(async () => {
  notices.length = 0
  verdicts.clear()
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const body = Buffer.concat(chunks)
    const webhooks = telnyxWebhooks(simulator.publicKey)
    const signedAt = Number(request.headers['telnyx-timestamp']) * 1000
    verdicts.add(await webhooks.verify(body, request.headers, signedAt))
    const decoded = webhooks.decode(body)
    if (decoded.kind === 'notice') notices.push(decoded.notice)
    else verdicts.add(decoded.kind)
    response.end()
  })
  receiver.listen(0, '127.0.0.1')
  await once(receiver, 'listening')
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/webhooks/telnyx`
  simulator = await startSimulator({ clock: 'virtual', startAt: START, seed: 'telnyx', webhookUrl })
  office = simulator.numbers[0] ?? ''
  carrier = carrierWith(simulator.apiKey)
})
afterEach(async () => {
  await simulator.close()
  receiver.close()
  expect([...verdicts].filter(verdict => verdict !== 'VALID')).toEqual([])
})

const carrierWith = (apiKey: string) =>
  telnyxCarrier({ apiKey, connectionId: simulator.connectionId, baseUrl: `${simulator.url}/v2` })

type Told<T extends FactType> = FactBody & { type: T }
const told = <T extends FactType>(type: T) =>
  notices.map(notice => notice.body).filter((body): body is Told<T> => body.type === type)

function the<T extends FactType>(type: T): Told<T> {
  const [fact, another] = told(type)
  if (fact === undefined || another !== undefined) {
    throw new Error(`not one ${type} among ${notices.map(notice => notice.body.type).join(', ')}`)
  }
  return fact
}

function controlIdOf(leg: CallLegId): CallControlId {
  for (const { body } of notices) {
    if ('legId' in body && body.legId === leg && 'controlId' in body && body.controlId) return body.controlId
  }
  throw new Error(`nobody told the token of ${leg}`)
}

let sent = 0
async function send(command: CarrierCommand<PhoneCommandKind>, id = `cmd-${++sent}`) {
  const outcome = await carrier.send({ id: CommandId(id), command, controlIdOf }, never)
  await simulator.advance(100)
  return outcome
}
async function accepted(command: CarrierCommand<PhoneCommandKind>, id?: string) {
  const outcome = await send(command, id)
  if (outcome.kind === 'refused') throw new Error(`${command.kind}: ${JSON.stringify(outcome.refusal)}`)
  return outcome.acceptance
}
async function refusal(command: CarrierCommand<PhoneCommandKind>) {
  const outcome = await send(command)
  return outcome.kind === 'refused' ? outcome.refusal : undefined
}

async function ask(method: string, path: string, body?: object) {
  const response = await fetch(`${simulator.url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  await simulator.advance(100)
  return response.json()
}

interface Leg {
  callId: CallId
  legId: CallLegId
}
async function callIn(from: string): Promise<Leg> {
  const { call_leg_id, call_session_id } = (await ask('POST', '/phones/calls', { from, to: office })) as {
    call_leg_id: CallLegId
    call_session_id: CallId
  }
  return { callId: call_session_id, legId: call_leg_id }
}
async function onThePhone(from: string): Promise<Leg> {
  const leg = await callIn(from)
  await accepted({ kind: 'answerCall', ...leg })
  return leg
}
const hears = async ({ legId }: Leg) =>
  ((await ask('GET', `/phones/calls/${legId}`)) as { hears: Record<string, unknown> }).hears

async function create(leg: Leg, name: string, startOnCreate = true) {
  const { conferenceId } = await accepted(creating(leg, name, startOnCreate))
  if (conferenceId === undefined) throw new Error('the conference got no id')
  return { conferenceId }
}
const creating = (leg: Leg, name: string, startOnCreate = true): CarrierCommand<PhoneCommandKind> => ({
  kind: 'createConference',
  ...leg,
  name,
  beep: 'NEVER',
  maxParticipants: 2,
  durationMinutes: 60,
  startOnCreate,
})
const joining = (
  leg: Leg,
  room: { conferenceId: ConferenceId },
  muted = false,
): CarrierCommand<PhoneCommandKind> => ({
  kind: 'joinConference',
  ...leg,
  ...room,
  muted,
  onHold: false,
  supervisorRole: 'NONE',
  whisperTo: [],
  startOnEnter: true,
  endOnExit: false,
})

describe('a caller', () => {
  it('rings, is answered and hangs up', async () => {
    const ada = await callIn(ADA)
    expect(the('CallInitiated')).toMatchObject({ ...ada, direction: 'INBOUND', from: ADA, to: office })
    await accepted({ kind: 'answerCall', ...ada, clientState: 'menu: Lärche' })
    expect(the('CallAnswered')).toMatchObject({ ...ada, clientState: 'menu: Lärche' })
    await ask('POST', `/phones/calls/${ada.legId}/hangup`)
    expect(the('CallEnded')).toMatchObject({ ...ada, cause: 'NORMAL_CLEARING', endedBy: 'CALLER' })
    expect(await refusal({ kind: 'hangUpCall', ...ada })).toMatchObject({
      reason: 'CALL_ENDED',
      carrierCode: '90018',
    })
  })

  it('who still rings cannot open a conference', async () => {
    const ada = await callIn(ADA)
    expect(await refusal(creating(ada, 'larch'))).toMatchObject({ reason: 'CALL_NOT_ANSWERED' })
  })

  it('is turned away', async () => {
    const ada = await callIn(ADA)
    await accepted({ kind: 'rejectCall', ...ada, cause: 'USER_BUSY' })
    expect(the('CallEnded')).toMatchObject(ada)
  })

  it('hears speech and music, and presses keys', async () => {
    const ada = await onThePhone(ADA)
    const speech = { text: 'Press a key', voice: 'female', language: 'en-GB' }
    await accepted({
      ...{ kind: 'gatherDigits', ...ada, speech },
      ...{ minimumDigits: 1, maximumDigits: 2, timeoutMs: 9000 },
    })
    await ask('POST', `/phones/calls/${ada.legId}/keys`, { digits: '42' })
    await simulator.advance(1000)
    expect(told('DigitReceived').map(({ digit }) => digit)).toEqual(['4', '2'])
    expect(the('DigitsGathered')).toMatchObject({ ...ada, digits: '42', status: 'VALID' })
    await accepted({
      ...{ kind: 'playOnCall', ...ada },
      ...{ audioUrl: 'https://media.example.test/hold.wav', loop: 'INFINITY' },
    })
    expect(await hears(ada)).toMatchObject({ kind: 'playback', url: 'https://media.example.test/hold.wav' })
    await accepted({ kind: 'stopCallAudio', ...ada })
    expect(the('PlaybackEnded')).toMatchObject(ada)
    await accepted({ kind: 'speakOnCall', ...ada, speech })
    expect(await hears(ada)).toMatchObject({ kind: 'speech', text: 'Press a key' })
    await accepted({ kind: 'sendDigits', ...ada, digits: '12' })
  })

  it('is recorded, and the recording deleted', async () => {
    const ada = await onThePhone(ADA)
    const recordingId = RecordingId('ours')
    await accepted({
      ...{ kind: 'startRecording', ...ada, recordingId, format: 'MP3', channels: 'DUAL' },
      ...{ beep: true, transcribe: true, transcriptionLanguage: 'en-GB' },
    })
    await accepted({ kind: 'pauseRecording', ...ada, recordingId })
    await accepted({ kind: 'resumeRecording', ...ada, recordingId })
    await simulator.advance(5000)
    await accepted({ kind: 'stopRecording', ...ada, recordingId })
    await simulator.advance(60_000)
    const saved = the('RecordingSaved')
    expect(saved).toMatchObject({ ...ada, format: 'MP3', channels: 'DUAL' })
    const { carrierId = '' } = saved
    expect(the('TranscriptionCompleted')).toMatchObject({ ...ada, carrierId })
    await accepted({ kind: 'deleteRecording', recordingId, carrierId })
    expect(await refusal({ kind: 'deleteRecording', recordingId, carrierId })).toMatchObject({
      reason: 'NOT_FOUND',
    })
  })

  it('is transferred, and bridged to another', async () => {
    const ada = await onThePhone(ADA)
    await accepted({ kind: 'transferCall', ...ada, to: number(BEN), timeoutSeconds: 20 })
    await simulator.advance(3000)
    expect(told('CallBridged').map(({ legId }) => legId)).toContain(ada.legId)
    const ben = await onThePhone(BEN)
    const cyd = await onThePhone(CYD)
    await accepted({ kind: 'bridgeCalls', ...ben, withCallId: cyd.callId, withLegId: cyd.legId })
    expect(await hears(ben)).toMatchObject({ kind: 'bridge' })
  })
})

describe('somebody we call', () => {
  const placing: CarrierCommand<PhoneCommandKind> = {
    kind: 'placeCall',
    to: number(BEN),
    from: number(''),
    timeoutSeconds: 20,
    detectMachine: true,
    clientState: 'for larch',
  }
  const place = () => ({ ...placing, from: number(office) })

  it('is known by the ids that the carrier answered, and picks up', async () => {
    const { leg } = await accepted(place())
    expect(the('CallInitiated')).toMatchObject({
      ...leg,
      ...{ direction: 'OUTBOUND', from: office, to: BEN, clientState: 'for larch' },
    })
    await simulator.advance(10_000)
    expect(the('CallAnswered')).toMatchObject({ legId: leg?.legId })
    expect(the('MachineDetected')).toMatchObject({ legId: leg?.legId, result: 'HUMAN' })
  })

  it('may be a machine, which is told once and whose greeting ends', async () => {
    await ask('PUT', `/phones/${encodeURIComponent(BEN)}`, { answer: 'machine', greeting_ms: 4000 })
    await accepted(place())
    await simulator.advance(20_000)
    expect(the('MachineDetected')).toMatchObject({ result: 'MACHINE' })
    expect(told('MachineGreetingEnded')).toHaveLength(1)
  })

  it('is called once, however often the same command arrives', async () => {
    await accepted(place(), 'once')
    await accepted(place(), 'once')
    expect(told('CallInitiated')).toHaveLength(1)
  })
})

describe('a conference', () => {
  it('seats, mutes, holds, moves and dismisses its participants', async () => {
    const [ada, ben] = [await onThePhone(ADA), await onThePhone(BEN)]
    const room = await create(ada, 'larch')
    expect(the('ConferenceStarted')).toMatchObject({ ...room, callId: ada.callId, creatorLegId: ada.legId })
    await accepted(joining(ben, room, true))
    expect(told('ParticipantJoined')).toMatchObject([
      { ...ada, ...room },
      { ...ben, ...room },
    ])
    expect(await hears(ben)).toMatchObject({ kind: 'conference', muted: true, on_hold: false })

    const legIds = [ben.legId]
    await accepted({ kind: 'unmuteParticipants', ...room, legIds })
    expect(await hears(ben)).toMatchObject({ muted: false })
    await accepted({ kind: 'muteParticipants', ...room, legIds })
    await accepted({ kind: 'holdParticipants', ...room, legIds, reason: 'OPERATOR' })
    expect(await hears(ben)).toMatchObject({ muted: true, on_hold: true })
    expect(await hears(ada)).toMatchObject({ muted: false, on_hold: false })
    await accepted({ kind: 'unholdParticipants', ...room, legIds })
    await accepted({
      ...{ kind: 'setSupervisorRole', ...room, ...ben },
      ...{ role: 'WHISPER', whisperTo: [ada.legId] },
    })
    await accepted({ kind: 'removeParticipant', ...room, ...ben })
    expect(the('ParticipantLeft')).toMatchObject({ ...ben, ...room })
  })

  it('hears speech and music, and is recorded', async () => {
    const ada = await onThePhone(ADA)
    const room = await create(ada, 'larch')
    const speech = { text: 'Welcome', voice: 'male', language: 'en-US' }
    await accepted({ kind: 'speakToConference', ...room, legIds: 'ALL', speech })
    expect(the('ConferenceSpeechStarted')).toMatchObject(room)
    await simulator.advance(10_000)
    const audioUrl = 'https://media.example.test/gong.mp3'
    await accepted({ kind: 'playToConference', ...room, legIds: [ada.legId], audioUrl })
    expect(the('ParticipantPlaybackStarted')).toMatchObject({ ...ada, ...room, audioUrl })
    await accepted({ kind: 'stopConferenceAudio', ...room, legIds: 'ALL' })
    await accepted({ kind: 'sendDigitsToConference', ...room, legIds: 'ALL', digits: '1' })
    const recordingId = RecordingId('ours')
    await accepted({
      ...{ kind: 'startConferenceRecording', ...room, recordingId },
      ...{ format: 'WAV', channels: 'SINGLE', beep: false },
    })
    await accepted({ kind: 'pauseConferenceRecording', ...room, recordingId })
    await accepted({ kind: 'resumeConferenceRecording', ...room, recordingId })
    await simulator.advance(5000)
    await accepted({ kind: 'stopConferenceRecording', ...room, recordingId })
    await simulator.advance(60_000)
    expect(the('RecordingSaved')).toMatchObject({ ...room, format: 'WAV', channels: 'SINGLE' })
  })

  it('refuses a second of its name, a second seat, and one too many', async () => {
    const [ada, ben, cyd] = [await onThePhone(ADA), await onThePhone(BEN), await onThePhone(CYD)]
    const room = await create(ada, 'larch')
    expect(await refusal(creating(ben, 'larch'))).toMatchObject({ reason: 'CONFERENCE_NAME_TAKEN' })
    expect(await refusal(joining(ada, room))).toMatchObject({ reason: 'ALREADY_IN_CONFERENCE' })
    await accepted(joining(ben, room))
    expect(await refusal(joining(cyd, room))).toMatchObject({ reason: 'CONFERENCE_FULL' })
  })

  it('is found by its name, also while it waits for its host', async () => {
    const [ada, ben] = [await onThePhone(ADA), await onThePhone(BEN)]
    expect(await carrier.findConference('larch', never)).toBeUndefined()
    const larch = await create(ada, 'larch')
    const birch = await create(ben, 'birch', false)
    expect(await carrier.findConference('larch', never)).toBe(larch.conferenceId)
    expect(await carrier.findConference('birch', never)).toBe(birch.conferenceId)
  })

  it('ends, and is dead from then on', async () => {
    const [ada, ben] = [await onThePhone(ADA), await onThePhone(BEN)]
    const room = await create(ada, 'larch')
    await accepted({ kind: 'endConference', ...room })
    await simulator.advance(1000)
    expect(the('ConferenceEnded')).toMatchObject(room)
    expect(await refusal(joining(ben, room))).toMatchObject({ reason: 'CONFERENCE_ENDED' })
    expect(await carrier.findConference('larch', never)).toBeUndefined()
    const nowhere = { conferenceId: '00000000-0000-4000-8000-000000000000' as ConferenceId }
    expect(await refusal(joining(ben, nowhere))).toMatchObject({ reason: 'NOT_FOUND' })
  })
})

describe('the account', () => {
  it('is open to its key and to no other', async () => {
    expect(await carrier.application(never)).toEqual({
      id: simulator.connectionId,
      name: 'Partyline',
      active: true,
      webhookUrl: expect.stringMatching(/\/webhooks\/telnyx$/),
      webhookApiVersion: '2',
      outboundVoiceProfileId: expect.stringMatching(/^\d+$/),
    })
    await expect(carrierWith('KEY_WRONG').application(never)).rejects.toThrow(/UNAUTHENTICATED 401 10009/)
  })

  it('is out of reach when the carrier is down', async () => {
    const ada = await onThePhone(ADA)
    await ask('PUT', '/faults', { unavailable: 1 })
    expect(await refusal({ kind: 'hangUpCall', ...ada })).toMatchObject({
      reason: 'UNAVAILABLE',
      retryable: true,
      uncertain: true,
    })
  })
})
