import type { Resources, Scope } from '../../src/http/auth/scopes.js'
import type { E164 } from '../../src/kernel/endpoint.js'
import { CallId, ConferenceId, RoomId } from '../../src/kernel/ids.js'
import { eventually } from './eventually.js'
import type { House } from './house.js'
import { quietRoom, type Shown, seated } from './stories.js'

/** A room with a conference of two people, whose legs and conference were recorded. */
export interface Side {
  roomId: string
  name: string
  number: string
  conferenceId: string
  people: { number: string; callId: string; legId: string; participantId: string; phoneId: string }[]
  recordingIds: string[]
  transcriptionId: string
  /** What was said in the recording. */
  words: string
}

/** Fills a room by telephone. */
export async function filledRoom(
  house: House,
  number: string,
  callers: readonly [string, string],
  words: string,
): Promise<Side> {
  const roomId = await quietRoom(house, number, { holdLoneParticipant: false })
  const phones = [await house.people.call(callers[0], number), await house.people.call(callers[1], number)]
  const conference: Shown = await seated(house, roomId, ...callers)
  const people = callers.map((caller, index) => {
    const stay = conference.participants.find(participant => participant.number === caller)
    if (stay === undefined) throw new Error(`${caller} is not seated`)
    const { id: participantId, leg } = stay
    return {
      number: caller,
      participantId,
      legId: leg.id,
      callId: leg.call.id,
      phoneId: phones[index]?.id ?? '',
    }
  })
  const [first] = people
  const start = async (target: object) => {
    const { startRecording } = await house.data<{ startRecording: { recording: { id: string } } }>(
      'mutation ($input: StartRecordingInput!) { startRecording(input: $input) { recording { id } } }',
      { input: target },
    )
    return startRecording.recording.id
  }
  const ofLeg = await start({ callLegId: first?.legId, transcribe: true })
  const ofConference = await start({ conferenceId: conference.id })
  await house.people.say(first?.phoneId ?? '', words)
  for (const id of [ofLeg, ofConference]) {
    await house.data('mutation ($id: ID!) { stopRecording(input: { recordingId: $id }) { cursor } }', { id })
  }
  let transcriptionId = ''
  await eventually(async () => {
    const { recording } = await house.data<{
      recording: { transcriptions: { id: string; text: string | null }[] }
    }>('query ($id: ID!) { recording(id: $id) { status transcriptions { id text } } }', { id: ofLeg })
    const [transcription] = recording.transcriptions
    transcriptionId = transcription?.id ?? ''
    return transcription?.text == null ? 'it has not been transcribed' : undefined
  })
  await eventually(async () => {
    const { recording } = await house.data<{ recording: { status: string } }>(
      'query ($id: ID!) { recording(id: $id) { status } }',
      { id: ofConference },
    )
    return recording.status === 'AVAILABLE' ? undefined : recording.status
  })
  const name = `quiet-${number.slice(-4)}`
  const recordingIds = [ofLeg, ofConference]
  return { roomId, name, number, conferenceId: conference.id, people, recordingIds, transcriptionId, words }
}

/** Everything by which something of a side could be recognised. */
export function tracesOf({ people, recordingIds, ...side }: Side): string[] {
  return [
    ...[side.roomId, side.name, side.number, side.conferenceId, side.transcriptionId, side.words],
    ...recordingIds,
    ...people.flatMap(({ number, callId, legId, participantId }) => [number, callId, legId, participantId]),
  ]
}

/** A scope that is limited to these resources. */
export function scopeWithin(
  { rooms = [], conferences = [], calls = [], numbers = [] }: Partial<Record<keyof Resources, string[]>>,
  rest: Partial<Scope> = {},
): Scope {
  return {
    recordings: true,
    ...rest,
    within: {
      rooms: rooms.map(RoomId),
      conferences: conferences.map(ConferenceId),
      calls: calls.map(CallId),
      numbers: numbers as E164[],
    },
  }
}
