import { once } from 'node:events'
import { request } from 'node:http'
import { type Client, createClient } from 'graphql-sse'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { collect, EVENTS, placesOf } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
const clients: Client[] = []
afterEach(async () => {
  for (const client of clients.splice(0)) client.dispose()
  await stage.close()
})

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

function streaming(who: string, retryAttempts = 0): Client {
  const client = createClient({
    url: stage.streamUrl,
    headers: { authorization: who },
    retryAttempts,
    retry: () => Promise.resolve(),
  })
  clients.push(client)
  return client
}

function listen(client: Client, query: string, variables: Record<string, unknown> = {}) {
  const got = { places: [] as (number | string)[], results: [] as unknown[], end: '', stop: () => {} }
  got.stop = client.subscribe(
    { query, variables },
    {
      next(result) {
        got.results.push(result)
        got.places.push(...placesOf(result as never))
      },
      error: error => {
        got.end = `error ${error}`
      },
      complete: () => {
        got.end = 'complete'
      },
    },
  )
  return got
}

const has = (got: { places: unknown[] }, count: number) =>
  eventually(() => (got.places.length >= count ? undefined : `has ${got.places.length} of ${count}`))

/** A stream as an EventSource would open it; gives the text so far. */
function open(path: string, headers: Record<string, string> = {}) {
  const got = { text: '', status: 0, end: false, pause() {}, resume() {}, close() {} }
  const outgoing = request(`${stage.streamUrl}${path}`, {
    headers: { accept: 'text/event-stream', authorization: 'eve:A', ...headers },
  })
  outgoing.on('error', () => {
    got.end = true
  })
  outgoing.on('response', response => {
    got.status = response.statusCode ?? 0
    response.on('data', chunk => {
      got.text += chunk
    })
    response.on('close', () => {
      got.end = true
    })
    response.on('error', () => {})
    got.pause = () => void response.pause()
    got.resume = () => void response.resume()
  })
  got.close = () => outgoing.destroy()
  outgoing.end()
  return got
}

const queryString = (query: string, variables = {}) =>
  `?${new URLSearchParams({ query, variables: JSON.stringify(variables) })}`
const eventsIn = (text: string) => [...text.matchAll(/"seq":(\d+)/g)].map(match => Number(match[1]))

describe("graphql-sse's client", () => {
  test('shares groups with the sockets and resumes like them', async () => {
    stage = await openStage()
    await stage.record(...times(4))
    const sse = listen(streaming('ada:A'), EVENTS, { after: stage.cursor(1) })
    const socket = collect(stage.client('grace:A'), EVENTS)
    await has(sse, 3)
    await counted(stage, 'operationStarted', 2)
    await stage.record(...times(50))
    await has(sse, 53)
    await has(socket, 50)
    expect([sse.places, socket.places]).toEqual([range(2, 54), range(5, 54)])
    expect(stage.counts).toMatchObject({ groupOpened: 1, executed: 53 })
    sse.stop()
    await counted(stage, 'operationEnded', 1)
    expect(stage.counts.connectionClosed).toBe(1)
  })

  test('gets queries, mutations, refusals and sources that end', async () => {
    stage = await openStage()
    const client = streaming('ada:A')
    const all = [
      '{ me }',
      'mutation { touch }',
      'subscription { three }',
      'subscription { denied }',
      '{ nope }',
    ]
    const got = all.map(query => listen(client, query))
    await eventually(() => (got.every(one => one.end) ? undefined : 'some are open'))
    expect(got.map(one => one.end)).toEqual(all.map(() => 'complete'))
    expect(got.slice(0, 3).map(one => one.results)).toEqual([
      [{ data: { me: 'ada' } }],
      [{ data: { touch: 'touched' } }],
      [1, 2, 3].map(three => ({ data: { three } })),
    ])
    expect(got[3]?.results).toMatchObject([{ errors: [{ extensions: { code: 'FORBIDDEN' } }] }])
    expect(got[4]?.results).toMatchObject([{ errors: [{ message: expect.stringContaining('nope') }] }])
  })

  test('comes back after a drain', async () => {
    stage = await openStage()
    const got = listen(streaming('ada:A', 3), EVENTS)
    await counted(stage, 'operationStarted', 1)
    await stage.record(digit)
    await has(got, 1)
    await stage.realtime.drain(0)
    // Refused from now on: it is another node that takes it.
    await eventually(() => (got.end.startsWith('error') ? undefined : 'still there'))
    expect(stage.counts.connectionClosed).toBe(1)
  })
})

