import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, onTestFinished, test } from 'vitest'
import { encodeCursor } from '../../src/journal/cursor.js'
import { eventually } from '../support/eventually.js'
import { type Collected, collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
afterEach(() => stage.close())

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const has = (got: Collected, count: number) =>
  eventually(() => (got.places.length >= count ? undefined : `has ${got.places.length} of ${count}`))
async function pass(turns: number): Promise<void> {
  for (let i = 0; i < turns; i += 1) await new Promise(resolve => setImmediate(resolve))
}
const codeOf = (got: Collected) => got.results[0]?.errors?.[0]?.extensions?.code

describe('a subscriber that comes back', () => {
  test('gets what it missed from the journal, then from memory, then what comes', async () => {
    stage = await openStage({ limits: { recentEvents: 30 } })
    for (let i = 0; i < 5; i += 1) await stage.record(...times(50))
    const back = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(7) })
    await has(back, 243)
    await stage.record(digit)
    await has(back, 244)
    expect(back.places).toEqual(range(8, 251))
  })

  test('gets a long past from memory alone', async () => {
    stage = await openStage()
    for (let i = 0; i < 5; i += 1) await stage.record(...times(70))
    const back = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(2) })
    await has(back, 348)
    expect(back.places).toEqual(range(3, 350))
  })

  test('gets only what it asked for, from the past as from the present', async () => {
    stage = await openStage({ limits: { recentEvents: 10 } })
    for (let i = 0; i < 25; i += 1) await stage.record({ call: 'ada' }, { call: 'grace' })
    const variables = { after: stage.cursor(3), callId: 'grace', types: ['DigitReceived'] }
    const back = collect(stage.client('ada:A'), EVENTS, variables)
    await has(back, 24)
    await stage.record({ call: 'ada' }, { call: 'grace', type: 'CallAnswered' }, { call: 'grace' })
    await has(back, 25)
    expect(back.places).toEqual([...range(2, 25).map(i => 2 * i), 53].filter(seq => seq > 3))
  })

  test('finds the rare events in a long journal', async () => {
    stage = await openStage({ limits: { recentEvents: 10 } })
    await stage.record({ type: 'CallAnswered' })
    for (let i = 0; i < 12; i += 1) await stage.record(...times(400))
    await stage.record({ type: 'CallAnswered' })
    const back = collect(stage.client('ada:A'), EVENTS, {
      after: stage.cursor(0),
      types: ['CallAnswered'],
    })
    await has(back, 2)
    expect(back.places).toEqual([1, 4802])
  })

  test('hears of the gap when the journal no longer reaches back, and then the present', async () => {
    stage = await openStage({ limits: { recentEvents: 5 } })
    await stage.record(...times(40))
    await stage.prune(20)
    const back = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(10) })
    const inTime = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(20) })
    await has(back, 1)
    await has(inTime, 20)
    await stage.record(digit)
    await has(back, 2)
    await has(inTime, 21)
    expect(back.places).toEqual(['11-40', 41])
    expect(inTime.places).toEqual(range(21, 41))
    expect(stage.counts.gap).toBe(1)
  })

  test('hears of the gap also when only the last event is left', async () => {
    stage = await openStage({ limits: { recentEvents: 0 } })
    await stage.record(...times(40))
    await stage.prune(39)
    const client = stage.client('ada:A')
    const back = [30, 38, 39, 40].map(seq => collect(client, EVENTS, { after: stage.cursor(seq) }))
    for (const one of back.slice(0, 3)) await has(one, 1)
    await stage.record(digit)
    for (const one of back) await has(one, one === back[3] ? 1 : 2)
    expect(back.map(one => one.places)).toEqual([['31-40', 41], ['39-40', 41], [40, 41], [41]])
  })

  test('shares the execution of the past with those who come back together', async () => {
    stage = await openStage({ limits: { recentEvents: 5 } })
    await stage.record(...times(50))
    const back = range(1, 20).map(() => collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(10) }))
    for (const one of back) await has(one, 40)
    for (const one of back) expect(one.places).toEqual(range(11, 50))
    expect(stage.counts.executed).toBeLessThan(20 * 40)
  })

  test('shares the reading of the past, and of the present state, with those who come back together', async () => {
    stage = await openStage({ limits: { recentEvents: 5 } })
    for (let i = 0; i < 5; i += 1) await stage.record(...times(50))
    const ready = range(1, 40).map(() => stage.client('ada:A'))
    const none = ready.map(client =>
      collect(client, 'subscription { events(types: ["CallAnswered"]) { __typename } }'),
    )
    await counted(stage, 'operationStarted', 40)
    const before = stage.reads()
    const back = ready.map(client => collect(client, EVENTS, { after: stage.cursor(10) }))
    for (const one of back) await has(one, 240)
    for (const one of back) expect(one.places).toEqual(range(11, 250))
    const past = stage.reads() - before
    // Three pages of two statements each; 240 when everybody reads alone.
    expect(past).toBeLessThan(60)
    const live = 'subscription { live { ... on Present { seq } ... on Happening { seq } } }'
    const watching = ready.map(client => collect(client, live))
    for (const one of watching) await has(one, 1)
    expect(stage.reads() - before - past).toBeLessThan(20)
    await stage.record(digit)
    for (const one of back) await has(one, 241)
    for (const one of watching) await has(one, 2)
    for (const one of watching) expect(one.places).toEqual([250, 251])
    for (const one of none) expect(one.results).toEqual([])
  })

  test('must bring a cursor of this journal', async () => {
    stage = await openStage()
    await stage.record(...times(3))
    const client = stage.client('ada:A')
    const cursors = {
      malformed: 'gibberish',
      foreign: encodeCursor({ epoch: 'abcdef012345', seq: 1 }),
      future: stage.cursor(4),
    }
    const got = Object.fromEntries(
      Object.entries(cursors).map(([name, after]) => [name, collect(client, EVENTS, { after })]),
    ) as Record<keyof typeof cursors, Collected>
    await eventually(() => (Object.values(got).every(g => g.end) ? undefined : 'unanswered'))
    expect(codeOf(got.malformed)).toBe('BAD_USER_INPUT')
    expect(codeOf(got.foreign)).toBe('CURSOR_EXPIRED')
    expect(codeOf(got.future)).toBe('BAD_USER_INPUT')
    expect(stage.counts.groupOpened).toBe(0)
  })

  test('may know more than this node has heard of', async () => {
    const heard: (() => void)[] = []
    stage = await openStage({
      bus: {
        announce: () => {},
        listen(listener) {
          heard.push(() => listener([], 0))
          return () => {}
        },
        check: async () => {},
        close: async () => {},
      },
    })
    await stage.record(...times(5))
    expect(stage.tail.position()).toBe(0)
    const back = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(3) })
    const fresh = collect(stage.client('ada:A'), EVENTS)
    await counted(stage, 'operationStarted', 2)
    await stage.tail.catchUp()
    await has(back, 2)
    await has(fresh, 5)
    expect(back.places).toEqual([4, 5])
  })
})

