import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { found } from '../support/eventually.js'
import { type House, lobby, openHouse } from '../support/house.js'

const ADA = '+12025550131'
const GRACE = '+12025550132'
const EDSGER = '+12025550133'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

interface Refused {
  code: string
  path?: string
  commandId?: string
  carrierCode?: string
  reason?: string
}

/** The one error of an answer, as a client reads it. */
async function refusal(query: string, variables: object): Promise<Refused> {
  const { errors } = await house.ask(query, variables)
  expect(errors).toHaveLength(1)
  return errors?.[0]?.extensions as unknown as Refused
}

interface Leg {
  id: string
  state: string
  number?: string
}

async function answeredLeg(to: string): Promise<string> {
  await house.people.behave(to, { answer: 'auto', after_ms: 0 })
  const { placeCall } = await house.data<{ placeCall: { callLeg: Leg } }>(PLACE, { input: { to } })
  const { id } = placeCall.callLeg
  await found(async () => {
    const { callLeg } = await house.data<{ callLeg: Leg }>(
      'query($id: ID!) { callLeg(id: $id) { id state } }',
      { id },
    )
    return callLeg.state === 'ANSWERED' ? callLeg : undefined
  })
  return id
}

const PLACE = `mutation($input: PlaceCallInput!) {
  placeCall(input: $input) {
    cursor
    command { id status replayed kind actor { kind name } }
    callLeg { id state direction from to call { id status } }
  }
}`
const SEATS = `id name status participantCount participants { id number state muted onHold holdReason supervisorRole leg { id } }`

interface Seat {
  id: string
  number: string
  state: string
  muted: boolean
  onHold: boolean
  holdReason: string | null
  supervisorRole: string
}
interface Meeting {
  id: string
  status: string
  participantCount: number
  participants: Seat[]
}

async function meeting(name: string, ...numbers: string[]): Promise<Meeting> {
  const [first, ...others] = await Promise.all(numbers.map(answeredLeg))
  const { createConference } = await house.data<{ createConference: { conference: { id: string } } }>(
    `mutation($input: CreateConferenceInput!) { createConference(input: $input) { conference { id } cursor } }`,
    { input: { callLegId: first, name } },
  )
  const conferenceId = createConference.conference.id
  for (const callLegId of others) {
    await house.data(
      `mutation($input: JoinConferenceInput!) { joinConference(input: $input) { participant { id state } command { status } } }`,
      { input: { conferenceId, callLegId } },
    )
  }
  return found(async () => {
    const now = await conferenceNow(conferenceId)
    return now.participantCount === numbers.length ? now : undefined
  })
}

async function conferenceNow(id: string): Promise<Meeting> {
  const { conference } = await house.data<{ conference: Meeting }>(
    `query($id: ID!) { conference(id: $id) { ${SEATS} } }`,
    { id },
  )
  return conference
}

describe('a call that is placed', () => {
  it('is in the answer as it stands, from the server’s own number', async () => {
    const { placeCall } = await house.data<{ placeCall: Record<string, unknown> }>(PLACE, {
      input: { to: GRACE },
    })
    expect(placeCall).toMatchObject({
      command: {
        status: 'ACCEPTED',
        replayed: false,
        kind: 'placeCall',
        actor: { kind: 'CLIENT', name: 'local' },
      },
      callLeg: { direction: 'OUTBOUND', from: lobby, to: GRACE, call: { status: expect.any(String) } },
      cursor: expect.any(String),
    })
  })

  it('is placed once for each idempotency key, and the second answer says so', async () => {
    const input = { to: EDSGER, idempotencyKey: 'call edsger' }
    type Placed = { placeCall: { command: { id: string; replayed: boolean }; callLeg: { id: string } } }
    const first = await house.data<Placed>(PLACE, { input })
    const again = await house.data<Placed>(PLACE, { input })
    expect(again.placeCall.command).toMatchObject({ id: first.placeCall.command.id, replayed: true })
    expect(again.placeCall.callLeg.id).toBe(first.placeCall.callLeg.id)
    expect(await refusal(PLACE, { input: { ...input, to: ADA } })).toMatchObject({
      code: 'CONFLICT',
      path: 'input.idempotencyKey',
    })
  })

  it('can be followed from the cursor in the answer, which comes after the effect', async () => {
    const { placeCall } = await house.data<{ placeCall: { cursor: string; callLeg: { id: string } } }>(
      PLACE,
      {
        input: { to: ADA },
      },
    )
    const { events } = await house.data<{ events: { nodes: { __typename: string }[] } }>(
      'query($before: Cursor!) { events(before: $before, last: 2) { nodes { __typename ... on CallEvent { leg { id } } } } }',
      { before: placeCall.cursor },
    )
    expect(events.nodes).toContainEqual({ __typename: 'CallPlaced', leg: { id: placeCall.callLeg.id } })
  })

  it.each([
    ['to', { to: 'nobody' }],
    ['to', {}],
    ['timeoutSeconds', { to: ADA, timeoutSeconds: 4 }],
    ['callerName', { to: ADA, callerName: '' }],
    ['idempotencyKey', { to: ADA, idempotencyKey: '' }],
  ])('is refused for a bad %s, which is named', async (field, input) => {
    expect(await refusal(PLACE, { input })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: expect.stringMatching(field === 'to' && !('to' in input) ? /input/ : `input.${field}`),
    })
  })
})

