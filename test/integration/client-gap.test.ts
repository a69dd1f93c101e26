import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { type PartylineClient, partylineClient } from '../../src/client/index.js'
import { readConfig } from '../../src/config.js'
import { openLog } from '../../src/log.js'
import { type Running, startServer } from '../../src/server.js'
import { type Breakable, breakable } from '../support/breakable.js'
import { eventually } from '../support/eventually.js'
import { freePort } from '../support/free-port.js'
import { placeOf } from '../support/live.js'
import { postWebhook, vector, webhook } from '../support/signed.js'

const KEY = 'a-long-secret-of-the-console'
const EVENTS = 'subscription { events { type: __typename id ... on StreamGap { from to } } }'
interface Told {
  events: { type: string; id: string; from?: string; to?: string }
}

let port: number
let dataDir: string
let server: Running
let way: Breakable
let client: PartylineClient

async function start() {
  const config = readConfig({
    PORT: String(port),
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    API_KEYS: `console:admin:${KEY}`,
    TELNYX_API_KEY: 'nobody',
    TELNYX_PUBLIC_KEY: vector.publicKey,
    TELNYX_CONNECTION_ID: '1',
    TELNYX_BASE_URL: 'http://127.0.0.1:9/v2',
  })
  server = await startServer(config, openLog(config.logLevel))
}

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partyline-gap-'))
  port = await freePort()
  await start()
  way = await breakable(port)
  client = partylineClient({
    url: way.url,
    authorization: `Bearer ${KEY}`,
    webSocketImpl: WebSocket,
    minWaitMs: 5,
    maxWaitMs: 100,
  })
})
afterEach(async () => {
  await client.close()
  await way.close()
  await server.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Somebody presses a key; the id of what is told of it. */
async function press(): Promise<string> {
  const { id, body } = webhook('call.dtmf.received')
  await eventually(async () => ((await postWebhook(server.url, body)).status === 200 ? undefined : 'refused'))
  return id
}

/** A stream that is connected, and knows where it begins. */
async function following() {
  let connected = () => {}
  const live = new Promise<void>(resolve => {
    connected = resolve
  })
  const stream = client.subscribe<Told>(EVENTS, {}, { onStatus: status => status === 'live' && connected() })
  await live
  return stream
}

describe('a program that follows the journal', () => {
  test('from before anything happened misses nothing, also when its first connection breaks', async () => {
    const stream = await following()
    const at = Number(new URL(way.url).port)
    await way.close()
    const ids = [await press(), await press(), await press()]
    way = await breakable(port, at)
    const got: string[] = []
    for await (const { id } of stream) if (got.push(id) === ids.length) break
    expect(got).toEqual(ids)
  })

  test('hears which events the journal forgot while it was away, and then goes on', async () => {
    const stream = await following()
    await press()
    expect((await stream.next()).value).toMatchObject({ type: 'DigitReceived' })
    const { cursor } = stream
    await stream.return?.()
    for (let i = 0; i < 5; i += 1) await press()
    await server.close()
    const database = new Database(join(dataDir, 'partyline.db'))
    const { newest } = database.prepare('select max(seq) as newest from events').get() as { newest: number }
    database.prepare('delete from events where seq < ?').run(newest)
    database.close()
    await start()
    const back = client.subscribe<Told>(EVENTS, {}, { after: cursor })
    const gap = (await back.next()).value
    expect(gap).toMatchObject({ type: 'StreamGap' })
    expect([gap?.from, gap?.to].map(place => placeOf(place as string))).toEqual([
      placeOf(cursor as string) + 1,
      newest,
    ])
    const next = await press()
    expect((await back.next()).value).toEqual({ type: 'DigitReceived', id: next })
  })
})
