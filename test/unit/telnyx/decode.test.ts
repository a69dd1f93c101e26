import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../src/carrier/carrier.js'
import type { FactType } from '../../../src/fact/fact.js'
import { decode } from '../../../src/telnyx/decode.js'

const DIR = 'test/fixtures/telnyx/webhooks'

type Json = Record<string, unknown>
interface Envelope {
  data: Json & { payload: Json }
  meta: Json
}

const fixture = (name: string) => readFileSync(`${DIR}/${name}.json`)
const bytesOf = (value: unknown) => Buffer.from(JSON.stringify(value))

function noticeOf(body: Uint8Array): Notice {
  const decoded = decode(body)
  if (decoded.kind !== 'notice') throw new Error(`not a notice: ${JSON.stringify(decoded)}`)
  return decoded.notice
}

/** A fixture's body with some of its event and payload changed; `undefined` takes a field away. */
function altered(name: string, payload: Json, data: Json = {}): Buffer {
  const envelope = JSON.parse(fixture(name).toString()) as Envelope
  return bytesOf({
    ...envelope,
    data: { ...envelope.data, ...data, payload: { ...envelope.data.payload, ...payload } },
  })
}
const bodyOf = (name: string, payload: Json = {}) => noticeOf(altered(name, payload)).body

const EXPECTED: Record<string, FactType> = {
  'call.ai_gather.ended': 'CallNoticed',
  'call.ai_gather.message_history_updated': 'CallNoticed',
  'call.ai_gather.partial_results': 'CallNoticed',
  'call.answered': 'CallAnswered',
  'call.bridged': 'CallBridged',
  'call.conversation.ended': 'CallNoticed',
  'call.conversation_insights.generated': 'CallNoticed',
  'call.cost': 'CallNoticed',
  'call.deepfake_detection.error': 'CallNoticed',
  'call.deepfake_detection.result': 'CallNoticed',
  'call.dequeued': 'CallNoticed',
  'call.dtmf.received': 'DigitReceived',
  'call.enqueued': 'CallNoticed',
  'call.fork.started': 'CallNoticed',
  'call.fork.stopped': 'CallNoticed',
  'call.gather.ended': 'DigitsGathered',
  'call.hangup': 'CallEnded',
  'call.hold': 'CallHeld',
  'call.initiated': 'CallInitiated',
  'call.machine.detection.ended': 'MachineDetected',
  'call.machine.greeting.ended': 'MachineGreetingEnded',
  'call.machine.premium.detection.ended': 'MachineDetected',
  'call.machine.premium.greeting.ended': 'MachineGreetingEnded',
  'call.payment.completed': 'CallNoticed',
  'call.payment.progress': 'CallNoticed',
  'call.playback.ended': 'PlaybackEnded',
  'call.playback.started': 'PlaybackStarted',
  'call.recording.error': 'RecordingFailed',
  'call.recording.saved': 'RecordingSaved',
  'call.recording.transcription.saved': 'TranscriptionCompleted',
  'call.refer.completed': 'CallNoticed',
  'call.refer.failed': 'CallNoticed',
  'call.refer.started': 'CallNoticed',
  'call.speak.ended': 'SpeechEnded',
  'call.speak.started': 'SpeechStarted',
  'call.transcription': 'CallNoticed',
  'call.unhold': 'CallUnheld',
  'conference.created': 'ConferenceStarted',
  'conference.ended': 'ConferenceEnded',
  'conference.floor.changed': 'SpeakerChanged',
  'conference.participant.joined': 'ParticipantJoined',
  'conference.participant.left': 'ParticipantLeft',
  'conference.participant.playback.ended': 'ParticipantPlaybackEnded',
  'conference.participant.playback.started': 'ParticipantPlaybackStarted',
  'conference.participant.speak.ended': 'ParticipantSpeechEnded',
  'conference.participant.speak.started': 'ParticipantSpeechStarted',
  'conference.playback.ended': 'ConferencePlaybackEnded',
  'conference.playback.started': 'ConferencePlaybackStarted',
  'conference.recording.saved': 'RecordingSaved',
  'conference.speak.ended': 'ConferenceSpeechEnded',
  'conference.speak.started': 'ConferenceSpeechStarted',
  'siprec.failed': 'CallNoticed',
  'siprec.started': 'CallNoticed',
  'siprec.stopped': 'CallNoticed',
  'streaming.failed': 'CallNoticed',
  'streaming.started': 'CallNoticed',
  'streaming.stopped': 'CallNoticed',
}
const OBSERVED: Record<string, FactType> = {
  'observed/call.hangup': 'CallEnded',
  'observed/call.initiated': 'CallInitiated',
  'observed/call.initiated.outgoing': 'CallInitiated',
  'observed/call.recording.saved': 'RecordingSaved',
  'observed/conference.created': 'ConferenceStarted',
}
const NAMES = Object.keys({ ...EXPECTED, ...OBSERVED })