describe('a leg', () => {
  it('that does not exist is named as the input that is wrong', async () => {
    const hangUp = 'mutation($input: HangUpCallInput!) { hangUpCall(input: $input) { command { id } } }'
    expect(await refusal(hangUp, { input: { callLegId: 'no such leg' } })).toMatchObject({
      code: 'NOT_FOUND',
      path: 'input.callLegId',
    })
  })

  it('that has ended cannot be commanded any more', async () => {
    const callLegId = await answeredLeg(ADA)
    const hangUp = 'mutation($input: HangUpCallInput!) { hangUpCall(input: $input) { command { id } } }'
    await house.data(hangUp, { input: { callLegId } })
    await found(async () => {
      const { callLeg } = await house.data<{ callLeg: Leg }>(
        'query($id: ID!) { callLeg(id: $id) { id state } }',
        { id: callLegId },
      )
      return callLeg.state === 'ENDED' || undefined
    })
    expect(await refusal(hangUp, { input: { callLegId } })).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      path: 'input.callLegId',
    })
  })

  it('hears what is said and played, and gathers the keys that are pressed', async () => {
    const callLegId = await answeredLeg(GRACE)
    await house.data(
      `mutation($say: SpeakOnCallInput!, $play: PlayOnCallInput!, $stop: StopCallAudioInput!, $gather: GatherDigitsInput!, $send: SendDigitsInput!) {
        speakOnCall(input: $say) { command { status } }
        playOnCall(input: $play) { command { status } }
        stopCallAudio(input: $stop) { command { status } }
        gatherDigits(input: $gather) { command { status } }
        sendDigits(input: $send) { command { status } }
      }`,
      {
        say: { callLegId, text: 'Hello Grace.' },
        play: { callLegId, audioUrl: 'https://media.example.test/tune.mp3', loop: null },
        stop: { callLegId },
        gather: { callLegId, text: 'Your number, please.', maximumDigits: 2 },
        send: { callLegId, digits: '12w#' },
      },
    )
    const phones = await house.people.phones()
    const phone = phones.find(each => each.call_leg_id === callLegId)
    expect(phone?.heard).toContainEqual(expect.objectContaining({ kind: 'speech', text: 'Hello Grace.' }))
    await house.people.keys(phone?.id ?? '', '42')
    const gathered = await found(async () => {
      const { events } = await house.data<{ events: { nodes: { digits: string; status: string }[] } }>(
        `query($id: ID!) { events(filter: { types: [DigitsGathered], callLegId: $id }) { nodes { ... on DigitsGathered { digits status } } } }`,
        { id: callLegId },
      )
      return events.nodes[0]
    })
    expect(gathered).toEqual({ digits: '42', status: 'VALID' })
  })

  it('is refused by the carrier in the carrier’s words', async () => {
    await house.people.behave(EDSGER, { answer: 'manual' })
    const { placeCall } = await house.data<{ placeCall: { callLeg: { id: string } } }>(PLACE, {
      input: { to: EDSGER },
    })
    const speak = 'mutation($input: SpeakOnCallInput!) { speakOnCall(input: $input) { command { id } } }'
    const refused = await refusal(speak, { input: { callLegId: placeCall.callLeg.id, text: 'Too early.' } })
    expect(refused).toMatchObject({
      code: 'CARRIER_REFUSED',
      reason: 'CALL_NOT_ANSWERED',
      carrierCode: expect.stringMatching(/^\d+$/),
      commandId: expect.any(String),
    })
    const { node } = await house.data<{ node: object }>(
      'query($id: ID!) { node(id: $id) { ... on Command { status refusal { reason carrierCode } } } }',
      { id: refused.commandId },
    )
    expect(node).toEqual({
      status: 'REFUSED',
      refusal: { reason: 'CALL_NOT_ANSWERED', carrierCode: refused.carrierCode },
    })
  })
})

