import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Carrier, Outcome, Refusal } from '../../src/carrier/carrier.js'
import type { CarrierCommand, PhoneCommandKind } from '../../src/carrier/commands.js'
import type { Endpoint } from '../../src/kernel/endpoint.js'
import {
  CallControlId,
  CallId,
  CallLegId,
  CommandId,
  ConferenceId,
  RecordingId,
} from '../../src/kernel/ids.js'
import { NobodyNamed } from '../../src/telnyx/commands.js'
import { telnyxCarrier } from '../../src/telnyx/index.js'

interface Asked {
  method: string
  path: string
  query: URLSearchParams
  authorization: string | undefined
  body: Record<string, unknown>
}
type Answer = (response: ServerResponse, request: IncomingMessage) => void

const asked: Asked[] = []
let answer: Answer
let baseUrl: string
let carrier: Carrier

const server = createServer(async (request, response) => {
  let body = ''
  for await (const chunk of request) body += chunk
  const url = new URL(request.url ?? '', 'http://wire')
  asked.push({
    method: request.method ?? '',
    path: decodeURIComponent(url.pathname),
    query: url.searchParams,
    authorization: request.headers.authorization,
    body: body === '' ? {} : JSON.parse(body),
  })
  answer(response, request)
})

/** Answers as the carrier does: a status and JSON. */
const says =
  (status: number, body: unknown, headers: Record<string, string> = {}): Answer =>
  response => {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  }
const refuses = (status: number, code: string, title: string, detail = '') =>
  says(status, { errors: [{ code, title, detail }] })