describe('every event of the carrier', () => {
  it('is in this table', () => {
    const listed = readFileSync('test/fixtures/telnyx/event-types.txt', 'utf8').trim().split('\n')
    expect(Object.keys(EXPECTED).sort()).toEqual(listed.sort())
    const files = readdirSync(`${DIR}/observed`).map(file => `observed/${file.replace('.json', '')}`)
    expect(Object.keys(OBSERVED).sort()).toEqual(files.sort())
  })

  it.each(Object.entries({ ...EXPECTED, ...OBSERVED }))('%s tells %s', (name, type) => {
    const notice = noticeOf(fixture(name))
    const envelope = JSON.parse(fixture(name).toString()) as Partial<Envelope>
    const event = (envelope.data ?? envelope) as Envelope['data']
    expect(notice.body.type).toBe(type)
    expect(notice).toMatchObject({ id: event.id, eventType: event.event_type, attempt: 1 })
    expect(notice.occurredAt).toBe(
      event.occurred_at ?? event.payload.occurred_at ?? event.payload.recording_ended_at,
    )
  })

  it.each(NAMES)('%s shows the control token to nobody', name => {
    const token = /"call_control_id": *"([^"]+)"/.exec(fixture(name).toString())?.[1]
    const { controlId, ...shown } = noticeOf(fixture(name)).body as Json
    if (controlId !== undefined) expect(controlId).toBe(token)
    expect(JSON.stringify(shown)).not.toContain(token ?? 'call_control_id')
  })

  it.each(NAMES)('%s folds into those it speaks of, and into no others', name => {
    const { type, callId, legId, conferenceId } = noticeOf(fixture(name)).body as Json
    const ofConference = name.includes('conference.')
    expect(conferenceId !== undefined).toBe(ofConference)
    const ofLeg = !ofConference || /participant|floor/.test(name)
    expect(legId !== undefined).toBe(ofLeg)
    if (ofLeg) expect(callId, String(type)).toBeDefined()
  })
})

