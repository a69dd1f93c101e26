import { createClient } from 'graphql-sse'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, houseAt, openHouse } from '../support/house.js'
import { LIVE_CONFERENCE, type LiveItem, placeOf } from '../support/live.js'
import { ada, conferencesOf, grace, over, quietRoom, seated } from '../support/stories.js'

const houses: House[] = []
const open = async (environment?: Record<string, string>) => {
  const house = await openHouse(environment)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0).reverse()) await house.close()
})

const number = '+12025550101'
const alone = `${ada} held LONE_PARTICIPANT`

interface Seat {
  number: string
  state: string
  onHold: boolean
  leftAt: string | null
}
interface Item {
  type: string
  cursor: string
  changed?: string[]
  event?: { type: string }
  room?: { id: string } | null
  conference?: { id: string; status: string; participantCount: number } | null
  call?: { id: string; status: string; legs: { id: string; state: string }[] } | null
  participants?: Seat[]
}

const MEETING = 'id status participantCount'
const SEATS = 'participants { number state onHold leftAt }'
const CALL = 'call { id status legs { id state } }'
const LIVE_ROOM = `subscription ($id: ID!, $after: Cursor) { liveRoom(id: $id, after: $after) {
  type: __typename
  ... on RoomSnapshot { cursor room { id } conference { ${MEETING} } }
  ... on RoomChange { cursor changed event { type: __typename } room { id } conference { ${MEETING} } ${CALL} ${SEATS} }
} }`
const LIVE_CALL = `subscription ($id: ID!, $after: Cursor) { liveCall(id: $id, after: $after) {
  type: __typename
  ... on CallSnapshot { cursor ${CALL} }
  ... on CallChange { cursor changed event { type: __typename } conference { ${MEETING} } ${CALL} ${SEATS} }
} }`
const LIVE_BOARD = `subscription { liveBoard {
  type: __typename
  ... on BoardSnapshot { cursor calls { id } }
  ... on BoardChange { cursor changed event { type: __typename } conference { ${MEETING} } ${SEATS} }
} }`

const typeOf = ({ event, type }: Item) => event?.type ?? type
const ends = (item: Item) => typeOf(item) === 'ConferenceEnded'

describe('a live room', () => {
  test('shows one conference after the other, and everybody’s way through them', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    const live = house.listen<Item>(LIVE_ROOM, { id: room })
    expect(await live.until(() => true)).toMatchObject([
      { type: 'RoomSnapshot', room: { id: room }, conference: null },
    ])
    const meetings: string[] = []
    for (const who of [ada, grace]) {
      const phone = await house.people.call(who, number)
      const conference = await seated(house, room, `${who} held LONE_PARTICIPANT`)
      meetings.push(conference.id)
      await house.people.hangUp(phone.id)
      await over(house, conference)
    }
    await live.until(item => item.conference?.id === meetings[1] && item.conference?.status === 'ENDED')
    const changes = live.items.slice(1)
    expect(new Set(changes.map(item => item.room?.id))).toEqual(new Set([room]))
    const latest = new Map(changes.flatMap(({ conference: c }) => (c ? [[c.id, c]] : [])))
    const asked = await conferencesOf(house, room)
    expect([...latest.values()]).toEqual(
      asked.map(({ id, status, participantCount }) => ({ id, status, participantCount })),
    )
    expect([...latest.keys()]).toEqual(meetings)
    for (const who of [ada, grace]) {
      const stay = changes.flatMap(({ participants = [] }) => participants.filter(p => p.number === who))
      expect(
        stay.map(p => `${p.state}${p.onHold ? ' held' : ''}`).filter((s, i, all) => s !== all[i - 1]),
      ).toEqual(['JOINED', 'JOINED held', 'LEFT'])
    }
    const places = live.items.map(item => placeOf(item.cursor))
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
  })
})

