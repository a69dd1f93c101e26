import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bus, BusListener } from '../../src/bus/bus.js'
import { openTail } from '../../src/bus/tail.js'
import type { JournalEvent } from '../../src/journal/event.js'
import { eventually } from '../support/eventually.js'
import { eventOf } from '../unit/realtime/events.js'

/** A bus that says what a test makes it say. */
function unreliableBus(): Bus & { say: BusListener } {
  const listeners = new Set<BusListener>()
  return {
    announce: () => {},
    say(events, upTo) {
      for (const listener of listeners) listener(events, upTo)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check: async () => {},
    close: async () => {},
  }
}

/** A journal in memory that takes some turns to answer and can be pruned. */
function memoryJournal() {
  const all: JournalEvent[] = []
  let pruned = 0
  let failing = 0
  return {
    all,
    append(count: number): JournalEvent[] {
      const added = Array.from({ length: count }, (_, i) => eventOf(all.length + 1 + i, {}))
      all.push(...added)
      return added
    },
    /** Forgets all but the last `keep`; the last event always stays. */
    prune(keep: number) {
      pruned = Math.max(pruned, all.length - Math.max(1, keep))
    },
    fail: (times: number) => {
      failing = times
    },
    head: async () => all.length,
    async read(after: number, limit: number) {
      await turns(all.length % 3)
      if (failing > 0) {
        failing -= 1
        throw new Error('the database is away')
      }
      const start = Math.max(after, pruned)
      return all.slice(start, start + limit)
    },
  }
}

async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await new Promise(resolve => setImmediate(resolve))
}

const places = (events: readonly JournalEvent[]) => events.map(event => event.seq)
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

/** What becomes of an announcement on its way. */
const fate = fc.record({
  size: fc.integer({ min: 1, max: 6 }),
  lost: fc.boolean(),
  wordless: fc.boolean(),
  copies: fc.integer({ min: 1, max: 3 }),
  /** Said only when so many later ones were. */
  late: fc.integer({ min: 0, max: 3 }),
  pause: fc.constantFrom(0, 0, 0, 1, 2),
})

test('gives every event once, in order, whatever the bus loses, doubles or mixes up', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 0, max: 5 }),
      fc.array(fate, { maxLength: 30 }),
      async (before, fates) => {
        const journal = memoryJournal()
        const bus = unreliableBus()
        journal.append(before)
        const tail = await openTail(bus, journal)
        const got: number[] = []
        const positions: number[] = []
        tail.listen(event => {
          got.push(event.seq)
          positions.push(tail.position())
        })
        const later: { due: number; say(): void }[] = []
        for (const [i, { size, lost, wordless, copies, late, pause }] of fates.entries()) {
          const events = journal.append(size)
          const upTo = journal.all.length
          if (!lost) {
            const say = () => {
              for (let copy = 0; copy < copies; copy += 1) bus.say(wordless ? [] : events, upTo)
            }
            later.push({ due: i + late, say })
          }
          for (const one of later) if (one.due === i) one.say()
          await turns(pause)
        }
        for (const one of later) if (one.due >= fates.length) one.say()
        await tail.catchUp()
        expect(got).toEqual(range(before + 1, journal.all.length))
        expect(positions).toEqual(got)
        tail.close()
      },
    ),
    { numRuns: 300 },
  )
})

test('needs no later word for what was announced at any moment of a read', async () => {
  for (let depth = 0; depth < 40; depth += 1) {
    const journal = memoryJournal()
    const bus = unreliableBus()
    const tail = await openTail(bus, { ...journal, read: async after => journal.all.slice(after) })
    const got: number[] = []
    tail.listen(event => got.push(event.seq))
    journal.append(1)
    bus.say([], 1)
    for (let i = 0; i < depth; i += 1) await Promise.resolve()
    bus.say(journal.append(1), 2)
    await eventually(() => (got.length === 2 ? undefined : `has ${got}`), 500)
    tail.close()
  }
})

test('hears what is appended while it begins', async () => {
  const journal = memoryJournal()
  journal.append(2)
  const bus = unreliableBus()
  const opening = openTail(bus, {
    ...journal,
    async head() {
      const head = journal.all.length
      bus.say(journal.append(1), 3)
      return head
    },
  })
  const tail = await opening
  const got: number[] = []
  tail.listen(event => got.push(event.seq))
  await eventually(() => (tail.position() === 3 ? undefined : `at ${tail.position()}`), 500)
})

test('goes on where the journal was pruned before it got there, and the places show it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_200 }),
      fc.integer({ min: 1, max: 700 }),
      async (size, keep) => {
        const journal = memoryJournal()
        const bus = unreliableBus()
        const tail = await openTail(bus, journal)
        const got: number[] = []
        tail.listen(event => got.push(event.seq))
        journal.append(size)
        journal.prune(keep)
        await tail.catchUp()
        bus.say(journal.append(2), size + 2)
        const first = Math.max(1, size - keep + 1)
        expect(got).toEqual(range(first, size + 2))
      },
    ),
    { numRuns: 50 },
  )
})

test('calls its listeners in the tick of an announcement that is in order', async () => {
  const journal = memoryJournal()
  const bus = unreliableBus()
  const tail = await openTail(bus, journal)
  const got: number[] = []
  const stop = tail.listen(event => got.push(event.seq))
  bus.say(journal.append(3), 3)
  expect(got).toEqual([1, 2, 3])
  stop()
  bus.say(journal.append(1), 4)
  expect(got).toEqual([1, 2, 3])
  expect(tail.position()).toBe(4)
  tail.close()
  bus.say(journal.append(1), 5)
  expect(tail.position()).toBe(4)
})

test('tries again after the journal could not be read', async () => {
  const journal = memoryJournal()
  const bus = unreliableBus()
  const tail = await openTail(bus, journal)
  const got: number[] = []
  tail.listen(event => got.push(event.seq))
  journal.append(1)
  journal.fail(2)
  bus.say([], 1)
  await turns(5)
  await expect(tail.catchUp()).rejects.toThrow('away')
  expect(places(journal.append(1))).toEqual([2])
  await tail.catchUp()
  expect(got).toEqual([1, 2])
})