describe('a call', () => {
  it('comes in with its ends, its name and its beginning', () => {
    expect(bodyOf('call.initiated')).toEqual({
      type: 'CallInitiated',
      callId: 'ec7a75ef-f1f6-11f0-9fed-02420a1f0b70',
      legId: '501cce9d-f1f6-11f0-93b3-02420a1f0b70',
      controlId: 'v3:hZSKOOSVJM4X1AaipKpFAzmm9bjac6mQSKioXDd7-tNUKDIlCVN6xY',
      clientState: '{"role":"caller","booking":"bk_701"}',
      direction: 'INBOUND',
      from: '+12025550131',
      to: '+12025550199',
      callerName: 'MARTA KOLAR',
      startedAt: '2026-01-15T09:30:00.123456Z',
    })
  })

  it('that we placed begins when the carrier says so, without a start time', () => {
    const body = bodyOf('observed/call.initiated.outgoing')
    expect(body).toMatchObject({ direction: 'OUTBOUND', startedAt: '2026-01-15T09:30:00.123456Z' })
    expect(body).not.toHaveProperty('callerName')
  })

  it.each([
    ['12025550131', '+12025550131'],
    ['+12025550131', '+12025550131'],
    ['sip:marta@sip.example.test', 'sip:marta@sip.example.test'],
    ['anonymous', 'anonymous'],
    ['Restricted', 'Restricted'],
    ['2002', '2002'],
    [`sip:${'a'.repeat(5_000)}@sip.example.test`, `sip:${'a'.repeat(508)}`],
    ['', 'unknown'],
    [null, 'unknown'],
    [undefined, 'unknown'],
    [{ number: 1 }, 'unknown'],
  ])('from %j is answered as a call from %s', (from, shown) => {
    expect(bodyOf('call.initiated', { from })).toMatchObject({ type: 'CallInitiated', from: shown })
  })

  it('that goes neither in nor out is kept, but starts nothing', () => {
    expect(bodyOf('call.initiated', { direction: 'sideways' })).toMatchObject({
      type: 'UnknownEvent',
      eventType: 'call.initiated',
    })
  })

  it('ends with its cause, the party that hung up and the SIP status', () => {
    expect(bodyOf('observed/call.hangup')).toMatchObject({
      cause: 'NORMAL_CLEARING',
      endedBy: 'CALLER',
      sipCode: 200,
      clientState: null,
      startedAt: '2026-01-15T09:30:00.123456Z',
      endedAt: '2026-01-15T09:31:02.523456Z',
    })
  })

  it('ends also for reasons we have no word for', () => {
    const body = bodyOf('call.hangup', {
      hangup_cause: 'solar_flare',
      hangup_source: 'unknown',
      sip_hangup_cause: 'unspecified',
      start_time: 'yesterday',
    })
    expect(body).toMatchObject({ type: 'CallEnded', cause: 'UNSPECIFIED', endedBy: 'UNKNOWN' })
    for (const field of ['sipCode', 'startedAt', 'endedAt']) expect(body).not.toHaveProperty(field)
  })

  it.each([
    ['null', null, null],
    ['base64 of a text', Buffer.from('Zimmer Lärche').toString('base64'), 'Zimmer Lärche'],
    ['base64 without padding', 'aGk', 'hi'],
    ['no base64', 'menu=2;lang=de', 'menu=2;lang=de'],
    ['base64 of no text', '/////w==', '/////w=='],
    ['base64 of a text with a NUL', 'YQBi', 'a\uFFFDb'],
  ])('carries a client state that is %s', (_, wire, state) => {
    expect(bodyOf('call.answered', { client_state: wire })).toHaveProperty('clientState', state)
  })

  it('carries no client state when the carrier is silent about it', () => {
    expect(bodyOf('call.answered', { client_state: undefined })).not.toHaveProperty('clientState')
  })

  it('that names no leg or no session is kept with what it names', () => {
    expect(bodyOf('call.answered', { call_leg_id: undefined })).toMatchObject({
      type: 'UnknownEvent',
      eventType: 'call.answered',
      callId: 'ec7a75ef-f1f6-11f0-9fed-02420a1f0b70',
    })
    expect(bodyOf('call.hangup', { call_session_id: 17 })).toMatchObject({
      type: 'UnknownEvent',
      legId: '501cce9d-f1f6-11f0-93b3-02420a1f0b70',
    })
  })

  it('keeps the details of what changes no state, without repeating whose they are', () => {
    const body = bodyOf('call.enqueued') as { details: Json }
    expect(body).toMatchObject({ eventType: 'call.enqueued' })
    expect(body.details).toEqual({
      connection_id: '2471936601845926071',
      queue: 'front-desk',
      current_position: 2,
      queue_avg_wait_time_secs: 37,
    })
  })
})

describe('keys and audio on a call', () => {
  it('tells the digits and how their gathering ended', () => {
    expect(bodyOf('call.dtmf.received')).toMatchObject({ digit: '4' })
    expect(bodyOf('call.gather.ended')).toMatchObject({ digits: '4071', status: 'VALID' })
    expect(bodyOf('call.gather.ended', { digits: '', status: 'cancelled_amd' })).toMatchObject({
      digits: '',
      status: 'CANCELLED_AMD',
    })
  })

  it('ends a gathering also in a way that we do not know, since somebody waits for it', () => {
    expect(bodyOf('call.gather.ended', { digits: undefined, status: 'bored' })).toMatchObject({
      type: 'DigitsGathered',
      digits: '',
      status: 'INVALID',
    })
  })

  it('tells what was played and how it ended', () => {
    expect(bodyOf('call.playback.ended')).toMatchObject({
      audioUrl: 'https://media.example.test/hold/piano.mp3',
      status: 'completed',
    })
    expect(bodyOf('call.playback.started', { media_url: undefined })).not.toHaveProperty('audioUrl')
  })

  it.each([
    ['human', 'HUMAN'],
    ['human_business', 'HUMAN_BUSINESS'],
    ['fax_detected', 'FAX_DETECTED'],
    ['ghost', 'NOT_SURE'],
  ])('takes the %s that answered for %s', (result, expected) => {
    expect(bodyOf('call.machine.detection.ended', { result })).toMatchObject({ result: expected })
  })
})