const OK = says(200, { data: { result: 'ok' } })

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`
  carrier = telnyxCarrier({ apiKey: 'KEY_TEST', connectionId: '2471936601845926071', baseUrl })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
  answer = OK
})

const token = (leg: string) => `v3:token/of+${leg}=`
const never = new AbortController().signal
const order = (command: CarrierCommand<PhoneCommandKind>) => ({
  id: CommandId('cmd-1'),
  command,
  controlIdOf: (leg: CallLegId) => CallControlId(token(leg)),
})
const send = (command: CarrierCommand<PhoneCommandKind>, by = carrier, signal = never) =>
  by.send(order(command), signal)

async function refused(outcome: Promise<Outcome>): Promise<Refusal> {
  const settled = await outcome
  if (settled.kind !== 'refused') throw new Error('the carrier accepted it')
  return settled.refusal
}

const ada = { callId: CallId('call-ada'), legId: CallLegId('ada') }
const room = { conferenceId: ConferenceId('conf-1') }
const both = { legIds: [CallLegId('ada'), CallLegId('ben')] }
const bothTokens = { call_control_ids: [token('ada'), token('ben')] }
const speech = { text: 'Hello', voice: 'FEMALE', language: 'en-gb' }
const said = { payload: 'Hello', voice: 'female', language: 'en-GB' }
const number = (text: string) => text as Endpoint
const recordingId = RecordingId('rec-1')
const hangUp: CarrierCommand<PhoneCommandKind> = { kind: 'hangUpCall', ...ada }

interface Said {
  command: CarrierCommand<PhoneCommandKind>
  path: string
  body: Record<string, unknown>
}
const call = (action: string) => `/calls/${token('ada')}/actions/${action}`
const conference = (action: string) => `/conferences/conf-1/actions/${action}`
const id = { command_id: 'cmd-1' }

const EVERY_COMMAND: Record<PhoneCommandKind, Said> = {
  placeCall: {
    command: {
      kind: 'placeCall',
      to: number('+12025550147'),
      from: number('+12025550199'),
      callerName: 'Front desk',
      timeoutSeconds: 20,
      detectMachine: true,
      clientState: 'Lärche',
      pull: { conferenceId: room.conferenceId, muted: true },
    },
    path: '/calls',
    body: {
      connection_id: '2471936601845926071',
      to: '+12025550147',
      from: '+12025550199',
      from_display_name: 'Front desk',
      timeout_secs: 20,
      answering_machine_detection: 'greeting_end',
      client_state: 'TMOkcmNoZQ==',
      ...id,
    },
  },
  answerCall: {
    command: { kind: 'answerCall', ...ada, clientState: 'menu' },
    path: call('answer'),
    body: { client_state: 'bWVudQ==', ...id },
  },
  rejectCall: {
    command: { kind: 'rejectCall', ...ada, cause: 'USER_BUSY' },
    path: call('reject'),
    body: { cause: 'USER_BUSY', ...id },
  },
  hangUpCall: { command: hangUp, path: call('hangup'), body: id },
  transferCall: {
    command: {
      kind: 'transferCall',
      ...ada,
      to: number('sip:ben@sip.example.test'),
      from: number('+12025550199'),
      timeoutSeconds: 25,
      audioUrl: 'https://media.example.test/one-moment.mp3',
    },
    path: call('transfer'),
    body: {
      to: 'sip:ben@sip.example.test',
      from: '+12025550199',
      timeout_secs: 25,
      audio_url: 'https://media.example.test/one-moment.mp3',
      ...id,
    },
  },
  bridgeCalls: {
    command: { kind: 'bridgeCalls', ...ada, withCallId: CallId('call-ben'), withLegId: CallLegId('ben') },
    path: call('bridge'),
    body: { call_control_id: token('ben'), ...id },
  },
  speakOnCall: {
    command: { kind: 'speakOnCall', ...ada, speech, loop: 2 },
    path: call('speak'),
    body: { ...said, loop: 2, ...id },
  },
  playOnCall: {
    command: {
      kind: 'playOnCall',
      ...ada,
      audioUrl: 'https://media.example.test/hold.wav?v=2',
      loop: 'INFINITY',
    },
    path: call('playback_start'),
    body: {
      audio_url: 'https://media.example.test/hold.wav?v=2',
      audio_type: 'wav',
      loop: 'infinity',
      ...id,
    },
  },
  stopCallAudio: {
    command: { kind: 'stopCallAudio', ...ada },
    path: call('playback_stop'),
    body: { stop: 'all', ...id },
  },
  gatherDigits: {
    command: {
      kind: 'gatherDigits',
      ...ada,
      speech,
      minimumDigits: 1,
      maximumDigits: 4,
      terminatingDigit: '#',
      timeoutMs: 8000,
    },
    path: call('gather_using_speak'),
    body: {
      ...said,
      minimum_digits: 1,
      maximum_digits: 4,
      terminating_digit: '#',
      timeout_millis: 8000,
      maximum_tries: 1,
      ...id,
    },
  },
  sendDigits: {
    command: { kind: 'sendDigits', ...ada, digits: '1w2#' },
    path: call('send_dtmf'),
    body: { digits: '1w2#', ...id },
  },
  startRecording: {
    command: {
      kind: 'startRecording',
      ...ada,
      recordingId,
      format: 'MP3',
      channels: 'DUAL',
      beep: true,
      maxSeconds: 600,
      transcribe: true,
      transcriptionLanguage: 'de-DE',
    },
    path: call('record_start'),
    body: {
      format: 'mp3',
      channels: 'dual',
      play_beep: true,
      max_length: 600,
      transcription: true,
      transcription_language: 'de-DE',
      ...id,
    },
  },
  pauseRecording: {
    command: { kind: 'pauseRecording', ...ada, recordingId },
    path: call('record_pause'),
    body: id,
  },
  resumeRecording: {
    command: { kind: 'resumeRecording', ...ada, recordingId },
    path: call('record_resume'),
    body: id,
  },
  stopRecording: {
    command: { kind: 'stopRecording', ...ada, recordingId },
    path: call('record_stop'),
    body: id,
  },
  deleteRecording: {
    command: { kind: 'deleteRecording', recordingId, carrierId: 'file-1' },
    path: '/recordings/file-1',
    body: {},
  },
  createConference: {
    command: {
      kind: 'createConference',
      ...ada,
      name: 'larch',
      beep: 'ON_ENTER',
      maxParticipants: 12,
      durationMinutes: 90,
      holdAudioUrl: 'https://media.example.test/hold.mp3',
      startOnCreate: false,
    },
    path: '/conferences',
    body: {
      call_control_id: token('ada'),
      name: 'larch',
      beep_enabled: 'on_enter',
      max_participants: 12,
      duration_minutes: 90,
      hold_audio_url: 'https://media.example.test/hold.mp3',
      start_conference_on_create: false,
      ...id,
    },
  },
  joinConference: {
    command: {
      kind: 'joinConference',
      ...ada,
      ...room,
      muted: true,
      onHold: true,
      holdAudioUrl: 'https://media.example.test/hold.mp3',
      supervisorRole: 'WHISPER',
      whisperTo: [CallLegId('ben')],
      startOnEnter: true,
      endOnExit: false,
    },
    path: conference('join'),
    body: {
      call_control_id: token('ada'),
      mute: true,
      hold: true,
      hold_audio_url: 'https://media.example.test/hold.mp3',
      supervisor_role: 'whisper',
      whisper_call_control_ids: [token('ben')],
      start_conference_on_enter: true,
      end_conference_on_exit: false,
      ...id,
    },
  },
  muteParticipants: {
    command: { kind: 'muteParticipants', ...room, ...both },
    path: conference('mute'),
    body: bothTokens,
  },
  unmuteParticipants: {
    command: { kind: 'unmuteParticipants', ...room, ...both },
    path: conference('unmute'),
    body: bothTokens,
  },
  holdParticipants: {
    command: {
      kind: 'holdParticipants',
      ...room,
      ...both,
      audioUrl: 'https://media.example.test/hold.mp3',
      reason: 'LONE_PARTICIPANT',
    },
    path: conference('hold'),
    body: { ...bothTokens, audio_url: 'https://media.example.test/hold.mp3' },
  },
  unholdParticipants: {
    command: { kind: 'unholdParticipants', ...room, ...both },
    path: conference('unhold'),
    body: bothTokens,
  },
  removeParticipant: {
    command: { kind: 'removeParticipant', ...room, ...ada },
    path: conference('leave'),
    body: { call_control_id: token('ada'), ...id },
  },
  setSupervisorRole: {
    command: { kind: 'setSupervisorRole', ...room, ...ada, role: 'MONITOR', whisperTo: [CallLegId('ben')] },
    path: conference('update'),
    body: { call_control_id: token('ada'), supervisor_role: 'monitor', ...id },
  },
  speakToConference: {
    command: { kind: 'speakToConference', ...room, legIds: 'ALL', speech },
    path: conference('speak'),
    body: { ...said, ...id },
  },
  playToConference: {
    command: {
      kind: 'playToConference',
      ...room,
      ...both,
      audioUrl: 'https://media.example.test/gong.mp3',
      loop: 3,
    },
    path: conference('play'),
    body: { ...bothTokens, audio_url: 'https://media.example.test/gong.mp3', loop: 3 },
  },
  stopConferenceAudio: {
    command: { kind: 'stopConferenceAudio', ...room, legIds: 'ALL' },
    path: conference('stop'),
    body: {},
  },
  sendDigitsToConference: {
    command: { kind: 'sendDigitsToConference', ...room, ...both, digits: '12#' },
    path: conference('send_dtmf'),
    body: { ...bothTokens, digits: '12#' },
  },
  startConferenceRecording: {
    command: {
      kind: 'startConferenceRecording',
      ...room,
      recordingId,
      format: 'WAV',
      channels: 'SINGLE',
      beep: false,
    },
    path: conference('record_start'),
    body: { format: 'wav', channels: 'single', play_beep: false, ...id },
  },
  pauseConferenceRecording: {
    command: { kind: 'pauseConferenceRecording', ...room, recordingId },
    path: conference('record_pause'),
    body: id,
  },
  resumeConferenceRecording: {
    command: { kind: 'resumeConferenceRecording', ...room, recordingId },
    path: conference('record_resume'),
    body: id,
  },
  stopConferenceRecording: {
    command: { kind: 'stopConferenceRecording', ...room, recordingId },
    path: conference('record_stop'),
    body: id,
  },
  endConference: { command: { kind: 'endConference', ...room }, path: conference('end'), body: id },
}

interface Description {
  paths: Record<
    string,
    Record<string, { requestBody?: { content: Record<string, { schema: { $ref: string } }> } }>
  >
}
const description = JSON.parse(readFileSync('test/fixtures/telnyx/voice-openapi.json', 'utf8')) as Description
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true })
ajv.addSchema(description, 'voice')

/** What the carrier's description has against a body; also a field that it does not describe. */
function faultsOf({ path, body }: Asked): string[] {
  const described = path
    .replace(/^\/v2/, '')
    .replace(/^\/calls\/.+\/actions/, '/calls/{call_control_id}/actions')
    .replace(/^\/conferences\/[^/]+/, '/conferences/{id}')
  const schema = description.paths[described]?.post?.requestBody?.content['application/json']?.schema
  if (schema === undefined) return [`${described} is not described`]
  const reference = `voice${schema.$ref}`
  ajv.validate({ $ref: reference }, body)
  const faults = (ajv.errors ?? []).map(error => `${error.instancePath} ${error.message}`)
  const { properties = {} } = (ajv.getSchema(reference)?.schema ?? {}) as { properties?: object }
  return [...faults, ...Object.keys(body).filter(name => !(name in properties))]
}

describe('every command', () => {
  it.each(Object.entries(EVERY_COMMAND))(
    '%s is said in the words of the wire',
    async (_, { command, path, body }) => {
      expect(await send(command)).toEqual({ kind: 'accepted', acceptance: {} })
      expect(asked).toHaveLength(1)
      const [request] = asked
      expect(request).toMatchObject({ path: `/v2${path}`, body, authorization: 'Bearer KEY_TEST' })
      expect(request?.body).toEqual(body)
      if (command.kind === 'deleteRecording') expect(request?.method).toBe('DELETE')
      else expect(request && faultsOf(request)).toEqual([])
    },
  )

  it('says no more than it was told', async () => {
    const plain = { minimumDigits: 1, maximumDigits: 1, timeoutMs: 9000 }
    await send({
      kind: 'placeCall',
      to: number('+12025550147'),
      from: number('+12025550199'),
      timeoutSeconds: 30,
      detectMachine: false,
    })
    await send({ kind: 'answerCall', ...ada })
    await send({ kind: 'gatherDigits', ...ada, ...plain })
    await send({ kind: 'gatherDigits', ...ada, ...plain, audioUrl: 'https://media.example.test/a.mp3' })
    await send({
      kind: 'speakOnCall',
      ...ada,
      speech: { text: 'Ciao', voice: 'Soniox.tts.Emma', language: 'it' },
    })
    await send({
      ...EVERY_COMMAND.joinConference.command,
      ...{ onHold: false, supervisorRole: 'NONE' },
    } as CarrierCommand<PhoneCommandKind>)
    const digits = { minimum_digits: 1, maximum_digits: 1, timeout_millis: 9000, ...id }
    expect(asked.map(({ body }) => body)).toEqual([
      {
        connection_id: '2471936601845926071',
        to: '+12025550147',
        from: '+12025550199',
        timeout_secs: 30,
        ...id,
      },
      id,
      { ...digits, initial_timeout_millis: 9000 },
      { ...digits, audio_url: 'https://media.example.test/a.mp3', maximum_tries: 1 },
      { payload: 'Ciao', voice: 'Soniox.tts.Emma', language: 'it', ...id },
      {
        call_control_id: token('ada'),
        mute: true,
        hold: false,
        supervisor_role: 'none',
        start_conference_on_enter: true,
        end_conference_on_exit: false,
        ...id,
      },
    ])
  })

  it('that names nobody is not sent, otherwise it would silence everybody', async () => {
    await expect(send({ kind: 'muteParticipants', ...room, legIds: [] })).rejects.toThrow(NobodyNamed)
    await expect(send({ kind: 'stopConferenceAudio', ...room, legIds: [] })).rejects.toThrow()
    expect(asked).toEqual([])
  })
})

describe('an accepted command', () => {
  it('brings the ids of the call that was placed', async () => {
    answer = says(200, {
      data: {
        call_control_id: token('new'),
        call_leg_id: 'leg-new',
        call_session_id: 'call-new',
        is_alive: false,
        record_type: 'call',
      },
    })
    expect(await send(EVERY_COMMAND.placeCall.command)).toEqual({
      kind: 'accepted',
      acceptance: { leg: { callId: 'call-new', legId: 'leg-new', controlId: token('new') } },
    })
  })

  it('brings the id of the conference that was created', async () => {
    answer = says(200, { data: { id: 'conf-7', name: 'larch', record_type: 'conference' } })
    expect(await send(EVERY_COMMAND.createConference.command)).toEqual({
      kind: 'accepted',
      acceptance: { conferenceId: 'conf-7' },
    })
  })

  it('may have nothing to say', async () => {
    answer = response => response.writeHead(204).end()
    const outcome = await send(EVERY_COMMAND.deleteRecording.command)
    expect(outcome).toEqual({ kind: 'accepted', acceptance: {} })
  })
})

describe('a refused command', () => {
  it.each<[number, string, string, Refusal['reason']]>([
    [422, '90018', 'Call has already ended', 'CALL_ENDED'],
    [422, '90034', 'Call not answered yet', 'CALL_NOT_ANSWERED'],
    [422, '90019', 'Conference has already ended', 'CONFERENCE_ENDED'],
    [404, '90058', 'Invalid conference_id', 'NOT_FOUND'],
    [422, '90032', 'Maximum number of participants reached', 'CONFERENCE_FULL'],
    [422, '90033', 'Unable to execute command', 'CONFERENCE_NAME_TAKEN'],
    [422, '90044', 'Participant already in conference', 'ALREADY_IN_CONFERENCE'],
    [422, '90015', 'Invalid call control id', 'NOT_FOUND'],
    [404, '10005', 'Resource not found', 'NOT_FOUND'],
    [404, '404', 'Not Found', 'NOT_FOUND'],
    [401, '10009', 'Authentication failed', 'UNAUTHENTICATED'],
    [403, '10010', 'Authorization failed', 'NOT_ALLOWED'],
    [422, '10015', 'Bad Request', 'INVALID'],
    [422, '10011', 'SRTP is not supported for PSTN', 'INVALID'],
    [400, '90040', 'Downloading audio file failed', 'INVALID'],
    [418, '1', 'Teapot', 'UNKNOWN'],
  ])('%i with %s (%s) is final: %s', async (httpStatus, carrierCode, carrierTitle, reason) => {
    answer = refuses(httpStatus, carrierCode, carrierTitle)
    expect(await refused(send(hangUp))).toEqual({
      reason,
      retryable: false,
      uncertain: false,
      httpStatus,
      carrierCode,
      carrierTitle,
    })
  })

  it('is not about a name when 90033 speaks of participants', async () => {
    answer = refuses(422, '90033', 'Unable to execute command', 'Conference has no active participants.')
    expect(await refused(send(hangUp))).toMatchObject({ reason: 'INVALID' })
  })

  it.each([
    [{ 'retry-after': '2' }, 2000],
    [{ 'retry-after': '0.5' }, 500],
    [{ 'retry-after-ms': '750', 'retry-after': '2' }, 750],
    [{ 'retry-after': 'Thu, 15 Jan 2026 09:30:07 GMT', date: 'Thu, 15 Jan 2026 09:30:00 GMT' }, 7000],
    [{ 'retry-after': 'Thu, 15 Jan 2026 09:29:00 GMT', date: 'Thu, 15 Jan 2026 09:30:00 GMT' }, 0],
    [{ 'retry-after': 'later' }, undefined],
    [{ 'retry-after': '-3' }, undefined],
    [{ 'x-ratelimit-reset': '60' }, undefined],
  ])('may be sent again when there were too many: %j', async (headers, retryAfterMs) => {
    answer = says(
      429,
      { errors: [{ code: '10011', title: 'Too many requests' }] },
      headers as Record<string, string>,
    )
    const refusal = await refused(send(hangUp))
    expect(refusal).toMatchObject({ reason: 'RATE_LIMITED', retryable: true, uncertain: false })
    expect(refusal.retryAfterMs).toBe(retryAfterMs)
    expect(asked).toHaveLength(1)
  })

  it.each([500, 502, 503])('may have been carried out when the carrier fails with %i', async status => {
    answer = refuses(status, '10007', 'Internal server error')
    expect(await refused(send(hangUp))).toMatchObject({
      reason: 'UNAVAILABLE',
      retryable: true,
      uncertain: true,
      httpStatus: status,
    })
    expect(asked).toHaveLength(1)
  })

  it('tells neither tokens nor telephone numbers', async () => {
    answer = refuses(
      422,
      '10016',
      `Phone number +1 (202) 555-0131 of ${token('ada')} or v3:a1B2 at sip:ada@sip.example.test is 12025550131`,
      '+12025550131',
    )
    const refusal = await refused(send(hangUp))
    expect(refusal.carrierTitle).toBe('Phone number … of … or … at … is …')
    expect(JSON.stringify(refusal)).not.toMatch(/555|token|v3|ada/)
  })

  it.each([
    ['nothing', ''],
    ['a page', '<html>no</html>'],
    ['no errors', '{"errors":[]}'],
    ['other errors', '{"errors":"many"}'],
    ['odd errors', '{"errors":[null]}'],
  ])('is understood by its status when the carrier says %s', async (_, body) => {
    answer = says(404, body)
    expect(await refused(send(hangUp))).toEqual({
      reason: 'NOT_FOUND',
      retryable: false,
      uncertain: false,
      httpStatus: 404,
    })
  })
})

describe('a carrier that does not answer', () => {
  const impatient = () => telnyxCarrier({ apiKey: 'KEY_TEST', connectionId: '1', baseUrl, timeoutMs: 150 })
  const timedOut = { reason: 'TIMED_OUT', retryable: true, uncertain: true }
  const stall: Answer = () => {}
  const stallsAfter =
    (status: number): Answer =>
    response => {
      response.writeHead(status, { 'content-type': 'application/json' })
      response.write('{"data":')
    }

  it('is given up when not even a status comes', async () => {
    answer = stall
    expect(await refused(send(hangUp, impatient()))).toEqual(timedOut)
  })

  it.each([200, 422, 503])('is given up when its answer stalls after %i', async status => {
    answer = stallsAfter(status)
    expect(await refused(send(hangUp, impatient()))).toEqual(timedOut)
    expect(asked).toHaveLength(1)
  })

  it('is given up when the one who asked gives up', async () => {
    const patience = new AbortController()
    const patient = telnyxCarrier({ apiKey: 'KEY_TEST', connectionId: '1', baseUrl, timeoutMs: 60_000 })
    answer = response => {
      stallsAfter(200)(response, undefined as never)
      patience.abort()
    }
    expect(await refused(send(hangUp, patient, patience.signal))).toEqual(timedOut)
  })

  it('is not asked by one who had given up before', async () => {
    const refusal = await refused(send(hangUp, carrier, AbortSignal.abort()))
    expect(refusal).toEqual({ reason: 'TIMED_OUT', retryable: true, uncertain: false })
    expect(asked).toEqual([])
  })

  it.each<[string, Answer]>([
    ['hangs up at once', (_, request) => request.socket.destroy()],
    ['hangs up with a reset', (_, request) => request.socket.resetAndDestroy()],
    [
      'hangs up in the middle',
      response => {
        stallsAfter(200)(response, undefined as never)
        setImmediate(() => response.destroy())
      },
    ],
    ['says half a JSON', says(200, '{"data":')],
    [
      'is a proxy with a page',
      response => response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
    ],
  ])('may have carried the command out when it %s', async (_, behaviour) => {
    answer = behaviour
    expect(await refused(send(hangUp))).toEqual({ reason: 'UNAVAILABLE', retryable: true, uncertain: true })
    expect(asked).toHaveLength(1)
  })

  it.each([
    ['the port is closed', 'http://127.0.0.1:PORT/v2'],
    ['the port is closed on every address', 'http://localhost:PORT/v2'],
    ['its name is not known', 'http://carrier.invalid/v2'],
  ])('cannot have carried the command out when %s', async (_, url) => {
    const gone = createServer().listen(0)
    await once(gone, 'listening')
    const { port } = gone.address() as AddressInfo
    gone.close()
    await once(gone, 'close')
    const nowhere = url.replace('PORT', String(port))
    const absent = telnyxCarrier({ apiKey: 'KEY_TEST', connectionId: '1', baseUrl: nowhere })
    expect(await refused(send(hangUp, absent))).toEqual({
      reason: 'UNAVAILABLE',
      retryable: true,
      uncertain: false,
    })
  })
})

describe('a conference that has its name already', () => {
  const conferences =
    (...rows: { id: string; name: string; status: string }[]): Answer =>
    (response, request) => {
      const status = new URL(request.url ?? '', 'http://wire').searchParams.get('filter[status]')
      const data = rows.filter(row => row.status === status)
      const meta = { page_number: 1, page_size: 20, total_pages: 1, total_results: data.length }
      says(200, { data, meta })(response, request)
    }

  it('is found by it while people talk', async () => {
    answer = conferences({ id: 'conf-1', name: 'larch', status: 'in_progress' })
    expect(await carrier.findConference('larch', never)).toBe('conf-1')
    expect(asked).toHaveLength(1)
    expect(Object.fromEntries(asked[0]?.query ?? [])).toEqual({
      'filter[name]': 'larch',
      'filter[status]': 'in_progress',
    })
  })

  it('is found by it while it waits for its host', async () => {
    answer = conferences({ id: 'conf-2', name: 'larch', status: 'init' })
    expect(await carrier.findConference('larch', never)).toBe('conf-2')
  })

  it('is not mistaken for one of another name', async () => {
    answer = conferences({ id: 'conf-3', name: 'birch', status: 'in_progress' })
    expect(await carrier.findConference('larch', never)).toBeUndefined()
  })

  it('is not searched for ever', async () => {
    answer = refuses(503, '10007', 'Service unavailable')
    await expect(carrier.findConference('larch', never)).rejects.toThrow(
      'Telnyx refused UNAVAILABLE 503 10007',
    )
    expect(asked).toHaveLength(1)
  })
})

describe('our application', () => {
  it('is asked for', async () => {
    answer = says(200, { data: { id: '2471936601845926071', record_type: 'call_control_application' } })
    expect(await carrier.application(never)).toEqual({ id: '2471936601845926071', active: true })
    expect(asked[0]).toMatchObject({
      method: 'GET',
      path: '/v2/call_control_applications/2471936601845926071',
    })
  })

  it('fails readably when the key is not accepted', async () => {
    answer = refuses(401, '10009', 'Authentication failed', 'KEY_TEST')
    const failure = await carrier.application(never).catch((error: Error) => error.message)
    expect(failure).toBe('Telnyx refused UNAUTHENTICATED 401 10009 Authentication failed')
  })
})
