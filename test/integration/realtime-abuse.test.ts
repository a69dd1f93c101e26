import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { eventually } from '../support/eventually.js'
import { frame, type RawPeer, rawPeer, rawSocket } from '../support/raw-socket.js'
import { collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
const peers: RawPeer[] = []
afterEach(async () => {
  for (const { socket } of peers.splice(0)) socket.destroy()
  await stage.close()
})

const INIT = '{"type":"connection_init","payload":{"token":"eve:A"}}'
const idle = (headers?: Record<string, string>) => {
  const peer = rawSocket(stage.url, headers)
  peers.push(peer)
  return peer
}
const upgraded = (peer: RawPeer) =>
  eventually(() => (peer.received.includes('\r\n\r\n') ? undefined : 'no answer yet'))
const isClosed = (peer: RawPeer) => eventually(() => (peer.closed ? undefined : 'still open'))

/** A socket that is acknowledged; `closed` is how the server closed it. */
async function acknowledged(payload: object = { token: 'eve:A' }) {
  const socket = stage.socket()
  const closed = new Promise<string>(resolve => {
    socket.once('close', (code, reason) => resolve(`${code} ${reason}`))
  })
  socket.on('error', () => {})
  const messages: { id?: string; type: string; payload?: never }[] = []
  socket.on('message', data => messages.push(JSON.parse(String(data))))
  await new Promise(resolve => socket.once('open', resolve))
  socket.send(JSON.stringify({ type: 'connection_init', payload }))
  await eventually(() => (messages.length > 0 ? undefined : 'no acknowledgement'))
  return { socket, closed, messages, send: (message: object) => socket.send(JSON.stringify(message)) }
}

describe('sockets that say nothing', () => {
  test('of one address keep nobody of that address out, and lose their places to who comes', async () => {
    stage = await openStage({
      limits: { unauthenticated: 40, unauthenticatedPerAddress: 20, initGraceMs: 0, initMs: 60_000 },
    })
    for (let i = 0; i < 1_000; i += 1) {
      idle()
      if (i % 100 === 99) await counted(stage, 'connectionOpened', i + 1)
    }
    await counted(stage, 'connectionClosed', 980)
    expect(stage.ends.every(end => end === 'crowded')).toBe(true)
    expect(peers[0]?.received).toContain('Too many unauthenticated sockets')
    const events = collect(stage.client('ada:A'), EVENTS)
    await counted(stage, 'operationStarted', 1)
    await stage.record(digit)
    await eventually(() => (events.places.length === 1 ? undefined : 'no event'))
  })

  test('are refused with a status while those before them still have their time', async () => {
    stage = await openStage({ limits: { unauthenticatedPerAddress: 2, initGraceMs: 60_000 } })
    const first = [idle(), idle()]
    for (const peer of first) await upgraded(peer)
    const third = idle()
    await isClosed(third)
    expect(third.received).toMatch(/^HTTP\/1\.1 429 [\s\S]*Retry-After: 1/)
    // Who says in the headers who it is takes no place among them.
    const known = idle({ authorization: 'ada:A' })
    await upgraded(known)
    expect(known.received).toMatch(/^HTTP\/1\.1 101/)
    known.socket.write(frame('{"type":"connection_init"}'))
    await eventually(() => (known.received.includes('connection_ack') ? undefined : 'no acknowledgement'))
  })

  test('are gone soon after their time, though they answer no close', async () => {
    stage = await openStage({ limits: { initMs: 30, closeMs: 600_000 } })
    const peer = idle()
    await isClosed(peer)
    expect(peer.received).toContain('Connection initialisation timeout')
  })

  test('may send a close and leave their side open, and are gone all the same', async () => {
    stage = await openStage({ limits: { closeMs: 30 } })
    const peer = idle()
    await upgraded(peer)
    peer.socket.write(frame('\x03\xe8', 8))
    await isClosed(peer)
  })

  test('may send no more than a log-in takes, not even of a message that never ends', async () => {
    stage = await openStage()
    const peer = idle()
    await upgraded(peer)
    peer.socket.write(frame('x'.repeat(20_000), 1, 1_000_000))
    await isClosed(peer)
    expect(stage.ends).toEqual(['flooding'])
    expect(peer.received).toContain('Too many messages')
  })
})

describe('a flood of pings', () => {
  test('is cut off, and what is kept for a peer that reads nothing is bounded', async () => {
    stage = await openStage()
    const peer = idle()
    await upgraded(peer)
    peer.socket.pause()
    peer.socket.write(frame(INIT))
    await counted(stage, 'connectionOpened', 1)
    const before = process.memoryUsage().rss
    const ping = frame(`{"type":"ping","payload":{"a":"${'x'.repeat(900)}"}}`)
    let sent = 0
    while (stage.counts.connectionClosed === 0 && sent < 200_000_000 && !peer.socket.destroyed) {
      const flowed = peer.socket.write(Buffer.concat(Array<Buffer>(100).fill(ping)))
      sent += 100 * ping.length
      if (!flowed) await new Promise(resolve => setTimeout(resolve, 5))
    }
    await counted(stage, 'connectionClosed', 1)
    expect(stage.ends).toEqual(['flooding'])
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
    expect(stage.errors).toEqual([])
  })

  test('of WebSocket itself is cut off as well', async () => {
    stage = await openStage()
    const one = await acknowledged()
    for (let i = 0; i < 200; i += 1) one.socket.ping('x'.repeat(125))
    expect(await one.closed).toBe('4484 Too many messages')
  })

  test('does not come through in large pieces', async () => {
    stage = await openStage()
    const one = await acknowledged()
    one.send({ type: 'ping', payload: { a: 'x'.repeat(2_000) } })
    expect(await one.closed).toBe('4400 Control message too large')
  })
})

test('a peer that reads no answers is closed as slow, however it asks', async () => {
  stage = await openStage({ limits: { bufferBytes: 100_000, behindMs: 30, closeMs: 30 } })
  const one = await acknowledged()
  one.socket.pause()
  const query = '{ big(size: 500000) }'
  let asked = 0
  while (stage.counts.connectionClosed === 0 && asked < 900) {
    asked += 1
    one.send({ id: String(asked), type: 'subscribe', payload: { query } })
    await new Promise(resolve => setTimeout(resolve, 2))
  }
  await counted(stage, 'connectionClosed', 1)
  expect(stage.ends).toEqual(['slow'])
  one.socket.terminate()
})

describe('a message', () => {
  test.each([
    ['a result', { id: '1', type: 'next', payload: {} }],
    ['an error', { id: '1', type: 'error', payload: [{ message: 'no' }] }],
    ['a welcome', { type: 'connection_ack' }],
    ['a list', ['ping']],
    ['an id that is a book', { id: 'x'.repeat(200), type: 'complete' }],
    ['a payload of no shape', { id: '1', type: 'subscribe', payload: 7 }],
  ])('that no client sends (%s) is refused by the protocol, not as a fault of ours', async (_, message) => {
    stage = await openStage()
    const one = await acknowledged()
    one.send(message)
    expect(await one.closed).toMatch(/^4400 /)
    expect(stage.errors).toEqual([])
  })

  test('behind one that closed the socket is not carried out', async () => {
    stage = await openStage()
    const one = await acknowledged()
    one.send({ type: 'nonsense' })
    one.send({ id: '1', type: 'subscribe', payload: { query: 'mutation { touch }' } })
    expect(await one.closed).toMatch(/^4400 /)
    expect(stage.counts.operationStarted).toBe(0)
  })

  test('may come as often as a client needs, not as often as a loop can', async () => {
    stage = await openStage({ limits: { messages: { burst: 50, perSecond: 1 } } })
    const one = await acknowledged()
    for (let i = 0; i < 60; i += 1) one.send({ id: String(i), type: 'complete' })
    expect(await one.closed).toBe('4484 Too many messages')
    expect(stage.counts.limited).toBe(1)
  })
})

describe('one identity', () => {
  test('has so many connections, from wherever it comes', async () => {
    stage = await openStage({ limits: { connectionsPerIdentity: 2 } })
    await acknowledged()
    await acknowledged()
    const third = new WebSocket(stage.url, 'graphql-transport-ws')
    const closed = new Promise(resolve => third.once('close', (code, reason) => resolve(`${code} ${reason}`)))
    third.once('open', () => third.send(INIT))
    expect(await closed).toBe('1013 Too many connections')
    await acknowledged({ token: 'grace:A' })
  })

  test('has so many subscriptions over all its connections, and is told when to try again', async () => {
    stage = await openStage({ limits: { subscriptionsPerIdentity: 3 } })
    const [one, two] = [await acknowledged(), await acknowledged()]
    const subscribe = (id: string, query = EVENTS) => ({ id, type: 'subscribe', payload: { query } })
    one.send(subscribe('1'))
    one.send(subscribe('2'))
    two.send(subscribe('3'))
    await counted(stage, 'operationStarted', 3)
    two.send(subscribe('4'))
    await eventually(() => (two.messages.some(({ id }) => id === '4') ? undefined : 'no answer'))
    expect(two.messages.find(({ id }) => id === '4')).toMatchObject({
      payload: { errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 1_000 } }] },
    })
    one.send({ id: '1', type: 'complete' })
    await counted(stage, 'operationEnded', 1)
    two.send(subscribe('5'))
    await counted(stage, 'operationStarted', 4)
    // What a request says is kept: a long one takes more than one place.
    const other = await acknowledged({ token: 'grace:A' })
    other.send(subscribe('6', `${EVENTS} #${'x'.repeat(20_000)}`))
    await eventually(() => (other.messages.some(({ id }) => id === '6') ? undefined : 'no answer'))
    expect(other.messages.find(({ id }) => id === '6')).toMatchObject({ type: 'next' })
  })

  test('has so many different ones; how a text is written makes no difference', async () => {
    stage = await openStage({ limits: { distinctSubscriptionsPerIdentity: 2 } })
    const one = await acknowledged()
    const subscribe = (id: string, query: string) => one.send({ id, type: 'subscribe', payload: { query } })
    for (let i = 0; i < 20; i += 1) subscribe(`same${i}`, `# ${i}\n${EVENTS}${' '.repeat(i)}`)
    await counted(stage, 'operationStarted', 20)
    expect(stage.counts.groupOpened).toBe(1)
    subscribe('alias', EVENTS.replace('events(', 'also: events('))
    await counted(stage, 'operationStarted', 21)
    subscribe('third', EVENTS.replace('events(', 'third: events('))
    await eventually(() => (one.messages.some(({ id }) => id === 'third') ? undefined : 'no answer'))
    expect(stage.counts.groupOpened).toBe(2)
    await stage.record(...times(2))
    expect(stage.counts.executed).toBe(4)
  })
})