describe('a conference', () => {
  it('starts with the leg that opened it, which does not join by that', () => {
    const body = bodyOf('conference.created')
    expect(body).toEqual({
      type: 'ConferenceStarted',
      conferenceId: '2ca166db-b2f5-4e62-bae7-9dfe377846f5',
      callId: 'ec7a75ef-f1f6-11f0-9fed-02420a1f0b70',
      creatorLegId: '501cce9d-f1f6-11f0-93b3-02420a1f0b70',
    })
  })

  it.each([
    ['all_left', 'ALL_LEFT'],
    ['host_left', 'HOST_LEFT'],
    ['time_exceeded', 'TIME_EXCEEDED'],
    ['ended_via_api', 'ENDED_VIA_API'],
    ['boredom', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('ends because of %s', (reason, expected) => {
    expect(bodyOf('conference.ended', { reason })).toEqual({
      type: 'ConferenceEnded',
      conferenceId: '2ca166db-b2f5-4e62-bae7-9dfe377846f5',
      callId: 'ec7a75ef-f1f6-11f0-9fed-02420a1f0b70',
      reason: expected,
    })
  })

  it('hears who speaks now, in an envelope or bare', () => {
    const bare = JSON.parse(fixture('conference.floor.changed').toString()) as Json
    const { body } = noticeOf(bytesOf({ data: bare, meta: { attempt: 3 } }))
    expect(body.type).toBe('SpeakerChanged')
    expect(body).toEqual(noticeOf(bytesOf(bare)).body)
  })

  it('keeps a participant that names no leg as an event of the conference', () => {
    expect(bodyOf('conference.participant.joined', { call_leg_id: undefined })).toMatchObject({
      type: 'UnknownEvent',
      conferenceId: '2ca166db-b2f5-4e62-bae7-9dfe377846f5',
    })
  })

  it('saves its recording when the recording ended, for want of another time', () => {
    expect(noticeOf(fixture('conference.recording.saved'))).toMatchObject({
      occurredAt: '2026-01-15T09:31:02.123456Z',
      body: {
        type: 'RecordingSaved',
        conferenceId: '2ca166db-b2f5-4e62-bae7-9dfe377846f5',
        carrierId: '9cfdece5-bd42-4973-935b-d025c343b574',
        channels: 'SINGLE',
        format: 'MP3',
        startedAt: '2026-01-15T09:30:07.123456Z',
        endedAt: '2026-01-15T09:31:02.123456Z',
      },
    })
  })
})

describe('a recording of a call', () => {
  it('is saved under the name of its file when the carrier gives one', () => {
    expect(bodyOf('observed/call.recording.saved')).toMatchObject({
      carrierId: 'd0e8da17-a3a2-43ff-98fa-c0c9cb42507d',
      channels: 'DUAL',
      format: 'MP3',
    })
  })

  it('is saved without a name too, in the format that it is linked in', () => {
    const body = bodyOf('call.recording.saved')
    expect(body).toMatchObject({ type: 'RecordingSaved', format: 'MP3' })
    expect(body).not.toHaveProperty('carrierId')
    expect(JSON.stringify(body)).not.toContain('Signature')
  })

  it('is written down, or is not', () => {
    const name = 'call.recording.transcription.saved'
    expect(bodyOf(name)).toMatchObject({
      type: 'TranscriptionCompleted',
      text: 'Good morning, I would like to move my booking to Friday.',
    })
    expect(bodyOf(name, { status: 'failed' })).toMatchObject({
      type: 'TranscriptionFailed',
      reason: 'failed',
    })
    expect(bodyOf(name, { recording_id: undefined })).toMatchObject({ type: 'UnknownEvent' })
  })
})

describe('names from before version 2', () => {
  it.each([
    ['dtmf', 'call.dtmf.received', 'DigitReceived'],
    ['gather.ended', 'call.gather.ended', 'DigitsGathered'],
    ['playback.started', 'call.playback.started', 'PlaybackStarted'],
    ['playback.ended', 'call.playback.ended', 'PlaybackEnded'],
    ['speak.started', 'call.speak.started', 'SpeechStarted'],
    ['speak.ended', 'call.speak.ended', 'SpeechEnded'],
  ])('%s is understood as %s', (old, name, type) => {
    const { body, eventType } = noticeOf(altered(name, {}, { event_type: old }))
    expect(body.type).toBe(type)
    expect(eventType).toBe(old)
  })
})

describe('what nobody announced', () => {
  it('is kept with everything it says, except tokens wherever they are', () => {
    const token = 'v3:secret-of-the-leg'
    const body = altered(
      'call.hold',
      {
        call_control_id: token,
        conference_id: 'conf-1',
        mood: 'fine',
        note: `moved from ${token}`,
        legs: [{ call_control_id: 'v3:other', name: 'Ada' }],
        whisper_call_control_ids: ['v3:third'],
        supervise_call_control_id: 'v3:fourth',
      },
      { event_type: 'call.levitated' },
    )
    const { body: fact, eventType } = noticeOf(body)
    expect(eventType).toBe('call.levitated')
    expect(fact).toMatchObject({
      type: 'UnknownEvent',
      eventType: 'call.levitated',
      callId: 'ec7a75ef-f1f6-11f0-9fed-02420a1f0b70',
      legId: '501cce9d-f1f6-11f0-93b3-02420a1f0b70',
      conferenceId: 'conf-1',
      details: { mood: 'fine', note: '[token]', legs: [{ name: 'Ada' }] },
    })
    expect(JSON.stringify(fact)).not.toMatch(/v3:|control_id/)
  })

  it.each(['constructor', '__proto__', 'toString', 'CALL.HANGUP'])('is unknown by the name of %s', name => {
    expect(noticeOf(altered('call.hold', {}, { event_type: name })).body.type).toBe('UnknownEvent')
  })

  it('needs no payload', () => {
    const body = bytesOf({
      data: { record_type: 'event', event_type: 'x.y', id: 'e1', occurred_at: '2026-01-15T09:30:00Z' },
    })
    expect(noticeOf(body)).toEqual({
      id: 'e1',
      eventType: 'x.y',
      occurredAt: '2026-01-15T09:30:00.000000Z',
      attempt: 1,
      body: { type: 'UnknownEvent', eventType: 'x.y', details: {} },
    })
  })

  it('may be nested deeper than any stack', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    const body = fixture('call.cost')
      .toString()
      .replace('"billing_group_id": null', `"billing_group_id": ${deep}`)
    expect(body).toContain('[[[[')
    expect(noticeOf(Buffer.from(body)).body.type).toBe('CallNoticed')
  })
})

describe('text that a database would refuse', () => {
  it('is kept with a mark in its place', () => {
    const body = fixture('call.initiated')
      .toString()
      .replace('MARTA KOLAR', String.raw`M\u0000A \ud83d\ude00 \ud83d \\u0000 \ude00`)
    expect(noticeOf(Buffer.from(body)).body).toHaveProperty('callerName', 'M\uFFFDA 😀 \uFFFD \\u0000 \uFFFD')
  })
})

describe('the time of an event', () => {
  const at = (payload: Json, data: Json) => noticeOf(altered('call.hold', payload, data)).occurredAt

  it("is the event's own before the payload's", () => {
    const own = '2026-01-15T10:30:00+01:00'
    expect(at({ occurred_at: '2026-01-15T09:00:00Z' }, { occurred_at: own })).toBe(
      '2026-01-15T09:30:00.000000Z',
    )
    expect(at({ occurred_at: '2026-01-15T09:00:00Z' }, { occurred_at: null })).toBe(
      '2026-01-15T09:00:00.000000Z',
    )
  })

  it('is the beginning of time when none is named, so that it undoes nothing', () => {
    expect(at({}, { occurred_at: undefined })).toBe('1970-01-01T00:00:00.000000Z')
  })
})

describe('what is no event', () => {
  it('is ignored when it is a record of another type', () => {
    const body = altered('call.hold', {}, { record_type: 'message' })
    expect(decode(body)).toEqual({ kind: 'ignored', recordType: 'message' })
  })

  const v1 = {
    record_type: 'event',
    id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0',
    event_type: 'call_initiated',
    created_at: '2018-02-02T22:25:27.521992Z',
    payload: { call_control_id: 'v2:secret', direction: 'incoming' },
  }
  it.each([
    ['version 1', JSON.stringify(v1)],
    ['version 1 with metadata', JSON.stringify({ metadata: {}, payload: {} })],
    ['TeXML as a form', 'CallSid=v3%3Asecret&CallStatus=ringing&From=%2B12025550131'],
    ['TeXML as JSON', JSON.stringify({ CallSid: 'v3:secret', CallStatus: 'ringing' })],
  ])('is outdated when it is %s', (_, body) => {
    expect(decode(Buffer.from(body))).toEqual({ kind: 'outdated' })
  })

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['half a JSON', fixture('call.hangup').subarray(0, 300)],
    ['no object', bytesOf(['data'])],
    ['no event', bytesOf({ secret: '+12025550131' })],
    ['data of another kind', bytesOf({ data: '+12025550131', event_type: 'call_initiated' })],
    ['a record type that is no text', altered('call.hold', {}, { record_type: 7 })],
    ['no id', altered('call.hold', {}, { id: undefined })],
    ['an id that is no text', altered('call.hold', {}, { id: 12025550131 })],
    ['no event type', altered('call.hold', {}, { event_type: '' })],
    ['a payload that is no object', bytesOf({ data: { id: 'a', event_type: 'call.hold', payload: [1] } })],
    ['a time that is none', altered('call.hold', {}, { occurred_at: 'on +12025550131' })],
    ['a time that is a number', altered('call.hold', {}, { occurred_at: 1768469400 })],
    ["a payload's time that is none", altered('conference.ended', { occurred_at: 'soon' })],
  ])('is malformed when it is %s, and says so without quoting it', (_, body) => {
    const decoded = decode(body)
    expect(decoded.kind).toBe('malformed')
    expect(JSON.stringify(decoded)).not.toMatch(/2025550131|v3:|soon|501cce9d/)
  })
})

