import { type AddressInfo, createConnection } from 'node:net'
import { createClient } from 'graphql-ws'
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket, WebSocketServer } from 'ws'
import { CLOSE } from '../../src/realtime/options.js'
import { eventually } from '../support/eventually.js'
import { collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
afterEach(() => stage.close())

interface Raw {
  socket: WebSocket
  messages: { id?: string; type: string; payload?: unknown }[]
  /** Resolves with what the server closed with. */
  closed: Promise<{ code: number; reason: string }>
  send(message: unknown): void
}

const INIT = { type: 'connection_init', payload: { token: 'ada:A' } }
const subscribe = (id: string, query = EVENTS, variables = {}) => ({
  id,
  type: 'subscribe',
  payload: { query, variables },
})

async function raw(...messages: unknown[]): Promise<Raw> {
  const socket = stage.socket()
  const one: Raw = {
    socket,
    messages: [],
    closed: new Promise(resolve => {
      socket.once('close', (code, reason) => resolve({ code, reason: String(reason) }))
    }),
    send: message => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
  }
  socket.on('message', data => one.messages.push(JSON.parse(String(data))))
  socket.on('error', () => {})
  await new Promise(resolve => socket.once('open', resolve))
  for (const message of messages) one.send(message)
  return one
}

const gotten = (one: Raw, type: string, count = 1) =>
  eventually(() =>
    one.messages.filter(m => m.type === type).length >= count ? undefined : `no ${count} ${type}`,
  )

describe('the protocol', () => {
  test('refuses what comes before the welcome, twice, or cannot be read', async () => {
    stage = await openStage()
    expect((await (await raw(subscribe('1'))).closed).code).toBe(4401)
    expect((await (await raw(INIT, INIT)).closed).code).toBe(4429)
    expect((await (await raw('gibberish')).closed).code).toBe(4400)
    expect((await (await raw({ type: 'nonsense' })).closed).code).toBe(4400)
    const one = await raw(INIT)
    await gotten(one, 'connection_ack')
    one.send(subscribe('1'))
    one.send(subscribe('1'))
    expect((await one.closed).code).toBe(4409)
  })

  test('refuses strangers', async () => {
    stage = await openStage()
    const nobody = await raw({ type: 'connection_init', payload: { token: 'nobody' } })
    expect(await nobody.closed).toEqual({ code: 4403, reason: 'Forbidden' })
    const nothing = await raw({ type: 'connection_init' })
    expect((await nothing.closed).code).toBe(4403)
  })

  test('does not speak the older one', async () => {
    stage = await openStage()
    const socket = new WebSocket(stage.url, 'graphql-ws')
    const code = await new Promise(resolve => {
      socket.once('close', resolve)
      socket.once('error', () => resolve('refused'))
    })
    expect([4406, 'refused', 1006]).toContain(code)
  })

  test('answers pings, and completes for the client that asks', async () => {
    stage = await openStage()
    const one = await raw(INIT)
    await gotten(one, 'connection_ack')
    one.send({ type: 'ping', payload: { a: 1 } })
    await gotten(one, 'pong')
    expect(one.messages.at(-1)).toEqual({ type: 'pong', payload: { a: 1 } })
    one.send(subscribe('a"b'))
    await counted(stage, 'operationStarted', 1)
    await stage.record(digit)
    await gotten(one, 'next')
    expect(one.messages.at(-1)).toEqual({
      id: 'a"b',
      type: 'next',
      payload: { data: { events: { seq: 1 } } },
    })
    one.send({ id: 'a"b', type: 'complete' })
    await counted(stage, 'groupClosed', 1)
    one.send(subscribe('a"b', '{ me }'))
    await gotten(one, 'complete')
    expect(one.messages.filter(m => m.type === 'next').length).toBe(2)
  })

  test('waits only so long for the welcome', async () => {
    stage = await openStage({ limits: { initMs: 30 } })
    expect((await (await raw()).closed).code).toBe(4408)
  })
})

describe('limits', () => {
  test('on the operations of a socket', async () => {
    stage = await openStage({ limits: { operations: 2 } })
    const one = await raw(INIT)
    await gotten(one, 'connection_ack')
    for (const id of ['1', '2', '3']) one.send(subscribe(id))
    await gotten(one, 'error')
    expect(one.messages.at(-1)).toMatchObject({
      id: '3',
      type: 'error',
      payload: [{ extensions: { code: 'TOO_MANY_OPERATIONS', legacyCode: 25 } }],
    })
    one.send({ id: '1', type: 'complete' })
    await counted(stage, 'operationEnded', 1)
    one.send(subscribe('4'))
    await counted(stage, 'operationStarted', 3)
    expect(stage.counts.limited).toBe(1)
  })

  test('on the sockets of an address', async () => {
    stage = await openStage({ limits: { connectionsPerAddress: 2 } })
    const one = await raw(INIT)
    const other = await raw(INIT)
    await gotten(one, 'connection_ack')
    await gotten(other, 'connection_ack')
    const refused = stage.socket()
    const status = await new Promise(resolve => {
      refused.once('unexpected-response', (_, response) => resolve(response.statusCode))
      refused.once('error', () => {})
    })
    expect(status).toBe(429)
    one.socket.terminate()
    await counted(stage, 'connectionClosed', 1)
    await gotten(await raw(INIT), 'connection_ack')
  })

  test('on the size of a message', async () => {
    stage = await openStage()
    const one = await raw(INIT)
    await gotten(one, 'connection_ack')
    one.send(subscribe('1', EVENTS, { after: 'x'.repeat(1_100_000) }))
    expect((await one.closed).code).toBe(1009)
    expect(stage.errors).toEqual([])
  })
})

describe('the end of a socket', () => {
  test('comes with the permission, by name', async () => {
    stage = await openStage()
    const payload = { token: `ada:A:${Date.now() + 80}` }
    const one = await raw({ type: 'connection_init', payload })
    await gotten(one, 'connection_ack')
    one.send(subscribe('1'))
    await counted(stage, 'operationStarted', 1)
    expect(await one.closed).toEqual({ code: 4481, reason: 'Permission expired' })
    await counted(stage, 'groupClosed', 1)
  })

  test('comes before the welcome when the permission has ended already', async () => {
    stage = await openStage()
    const payload = { token: `ada:A:${Date.now() - 1}` }
    expect((await (await raw({ type: 'connection_init', payload })).closed).code).toBe(4403)
  })

  test('that just breaks empties its groups', async () => {
    stage = await openStage()
    const one = await raw(INIT)
    await gotten(one, 'connection_ack')
    for (let i = 0; i < 10; i += 1) one.send(subscribe(String(i), EVENTS, { callId: `call-${i % 5}` }))
    await counted(stage, 'operationStarted', 10)
    expect(stage.counts.groupOpened).toBe(5)
    one.socket.terminate()
    await counted(stage, 'operationEnded', 10)
    await stage.record(...times(3))
    expect(stage.counts).toMatchObject({ groupClosed: 5, connectionClosed: 1, executed: 0 })
  })

  test('comes for those who fall silent, not for those who answer pings', async () => {
    stage = await openStage({ limits: { pingMs: 40 } })
    const alive = await raw(INIT)
    await gotten(alive, 'connection_ack')
    // A peer that is gone without a word: it reads nothing and answers nothing.
    const silent = createConnection({ port: Number(new URL(stage.url).port), host: '127.0.0.1' })
    silent.on('error', () => {})
    silent.write(
      'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n' +
        'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n' +
        'Sec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n',
    )
    await counted(stage, 'connectionOpened', 2)
    await counted(stage, 'connectionClosed', 1)
    alive.send(subscribe('1', '{ me }'))
    await gotten(alive, 'complete')
    expect(stage.counts.connectionClosed).toBe(1)
    silent.destroy()
  })
})

describe('drain', () => {
  test('sends everybody away over a window, and they lose nothing elsewhere', async () => {
    stage = await openStage()
    const closes: number[] = []
    const clients = Array.from({ length: 10 }, () =>
      stage.client('ada:A', { on: { closed: event => closes.push((event as { code: number }).code) } }),
    )
    const got = clients.map(client => collect(client, EVENTS))
    await counted(stage, 'operationStarted', 10)
    await stage.record(...times(20))
    const drained = stage.realtime.drain(200)
    await stage.record(digit)
    await eventually(() => (closes.length > 0 ? undefined : 'nobody left'))
    expect(closes.length).toBeLessThan(10)
    const late = stage.socket()
    const status = await new Promise(resolve => {
      late.once('unexpected-response', (_, response) => resolve(response.statusCode))
      late.once('error', () => {})
    })
    expect(status).toBe(503)
    await drained
    await eventually(() => (closes.length === 10 ? undefined : `${closes.length} left`))
    expect(closes).toEqual(Array(10).fill(1012))
    for (const one of got)
      expect(one.places.slice(0, 20)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
  })
})

test('graphql-ws clients come back after every close of ours', async () => {
  stage = await openStage()
  const causes = Object.values(CLOSE)
  const server = new WebSocketServer({ port: 0, handleProtocols: () => 'graphql-transport-ws' })
  let connections = 0
  server.on('connection', socket => {
    const cause = causes[connections]
    connections += 1
    socket.once('message', () => {
      socket.send('{"type":"connection_ack"}')
      if (cause !== undefined) socket.close(cause.code, cause.reason)
    })
  })
  const client = createClient({
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    webSocketImpl: WebSocket,
    retryAttempts: 100,
    retryWait: () => Promise.resolve(),
  })
  const got = collect(client, EVENTS)
  await eventually(() => (connections > causes.length ? undefined : `connected ${connections} times`))
  expect(got.end).toBeUndefined()
  await client.dispose()
  await new Promise(resolve => server.close(resolve))
})