describe('the settings of a live room', () => {
  test('are told as they change, by whom, to the end of the room, also to who comes back', async () => {
    const house = await open()
    const before = await house.now()
    const room = await quietRoom(house, number)
    const query = `subscription ($id: ID!, $after: Cursor) { liveRoom(id: $id, after: $after) {
      ... on RoomSnapshot { cursor room { name } }
      ... on RoomChange { cursor changed event { type: __typename actor { name } } room { name numbers } }
    } }`
    const live = house.listen<Item>(query, { id: room })
    const events = house.listen<{ type: string; source: string; room: { name: string } | null }>(
      `subscription ($after: Cursor) { events(filter: { types: [RoomCreated, RoomUpdated, RoomDeleted] }, after: $after) {
        type: __typename source ... on RoomEvent { room { name } } } }`,
      { after: before },
    )
    await live.until(() => true)
    const update = (changes: object) =>
      house.data<{ updateRoom: { cursor: string } }>(
        'mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { cursor } }',
        { input: { id: room, ...changes } },
      )
    const { updateRoom } = await update({ name: 'attic' })
    await update({ numbers: [], record: true })
    const back = house.listen<Item>(query, { id: room, after: updateRoom.cursor })
    await back.until(() => true)
    await house.data('mutation ($id: ID!) { deleteRoom(input: { id: $id }) { cursor } }', { id: room })
    await live.until(item => typeOf(item) === 'RoomDeleted')
    const told = (type: string, changed: string[], numbers: string[]) => ({
      cursor: expect.any(String),
      changed: expect.arrayContaining(changed),
      event: { type, actor: { name: expect.any(String) } },
      room: { name: 'attic', numbers },
    })
    expect(live.items).toEqual([
      { cursor: expect.any(String), room: { name: 'quiet-0101' } },
      told('RoomUpdated', ['room.name'], [number]),
      told('RoomUpdated', ['room.numbers', 'room.record'], []),
      told('RoomDeleted', [], []),
    ])
    expect(live.items[1]?.cursor).toBe(updateRoom.cursor)
    await back.until(item => typeOf(item) === 'RoomDeleted')
    expect(back.items).toEqual(live.items.slice(2))
    await events.until(({ type }) => type === 'RoomDeleted')
    expect(events.items.map(({ type, source, room: shown }) => [type, source, shown?.name])).toEqual([
      ['RoomCreated', 'COMMAND', 'quiet-0101'],
      ['RoomUpdated', 'COMMAND', 'attic'],
      ['RoomUpdated', 'COMMAND', 'attic'],
      ['RoomDeleted', 'COMMAND', 'attic'],
    ])
  })
})

describe('a live call', () => {
  test('shows its legs on their way into the conference and to the end, also to who comes back', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    const phone = await house.people.call(ada, number)
    const conference = await seated(house, room, alone)
    const id = phone.call_session_id
    const first = house.listen<Item>(LIVE_CALL, { id })
    const [snapshot] = await first.until(() => true)
    expect(snapshot).toMatchObject({
      type: 'CallSnapshot',
      call: { id, status: 'IN_PROGRESS', legs: [{ id: phone.id, state: 'IN_CONFERENCE' }] },
    })
    await house.people.keys(phone.id, '1')
    await first.until(item => typeOf(item) === 'DigitReceived')
    await house.people.hangUp(phone.id)
    await first.until(item => item.call?.status === 'ENDED')
    await over(house, conference)
    const { call } = await house.data<{ call: object }>(
      'query ($id: ID!) { call(id: $id) { id status legs { id state } } }',
      { id },
    )
    expect(first.items.at(-1)?.call).toEqual(call)
    const left = first.items.find(item => typeOf(item) === 'ParticipantLeft')
    expect(left).toMatchObject({
      conference: { id: conference.id, participantCount: 0 },
      participants: [{ number: ada, state: 'LEFT' }],
    })
    const back = house.listen<Item>(LIVE_CALL, { id, after: snapshot?.cursor })
    await back.until(item => item.cursor === first.items.at(-1)?.cursor)
    expect(back.items).toEqual(first.items.slice(1))
  })
})

