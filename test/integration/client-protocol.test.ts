import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket, { WebSocketServer } from 'ws'
import { type PartylineClient, partylineClient, type Status } from '../../src/client/index.js'

interface Sent {
  type: string
  id?: string
  payload?: { query?: string; variables?: { after?: string | null }; authorization?: string }
}
/** What a subscription is answered with: items with these cursors, then the socket closes with the code. */
interface Turn {
  items: (string | object)[]
  close?: number
  /** Does not answer pings any more. */
  mute?: boolean
}

const EVENTS = 'subscription { events { cursor } }'
let server: WebSocketServer
let client: PartylineClient
let turns: Turn[]
let asked: (string | null | undefined)[]
let credentials: (string | undefined)[]
let refuse: (credential: string | undefined) => boolean

/** A server that plays the turns, one for each subscription that reaches it. */
beforeEach(async () => {
  turns = []
  asked = []
  credentials = []
  refuse = () => false
  server = new WebSocketServer({ port: 0, host: '127.0.0.1', handleProtocols: ([first]) => first ?? false })
  server.on('connection', socket => {
    const say = (message: object) => socket.send(JSON.stringify(message))
    let muted = false
    socket.on('message', text => {
      const { type, id, payload } = JSON.parse(String(text)) as Sent
      if (type === 'ping' && !muted) say({ type: 'pong' })
      if (type === 'connection_init') {
        credentials.push(payload?.authorization)
        if (refuse(payload?.authorization)) socket.close(4403, 'Forbidden')
        else say({ type: 'connection_ack' })
      }
      if (type !== 'subscribe') return
      if (payload?.query?.startsWith('query')) {
        say({ type: 'next', id, payload: { data: { service: { cursor: 'head' } } } })
        return say({ type: 'complete', id })
      }
      asked.push(payload?.variables?.after)
      const turn = turns.shift()
      muted = turn?.mute ?? false
      for (const item of turn?.items ?? []) {
        const result = typeof item === 'string' ? { data: { events: { cursor: item } } } : item
        say({ type: 'next', id, payload: result })
      }
      if (turn?.close !== undefined) socket.close(turn.close)
    })
  })
  await new Promise(resolve => server.once('listening', resolve))
  let number = 0
  client = partylineClient({
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    authorization: async () => {
      number += 1
      return `Bearer ${number}`
    },
    webSocketImpl: WebSocket,
    minWaitMs: 2,
    maxWaitMs: 20,
    pingMs: 30,
    // A machine that has other work may take a second to answer.
    answerMs: 2_000,
  })
})
afterEach(async () => {
  await client.close()
  for (const socket of server.clients) socket.terminate()
  await new Promise(resolve => server.close(resolve))
})

async function read(count: number, options: { onStatus?: (status: Status) => void } = {}) {
  const got: string[] = []
  for await (const { cursor } of client.subscribe<{ events: { cursor: string } }>(EVENTS, {}, options)) {
    if (got.push(cursor) === count) break
  }
  return got
}

describe('whatever a server does to its sockets', () => {
  test('the stream goes on after each close, with a fresh credential', async () => {
    const codes = [1012, 1001, 4480, 4481, 4482, 4499, 1000]
    turns = codes.map((close, i) => ({ items: [`${i}`], close }))
    turns.push({ items: ['7'] })
    expect(await read(8)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
    expect(asked).toEqual(['head', '0', '1', '2', '3', '4', '5', '6'])
    expect(credentials).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map(i => `Bearer ${i}`))
  })

  test('what comes again is dropped, and a gap is an item', async () => {
    turns = [{ items: ['a', 'b', 'c'], close: 1012 }, { items: ['b', 'c', 'd', 'd', 'gap', 'e'] }]
    expect(await read(6)).toEqual(['a', 'b', 'c', 'd', 'gap', 'e'])
  })

  test('ten thousand wait for a caller who does not take them, and no more', async () => {
    const items = Array.from({ length: 12_000 }, (_, i) => `${i}`)
    turns = [{ items }, { items: items.slice(10_000) }]
    let left = () => {}
    const full = new Promise<void>(resolve => {
      left = resolve
    })
    const stream = client.subscribe<{ events: { cursor: string } }>(
      EVENTS,
      {},
      { onStatus: status => status === 'resuming' && left() },
    )
    await full
    const got: string[] = []
    for await (const { cursor } of stream) if (got.push(cursor) === items.length) break
    expect(got).toEqual(items)
    expect(asked).toEqual(['head', '9999'])
  })

  test('a connection that says nothing any more is given up', async () => {
    turns = [{ items: ['a'], mute: true }, { items: ['b'] }]
    const said: Status[] = []
    expect(await read(2, { onStatus: status => void said.push(status) })).toEqual(['a', 'b'])
    expect(said).toEqual(['live', 'resuming', 'live', 'closed'])
  })

  test('what waits is handed out before an error is thrown', async () => {
    turns = [
      { items: ['a', { data: null, errors: [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }] }] },
    ]
    const stream = client.subscribe<{ events: { cursor: string } }>(EVENTS)
    expect((await stream.next()).value).toEqual({ cursor: 'a' })
    await expect(stream.next()).rejects.toMatchObject({ code: 'FORBIDDEN', retryable: false })
    expect((await stream.next()).done).toBe(true)
  })

  test('an error of the server is overcome a few times, then thrown', async () => {
    const failed = { data: null, errors: [{ message: 'x', extensions: { code: 'INTERNAL_SERVER_ERROR' } }] }
    turns = [...Array.from({ length: 5 }, () => ({ items: [failed] })), { items: ['a'] }]
    expect(await read(1)).toEqual(['a'])
    turns = Array.from({ length: 20 }, () => ({ items: [failed] }))
    await expect(read(1)).rejects.toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(turns.length).toBe(14)
  })

  test('a credential that is refused is renewed, but not for ever', async () => {
    refuse = credential => credential === 'Bearer 1'
    turns = [{ items: ['a'] }]
    expect(await read(1)).toEqual(['a'])
    refuse = () => true
    for (const socket of server.clients) socket.terminate()
    await expect(read(1)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  })
})