describe('a stream that is asked for slowly', () => {
  test('is refused when the server begins to go before its body is there', async () => {
    stage = await openStage()
    const body = JSON.stringify({ query: EVENTS })
    const outgoing = request(stage.streamUrl, {
      method: 'POST',
      headers: {
        accept: 'text/event-stream',
        authorization: 'eve:A',
        'content-type': 'application/json',
        'content-length': body.length,
        expect: '100-continue',
      },
    })
    const status = new Promise<number | undefined>((resolve, reject) => {
      outgoing.on('response', response => resolve(response.resume().statusCode)).on('error', reject)
    })
    outgoing.flushHeaders()
    // It was let in: what is missing is its body.
    await once(outgoing, 'continue')
    await stage.realtime.drain(0)
    outgoing.end(body)
    expect(await status).toBe(503)
    expect(stage.counts).toMatchObject({ connectionClosed: 1, operationStarted: 0 })
  })
})

describe('an EventSource', () => {
  test('comes back with the last id it saw, whatever its address says', async () => {
    stage = await openStage()
    await stage.record(...times(5))
    const path = queryString(EVENTS, { after: stage.cursor(0) })
    const first = open(path)
    await eventually(() => (eventsIn(first.text).length === 5 ? undefined : first.text))
    first.close()
    const id = [...first.text.matchAll(/^id: (.*)$/gm)][2]?.[1] as string
    expect(id).toBe(stage.cursor(3))
    const second = open(path, { 'last-event-id': id })
    await eventually(() => (eventsIn(second.text).length === 2 ? undefined : second.text))
    await stage.record(digit)
    await eventually(() => (eventsIn(second.text).length === 3 ? undefined : second.text))
    expect(eventsIn(second.text)).toEqual([4, 5, 6])
    second.close()
  })

  test('is kept open by comments', async () => {
    stage = await openStage({ limits: { keepAliveMs: 15 } })
    const one = open(queryString(EVENTS))
    await eventually(() => (one.text.startsWith(':\n\n:\n\n:\n\n') ? undefined : one.text))
    one.close()
  })

  test('is told when the permission ends, and is complete', async () => {
    stage = await openStage()
    const one = open(queryString(EVENTS), { authorization: `eve:A:${Date.now() + 60}` })
    await eventually(() => (one.end ? undefined : 'open'))
    expect(one.text).toMatch(/"message":"Permission expired".*UNAUTHENTICATED[\s\S]*event: complete/)
    await counted(stage, 'groupClosed', 1)
  })

  test('that stops reading is ended, and its buffer is bounded', async () => {
    stage = await openStage({ limits: { bufferBytes: 100_000, behindMs: 50, closeMs: 50 } })
    const query = 'subscription { events { ... on Happening { seq text } } }'
    const slow = open(queryString(query))
    const fast = listen(streaming('ada:A'), query)
    await counted(stage, 'operationStarted', 2)
    slow.pause()
    while (stage.counts.connectionClosed === 0 && stage.tail.position() < 5_000) {
      await stage.record(...times(2, { type: 'CallNoticed', text: 'x'.repeat(32_000) }))
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(stage.counts).toMatchObject({ connectionClosed: 1 })
    const last = stage.tail.position()
    await has(fast, last)
    expect(fast.places).toEqual(range(1, last))
    slow.close()
  }, 60_000)
})

describe('a request that is none', () => {
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(stage.streamUrl, {
      method: 'POST',
      body,
      headers: { authorization: 'ada:A', 'content-type': 'application/json', ...headers },
    }).then(response => response.status)

  test('is answered with a status', async () => {
    stage = await openStage({ limits: { connectionsPerAddress: 1 } })
    expect(await post('{"query":"{ me }"}', { authorization: 'nobody' })).toBe(401)
    expect(await post('{')).toBe(400)
    expect(await post('[]')).toBe(400)
    expect(await post('{"query":1}')).toBe(400)
    expect(await post('{"variables":1}')).toBe(400)
    expect(await post('{}', { 'content-type': 'text/plain' })).toBe(415)
    expect(await post(JSON.stringify({ query: 'x'.repeat(1_100_000) }))).toBe(413)
    expect((await fetch(stage.streamUrl, { method: 'PUT' })).status).toBe(405)
    const mutation = `${stage.streamUrl}${queryString('mutation { touch }')}`
    expect((await fetch(mutation, { headers: { authorization: 'ada:A' } })).status).toBe(405)
    const one = open(queryString(EVENTS))
    await counted(stage, 'operationStarted', 1)
    expect(await post('{"query":"{ me }"}')).toBe(429)
    one.close()
    await counted(stage, 'groupClosed', 1)
    expect(await post('{"query":"{ me }"}')).toBe(200)
    expect(stage.errors).toEqual([])
  })
})