describe('people in a conference', () => {
  const several = (name: string, input: string, extra = '') =>
    `mutation($input: ${input}!) {
      ${name}(input: $input) {
        cursor
        command { status }
        participants { id number muted onHold holdReason state }
        failures { participantId code }
        ${extra}
      }
    }`

  it('are muted, held and released, one or all of them, and the answer shows them so', async () => {
    const { id: conferenceId, participants } = await meeting('quarrel', ADA, GRACE)
    const ada = participants.find(each => each.number === ADA)
    const input = { conferenceId, participantIds: [ada?.id] }
    type Done = { participants: Seat[] }
    const { muteParticipants } = await house.data<{ muteParticipants: Done }>(
      several('muteParticipants', 'ParticipantsInput'),
      { input },
    )
    expect(muteParticipants.participants).toMatchObject([{ id: ada?.id, number: ADA, muted: true }])
    const { holdParticipants } = await house.data<{ holdParticipants: Done }>(
      several('holdParticipants', 'HoldParticipantsInput'),
      { input: { conferenceId, all: true } },
    )
    expect(holdParticipants.participants).toHaveLength(2)
    for (const each of holdParticipants.participants) {
      expect(each).toMatchObject({ onHold: true, holdReason: 'OPERATOR' })
    }
    await house.data(several('unholdParticipants', 'ParticipantsInput'), {
      input: { conferenceId, all: true },
    })
    await house.data(several('unmuteParticipants', 'ParticipantsInput'), { input })
    const now = await conferenceNow(conferenceId)
    expect(now.participants.map(({ muted, onHold }) => ({ muted, onHold }))).toEqual([
      { muted: false, onHold: false },
      { muted: false, onHold: false },
    ])
  })

  it('are never everybody by an empty list', async () => {
    const { id: conferenceId } = await meeting('empty list', ADA)
    const mute = several('muteParticipants', 'ParticipantsInput')
    for (const participantIds of [[], undefined]) {
      expect(await refusal(mute, { input: { conferenceId, participantIds } })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: 'input.participantIds',
      })
    }
    expect(await refusal(mute, { input: { conferenceId, participantIds: ['x'], all: true } })).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'input.all',
    })
    const speak =
      'mutation($input: SpeakToConferenceInput!) { speakToConference(input: $input) { command { id } } }'
    expect(
      await refusal(speak, { input: { conferenceId, participantIds: [], text: 'Hello' } }),
    ).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.participantIds' })
    expect((await conferenceNow(conferenceId)).participants).toMatchObject([{ muted: false }])
  })

  it('must be of that conference', async () => {
    const one = await meeting('one', ADA)
    const other = await meeting('other', GRACE)
    expect(
      await refusal(several('muteParticipants', 'ParticipantsInput'), {
        input: { conferenceId: one.id, participantIds: [other.participants[0]?.id] },
      }),
    ).toMatchObject({ code: 'NOT_FOUND', path: 'input.participantIds' })
    expect((await conferenceNow(other.id)).participants).toMatchObject([{ muted: false }])
  })

  it('are sent out one by one, each with an answer of its own', async () => {
    const { id: conferenceId, participants } = await meeting('farewell', ADA, GRACE, EDSGER)
    const [first, second] = participants
    const remove = several('removeParticipants', 'RemoveParticipantsInput', 'commands { kind status }')
    await house.data(remove, { input: { conferenceId, participantIds: [first?.id] } })
    await found(async () => {
      const now = await conferenceNow(conferenceId)
      return now.participantCount === 2 || undefined
    })
    type Removed = { removeParticipants: { participants: Seat[]; failures: object[]; commands: object[] } }
    const { removeParticipants } = await house.data<Removed>(remove, {
      input: { conferenceId, participantIds: [first?.id, second?.id], hangUp: false },
    })
    expect(removeParticipants.participants).toMatchObject([{ id: second?.id }])
    expect(removeParticipants.commands).toEqual([{ kind: 'removeParticipant', status: 'ACCEPTED' }])
    expect(removeParticipants.failures).toEqual([{ participantId: first?.id, code: 'ACTION_NOT_ALLOWED' }])
    expect(await refusal(remove, { input: { conferenceId, participantIds: [first?.id] } })).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      path: 'input.participantIds',
    })
  })

  it('are muted once for a key, whoever has come meanwhile', async () => {
    const { id: conferenceId } = await meeting('late', ADA)
    const mute = several('muteParticipants', 'ParticipantsInput', 'commands { id replayed }')
    const input = { conferenceId, all: true, idempotencyKey: 'hush' }
    await house.data(mute, { input })
    const callLegId = await answeredLeg(GRACE)
    await house.data('mutation($input: JoinConferenceInput!) { joinConference(input: $input) { cursor } }', {
      input: { conferenceId, callLegId },
    })
    await found(async () => ((await conferenceNow(conferenceId)).participantCount === 2 ? true : undefined))
    const { muteParticipants } = await house.data<{ muteParticipants: { commands: object[] } }>(mute, {
      input,
    })
    expect(muteParticipants.commands).toMatchObject([{ replayed: true }])
    const now = await conferenceNow(conferenceId)
    expect(now.participants.map(({ muted }) => muted)).toEqual([true, false])
  })

  it('get a supervisor who is heard by some only', async () => {
    const { id: conferenceId, participants } = await meeting('coaching', ADA, GRACE)
    const [coach, pupil] = participants
    const role =
      'mutation($input: SetSupervisorRoleInput!) { setSupervisorRole(input: $input) { participant { id supervisorRole } } }'
    const input = { conferenceId, participantId: coach?.id, role: 'WHISPER' }
    expect(await refusal(role, { input })).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.whisperTo' })
    const { setSupervisorRole } = await house.data<{ setSupervisorRole: object }>(role, {
      input: { ...input, whisperTo: [pupil?.id] },
    })
    expect(setSupervisorRole).toEqual({ participant: { id: coach?.id, supervisorRole: 'WHISPER' } })
  })

  it('hear what is said to all or to one, and are gone when it ends', async () => {
    const { id: conferenceId, participants } = await meeting('announcement', ADA, GRACE)
    await house.data(
      `mutation($all: SpeakToConferenceInput!, $one: PlayToConferenceInput!, $stop: StopConferenceAudioInput!, $end: EndConferenceInput!) {
        speakToConference(input: $all) { conference { id } command { status } }
        playToConference(input: $one) { command { status } }
        stopConferenceAudio(input: $stop) { command { status } }
        endConference(input: $end) { conference { id } cursor }
      }`,
      {
        all: { conferenceId, text: 'We are closing.' },
        one: {
          conferenceId,
          participantIds: [participants[0]?.id],
          audioUrl: 'https://media.example.test/bell.wav',
        },
        stop: { conferenceId },
        end: { conferenceId },
      },
    )
    const ended = await found(async () => {
      const now = await conferenceNow(conferenceId)
      return now.status === 'ENDED' ? now : undefined
    })
    expect(ended.participants.map(({ state }) => state)).toEqual(['LEFT', 'LEFT'])
  })

  it('are called into it by number', async () => {
    const { id: conferenceId } = await meeting('pull', ADA)
    await house.people.behave(GRACE, { answer: 'auto', after_ms: 0 })
    const { pullParticipant } = await house.data<{ pullParticipant: { callLeg: Leg } }>(
      'mutation($input: PullParticipantInput!) { pullParticipant(input: $input) { callLeg { id } } }',
      { input: { conferenceId, to: GRACE.slice(1), muted: true } },
    )
    const seat = await found(async () => {
      const { callLeg } = await house.data<{ callLeg: { participant: Seat | null } }>(
        'query($id: ID!) { callLeg(id: $id) { participant { number state muted } } }',
        { id: pullParticipant.callLeg.id },
      )
      return callLeg.participant?.state === 'JOINED' ? callLeg.participant : undefined
    })
    expect(seat).toEqual({ number: GRACE, state: 'JOINED', muted: true })
  })
})

