import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Journal } from '../../src/journal/journal.js'
import { callStats, type StatsGroup, sumsOfBindings, widened } from '../../src/journal/reads/call-stats.js'
import { listTrackedCalls } from '../../src/journal/reads/tracked-calls.js'
import { ALL, DAY_MS, HOUR_MS, UNBOUND } from '../../src/journal/tracked-calls.js'
import type { Endpoint } from '../../src/kernel/endpoint.js'
import { areaOf } from '../../src/kernel/endpoint.js'
import { CallId, NumberBindingId } from '../../src/kernel/ids.js'
import { instantOf, millisOf } from '../../src/kernel/instant.js'
import type { TrackedCall } from '../../src/tracking/tracked-call.js'
import { onEachDatabase, type Place } from '../support/journals.js'

const START = Date.parse('2026-03-01T00:00:00Z')
const callers = ['+12025550131', '+12025550132', '+13035550133', '+442079460018', undefined]
const bindings = ['spring', 'summer', undefined]

const calls = fc.array(
  fc.record({
    caller: fc.constantFrom(...callers),
    binding: fc.constantFrom(...bindings),
    minute: fc.integer({ min: 0, max: 4 * 24 * 60 }),
    talkSeconds: fc.integer({ min: 0, max: 400 }),
  }),
  { minLength: 1, maxLength: 40 },
)

function tracked(
  id: number,
  of: { caller: string | undefined; binding: string | undefined; minute: number; talkSeconds: number },
): TrackedCall {
  const startedMs = START + of.minute * 60_000
  const answered = of.talkSeconds > 0
  return {
    id: CallId(`call-${String(id).padStart(3, '0')}`),
    ...(of.binding !== undefined && { bindingId: NumberBindingId(of.binding) }),
    number: '+19195550110' as Endpoint,
    ...(of.caller !== undefined && { from: of.caller as Endpoint }),
    area: of.caller === undefined ? 'UNKNOWN' : areaOf(of.caller as Endpoint),
    startedAt: instantOf(startedMs),
    ...(answered && { answeredAt: instantOf(startedMs + 5_000) }),
    endedAt: instantOf(startedMs + 5_000 + of.talkSeconds * 1000),
    outcome: answered ? 'ANSWERED' : 'NO_ANSWER',
    talkMs: of.talkSeconds * 1000,
    ringMs: 5_000,
  }
}

/** The same, by counting. */
function counted(
  all: TrackedCall[],
  group: StatsGroup,
  { fromMs, beforeMs }: { fromMs: number; beforeMs: number },
  scope: string,
) {
  const size = group === 'HOUR' ? HOUR_MS : DAY_MS
  const keyOf = (call: TrackedCall) =>
    group === 'BINDING'
      ? (call.bindingId ?? UNBOUND)
      : group === 'CALLER_AREA'
        ? call.area
        : String(Math.floor(millisOf(call.startedAt) / size) * size)
  const groups: Record<
    string,
    { calls: number; answered: number; callers: number; talkMs: number; totalMs: number }
  > = {}
  for (const call of all) {
    const startedMs = millisOf(call.startedAt)
    if (startedMs < fromMs || startedMs >= beforeMs) continue
    if (scope !== ALL && (call.bindingId ?? UNBOUND) !== scope) continue
    const key = keyOf(call)
    const same = all.filter(
      other =>
        keyOf(other) === key &&
        (scope === ALL || (other.bindingId ?? UNBOUND) === scope) &&
        other.startedAt >= instantOf(fromMs) &&
        other.startedAt < instantOf(beforeMs),
    )
    const named = new Set(same.flatMap(other => other.from ?? []))
    groups[key] = {
      calls: same.length,
      answered: same.filter(other => other.outcome === 'ANSWERED').length,
      callers: named.size + same.filter(other => other.from === undefined).length,
      talkMs: same.reduce((sum, other) => sum + other.talkMs, 0),
      totalMs: same.reduce((sum, other) => sum + millisOf(other.endedAt) - millisOf(other.startedAt), 0),
    }
  }
  return groups
}

/** When the same caller called before each call, anywhere and in its scope, by going through all of them. */
function linked(all: TrackedCall[]) {
  const before = new Map<string, number>()
  const lastAs = (key: string, startedMs: number) => {
    const last = before.get(key) ?? null
    before.set(key, startedMs)
    return last
  }
  return [...all]
    .sort((a, b) => (`${a.startedAt} ${a.id}` < `${b.startedAt} ${b.id}` ? -1 : 1))
    .map(({ id, from = `nobody ${id}`, startedAt, bindingId }) => ({
      id,
      before_any: lastAs(from, millisOf(startedAt)),
      before_here: lastAs(`${from} ${bindingId}`, millisOf(startedAt)),
    }))
}

