import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type Answer, type House, openHouse } from '../support/house.js'
import {
  ada,
  barbara,
  conferencesOf,
  edsger,
  grace,
  quietRoom,
  type Shown,
  seated,
} from '../support/stories.js'

let house: House
let next = 1

beforeEach(async () => {
  house = await openHouse()
  next = 1
})
afterEach(() => house.close())

/** A room of its own with these people in it. */
async function meeting(
  ...who: string[]
): Promise<{ room: string; conference: Shown; idOf(number: string): string }> {
  const number = `+1202555010${next++}`
  const room = await quietRoom(house, number, { holdLoneParticipant: false })
  for (const [index, person] of who.entries()) {
    await house.people.call(person, number)
    await seated(house, room, ...who.slice(0, index + 1))
  }
  const conference = (await conferencesOf(house, room)).at(-1) as Shown
  const idOf = (person: string) => conference.participants.find(p => p.number === person)?.id as string
  return { room, conference, idOf }
}
const fresh = async (conference: Shown) =>
  (
    await house.data<{ conference: Shown }>(
      `query ($id: ID!) { conference(id: $id) { id status endReason participantCount
      participants { id number state muted onHold holdReason leg { id state call { id } } } } }`,
      { id: conference.id },
    )
  ).conference
const person = async (conference: Shown, number: string) =>
  (await fresh(conference)).participants.find(p => p.number === number)
const mutate = <Data>(
  field: string,
  input: object,
  selection = 'cursor',
): Promise<Answer<Record<string, Data>>> =>
  house.ask(`mutation ($input: ${inputOf(field)}!) { ${field}(input: $input) { ${selection} } }`, { input })
const inputOf = (field: string) =>
  ({
    muteParticipants: 'ParticipantsInput',
    unmuteParticipants: 'ParticipantsInput',
    unholdParticipants: 'ParticipantsInput',
    stopRecording: 'RecordingInput',
    pauseRecording: 'RecordingInput',
    resumeRecording: 'RecordingInput',
  })[field] ?? `${field[0]?.toUpperCase()}${field.slice(1)}Input`
const codeOf = (answer: Answer<unknown>) => answer.errors?.[0]?.extensions.code
const phoneOf = async (number: string, state = 'up') =>
  (await house.people.phones()).findLast(p => (p.from === number || p.to === number) && p.state === state)

