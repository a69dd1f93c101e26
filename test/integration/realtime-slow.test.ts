import { afterEach, describe, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { eventually } from '../support/eventually.js'
import { collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
afterEach(() => stage.close())

const TEXTS = `subscription ($after: String) {
  events(after: $after) { ... on Happening { seq text } ... on StreamGap { from to } } }`
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

async function connected(query: string, variables = {}): Promise<WebSocket> {
  const socket = stage.socket()
  await new Promise(resolve => socket.once('open', resolve))
  socket.send('{"type":"connection_init","payload":{"token":"slow:A"}}')
  await new Promise(resolve => socket.once('message', resolve))
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query, variables } }))
  return socket
}

/** As a peer does whose process hangs: the connection stands, nothing is taken out of it. */
const stopReading = (socket: WebSocket) => socket.pause()

describe('a reader that stops', () => {
  test('is closed by name when its buffer is full, and nobody else notices', async () => {
    stage = await openStage({ limits: { bufferBytes: 200_000, behindMs: 100, closeMs: 100 } })
    const slow = await connected(TEXTS)
    const fast = collect(stage.client('ada:A'), TEXTS)
    await counted(stage, 'operationStarted', 2)
    stopReading(slow)
    const big = times(1, { type: 'CallNoticed', text: 'x'.repeat(16_384) })
    const before = process.memoryUsage.rss()
    let recorded = 0
    // Far more than the kernel takes for the slow one.
    while (stage.counts.connectionClosed === 0 && recorded < 5_000) {
      await stage.record(...big, ...big)
      recorded += 2
      await new Promise(resolve => setImmediate(resolve))
    }
    expect(stage.counts).toMatchObject({ connectionClosed: 1, fellBehind: 1 })
    await stage.record(...times(50, { type: 'CallNoticed', text: 'x'.repeat(16_384) }))
    await eventually(() =>
      fast.places.length === recorded + 50 ? undefined : `${fast.places.length} of ${recorded + 50}`,
    )
    expect(fast.places).toEqual(range(1, recorded + 50))
    // What was written past the budget would be here: each event is 16 KiB.
    expect(process.memoryUsage.rss() - before).toBeLessThan(200 * 2 ** 20)
  }, 60_000)

  test('is told at once when there is no time to catch up', async () => {
    stage = await openStage({ limits: { bufferBytes: 100_000, behindMs: 0, closeMs: 5_000 } })
    const slow = await connected(TEXTS)
    await counted(stage, 'operationStarted', 1)
    stopReading(slow)
    const big = times(4, { type: 'CallNoticed', text: 'x'.repeat(50_000) })
    while (stage.counts.groupClosed === 0 && stage.tail.position() < 2_000) {
      await stage.record(...big)
      await new Promise(resolve => setImmediate(resolve))
      if (stage.counts.delivered < stage.tail.position()) break
    }
    const closed = new Promise(resolve => slow.once('close', (code, text) => resolve(`${code} ${text}`)))
    slow.resume()
    expect(await closed).toBe('4480 Slow consumer')
  }, 60_000)

  test('gets everything when it comes back', async () => {
    stage = await openStage({ limits: { bufferBytes: 100_000, behindMs: 50, closeMs: 50 } })
    const got: number[] = []
    const read = (socket: WebSocket) =>
      socket.on('message', data => {
        const { type, payload } = JSON.parse(String(data))
        if (type === 'next') got.push(payload.data.events.seq)
      })
    const slow = await connected(TEXTS)
    read(slow)
    await counted(stage, 'operationStarted', 1)
    stopReading(slow)
    while (stage.counts.connectionClosed === 0 && stage.tail.position() < 5_000) {
      await stage.record(...times(2, { type: 'CallNoticed', text: 'x'.repeat(32_000) }))
      await new Promise(resolve => setImmediate(resolve))
    }
    const gone = new Promise(resolve => slow.once('close', resolve))
    slow.resume()
    await gone
    const last = stage.tail.position()
    expect(got.length).toBeLessThan(last)
    const back = await connected(TEXTS, { after: stage.cursor(got.at(-1) ?? 0) })
    read(back)
    await eventually(() => (got.at(-1) === last ? undefined : `${got.at(-1)} of ${last}`))
    expect(got).toEqual(range(1, last))
  }, 60_000)
})

test('a burst larger than the buffer loses nothing for a reader that keeps up', async () => {
  stage = await openStage({ limits: { bufferBytes: 50_000 } })
  const fast = collect(stage.client('ada:A'), TEXTS)
  const small = collect(stage.client('grace:A'), EVENTS)
  await counted(stage, 'operationStarted', 2)
  for (let i = 0; i < 3; i += 1)
    await stage.record(...times(200, { type: 'CallNoticed', text: 'x'.repeat(30_000) }))
  await stage.record(digit)
  for (const one of [fast, small]) {
    await eventually(() => (one.places.length >= 601 ? undefined : `${one.places.length} of 601`))
    expect(one.places).toEqual(range(1, 601))
  }
  expect(stage.counts.connectionClosed).toBe(0)
}, 60_000)

test('the past is given at the pace of the reader', async () => {
  stage = await openStage({ limits: { bufferBytes: 100_000, recentEvents: 10 } })
  for (let i = 0; i < 20; i += 1)
    await stage.record(...times(50, { type: 'CallNoticed', text: 'x'.repeat(16_000) }))
  const places: number[] = []
  const slow = await connected(TEXTS, { after: stage.cursor(0) })
  stopReading(slow)
  slow.on('message', data => {
    const { type, payload } = JSON.parse(String(data))
    if (type === 'next') places.push(payload.data.events.seq)
  })
  // Another one reads the whole past meanwhile; the slow one's share of it stays where it is.
  const fast = collect(stage.client('ada:A'), TEXTS, { after: stage.cursor(0) })
  await eventually(() => (fast.places.length === 1_000 ? undefined : `${fast.places.length} of 1000`))
  expect(stage.counts.delivered).toBeLessThan(2_000)
  slow.resume()
  await eventually(() => (places.length === 1_000 ? undefined : `${places.length} of 1000`))
  expect(places).toEqual(range(1, 1_000))
  expect(fast.places).toEqual(range(1, 1_000))
}, 60_000)
