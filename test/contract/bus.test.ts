import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Bus, memoryBus } from '../../src/bus/bus.js'
import { redisBus } from '../../src/bus/redis.js'
import { openTail } from '../../src/bus/tail.js'
import type { JournalEvent } from '../../src/journal/event.js'
import { eventually } from '../support/eventually.js'
import { eventOf } from '../unit/realtime/events.js'

const events = (from: number, to: number, text = '') =>
  Array.from({ length: to - from + 1 }, (_, i) => eventOf(from + i, { type: 'CallNoticed', text }))
const places = (heard: readonly JournalEvent[]) => heard.map(event => event.seq)

/** Nodes of one installation, each with a bus of its own where the bus connects nodes. */
interface Installation {
  nodes: Bus[]
  /** A node that shares nothing but the means. */
  stranger: Bus | undefined
}

function contract(name: string, install: () => Installation): void {
  describe(`the ${name} bus`, () => {
    let installed: Installation
    beforeEach(async () => {
      installed = install()
      for (const bus of [...installed.nodes, ...(installed.stranger ? [installed.stranger] : [])])
        await bus.check()
      await heardByAll(installed.nodes)
    })
    afterEach(async () => {
      for (const bus of installed.nodes) await bus.close()
      await installed.stranger?.close()
    })

    test('tells every node what one announced, once and in order', async () => {
      const { nodes } = installed
      const heard = nodes.map(bus => {
        const got: JournalEvent[] = []
        bus.listen(said => got.push(...said))
        return got
      })
      nodes[0]?.announce(events(1, 3))
      nodes[0]?.announce(events(4, 4))
      for (const got of heard) await eventually(() => (got.length >= 4 ? undefined : `${got.length} of 4`))
      nodes.at(-1)?.announce(events(5, 5))
      for (const got of heard) await eventually(() => (got.length >= 5 ? undefined : `${got.length} of 5`))
      for (const got of heard) expect(places(got)).toEqual([1, 2, 3, 4, 5])
      expect(heard.at(-1)?.[0]).toEqual(JSON.parse(JSON.stringify(heard[0]?.[0])))
    })

    test('tells its own node at once', () => {
      const got: number[] = []
      installed.nodes[0]?.listen(said => got.push(...places(said)))
      installed.nodes[0]?.announce(events(1, 2))
      expect(got).toEqual([1, 2])
    })

    test('says how far the journal grew also when it cannot say with what', async () => {
      const { nodes } = installed
      const reached = nodes.map(bus => {
        const got: number[] = []
        bus.listen((_, upTo) => got.push(upTo))
        return got
      })
      nodes[0]?.announce(events(1, 9, 'x'.repeat(30_000)))
      for (const got of reached) await eventually(() => (got.length > 0 ? undefined : 'nothing'))
      expect(reached).toEqual(nodes.map(() => [9]))
    })

    test('no longer tells who stopped listening', async () => {
      const { nodes } = installed
      const last = nodes.at(-1) as Bus
      const stopped: number[] = []
      const listening: number[] = []
      const stop = last.listen(said => stopped.push(...places(said)))
      last.listen(said => listening.push(...places(said)))
      nodes[0]?.announce(events(1, 1))
      await eventually(() => (listening.length === 1 ? undefined : 'nothing'))
      stop()
      nodes[0]?.announce(events(2, 2))
      await eventually(() => (listening.length === 2 ? undefined : 'nothing'))
      expect(stopped).toEqual([1])
    })

    test('tells nothing of another journal', async () => {
      const { nodes, stranger } = installed
      if (stranger === undefined) return
      const got: number[] = []
      nodes[0]?.listen(said => got.push(...places(said)))
      stranger.announce(events(1, 1))
      nodes.at(-1)?.announce(events(2, 2))
      await eventually(() => (got.length > 0 ? undefined : 'nothing'))
      expect(got).toEqual([2])
    })

    test('makes complete tails on every node', async () => {
      const { nodes } = installed
      const journal: JournalEvent[] = []
      const source = {
        head: async () => journal.length,
        read: async (after: number, limit: number) => journal.slice(after, after + limit),
      }
      const tails = await Promise.all(nodes.map(bus => openTail(bus, source)))
      const got = tails.map(tail => {
        const seen: number[] = []
        tail.listen(event => seen.push(event.seq))
        return seen
      })
      for (let batch = 0; batch < 30; batch += 1) {
        const added = events(
          journal.length + 1,
          journal.length + 1 + (batch % 4),
          batch % 7 ? '' : 'x'.repeat(70_000),
        )
        journal.push(...added)
        nodes[batch % nodes.length]?.announce(added)
      }
      for (const seen of got) {
        await eventually(() =>
          seen.length >= journal.length ? undefined : `${seen.length} of ${journal.length}`,
        )
        expect(seen).toEqual(places(journal))
      }
      for (const tail of tails) tail.close()
    })
  })
}

/** Every node hears every other: subscriptions take a moment to be made. */
async function heardByAll(nodes: Bus[]): Promise<void> {
  const heard = new Set<Bus>()
  const stops = nodes.map(bus => bus.listen(() => heard.add(bus)))
  for (const speaker of nodes) {
    heard.clear()
    await eventually(() => {
      if (heard.size === nodes.length) return undefined
      speaker.announce(events(1, 1))
      return `${heard.size} of ${nodes.length} hear`
    })
  }
  for (const stop of stops) stop()
}

contract('memory', () => ({ nodes: [memoryBus()], stranger: undefined }))

const url = process.env.TEST_REDIS_URL
if (url === undefined) {
  console.log('skipped: the Redis bus (TEST_REDIS_URL is not set)')
  describe.skip('the Redis bus', () => test('needs TEST_REDIS_URL', () => {}))
} else {
  contract('Redis', () => {
    const prefix = `partyline-test-${Math.random().toString(36).slice(2)}`
    return {
      nodes: ['a', 'b', 'c'].map(() => redisBus(url, { epoch: 'abcdef', prefix })),
      stranger: redisBus(url, { epoch: 'fedcba', prefix }),
    }
  })

  test('without Redis the node still hears itself, and says that it is alone', async () => {
    const errors: unknown[] = []
    const bus = redisBus('redis://127.0.0.1:1', { epoch: 'abcdef', onError: error => errors.push(error) })
    const got: number[] = []
    bus.listen(said => got.push(...places(said)))
    bus.announce(events(1, 1))
    expect(got).toEqual([1])
    await expect(bus.check()).rejects.toThrow()
    await eventually(() => (errors.length > 0 ? undefined : 'no error'))
    await bus.close()
  })
}
