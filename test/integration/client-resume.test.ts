import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type ClientOptions, partylineClient } from '../../src/client/index.js'
import { readConfig } from '../../src/config.js'
import { openLog } from '../../src/log.js'
import { type Running, startServer } from '../../src/server.js'
import { type Breakable, breakable } from '../support/breakable.js'
import { eventually } from '../support/eventually.js'
import { freePort } from '../support/free-port.js'
import { type House, houseAt } from '../support/house.js'
import { postWebhook, vector, webhook } from '../support/signed.js'

const KEY = 'a-long-secret-of-the-console'
const EVENTS = 'subscription { events { id } }'

let port: number
let dataDir: string
let server: Running
let house: House
let way: Breakable

async function start() {
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    API_KEYS: `console:admin:${KEY},wall:viewer:${KEY}-wall`,
    TELNYX_API_KEY: 'nobody',
    TELNYX_PUBLIC_KEY: vector.publicKey,
    TELNYX_CONNECTION_ID: '1',
    TELNYX_BASE_URL: 'http://127.0.0.1:9/v2',
  })
  server = await startServer(config, openLog(config.logLevel))
}

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partyline-client-'))
  port = await freePort()
  await start()
  house = houseAt(server.url, '', `Bearer ${KEY}`)
  way = await breakable(port)
  await press(1)
})
afterAll(async () => {
  await way.close()
  await house.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Somebody presses keys. A webhook that nobody answers is sent again, as the carrier does. */
async function press(times: number): Promise<void> {
  for (let i = 0; i < times; i += 1) {
    const { body } = webhook('call.dtmf.received')
    await eventually(async () =>
      (await postWebhook(server.url, body)).status === 200 ? undefined : 'refused',
    )
  }
}

/** The ids of everything in the journal after a cursor, in order. */
async function journal(after: string | null): Promise<string[]> {
  const ids: string[] = []
  for (let from = after; ; ) {
    const { events } = await house.data<{ events: { edges: { cursor: string; node: { id: string } }[] } }>(
      'query ($from: Cursor) { events(after: $from, first: 250) { edges { cursor node { id } } } }',
      { from },
    )
    if (events.edges.length === 0) return ids
    ids.push(...events.edges.map(({ node }) => node.id))
    from = events.edges.at(-1)?.cursor ?? null
  }
}

function client(options: Partial<ClientOptions> = {}) {
  return partylineClient({
    url: way.url,
    authorization: `Bearer ${KEY}`,
    webSocketImpl: WebSocket,
    minWaitMs: 5,
    maxWaitMs: 100,
    ...options,
  })
}

interface Keys {
  events: { id: string }
}

describe('a program that follows the journal', () => {
  test('gets every event once and in order, over hundreds of broken sockets and three restarts', async () => {
    const from = await house.now()
    const clients = [client(), client(), client({ bufferItems: 20 }), client()]
    const got = clients.map((): string[] => [])
    let total = Number.POSITIVE_INFINITY
    const following = clients.map(async (each, index) => {
      const mine = got[index] as string[]
      for await (const { id } of each.subscribe<Keys>(EVENTS, {}, { after: from })) {
        mine.push(id)
        // One of them is slow, and is left by its stream again and again.
        if (index === 2 && mine.length % 50 === 0) await new Promise(resolve => setTimeout(resolve, 20))
        if (mine.length >= total) break
      }
    })
    let broken = 0
    const breaking = setInterval(() => {
      if (way.breakOne()) broken += 1
    }, 6)
    for (let restarts = 0; restarts < 3; restarts += 1) {
      await Promise.all(Array.from({ length: 4 }, () => press(80)))
      const stopping = server.close()
      await stopping
      await start()
    }
    await Promise.all(Array.from({ length: 4 }, () => press(60)))
    while (broken < 400) await press(5)
    clearInterval(breaking)
    await press(1)
    const expected = await journal(from)
    total = expected.length
    await eventually(async () =>
      got.every(({ length }) => length >= total)
        ? undefined
        : `${got.map(({ length }) => length)} of ${total}`,
    )
    for (const ids of got) expect(ids).toEqual(expected)
    await press(1)
    await Promise.all(following)
    for (const each of clients) await each.close()
    expect(total).toBeGreaterThan(1_000)
    expect(broken).toBeGreaterThan(399)
  }, 120_000)

  test('misses nothing that happens before its first event, when that connection breaks', async () => {
    const each = client()
    let live = () => {}
    const connected = new Promise<void>(resolve => {
      live = resolve
    })
    const stream = each.subscribe<Keys>(EVENTS, {}, { onStatus: status => status === 'live' && live() })
    await connected
    const from = await house.now()
    await way.close()
    await press(3)
    way = await breakableAt(Number(new URL(way.url).port))
    const expected = await journal(from)
    const ids: string[] = []
    for await (const { id } of stream) if (ids.push(id) === expected.length) break
    expect(ids).toEqual(expected)
    await each.close()
  })

  test('goes on where an earlier run stopped', async () => {
    const each = client()
    const from = await house.now()
    await press(6)
    const expected = await journal(from)
    const first = each.subscribe<Keys>(EVENTS, { after: from })
    expect([(await first.next()).value?.id, (await first.next()).value?.id]).toEqual(expected.slice(0, 2))
    await first.return?.()
    const second = each.subscribe<Keys>(EVENTS, {}, { after: first.cursor })
    expect((await second.next()).value).toEqual({ id: expected[2] })
    await each.close()
    expect((await second.next()).done).toBe(true)
  })
})

function breakableAt(at: number): Promise<Breakable> {
  return breakable(port, at)
}