describe('the end of a conference for all', () => {
  test('shows everybody who was there as LEFT, in every live stream and to who comes back', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    for (const who of [ada, grace]) await house.people.call(who, number)
    const { id } = await seated(house, room, ada, grace)
    const inRoom = house.listen<Item>(LIVE_ROOM, { id: room })
    const onBoard = house.listen<Item>(LIVE_BOARD)
    const [before] = await inRoom.until(() => true)
    await onBoard.until(() => true)
    await house.data('mutation ($id: ID!) { endConference(input: { conferenceId: $id }) { cursor } }', { id })
    await Promise.all([inRoom, onBoard].map(live => live.until(ends)))
    const back = house.listen<Item>(LIVE_ROOM, { id: room, after: before?.cursor })
    await back.until(ends)
    for (const { items } of [inRoom, onBoard, back]) {
      const end = items.find(ends)
      expect(end?.conference).toEqual({ id, status: 'ENDED', participantCount: 0 })
      const told = items.flatMap(({ participants = [] }) => participants)
      const last = new Map(told.map(seat => [seat.number, seat]))
      expect([...last.keys()].sort()).toEqual([ada, grace])
      for (const seat of last.values())
        expect(seat).toMatchObject({ state: 'LEFT', leftAt: expect.any(String) })
      expect(items.flatMap(({ changed = [] }) => changed)).toContain('participant.state')
    }
  })
})

describe('live streams', () => {
  test('come over SSE as they do over a socket', async () => {
    const house = await open()
    const room = await quietRoom(house, number)
    await house.people.call(ada, number)
    const { id } = await seated(house, room, alone)
    const client = createClient({ url: `${house.url}/graphql/stream`, retryAttempts: 0 })
    const items: LiveItem[] = []
    const failures: unknown[] = []
    client.subscribe<{ liveConference: LiveItem }>(
      { query: LIVE_CONFERENCE, variables: { id } },
      {
        next: ({ data }) => void (data && items.push(data.liveConference)),
        error: error => failures.push(error),
        complete: () => {},
      },
    )
    await eventually(async () => (items.length > 0 ? undefined : `nothing came: ${failures}`))
    const socket = house.listen<LiveItem>(LIVE_CONFERENCE, { id })
    await socket.until(() => true)
    const phone = await house.people.call(grace, number)
    await seated(house, room, ada, grace)
    await house.people.hangUp(phone.id)
    await seated(house, room, alone)
    await socket.until(item => item.type === 'ConferenceChange' && item.event.type === 'ParticipantHeld')
    await eventually(async () =>
      items.at(-1)?.cursor === socket.items.at(-1)?.cursor ? undefined : `SSE has ${items.length}`,
    )
    expect(items.map(({ type }) => type)[0]).toBe('ConferenceSnapshot')
    expect(items.slice(1)).toEqual(socket.items.slice(1))
    expect(failures).toEqual([])
    client.dispose()
  })

  test('are for viewers, operators and administrators alike, and for nobody without a key', async () => {
    const keys = ['viewer', 'operator', 'admin'].map(role => `key-of-one-who-is-${role}`)
    const house = await open({
      API_KEYS: keys.map(key => `${key.split('-').at(-1)}:${key.split('-').at(-1)}:${key}`).join(','),
    })
    const by = (key: string) => {
      const guest = houseAt(house.url, house.simulatorUrl, `Bearer ${key}`)
      houses.push(guest)
      return guest
    }
    const [, , admin] = keys.map(by) as [House, House, House]
    const room = await quietRoom(admin, number)
    await house.people.call(ada, number)
    const conference = await seated(admin, room, alone)
    const call = conference.participants[0]?.leg.call.id as string
    for (const [field, id] of Object.entries({
      liveConference: conference.id,
      liveRoom: room,
      liveCall: call,
      liveBoard: undefined,
    })) {
      const query = `subscription { ${field}${id === undefined ? '' : `(id: "${id}")`} { type: __typename } }`
      for (const key of keys) {
        const [item] = await by(key)
          .listen<Item>(query)
          .until(() => true)
        expect(item?.type).toBe(`${field.slice(4)}Snapshot`)
      }
      await expect(
        by('key-of-nobody')
          .listen(query)
          .until(() => true),
      ).rejects.toThrow('failed')
    }
  })
})