onEachDatabase('tracked calls', place => {
  let home: Place
  let journal: Journal
  beforeAll(async () => {
    home = await place()
    journal = await home.open()
  })
  afterAll(async () => {
    await journal.close()
    await home.remove()
  })
  const forget = () =>
    journal.append(async tx => {
      const { db } = tx as unknown as { db: Journal['reader'] }
      await db.deleteFrom('tracked_calls').execute()
      await db.deleteFrom('call_stats').execute()
    })

  test('are summed exactly, whatever the order they end in and whatever becomes known later (T2.10)', async () => {
    await fc.assert(
      fc.asyncProperty(
        calls,
        calls,
        fc.infiniteStream(fc.nat()),
        fc.integer({ min: 0, max: 4 }),
        fc.integer({ min: 0, max: 4 }),
        async (first, changed, shuffle, fromDay, days) => {
          await forget()
          const before = first.map((of, id) => tracked(id, of))
          // Some become another call when a late fact tells more of them.
          const after = before.map((call, id) =>
            changed[id] === undefined ? call : tracked(id, changed[id]),
          )
          const writes = [...before.map((call, id) => [call, after[id] as TrackedCall])]
            .map(pair => ({ pair, place: shuffle.next().value as number }))
            .sort((a, b) => a.place - b.place)
            .map(({ pair }) => pair)
          const half = Math.ceil(writes.length / 2)
          await journal.append(tx =>
            tx.trackedCalls.put(writes.slice(0, half).map(([call]) => call as TrackedCall)),
          )
          await journal.append(tx =>
            tx.trackedCalls.put(writes.slice(half).map(([call]) => call as TrackedCall)),
          )
          await journal.append(tx => tx.trackedCalls.put(writes.map(([, call]) => call as TrackedCall)))
          const rows = await journal.reader
            .selectFrom('tracked_calls')
            .select(['id', 'before_any', 'before_here'])
            .orderBy('started_at')
            .orderBy('id')
            .execute()
          expect(rows).toEqual(linked(after))
          const range = { fromMs: START + fromDay * DAY_MS, beforeMs: START + (fromDay + days) * DAY_MS }
          for (const group of ['HOUR', 'DAY', 'BINDING', 'CALLER_AREA'] as const) {
            for (const scope of [ALL, 'spring', UNBOUND]) {
              const found = await callStats(journal.analyst, { group, ...range, scope, limit: 1000 })
              expect(
                Object.fromEntries(found.map(({ key, ...sums }) => [key, sums])),
                `${group} of '${scope}'`,
              ).toEqual(counted(after, group, range, scope))
            }
          }
          const spring = NumberBindingId('spring')
          const ever = await sumsOfBindings(journal.reader, [spring])
          const [all] = Object.values(
            counted(after, 'BINDING', { fromMs: START - DAY_MS, beforeMs: START + 9 * DAY_MS }, 'spring'),
          )
          expect(ever.get(spring)).toEqual(
            all ?? { calls: 0, answered: 0, callers: 0, talkMs: 0, totalMs: 0 },
          )
        },
      ),
      { numRuns: 25 },
    )
  }, 120_000)

  test('are listed newest first, and know whose first call it was', async () => {
    await forget()
    const at = (minute: number, caller = callers[0], binding: string | undefined = undefined) =>
      tracked(minute, { caller, binding, minute, talkSeconds: minute % 2 })
    await journal.append(tx =>
      tx.trackedCalls.put([at(30, callers[0], 'spring'), at(10, callers[0], 'spring'), at(20, callers[1])]),
    )
    const ids = async (wanted: Parameters<typeof listTrackedCalls>[1]) =>
      (await listTrackedCalls(journal.analyst, wanted, { first: 9 })).edges.map(
        ({ item: { call, firstTime } }) => `${call.id}${firstTime ? ' first' : ''}`,
      )
    expect(await ids({})).toEqual(['call-030', 'call-020 first', 'call-010 first'])
    expect(await ids({ bindingId: 'spring' })).toEqual(['call-030', 'call-010 first'])
    expect(await ids({ bindingId: null })).toEqual(['call-020 first'])
    expect(await ids({ from: callers[1] as string })).toEqual(['call-020 first'])
    expect(await ids({ outcomes: ['ANSWERED'] })).toEqual([])
    expect(
      await ids({
        startedFrom: instantOf(START + 15 * 60_000),
        startedBefore: instantOf(START + 25 * 60_000),
      }),
    ).toEqual(['call-020 first'])
  })

  test('are counted in whole days, and hours where it is by the hour', () => {
    const noon = START + 12.5 * HOUR_MS
    expect(widened('DAY', noon, noon + 1)).toEqual({ fromMs: START, beforeMs: START + DAY_MS })
    expect(widened('HOUR', noon, noon + 1)).toEqual({
      fromMs: START + 12 * HOUR_MS,
      beforeMs: START + 13 * HOUR_MS,
    })
  })
})
