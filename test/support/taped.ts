import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { eventually } from './eventually.js'
import type { House } from './house.js'

/** A number that leads to no room. */
const DESK = '+12025550103'

/** Somebody who calls and is answered. */
export async function caller(house: House, from = '+12025550131') {
  const phone = await house.people.call(from, DESK)
  await eventually(async () => {
    const { callLeg } = await house.data<{ callLeg: object | null }>(
      'query ($id: ID!) { callLeg(id: $id) { id } }',
      { id: phone.call_leg_id },
    )
    return callLeg === null ? 'nobody has told of the call' : undefined
  })
  await house.data('mutation ($id: ID!) { answerCall(input: { callLegId: $id }) { command { status } } }', {
    id: phone.call_leg_id,
  })
  await eventually(async () => {
    const { state } = await house.people.phone(phone.id)
    return state === 'up' ? undefined : state
  })
  return { legId: phone.call_leg_id, callId: phone.call_session_id, phoneId: phone.id }
}

/** A saved recording of somebody who said this; of a leg, or of the conference the leg opens. */
export async function taped(house: House, words: string, of: 'LEG' | 'CONFERENCE' = 'LEG', from?: string) {
  const { legId, callId, phoneId } = await caller(house, from)
  let target: object = { callLegId: legId, format: 'WAV' }
  if (of === 'CONFERENCE') {
    const { createConference } = await house.data<{ createConference: { conference: { id: string } } }>(
      `mutation ($id: ID!, $name: String!) { createConference(input: { callLegId: $id, name: $name }) { conference { id } } }`,
      { id: legId, name: `of ${legId}` },
    )
    const conferenceId = createConference.conference.id
    await eventually(async () => {
      const { hears } = await house.people.phone(phoneId)
      return hears.conference_id === conferenceId ? undefined : hears.kind
    })
    target = { conferenceId, format: 'WAV' }
  }
  const { startRecording } = await house.data<{ startRecording: { recording: { id: string } } }>(
    'mutation ($input: StartRecordingInput!) { startRecording(input: $input) { recording { id } } }',
    { input: target },
  )
  const { id } = startRecording.recording
  await house.people.say(phoneId, words)
  await house.data(
    'mutation ($id: ID!) { stopRecording(input: { recordingId: $id }) { recording { id } } }',
    { id },
  )
  await eventually(async () => {
    const { recording } = await house.data<{ recording: { status: string } }>(
      'query ($id: ID!) { recording(id: $id) { status } }',
      { id },
    )
    return recording.status === 'AVAILABLE' ? undefined : recording.status
  })
  return { id, legId, callId, phoneId }
}

/** What a transcriber was asked. */
export interface Listening {
  audioUrl: string
  format: string
  language: string
}

/** A transcriber of our own: `answer` does what it likes with each request. */
export async function transcriberOf(
  answer: (asked: Listening, response: ServerResponse, request: IncomingMessage) => void,
) {
  const asked: Listening[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', chunk => {
      body += chunk
    })
    request.on('end', () => {
      const listening = JSON.parse(body)
      asked.push(listening)
      answer(listening, response, request)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/listen`,
    close() {
      server.closeAllConnections()
      return new Promise(resolve => server.close(resolve))
    },
  }
}
