import { eventually } from './eventually.js'
import type { House } from './house.js'

export const ada = '+12025550131'
export const grace = '+12025550132'
export const edsger = '+12025550133'
export const barbara = '+12025550134'

/** A conference as an operator sees it. */
export interface Shown {
  id: string
  status: string
  endReason: string | null
  participantCount: number
  participants: {
    id: string
    number: string | null
    state: string
    muted: boolean
    onHold: boolean
    holdReason: string | null
    leg: { id: string; state: string; call: { id: string } }
  }[]
}

const CONFERENCES = `query Conferences($room: ID) {
  conferences(filter: { roomId: $room }, first: 50) { edges { node {
    id status endReason participantCount
    participants { id number state muted onHold holdReason leg { id state call { id } } }
  } } }
}`

/** The conferences of a room, oldest first. */
export async function conferencesOf(house: House, room?: string): Promise<Shown[]> {
  const { conferences } = await house.data<{ conferences: { edges: { node: Shown }[] } }>(CONFERENCES, {
    room,
  })
  return conferences.edges.map(({ node }) => node).reverse()
}

/** A room of the simulator's number that says nothing, so that stories are short. */
export async function quietRoom(
  house: House,
  number = '+12025550101',
  settings: object = {},
): Promise<string> {
  const { createRoom } = await house.data<{ createRoom: { room: { id: string } } }>(
    'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }',
    { input: { name: `quiet-${number.slice(-4)}`, numbers: [number], beep: 'NEVER', ...settings } },
  )
  return createRoom.room.id
}

/** Who is there and who waits, in a word each: `+12025550131 held`. */
function seats(conference: Shown): string[] {
  return conference.participants
    .filter(p => p.state === 'JOINED')
    .map(p => `${p.number}${p.onHold ? ` held ${p.holdReason}` : ''}`)
    .sort()
}

/** Waits until the room's last conference seats exactly these. */
export async function seated(house: House, room: string, ...expected: string[]): Promise<Shown> {
  let last: Shown | undefined
  await eventually(async () => {
    last = (await conferencesOf(house, room)).at(-1)
    const now = last === undefined ? undefined : seats(last)
    return JSON.stringify(now) === JSON.stringify([...expected].sort())
      ? undefined
      : `${JSON.stringify(now)} are seated, not ${JSON.stringify(expected)}`
  })
  return last as Shown
}

export async function over(house: House, conference: Shown): Promise<void> {
  await eventually(async () => {
    const { node } = await house.data<{ node: { status: string; endReason: string | null } }>(
      'query ($id: ID!) { node(id: $id) { ... on Conference { status endReason } } }',
      { id: conference.id },
    )
    return node.status === 'ENDED' ? undefined : `The conference is ${node.status}`
  })
}

const held = (number: string) => `${number} held LONE_PARTICIPANT`

/**
 * Acceptance scenario 1. `between` is called before each act, to disturb. Answers the room's conferences, with
 * everything that differs from one telling to the next taken out.
 */
export async function lonelyRoom(
  house: House,
  room: string,
  number = '+12025550101',
  between: (act: number) => Promise<void> = async () => {},
): Promise<object[]> {
  const { people } = house
  await between(1)
  const a = await people.call(ada, number)
  const first = await seated(house, room, held(ada))
  await between(2)
  const b = await people.call(grace, number)
  await seated(house, room, ada, grace)
  await between(3)
  const c = await people.call(edsger, number)
  await seated(house, room, ada, grace, edsger)
  await between(4)
  await people.hangUp(b.id)
  await people.hangUp(c.id)
  await seated(house, room, held(ada))
  await between(5)
  await people.hangUp(a.id)
  await over(house, first)
  await between(6)
  await people.call(barbara, number)
  const second = await seated(house, room, held(barbara))
  if (second.id === first.id) throw new Error('The next caller came into the conference that was over.')
  return (await atRest(house, room)).map(({ status, endReason, participants }) => ({
    status,
    endReason,
    participants: participants
      .map(p => `${p.number} ${p.state}${p.onHold ? ` ${p.holdReason}` : ''} ${p.leg.state}`)
      .sort(),
  }))
}

/** The conferences of a room once every hang-up is heard: a server that was away hears it when the carrier sends again. */
async function atRest(house: House, room: string): Promise<Shown[]> {
  let shown: Shown[] = []
  await eventually(async () => {
    shown = await conferencesOf(house, room)
    const left = shown.flatMap(c => c.participants).filter(p => p.state === 'LEFT')
    const up = left.filter(p => p.leg.state !== 'ENDED')
    return up.length === 0 ? undefined : `${up.map(p => `${p.number} is ${p.leg.state}`).join(', ')}`
  })
  return shown
}

/** The lonely room as it ends, however it was disturbed. */
export const LONELY_ROOM = [
  {
    status: 'ENDED',
    endReason: 'ALL_LEFT',
    participants: [`${ada} LEFT ENDED`, `${grace} LEFT ENDED`, `${edsger} LEFT ENDED`],
  },
  {
    status: 'IN_PROGRESS',
    endReason: null,
    participants: [`${barbara} JOINED LONE_PARTICIPANT IN_CONFERENCE`],
  },
]

/** How often each command was accepted. */
export async function acceptedCommands(house: House): Promise<Record<string, number>> {
  const { commands } = await house.data<{ commands: { edges: { node: { kind: string } }[] } }>(
    '{ commands(filter: { status: [ACCEPTED] }, first: 250) { edges { node { kind } } } }',
  )
  const counts: Record<string, number> = {}
  for (const { node } of commands.edges) counts[node.kind] = (counts[node.kind] ?? 0) + 1
  return counts
}