describe('while events keep coming', () => {
  /** What one client gets over many sockets, each broken off at a random moment. */
  async function resumeUntil(
    last: number,
    seed: { after: number; keep: number[]; variables: Record<string, unknown> },
  ) {
    let reached = seed.after
    const got: (number | string)[] = []
    for (let round = 0; ; round += 1) {
      const client = stage.client('ada:A')
      const now = collect(client, EVENTS, { ...seed.variables, after: stage.cursor(reached) })
      const keep = seed.keep[round % seed.keep.length] as number
      await eventually(() =>
        now.places.length >= keep || now.places.at(-1) === last || reached === last
          ? undefined
          : `stands at ${now.places.at(-1) ?? reached} of ${last}`,
      )
      // The socket goes without a word, with results possibly still on their way.
      const seen = [...now.places]
      client.terminate()
      got.push(...seen)
      reached = (seen.at(-1) as number | undefined) ?? reached
      if (reached === last) return got
    }
  }

  test('what a resuming client gets is the journal: nothing lost, nothing twice, in order', async () => {
    stage = await openStage({ limits: { recentEvents: 25 } })
    await stage.record(...times(10))
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.record({ size: fc.integer({ min: 1, max: 12 }), turns: fc.integer({ min: 0, max: 6 }) }),
          { minLength: 5, maxLength: 40 },
        ),
        fc.array(
          fc.record({
            back: fc.integer({ min: 0, max: 60 }),
            keep: fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 4 }),
            narrow: fc.boolean(),
          }),
          { minLength: 1, maxLength: 4 },
        ),
        async (batches, clients) => {
          const start = stage.tail.position()
          const end = start + batches.reduce((sum, { size }) => sum + size, 0)
          const writing = (async () => {
            for (const { size, turns } of batches) {
              await stage.record(...times(size))
              // The database answers within the tick; sockets do not.
              await pass(turns)
            }
          })()
          const results = await Promise.all(
            clients.map(async ({ back, keep, narrow }) => {
              const after = Math.max(0, start - back)
              const variables = narrow ? { types: ['DigitReceived', 'CallAnswered'] } : {}
              return { after, got: await resumeUntil(end, { after, keep, variables }) }
            }),
          )
          await writing
          for (const { after, got } of results) expect(got).toEqual(range(after + 1, end))
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  test('the seam holds at every single place', async () => {
    stage = await openStage({ limits: { recentEvents: 40 } })
    const subscribers: { after: number; got: Collected }[] = []
    const client = stage.client('ada:A')
    const last = 300
    for (let seq = 1; seq <= last; seq += 1) {
      const writing = stage.record(digit)
      if (seq % 3 === 0) {
        const after = Math.max(0, seq - 1 - ((seq * 7) % 90))
        subscribers.push({ after, got: collect(client, EVENTS, { after: stage.cursor(after) }) })
      }
      await writing
      await pass(seq % 2)
    }
    for (const { after, got } of subscribers) await has(got, last - after)
    for (const { after, got } of subscribers) expect(got.places).toEqual(range(after + 1, last))
  })
})