describe('how often it was tried', () => {
  it.each([
    [{ attempt: 3 }, 3],
    [{ attempt: '3' }, 1],
    [{ attempt: -1 }, 1],
    [undefined, 1],
  ])('%j means %i', (meta, attempt) => {
    const { data } = JSON.parse(fixture('call.hold').toString()) as Envelope
    expect(noticeOf(bytesOf({ data, meta })).attempt).toBe(attempt)
  })
})

describe('whatever is signed', () => {
  const kinds = ['notice', 'ignored', 'outdated', 'malformed']

  it('gets an answer when it is noise', () => {
    const answered = (body: Uint8Array) => {
      expect(kinds).toContain(decode(body).kind)
    }
    fc.assert(fc.property(fc.uint8Array(), answered))
    fc.assert(fc.property(fc.json(), text => answered(Buffer.from(text))))
  })

  it('gets an answer when a known event is full of noise', () => {
    const names = Object.keys(EXPECTED).filter(name => name !== 'conference.floor.changed')
    const fields = fc.constantFrom(
      ...['call_control_id', 'call_leg_id', 'call_session_id', 'client_state', 'conference_id', 'from'],
      ...['direction', 'digit', 'status', 'result', 'reason', 'occurred_at', 'recording_urls', 'media_url'],
    )
    fc.assert(
      fc.property(
        fc.constantFrom(...names),
        fc.dictionary(fields, fc.jsonValue()),
        fc.dictionary(fc.constantFrom('id', 'occurred_at', 'record_type', 'payload'), fc.jsonValue()),
        (name, payload, data) => {
          expect(kinds).toContain(decode(altered(name, payload)).kind)
          expect(kinds).toContain(decode(altered(name, payload, data)).kind)
        },
      ),
    )
  })
})
