import type { House } from './house.js'

/** A participant as a live stream and a query show it. */
export interface Seat {
  id: string
  state: string
}

/** A conference with its people, as a live stream and a query show it. */
export interface Meeting {
  id: string
  status: string
  participantCount: number
  participants: Seat[]
}

interface Snapshot {
  type: 'ConferenceSnapshot'
  cursor: string
  conference: Meeting
}

interface Change {
  type: 'ConferenceChange'
  cursor: string
  event: { type: string; id: string }
  conference: Omit<Meeting, 'participants'>
  participant: Seat | null
  participants: Seat[]
  changed: string[]
}

export type LiveItem = Snapshot | Change

const SEAT = 'id number state muted onHold holdReason supervisorRole joinedAt leftAt'
const MEETING = 'id name status participantCount maxParticipants startedAt expiresAt endedAt endReason'

export const LIVE_CONFERENCE = `subscription ($id: ID!, $after: Cursor, $every: Int) {
  liveConference(id: $id, after: $after, minIntervalMs: $every) {
    type: __typename
    ... on ConferenceSnapshot { cursor conference { ${MEETING} participants { ${SEAT} } } }
    ... on ConferenceChange {
      cursor changed event { type: __typename id } conference { ${MEETING} } participant { ${SEAT} } participants { ${SEAT} }
    }
  }
}`

export async function meetingOf(house: House, id: string): Promise<Meeting> {
  const { conference } = await house.data<{ conference: Meeting }>(
    `query ($id: ID!) { conference(id: $id) { ${MEETING} participants { ${SEAT} } } }`,
    { id },
  )
  return inOrder(conference)
}

/** What a client has that puts everything in place of what has its id, beginning with `before`. */
export function fold(items: readonly LiveItem[], before?: Meeting): Meeting {
  let meeting = before
  for (const item of items) {
    if (item.type === 'ConferenceSnapshot') {
      meeting = item.conference
      continue
    }
    const seats = new Map((meeting?.participants ?? []).map(seat => [seat.id, seat]))
    for (const seat of item.participants) seats.set(seat.id, seat)
    meeting = { ...item.conference, participants: [...seats.values()] }
  }
  if (meeting === undefined) throw new Error('Nothing came.')
  return inOrder(meeting)
}

export function inOrder(meeting: Meeting): Meeting {
  return { ...meeting, participants: [...meeting.participants].sort((a, b) => (a.id < b.id ? -1 : 1)) }
}

/** The place in the journal that a cursor names. */
export function placeOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split(':')[1])
}