test('a revoked credential closes its sockets and streams at once, by name, and nobody else’s', async () => {
  stage = await openStage()
  const [eve, grace] = [await acknowledged(), await acknowledged({ token: 'grace:A' })]
  const url = `${stage.streamUrl}?${new URLSearchParams({ query: EVENTS })}`
  const stream = await fetch(url, { headers: { authorization: 'eve:A' } })
  eve.send({ id: '1', type: 'subscribe', payload: { query: EVENTS } })
  await counted(stage, 'operationStarted', 2)
  const text = stream.text()
  stage.realtime.revoke('key:eve')
  expect(await eve.closed).toBe('4483 Credential revoked')
  expect(await text).toMatch(/"message":"Credential revoked".*UNAUTHENTICATED[\s\S]*event: complete/)
  await counted(stage, 'groupClosed', 1)
  expect(stage.ends).toEqual(['revoked', 'revoked'])
  grace.send({ id: '1', type: 'subscribe', payload: { query: '{ me }' } })
  await eventually(() => (grace.messages.length > 2 ? undefined : 'no answer'))
})

describe('a stream', () => {
  const ask = (headers: Record<string, string>) =>
    fetch(`${stage.streamUrl}?query={me}`, { headers }).then(({ status }) => status)

  test('is not given to a page of another site that did not ask first', async () => {
    stage = await openStage()
    const authorization = 'ada:A'
    expect(await ask({ authorization })).toBe(200)
    expect(await ask({ authorization, 'sec-fetch-site': 'same-origin' })).toBe(200)
    for (const site of ['cross-site', 'same-site']) {
      expect(await ask({ authorization, 'sec-fetch-site': site })).toBe(400)
      const preflighted = { 'sec-fetch-site': site, 'apollo-require-preflight': '1' }
      expect(await ask({ authorization, ...preflighted })).toBe(200)
    }
  })

  test('is refused to strangers before anything of their body is read', async () => {
    stage = await openStage()
    const peer = rawPeer(stage.streamUrl)
    peers.push(peer)
    peer.socket.write(
      'POST /graphql/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        'Content-Length: 1000000\r\n\r\n{',
    )
    await isClosed(peer)
    expect(peer.received).toMatch(/^HTTP\/1\.1 401 /)
    expect(stage.counts.connectionOpened).toBe(0)
  })

  test('is refused for a while after too many wrong credentials, as a socket is', async () => {
    stage = await openStage()
    const response = await fetch(`${stage.streamUrl}?query={me}`, { headers: { authorization: 'locked' } })
    expect([response.status, response.headers.get('retry-after')]).toEqual([429, '5'])
    expect(await response.json()).toMatchObject({
      errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 5_000 } }],
    })
    const refused = idle({ authorization: 'locked' })
    await isClosed(refused)
    expect(refused.received).toMatch(/^HTTP\/1\.1 429 [\s\S]*Retry-After: 5/)
    const peer = idle()
    await upgraded(peer)
    peer.socket.write(frame('{"type":"connection_init","payload":{"token":"locked"}}'))
    await isClosed(peer)
    expect(peer.received).toContain('Too many invalid credentials')
    expect(stage.errors).toEqual([])
  })

  test('whose credential is revoked while its body arrives does not begin', async () => {
    stage = await openStage()
    const peer = rawPeer(stage.streamUrl)
    peers.push(peer)
    const body = JSON.stringify({ query: EVENTS })
    peer.socket.write(
      'POST /graphql/stream HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n' +
        `Authorization: eve:A\r\nContent-Length: ${body.length}\r\n\r\n{`,
    )
    await counted(stage, 'connectionOpened', 1)
    stage.realtime.revoke('key:eve')
    await eventually(() => (peer.received.includes('Credential revoked') ? undefined : 'no answer'))
    expect(peer.received).toMatch(/^HTTP\/1\.1 401 /)
    peer.socket.write(body.slice(1))
    await counted(stage, 'connectionClosed', 1)
    expect(stage.counts.operationStarted).toBe(0)
  })
})
