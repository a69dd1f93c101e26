import { afterEach, expect, test } from 'vitest'
import type { WebSocket } from 'ws'
import { type Bus, memoryBus } from '../../src/bus/bus.js'
import { eventually } from '../support/eventually.js'
import { collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
afterEach(() => stage.close())

const LIVE = 'subscription { live { ... on Present { seq } ... on Happening { seq text } } }'

/** A bus that says nothing while it is broken. */
function fragile() {
  const bus = memoryBus()
  const state = { broken: false }
  const heard: Bus = { ...bus, announce: events => void (state.broken || bus.announce(events)) }
  return { bus: heard, state }
}

test('where a gap opens while it is live, a live stream begins anew and an event stream tells of it', async () => {
  const { bus, state } = fragile()
  stage = await openStage({ bus })
  await stage.record(...times(3))
  const live = [collect(stage.client('ada:A'), LIVE), collect(stage.client('grace:A'), LIVE)]
  const events = collect(stage.client('ada:A'), EVENTS)
  await counted(stage, 'operationStarted', 3)
  for (const one of live) await eventually(() => (one.places.length === 1 ? undefined : 'no snapshot'))
  await stage.record(digit)
  state.broken = true
  // Nobody hears of these, and the journal forgets them before anybody reads them.
  await stage.record(...times(5))
  await stage.prune(8)
  state.broken = false
  await stage.record(digit)
  await eventually(() => (events.places.length === 4 ? undefined : `events: ${events.places}`))
  for (const one of live) await eventually(() => (one.places.length >= 3 ? undefined : `live: ${one.places}`))
  expect(events.places).toEqual([4, '5-8', 9, 10])
  for (const one of live) {
    // The present state is of the last place, so the event of that place is in it.
    expect(one.places).toEqual([3, 4, 10])
    expect(Object.keys(one.results.at(-1)?.data?.live as object)).toEqual(['seq'])
  }
  await stage.record(digit)
  for (const one of live)
    await eventually(() => (one.places.at(-1) === 11 ? undefined : `live: ${one.places}`))
})

test('a reader of a live stream that stays behind too long is closed by name, and may come back', async () => {
  stage = await openStage({ limits: { bufferBytes: 100_000, liveBehindMs: 200, closeMs: 100 } })
  const slow = await connected()
  const fast = collect(stage.client('ada:A'), LIVE)
  await counted(stage, 'operationStarted', 2)
  await counted(stage, 'delivered', 2)
  slow.pause()
  const text = 'x'.repeat(32_000)
  while (stage.counts.fellBehind === 0 && stage.tail.position() < 5_000) {
    await stage.record({ type: 'CallNoticed', text }, { type: 'CallNoticed', text })
    await new Promise(resolve => setImmediate(resolve))
  }
  expect(stage.counts.fellBehind).toBe(1)
  // It does not see the close, so the connection is cut a little later.
  await counted(stage, 'connectionClosed', 1)
  expect(stage.ends).toEqual(['slow'])
  const last = stage.tail.position()
  await eventually(() => (fast.places.at(-1) === last ? undefined : `${fast.places.at(-1)} of ${last}`))
  const back = collect(stage.client('grace:A'), LIVE)
  await eventually(() => (back.places.length === 1 ? undefined : 'no snapshot'))
  expect(back.places).toEqual([last])
}, 60_000)

async function connected(): Promise<WebSocket> {
  const socket = stage.socket()
  await new Promise(resolve => socket.once('open', resolve))
  socket.send('{"type":"connection_init","payload":{"token":"slow:A"}}')
  await new Promise(resolve => socket.once('message', resolve))
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: LIVE } }))
  return socket
}
