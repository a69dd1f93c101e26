import { afterEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { ada, quietRoom, seated } from '../support/stories.js'

const houses: House[] = []
const sockets: WebSocket[] = []
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.terminate()
  for (const house of houses.splice(0)) await house.close()
})

interface Item {
  cursor: string
  changed?: string[]
  participant?: { muted: boolean; onHold: boolean }
}

// Each item is tens of kilobytes, so that the kernel's buffers are soon full.
const WIDE = `subscription ($id: ID!) { liveRoom(id: $id) {
  ... on RoomSnapshot { cursor }
  ... on RoomChange {
    cursor changed participant { muted onHold }
    room { ${Array.from({ length: 25 }, (_, i) => `g${i}: greeting { first }`).join(' ')} }
  }
} }`

/** A client that can stop reading, as one does whose process hangs. */
async function reader(house: House, id: string): Promise<{ socket: WebSocket; items: Item[] }> {
  const socket = new WebSocket(`${house.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
  sockets.push(socket)
  const items: Item[] = []
  socket.on('message', data => {
    const { type, payload } = JSON.parse(String(data))
    if (type === 'next') items.push(payload.data.liveRoom)
  })
  await new Promise(resolve => socket.once('open', resolve))
  socket.send('{"type":"connection_init"}')
  await new Promise(resolve => socket.once('message', resolve))
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: WIDE, variables: { id } } }))
  await eventually(async () => (items.length > 0 ? undefined : 'no snapshot'))
  return { socket, items }
}

const placeOf = (item: Item | undefined) =>
  Number(
    Buffer.from(item?.cursor ?? '', 'base64url')
      .toString()
      .split(':')[1],
  )

describe('a reader of live state that stops', () => {
  test('gets the latest when it reads again, is not waited for by others, and costs no memory', async () => {
    const house = await openHouse()
    houses.push(house)
    const greeting = { first: 'x'.repeat(3_000) }
    const number = '+12025550101'
    const room = await quietRoom(house, number, { holdLoneParticipant: false })
    await house.people.call(ada, number)
    const { id } = await seated(house, room, ada)
    await house.data('mutation ($input: UpdateRoomInput!) { updateRoom(input: $input) { room { id } } }', {
      input: { id: room, greeting },
    })
    const slow = await reader(house, room)
    const fast = await reader(house, room)
    slow.socket.pause()
    const mute = (muted: boolean) =>
      house.data(
        `mutation ($id: ID!) { ${muted ? 'muteParticipants' : 'unmuteParticipants'}(input: { conferenceId: $id, all: true }) { cursor } }`,
        { id },
      )
    const behind = async () =>
      Number(
        /^partyline_realtime_behind_total (\d+)/m.exec(
          await (await fetch(`${house.url}/metrics`)).text(),
        )?.[1],
      )
    let told = 0
    while ((await behind()) === 0 && told < 1_500) {
      for (let i = 0; i < 10; i += 1) await mute(told++ % 2 === 0)
    }
    expect(await behind()).toBe(1)
    // All of this would wait in memory, or be the end of the connection.
    const before = process.memoryUsage.rss()
    for (let i = 0; i < 200; i += 1) await mute(told++ % 2 === 0)
    await house.data(
      'mutation ($id: ID!) { holdParticipants(input: { conferenceId: $id, all: true }) { cursor } }',
      { id },
    )
    await eventually(async () =>
      fast.items.length === told + 2 ? undefined : `the other has ${fast.items.length} of ${told + 2}`,
    )
    slow.socket.resume()
    const last = fast.items.at(-1)
    await eventually(async () =>
      placeOf(slow.items.at(-1)) === placeOf(last) ? undefined : `still at ${placeOf(slow.items.at(-1))}`,
    )
    expect(slow.items.at(-1)).toMatchObject({ participant: { muted: false, onHold: true } })
    expect(slow.items.at(-1)?.changed).toEqual(
      expect.arrayContaining(['participant.muted', 'participant.onHold']),
    )
    expect(fast.items.length - slow.items.length).toBeGreaterThan(190)
    const places = slow.items.map(placeOf)
    expect(places).toEqual([...new Set(places)].sort((a, b) => a - b))
    expect(process.memoryUsage.rss() - before).toBeLessThan(150 * 2 ** 20)
    await mute(true)
    await eventually(async () =>
      slow.items.at(-1)?.participant?.muted === true ? undefined : 'not told of what came next',
    )
    expect(slow.socket.readyState).toBe(WebSocket.OPEN)
  }, 60_000)
})