describe('an operator', () => {
  test('mutes and unmutes one, and the query after the mutation shows it (S0.49, S0.50, invariant 8)', async () => {
    const { conference, idOf } = await meeting(ada, grace)
    const muted = await mutate(
      'muteParticipants',
      { conferenceId: conference.id, participantIds: [idOf(ada)] },
      'cursor participants { number muted }',
    )
    expect(muted.data).toMatchObject({ muteParticipants: { participants: [{ number: ada, muted: true }] } })
    expect(await person(conference, ada)).toMatchObject({ muted: true })
    expect(await person(conference, grace)).toMatchObject({ muted: false })
    expect((await phoneOf(ada))?.hears).toMatchObject({ kind: 'conference', muted: true })
    await mutate('unmuteParticipants', { conferenceId: conference.id, participantIds: [idOf(ada)] })
    expect(await person(conference, ada)).toMatchObject({ muted: false })
  })

  test('holds with music of choice and releases (S0.51, S0.52)', async () => {
    const { conference, idOf } = await meeting(ada, grace)
    const url = 'https://media.example.test/waltz.mp3'
    await mutate('holdParticipants', {
      conferenceId: conference.id,
      participantIds: [idOf(grace)],
      audioUrl: url,
    })
    expect(await person(conference, grace)).toMatchObject({ onHold: true, holdReason: 'OPERATOR' })
    expect((await phoneOf(grace))?.hears).toMatchObject({ kind: 'playback', url, on_hold: true })
    await mutate('unholdParticipants', { conferenceId: conference.id, participantIds: [idOf(grace)] })
    expect(await person(conference, grace)).toMatchObject({ onHold: false, holdReason: null })
  })

  test('reaches everybody only by saying so, never by an empty list (S0.53)', async () => {
    const { conference } = await meeting(ada, grace)
    expect(
      codeOf(await mutate('muteParticipants', { conferenceId: conference.id, participantIds: [] })),
    ).toBe('BAD_USER_INPUT')
    expect(codeOf(await mutate('muteParticipants', { conferenceId: conference.id }))).toBe('BAD_USER_INPUT')
    expect((await fresh(conference)).participants.map(p => p.muted)).toEqual([false, false])
    await mutate('muteParticipants', { conferenceId: conference.id, all: true })
    expect((await fresh(conference)).participants.map(p => p.muted)).toEqual([true, true])
  })

  test('cannot reach into another conference, nor into one that is over (scenario 4, T0.6, S0.58)', async () => {
    const one = await meeting(ada)
    const other = await meeting(grace)
    const stranger = { conferenceId: one.conference.id, participantIds: [other.idOf(grace)] }
    expect(codeOf(await mutate('muteParticipants', stranger))).toBe('NOT_FOUND')
    expect(codeOf(await mutate('endConference', { conferenceId: one.conference.id }))).toBeUndefined()
    await eventually(async () =>
      (await fresh(one.conference)).status === 'ENDED' ? undefined : 'not over yet',
    )
    await eventually(async () => {
      const { endReason } = await fresh(one.conference)
      return endReason === 'ENDED_VIA_API' ? undefined : `it has ended for ${endReason}`
    })
    const { events } = await house.data<{ events: { nodes: object[] } }>(
      `query ($id: ID!) { events(first: 9, filter: { conferenceId: $id, types: [ConferenceEnded] }) {
        nodes { ... on ConferenceEnded { reason source actor { name } } } } }`,
      { id: one.conference.id },
    )
    expect(events.nodes).toEqual([{ reason: 'ENDED_VIA_API', source: 'WEBHOOK', actor: { name: 'local' } }])
    const late = { conferenceId: one.conference.id, participantIds: [one.idOf(ada)] }
    expect(codeOf(await mutate('muteParticipants', late))).toBe('ACTION_NOT_ALLOWED')
    expect(codeOf(await mutate('muteParticipants', { conferenceId: 'nowhere', all: true }))).toBe('NOT_FOUND')
  })

  test('removes one, who stays on the line, or hangs up as well', async () => {
    const { conference, idOf } = await meeting(ada, grace, edsger)
    await mutate(
      'removeParticipants',
      { conferenceId: conference.id, participantIds: [idOf(grace)] },
      'cursor participants { id }',
    )
    await eventually(async () =>
      (await person(conference, grace))?.state === 'LEFT' ? undefined : 'still there',
    )
    expect((await phoneOf(grace))?.state).toBe('up')
    await mutate(
      'removeParticipants',
      { conferenceId: conference.id, participantIds: [idOf(edsger)], hangUp: true },
      'cursor',
    )
    await eventually(async () =>
      (await person(conference, edsger))?.leg.state === 'ENDED' ? undefined : 'still up',
    )
  })

  test('pulls somebody in who answers; the participant has the number that was called (scenario 3, S0.54)', async () => {
    const { room, conference } = await meeting(ada)
    await house.people.behave(barbara, { answer: 'auto', after_ms: 10 })
    const pulled = await mutate<{ callLeg: { id: string } }>(
      'pullParticipant',
      { conferenceId: conference.id, to: barbara },
      'callLeg { id state }',
    )
    expect(pulled.errors).toBeUndefined()
    await seated(house, room, ada, barbara)
    expect(await person(conference, barbara)).toMatchObject({
      leg: { id: pulled.data?.pullParticipant?.callLeg.id },
    })
  })

  test.each([
    ['busy', 'USER_BUSY'],
    ['reject', 'CALL_REJECTED'],
    ['no_answer', 'TIMEOUT'],
  ])('is told when the one who is pulled is %s, and nobody is seated (scenario 3)', async (answer, cause) => {
    const { conference } = await meeting(ada)
    const callee = '+13035550129'
    await house.people.behave(callee, { answer })
    const calls = house.listen<{ type: string; leg: { to: string }; cause?: string }>(
      'subscription ($after: Cursor) { callEvents(after: $after) { type: __typename leg { to } ... on CallEnded { cause } } }',
      { after: await house.now() },
    )
    await mutate('pullParticipant', { conferenceId: conference.id, to: callee, timeoutSeconds: 5 }, 'cursor')
    const ended = (await calls.until(e => e.type === 'CallEnded' && e.leg.to === callee)).at(-1)
    expect(ended?.cause).toBe(cause)
    expect((await fresh(conference)).participants.map(p => p.number)).toEqual([ada])
    calls.stop()
  })

  test('records a participant’s leg: it runs, pauses, resumes and is available with its length (S0.55, S0.56)', async () => {
    const { conference } = await meeting(ada, grace)
    const callLegId = conference.participants.find(p => p.number === ada)?.leg.id as string
    const recordings = house.listen<{ type: string }>(
      'subscription ($after: Cursor) { recordingEvents(after: $after) { type: __typename } }',
      { after: await house.now() },
    )
    const started = await mutate<{ recording: { id: string } }>(
      'startRecording',
      { callLegId, format: 'WAV', channels: 'DUAL' },
      'recording { id status }',
    )
    const recordingId = started.data?.startRecording?.recording.id
    for (const field of ['pauseRecording', 'resumeRecording', 'stopRecording']) {
      expect([field, (await mutate(field, { recordingId }, 'recording { status }')).errors]).toEqual([
        field,
        undefined,
      ])
    }
    const told = await recordings.until(e => e.type === 'RecordingSaved')
    expect(told.map(e => e.type)).toEqual([
      'RecordingStarted',
      'RecordingPaused',
      'RecordingResumed',
      'RecordingStopped',
      'RecordingSaved',
    ])
    const { recording } = await house.data<{ recording: { status: string; durationMs: number } }>(
      'query ($id: ID!) { recording(id: $id) { status durationMs } }',
      { id: recordingId },
    )
    expect(recording.status).toBe('AVAILABLE')
    expect(recording.durationMs).toBeGreaterThanOrEqual(0)
    const audio = await fetch(`${house.url}/recordings/${recordingId}.wav`)
    expect([audio.status, audio.headers.get('content-type')]).toEqual([200, 'audio/wav'])
    expect(
      Buffer.from(await audio.arrayBuffer())
        .subarray(0, 4)
        .toString(),
    ).toBe('RIFF')
    const mp3 = await fetch(`${house.url}/recordings/${recordingId}.mp3`)
    expect([mp3.status, mp3.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    await mp3.arrayBuffer()
    expect((await fetch(`${house.url}/recordings/nothing.wav`)).status).toBe(404)
    recordings.stop()
  })

  test('transfers a call: the new leg rings, is answered, and the transfer has succeeded', async () => {
    const { conference } = await meeting(ada, grace)
    await house.people.behave(edsger, { answer: 'auto', after_ms: 10 })
    const callLegId = conference.participants.find(p => p.number === ada)?.leg.id as string
    const calls = house.listen<{ type: string; source: string }>(
      'subscription ($after: Cursor) { callEvents(after: $after) { type: __typename source } }',
      { after: await house.now() },
    )
    expect((await mutate('transferCall', { callLegId, to: edsger }, 'callLeg { id }')).errors).toBeUndefined()
    const told = await calls.until(e => e.type === 'CallTransferred')
    expect(told.map(e => e.type)).toEqual(
      expect.arrayContaining(['TransferStarted', 'CallInitiated', 'CallAnswered', 'CallBridged']),
    )
    expect(told.at(-1)?.source).toBe('POLICY')
    calls.stop()
  })

  test('is told why a transfer failed, and can still command the caller', async () => {
    const number = `+1202555010${next++}`
    const call = await house.people.call(ada, number)
    await eventually(async () =>
      (await house.ask('query ($id: ID!) { callLeg(id: $id) { id } }', { id: call.call_leg_id })).data
        ?.callLeg
        ? undefined
        : 'unknown',
    )
    expect(
      (await mutate('answerCall', { callLegId: call.call_leg_id }, 'callLeg { state }')).errors,
    ).toBeUndefined()
    await eventually(async () =>
      (await house.people.phone(call.id)).state === 'up' ? undefined : 'not answered',
    )
    await house.people.behave(edsger, { answer: 'busy' })
    const calls = house.listen<{ type: string; cause?: string }>(
      'subscription ($after: Cursor) { callEvents(after: $after) { type: __typename ... on TransferFailed { cause } } }',
      { after: await house.now() },
    )
    await mutate('transferCall', { callLegId: call.call_leg_id, to: edsger }, 'callLeg { id }')
    const told = await calls.until(e => e.type === 'TransferFailed')
    expect(told.at(-1)?.cause).toBe('USER_BUSY')
    const spoken = await mutate(
      'speakOnCall',
      { callLegId: call.call_leg_id, text: 'He is busy.' },
      'command { status }',
    )
    expect(spoken.data).toMatchObject({ speakOnCall: { command: { status: 'ACCEPTED' } } })
    calls.stop()
  })

  test('can call from a number of the account only (T0.7)', async () => {
    const { conference } = await meeting(ada)
    const foreign = { conferenceId: conference.id, to: barbara, from: '+13105550123' }
    const pulled = await mutate('pullParticipant', foreign, 'cursor')
    expect(pulled.errors?.[0]?.extensions).toMatchObject({ code: 'ACTION_NOT_ALLOWED', path: 'input.from' })
    expect((await house.people.phones()).filter(p => p.to === barbara)).toEqual([])
    const own = { ...foreign, from: '+12025550105' }
    expect((await mutate('pullParticipant', own, 'callLeg { from }')).data).toEqual({
      pullParticipant: { callLeg: { from: '+12025550105' } },
    })
  })

  test('is refused in the carrier’s own words, with its code (S0.30)', async () => {
    const call = await house.people.call(ada, `+1202555010${next++}`)
    await eventually(async () =>
      (await house.ask('query ($id: ID!) { callLeg(id: $id) { id } }', { id: call.call_leg_id })).data
        ?.callLeg
        ? undefined
        : 'unknown',
    )
    const early = await mutate('speakOnCall', { callLegId: call.call_leg_id, text: 'Too early.' }, 'cursor')
    expect(early.errors?.[0]?.extensions).toMatchObject({ code: 'CARRIER_REFUSED', carrierCode: '90034' })
  })

  test('gets the first result again for the same idempotency key (invariant 7)', async () => {
    const input = { to: barbara, idempotencyKey: 'one-call' }
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        mutate<{ callLeg: { id: string }; command: { replayed: boolean } }>(
          'placeCall',
          input,
          'callLeg { id } command { replayed }',
        ),
      ),
    )
    expect(new Set(answers.map(a => a.data?.placeCall?.callLeg.id)).size).toBe(1)
    expect(answers.filter(a => a.data?.placeCall?.command.replayed === false)).toHaveLength(1)
    expect(codeOf(await mutate('placeCall', { to: grace, idempotencyKey: 'one-call' }, 'cursor'))).toBe(
      'CONFLICT',
    )
  })
})
