import { afterEach, expect, test } from 'vitest'
import { connection, forgetGap, watchStream } from '../../../src/console/api/connection.js'
import { eventually } from '../../support/eventually.js'

const open: ReturnType<typeof watchStream>[] = []
const stream = () => {
  const watched = watchStream()
  open.push(watched)
  return watched
}
afterEach(() => {
  for (const watched of open.splice(0)) watched.close()
})
const state = () => connection.get().state

test('is live when a stream is, and resuming as soon as one is', () => {
  const [board, timeline] = [stream(), stream()]
  board.status('live')
  expect(state()).toBe('live')
  timeline.status('live')
  timeline.status('resuming')
  expect(state()).toBe('resuming')
  timeline.close()
  expect(state()).toBe('live')
})

test('stays live when a page is left and the next one opens its streams', () => {
  const first = stream()
  first.status('live')
  first.close()
  stream()
  expect(state()).toBe('live')
})

test('says how far behind the events are that are caught up with, whatever the clocks differ by', async () => {
  const watched = stream()
  const DIFFERENCE_MS = 3_600_000
  const written = (agoMs: number) => new Date(Date.now() - DIFFERENCE_MS - agoMs).toISOString()
  watched.heard(written(0))
  expect(connection.get().behindMs).toBe(0)
  watched.heard(written(20_000))
  expect(connection.get().behindMs).toBeGreaterThan(19_000)
  watched.heard(written(100))
  expect(connection.get().behindMs).toBe(0)
  watched.heard(written(20_000))
  await eventually(async () =>
    connection.get().behindMs === 0 ? undefined : 'nothing comes any more, and it is still behind',
  )
})

test('says that something is missing until somebody has read it', () => {
  stream().gap()
  expect(connection.get().gapAt).toBeTypeOf('number')
  forgetGap()
  expect(connection.get().gapAt).toBeUndefined()
})