describe('a recording', () => {
  interface Tape {
    id: string
    status: string
    channels: string
    format: string
  }
  const start = `mutation($input: StartRecordingInput!) {
    startRecording(input: $input) { recording { id status channels format leg { id } conference { id } } }
  }`
  const change = (name: string) =>
    `mutation($input: RecordingInput!) { ${name}(input: $input) { recording { id status } command { kind } } }`

  it('of a leg is paused, resumed, stopped, saved and deleted', async () => {
    const callLegId = await answeredLeg(ADA)
    const { startRecording } = await house.data<{ startRecording: { recording: Tape } }>(start, {
      input: { callLegId, transcribe: true },
    })
    const { id, ...tape } = startRecording.recording
    expect(tape).toEqual({
      status: 'RECORDING',
      channels: 'DUAL',
      format: 'MP3',
      leg: { id: callLegId },
      conference: null,
    })
    const input = { recordingId: id }
    const not = (path: string) => ({ code: 'ACTION_NOT_ALLOWED', path: `input.${path}` })
    for (const name of ['deleteRecording', 'resumeRecording'])
      expect(await refusal(change(name), { input })).toMatchObject(not('recordingId'))
    expect(await refusal(start, { input: { callLegId } })).toMatchObject(not('callLegId'))
    for (const [name, status] of [
      ['pauseRecording', 'PAUSED'],
      ['resumeRecording', 'RECORDING'],
      ['stopRecording', 'PROCESSING'],
    ] as const) {
      const done = await house.data<Record<string, { recording: Tape }>>(change(name), { input })
      // The carrier may have saved the file before the answer was read.
      expect([status, 'AVAILABLE']).toContain(done[name]?.recording.status)
    }
    await found(async () => {
      const { recording } = await house.data<{ recording: Tape }>(
        'query($id: ID!) { recording(id: $id) { status } }',
        { id },
      )
      return recording.status === 'AVAILABLE' || undefined
    })
    // Otherwise it would stop the one that runs by now.
    const next = await house.data<{ startRecording: { recording: Tape } }>(start, { input: { callLegId } })
    for (const name of ['pauseRecording', 'resumeRecording', 'stopRecording'])
      expect(await refusal(change(name), { input })).toMatchObject(not('recordingId'))
    expect(next.startRecording.recording).toMatchObject({ status: 'RECORDING' })
    const done = await house.data(change('deleteRecording'), { input })
    expect(done).toMatchObject({ deleteRecording: { recording: { id, status: 'DELETED' } } })
  })

  it('of a conference is of everybody, on one channel', async () => {
    const { id: conferenceId } = await meeting('minutes', ADA)
    const { startRecording } = await house.data<{ startRecording: { recording: Tape } }>(start, {
      input: { conferenceId, format: 'WAV' },
    })
    expect(startRecording.recording).toMatchObject({
      status: 'RECORDING',
      channels: 'SINGLE',
      format: 'WAV',
      leg: null,
      conference: { id: conferenceId },
    })
    const stopped = await house.data(change('stopRecording'), {
      input: { recordingId: startRecording.recording.id },
    })
    expect(stopped).toMatchObject({ stopRecording: { command: { kind: 'stopConferenceRecording' } } })
  })

  it('is of a leg or of a conference, not of both or neither', async () => {
    for (const input of [{}, { callLegId: 'a', conferenceId: 'b' }]) {
      expect(await refusal(start, { input })).toMatchObject({
        code: 'BAD_USER_INPUT',
        path: 'input.callLegId',
      })
    }
    expect(await refusal(start, { input: { conferenceId: 'nowhere' } })).toMatchObject({
      code: 'NOT_FOUND',
      path: 'input.conferenceId',
    })
  })
})