test('a thousand broken sockets and three restarts of the server lose nothing', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-'))
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }))
  const limits = { recentEvents: 60 }
  const last = 3_000
  const restarts = new Set([600, 1_300, 2_200])
  stage = await openStage({ dataDir, limits })
  let broken = 0
  let open: Promise<void> = Promise.resolve()

  /** Comes back at once, on whatever server there is, until it has all. */
  const follow = async (patience: number) => {
    const got: number[] = []
    while (got.at(-1) !== last) {
      await open
      const client = stage.client('ada:A')
      const now = collect(client, EVENTS, { after: stage.cursor(got.at(-1) ?? 0) })
      const keep = 1 + ((broken * 7) % patience)
      await eventually(() =>
        now.places.length >= keep || now.end !== undefined || now.places.at(-1) === last
          ? undefined
          : 'waits',
      )
      got.push(...(now.places as number[]))
      client.terminate()
      broken += 1
    }
    return got
  }
  const write = async () => {
    for (let seq = 1; seq <= last; seq += 1) {
      await stage.record(digit)
      await pass(seq % 3)
      if (!restarts.has(seq)) continue
      open = stage.close().then(async () => {
        stage = await openStage({ dataDir, limits })
      })
      await open
    }
  }
  const [, ...got] = await Promise.all([write(), ...[5, 8, 13, 21, 34, 55].map(follow)])
  for (const places of got) expect(places).toEqual(range(1, last))
  expect(broken).toBeGreaterThan(1_000)
}, 120_000)
