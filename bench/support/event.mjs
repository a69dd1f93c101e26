import { randomUUID } from 'node:crypto'

/** What is selected of each event: eight fields, some 300 bytes. */
const FIELDS = 'id cursor occurredAt source'
const OF_PARTICIPANT = 'participant { id muted onHold } conference { name }'

/** A subscription that all can share. */
export const EQUAL = `subscription { participantEvents { ${FIELDS} ${OF_PARTICIPANT} } }`
/** One whose variables make it another one for everybody. */
export const DIFFERENT = `subscription ($filter: EventFilter) { events(filter: $filter) { ${FIELDS} ... on ParticipantEvent { ${OF_PARTICIPANT} } } }`

const OTHER_TYPES = [
  ...['CallInitiated', 'CallAnswered', 'CallBridged', 'CallEnded', 'DigitReceived', 'DigitsGathered'],
  ...['ConferenceStarted', 'ConferenceEnded', 'ParticipantJoined', 'ParticipantLeft'],
]

/** The n-th of 1,024 filters: each selects ParticipantMuted, and other kinds than every other one. */
export function filterOf(n) {
  return { types: ['ParticipantMuted', ...OTHER_TYPES.filter((_, bit) => (n >> bit) & 1)] }
}

const conferenceId = randomUUID()
const legId = randomUUID()
/** Longer for the bench of slow readers, and another text each time, as what fills a memory is. */
const nameOf = n => `standup-${n}`.padEnd(Number(process.env.NAME_BYTES ?? 0), String(n % 10))

let seq = 0

/** The next event, as a server without a journal would publish it. */
export function nextEvent(id = randomUUID()) {
  seq += 1
  return {
    id,
    cursor: Buffer.from(`0123456789ab:${seq}`).toString('base64url'),
    occurredAt: `${new Date().toISOString().slice(0, -1)}000Z`,
    source: 'COMMAND',
    participant: { id: `${conferenceId}.${legId}`, muted: true, onHold: false },
    conference: { name: nameOf(seq) },
  }
}

/** The next event, as this server's journal announces it after `last`. */
export function journalEventAfter(last) {
  seq = Math.max(seq, last) + 1
  const at = `${new Date().toISOString().slice(0, -1)}000Z`
  const callId = 'call'
  const participantId = `${conferenceId}.${legId}`
  const body = { type: 'ParticipantMuted', conferenceId, callId, legId }
  return {
    seq,
    recordedAt: at,
    fact: { id: randomUUID(), occurredAt: at, order: { at, rank: seq }, source: 'COMMAND', body },
    about: { callId, legId, conferenceId, participantId },
    after: {
      call: {
        id: callId,
        startedAt: at,
        legs: [{ id: legId, reported: true, bridged: false }],
        recordings: [],
      },
      conference: {
        conference: { id: conferenceId, name: nameOf(seq), waits: false, openedAt: at, recordings: [] },
        attendance: { joined: 1 },
      },
      participant: {
        ...{ id: participantId, conferenceId, legId, callId },
        ...{ muted: true, onHold: false, supervisorRole: 'NONE', joinedAt: at },
      },
    },
    changed: { participant: ['muted'] },
  }
}
