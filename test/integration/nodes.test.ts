import { randomBytes } from 'node:crypto'
import { afterEach, describe, expect, test } from 'vitest'
import { readConfig } from '../../src/config.js'
import { openLog } from '../../src/log.js'
import { startServer } from '../../src/server.js'
import { startSimulator } from '../../src/simulator/index.js'
import { freePort } from '../support/free-port.js'
import { type House, houseAt } from '../support/house.js'
import { freshDatabase } from '../support/journals.js'
import { ada, grace, LONELY_ROOM, lonelyRoom, over, quietRoom, seated } from '../support/stories.js'

const KEY = randomBytes(12).toString('hex')
const { TEST_DATABASE_URL: databaseServer, TEST_REDIS_URL: redisUrl } = process.env
if (databaseServer === undefined || redisUrl === undefined) {
  console.log('skipped: several nodes (TEST_DATABASE_URL or TEST_REDIS_URL is not set)')
}

describe.skipIf(databaseServer === undefined || redisUrl === undefined)('two nodes', () => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  const open = async () => {
    const database = await freshDatabase(databaseServer as string)
    closing.push(database.remove)
    const ports = [await freePort(), await freePort()] as const
    const simulator = await startSimulator({ webhookUrl: `http://127.0.0.1:${ports[0]}/webhooks/telnyx` })
    closing.push(() => simulator.close())
    const node = (port: number) =>
      startServer(
        readConfig({
          PORT: String(port),
          DATABASE_URL: database.url,
          REDIS_URL: redisUrl as string,
          TELNYX_API_KEY: simulator.apiKey,
          TELNYX_PUBLIC_KEY: simulator.publicKey,
          TELNYX_CONNECTION_ID: simulator.connectionId,
          TELNYX_BASE_URL: `${simulator.url}/v2`,
          FROM_NUMBER: '+12025550100',
          API_KEYS: `test:admin:${KEY}`,
          LOG_LEVEL: 'silent',
        }),
        openLog('silent'),
      )
    const first = await node(ports[0])
    const second = await node(ports[1])
    const houses = [first, second].map(server => {
      const house = houseAt(server.url, simulator.url, `Bearer ${KEY}`)
      closing.push(() => house.close())
      return house
    }) as [House, House]
    let firstIsUp = true
    const stopFirst = async () => {
      if (!firstIsUp) return
      firstIsUp = false
      await first.close()
    }
    closing.push(() => second.close(), stopFirst)
    return { simulator, first, second, houses, stopFirst }
  }

  test('tell each other: what one hears, subscribers of the other see, in order and once', async () => {
    const { houses } = await open()
    const [near, far] = houses
    const room = await quietRoom(near)
    const events = far.listen<{ type: string; cursor: string }>(
      'subscription ($room: ID!) { participantEvents(roomId: $room, after: null) { type: __typename cursor } }',
      { room },
    )
    expect(await lonelyRoom(near, room)).toEqual(LONELY_ROOM)
    const { journal } = await near.data<{ journal: { edges: { node: { type: string; cursor: string } }[] } }>(
      `query ($room: ID!) { journal: events(filter: { roomId: $room, types: [ParticipantJoined, ParticipantHeld,
        ParticipantJoining, ParticipantUnheld, ParticipantLeft] }, first: 250) {
        edges { node { type: __typename cursor } } } }`,
      { room },
    )
    const expected = journal.edges.map(({ node }) => node)
    await events.until(e => e.cursor === expected.at(-1)?.cursor)
    expect(events.items).toEqual(expected.slice(expected.length - events.items.length))
    expect(events.items.length).toBeGreaterThan(5)
  })

  test('stand in for each other: the carrier turns to the second when the first is gone (S0.13)', async () => {
    const { simulator, houses, stopFirst, second } = await open()
    const [near, far] = houses
    const room = await quietRoom(near)
    await fetch(`${simulator.url}/v2/call_control_applications/${simulator.connectionId}`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${simulator.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ webhook_event_failover_url: `${second.url}/webhooks/telnyx/failover` }),
    })
    const call = await near.people.call(ada, '+12025550101')
    await seated(near, room, `${ada} held LONE_PARTICIPANT`)
    await stopFirst()
    await far.people.call(grace, '+12025550101')
    const conference = await seated(far, room, ada, grace)
    await far.people.hangUp(call.id)
    await seated(far, room, `${grace} held LONE_PARTICIPANT`)
    const phone = (await far.people.phones()).find(p => p.from === grace && p.state === 'up')
    await far.people.hangUp(phone?.id as string)
    await over(far, conference)
  })
})
