import { Registry } from 'prom-client'
import { describe, expect, test } from 'vitest'
import type { Clock } from '../../../src/kernel/clock.js'
import { onExpiry } from '../../../src/realtime/expiry.js'
import { mapStream } from '../../../src/realtime/map-stream.js'
import { realtimeMetrics } from '../../../src/realtime/prometheus.js'
import { silence } from '../../../src/realtime/silence.js'
import { turnstile } from '../../../src/realtime/turnstile.js'

describe('a turnstile', () => {
  test('lets so many in at a time and everybody in the end, also behind one who fails', async () => {
    const inTurn = turnstile(3)
    let inside = 0
    let most = 0
    const jobs = Array.from({ length: 20 }, (_, i) =>
      inTurn(async () => {
        inside += 1
        most = Math.max(most, inside)
        await new Promise(resolve => setImmediate(resolve))
        inside -= 1
        if (i % 5 === 0) throw new Error('fell')
        return i
      }),
    )
    const results = await Promise.allSettled(jobs)
    expect(most).toBe(3)
    expect(results.filter(r => r.status === 'fulfilled').length).toBe(16)
  })
})

describe('an expiry', () => {
  function clockAt(start: number) {
    const timers: { at: number; task: () => void }[] = []
    let time = start
    const clock: Clock & { advanceTo(to: number): void } = {
      now: () => time,
      after(ms, task) {
        // As the platform's timers, which fire at once when asked for more.
        const timer = { at: time + (ms > 2 ** 31 - 1 ? 0 : ms), task }
        timers.push(timer)
        return () => void timers.splice(timers.indexOf(timer), 1)
      },
      advanceTo(to) {
        for (;;) {
          timers.sort((a, b) => a.at - b.at)
          if (timers[0] === undefined || timers[0].at > to) break
          const { at, task } = timers.shift() as (typeof timers)[0]
          time = at
          task()
        }
        time = to
      },
    }
    return clock
  }

  test('comes at its moment, however far away', () => {
    const clock = clockAt(1_000)
    const far = 1_000 + 3 * 2 ** 31
    let expired = 0
    onExpiry(clock, far, () => (expired += 1))
    onExpiry(clock, undefined, () => (expired += 100))
    onExpiry(clock, far, () => (expired += 100))()
    clock.advanceTo(far - 1)
    expect(expired).toBe(0)
    clock.advanceTo(far)
    expect(expired).toBe(1)
  })
})

describe('a silence', () => {
  test('ends once, for who waits and for who comes later', async () => {
    const one = silence()
    const waiting = one.stream.next()
    let told = 0
    one.whenOver(() => (told += 1))
    await one.stream.return()
    one.fail(new Error('too late'))
    expect(await waiting).toEqual({ value: undefined, done: true })
    expect(await one.stream.next()).toEqual({ value: undefined, done: true })
    one.whenOver(() => (told += 1))
    expect(told).toBe(2)
  })

  test('fails for who waits', async () => {
    const one = silence()
    const waiting = one.stream.next()
    one.fail(new Error('broken'))
    await expect(waiting).rejects.toThrow('broken')
  })
})

describe('a mapped stream', () => {
  test('returns its source when the mapping fails', async () => {
    let open = true
    const source = (async function* () {
      try {
        yield 1
        yield 2
      } finally {
        open = false
      }
    })()
    let ended = 0
    const results = mapStream(
      source,
      n => {
        if (n === 2) throw new Error('two')
        return n
      },
      () => (ended += 1),
    )
    expect(await results.next()).toEqual({ value: 1, done: false })
    await expect(results.next()).rejects.toThrow('two')
    expect(await results.next()).toEqual({ value: undefined, done: true })
    await new Promise(resolve => setImmediate(resolve))
    expect([open, ended]).toEqual([false, 1])
  })
})

test('the counts are Prometheus metrics', async () => {
  const registry = new Registry()
  const metrics = realtimeMetrics(registry)
  metrics.connectionOpened('websocket')
  metrics.connectionClosed('websocket', 'slow')
  metrics.operationStarted('subscription')
  metrics.delivered(3)
  metrics.fellBack('no-scope')
  metrics.reached(0.002)
  const text = await registry.metrics()
  for (const line of [
    'partyline_realtime_connections{transport="websocket"} 0',
    'partyline_realtime_connections_closed_total{transport="websocket",end="slow"} 1',
    'partyline_realtime_operations{type="subscription"} 1',
    'partyline_realtime_deliveries_total 3',
    'partyline_realtime_fallbacks_total{why="no-scope"} 1',
    'partyline_realtime_latency_seconds_count 1',
  ]) {
    expect(text).toContain(line)
  }
})
