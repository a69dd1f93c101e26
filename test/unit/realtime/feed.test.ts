import { type ExecutionResult, parse, subscribe } from 'graphql'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../../support/eventually.js'
import { digit, times } from './events.js'
import { testHost } from './schema.js'
import { openStage, type Stage } from './stage.js'

let stage: Stage
afterEach(() => stage.close())

/** The hub left out: graphql-js alone over a feed. */
async function plainly(query: string, variables: Record<string, unknown>) {
  const host = testHost(stage.realtime.feed)
  const prepared = await host.prepare(
    { query, variables },
    { name: 'ada', identity: 'ada', credential: 'ada' },
  )
  if ('errors' in prepared) throw prepared.errors[0]
  const results = await subscribe({
    schema: prepared.schema,
    document: parse(query),
    variableValues: variables,
    contextValue: host.contextOf({ name: 'ada', identity: 'ada', credential: 'ada' }),
  })
  if (!(Symbol.asyncIterator in results)) throw results.errors?.[0]
  return results
}

const QUERY = `subscription ($after: String, $types: [String!]) {
  events(after: $after, types: $types) { ... on Happening { seq } ... on StreamGap { from to } } }`

async function take(results: AsyncGenerator<ExecutionResult, void>, count: number) {
  const got: unknown[] = []
  for (let i = 0; i < count; i += 1) {
    const { value } = await results.next()
    got.push(value?.data?.events)
  }
  return got
}

describe('a feed that is iterated', () => {
  test('gives the past, then the present, at the pace of its reader', async () => {
    stage = await openStage({ limits: { recentEvents: 3 } })
    await stage.record(...times(150))
    const results = await plainly(QUERY, { after: stage.cursor(0) })
    expect(await take(results, 150)).toEqual(times(150).map((_, i) => ({ seq: i + 1 })))
    const next = take(results, 20)
    for (let i = 0; i < 20; i += 1) await stage.record(digit)
    expect(await next).toEqual(times(20).map((_, i) => ({ seq: i + 151 })))
    await stage.record(...times(30))
    expect(await take(results, 30)).toEqual(times(30).map((_, i) => ({ seq: i + 171 })))
    await results.return()
  })

  test('tells the gap', async () => {
    stage = await openStage({ limits: { recentEvents: 0 } })
    await stage.record(...times(10))
    await stage.prune(8)
    const results = await plainly(QUERY, { after: stage.cursor(2) })
    expect(await take(results, 1)).toEqual([{ from: 3, to: 10 }])
    await stage.record(digit)
    expect(await take(results, 1)).toEqual([{ seq: 11 }])
    await results.return()
  })

  test('ends at once when it is returned, even while it waits', async () => {
    stage = await openStage()
    const results = await plainly(QUERY, { types: ['CallAnswered'] })
    const waiting = results.next()
    await stage.record(...times(5))
    await results.return()
    expect(await waiting).toEqual({ value: undefined, done: true })
  })

  test('wakes only for what it selects', async () => {
    stage = await openStage({ limits: { recentEvents: 2 } })
    const results = await plainly(QUERY, { types: ['CallAnswered'] })
    const answered = take(results, 1)
    await eventually(() => undefined)
    await stage.record(...times(50))
    await stage.record({ type: 'CallAnswered' })
    expect(await answered).toEqual([{ seq: 51 }])
    await results.return()
  })

  test('refuses a place beyond the end', async () => {
    stage = await openStage()
    const results = await plainly(QUERY, { after: stage.cursor(1) })
    await expect(results.next()).rejects.toThrow('beyond the end')
  })
})