describe('a room', () => {
  const create = `mutation($input: CreateRoomInput!) {
    createRoom(input: $input) { cursor room { id name numbers greeting { first next voice language } holdAudioUrl maxParticipants } }
  }`

  it('takes its callers from the moment it is created', async () => {
    const second = '+12025550101'
    const { createRoom } = await house.data<{ createRoom: { room: { id: string } } }>(create, {
      input: { name: 'studio', numbers: [second], greeting: { first: 'Welcome to the studio.' } },
    })
    expect(createRoom.room).toMatchObject({
      name: 'studio',
      greeting: { first: 'Welcome to the studio.', next: '', voice: 'female', language: 'en-GB' },
      maxParticipants: 250,
    })
    await house.people.call(ADA, second)
    const conference = await found(async () => {
      const { room } = await house.data<{ room: { conference: Meeting | null } }>(
        `{ room(name: "studio") { conference { ${SEATS} } } }`,
      )
      return room.conference?.participants.some(each => each.state === 'JOINED') ? room.conference : undefined
    })
    expect(conference.participants).toMatchObject([{ number: ADA }])
    expect(await refusal(create, { input: { name: 'studio' } })).toMatchObject({
      code: 'CONFLICT',
      path: 'input.name',
    })
    expect(await refusal(create, { input: { name: 'annex', numbers: [second] } })).toMatchObject({
      code: 'CONFLICT',
      path: 'input.numbers',
    })
  })
})
