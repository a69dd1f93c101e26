import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { collect, EVENTS } from '../unit/realtime/collect.js'
import { digit, times } from '../unit/realtime/events.js'
import { endless } from '../unit/realtime/schema.js'
import { counted, openStage, type Stage } from '../unit/realtime/stage.js'

let stage: Stage
afterEach(() => stage.close())

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)
const has = (got: { places: unknown[] }, count: number) =>
  eventually(() => (got.places.length >= count ? undefined : `has ${got.places.length} of ${count}`))

describe('equal subscriptions', () => {
  test('are executed once for each event and given to each subscriber', async () => {
    stage = await openStage()
    const ada = collect(stage.client('ada:OPERATOR'), EVENTS)
    const grace = collect(stage.client('grace:OPERATOR'), EVENTS, { after: null })
    await counted(stage, 'operationStarted', 2)
    await stage.record(...times(3))
    await has(ada, 3)
    await has(grace, 3)
    expect([ada.places, grace.places]).toEqual([range(1, 3), range(1, 3)])
    expect(stage.counts).toMatchObject({ groupOpened: 1, executed: 3, delivered: 6, fellBack: 0 })
  })

  test('are known by their variables after defaults', async () => {
    stage = await openStage()
    const query = `subscription ($call: ID, $kind: Kind = DIGIT, $loud: Boolean) {
      filtered(filter: { call: $call, kind: $kind }, loud: $loud) { ... on Happening { seq } } }`
    const subscribers = [
      collect(stage.client('ada:A'), query, { call: 'ada' }),
      collect(stage.client('grace:A'), query, { kind: 'DIGIT', call: 'ada' }),
      collect(stage.client('edsger:A'), query, { call: 'grace' }),
      collect(stage.client('alan:A'), query, { call: 'ada', kind: 'ANSWER' }),
    ]
    await counted(stage, 'operationStarted', 4)
    await stage.record(
      { call: 'ada' },
      { call: 'grace' },
      { call: 'ada', type: 'CallAnswered' },
      { call: 'alan' },
    )
    for (const subscriber of subscribers) await has(subscriber, 1)
    expect(subscribers.map(s => s.places)).toEqual([[1], [1], [2], [3]])
    expect(stage.counts).toMatchObject({ groupOpened: 3, executed: 3 })
  })

  test('of one socket are one group and get their own ids', async () => {
    stage = await openStage()
    const client = stage.client('ada:A')
    const all = range(1, 20).map(() => collect(client, EVENTS))
    await counted(stage, 'operationStarted', 20)
    await stage.record(...times(2))
    for (const one of all) await has(one, 2)
    all[0]?.stop()
    await counted(stage, 'operationEnded', 1)
    await stage.record(digit)
    for (const one of all.slice(1)) await has(one, 3)
    expect(all.map(one => one.places.length)).toEqual([2, ...range(2, 20).map(() => 3)])
    expect(stage.counts).toMatchObject({ groupOpened: 1, executed: 3 })
  })

  test('wherever each began to listen', async () => {
    stage = await openStage()
    await stage.record(...times(5))
    const late = collect(stage.client('ada:A'), EVENTS, { after: stage.cursor(2) })
    await has(late, 3)
    const now = collect(stage.client('grace:A'), EVENTS)
    await counted(stage, 'operationStarted', 2)
    await stage.record(digit)
    await has(late, 4)
    await has(now, 1)
    expect([late.places, now.places]).toEqual([[3, 4, 5, 6], [6]])
    expect(stage.counts).toMatchObject({ groupOpened: 1, executed: 4 })
  })

  test('also where the document demands a cursor', async () => {
    stage = await openStage()
    await stage.record(...times(2))
    const query =
      'subscription ($after: String!) { events(after: $after) { ... on Happening { seq scope } } }'
    const ada = collect(stage.client('ada:A'), query, { after: stage.cursor(0) })
    const grace = collect(stage.client('grace:A'), query, { after: stage.cursor(1) })
    await has(ada, 2)
    await has(grace, 1)
    expect([ada.places, grace.places]).toEqual([[1, 2], [2]])
    expect(stage.counts.groupOpened).toBe(1)
  })

  test('are not equal when the place is used for something else too, and that is counted', async () => {
    stage = await openStage()
    await stage.record(digit)
    const query =
      'subscription ($after: String) { events(after: $after) { ... on Happening { seq echo(text: $after) } } }'
    const places = [stage.cursor(0), null]
    const [ada, grace] = places.map(after => collect(stage.client('x:A'), query, { after }))
    await counted(stage, 'operationStarted', 2)
    await stage.record(digit)
    await has(ada as never, 2)
    await has(grace as never, 1)
    expect(ada?.results.at(-1)?.data).toEqual({ events: { seq: 2, echo: stage.cursor(0) } })
    expect(grace?.results.at(-1)?.data).toEqual({ events: { seq: 2, echo: null } })
    expect(stage.counts).toMatchObject({ groupOpened: 2, fellBack: 2 })
  })
})

test('an event costs nothing for groups that it does not concern', async () => {
  stage = await openStage()
  const client = stage.client('ada:A')
  const others = range(1, 50).map(i => collect(client, EVENTS, { callId: `other-${i}` }))
  const answers = collect(client, EVENTS, { types: ['CallAnswered'] })
  const mine = collect(client, EVENTS, { callId: 'ada', types: ['DigitReceived', 'CallAnswered'] })
  await counted(stage, 'operationStarted', 52)
  await stage.record(...times(10), { type: 'CallAnswered' })
  await has(mine, 11)
  await has(answers, 1)
  expect(stage.counts.executed).toBe(12)
  expect(others.flatMap(o => o.places)).toEqual([])
})

test('200 events of one tick arrive in order', async () => {
  stage = await openStage()
  const client = stage.client('ada:A')
  const quick = collect(client, EVENTS)
  const slow = collect(client, 'subscription { events { ... on Happening { seq late } } }')
  await counted(stage, 'operationStarted', 2)
  await stage.record(...times(200))
  await has(quick, 200)
  await has(slow, 200)
  expect(quick.places).toEqual(range(1, 200))
  expect(slow.places).toEqual(range(1, 200))
})

test.each([false, true])(
  'texts arrive as they are, whatever the alphabet (compression: %s)',
  async compression => {
    stage = await openStage({ limits: { compression } })
    const texts = ['déjà vu', '日本語', '📞 "☎"', 'x'.repeat(200), `${'é'.repeat(70_000)}`]
    const got = collect(stage.client('ada:A'), 'subscription { events { ... on Happening { seq text } } }')
    await counted(stage, 'operationStarted', 1)
    await stage.record(...texts.map(text => ({ type: 'CallNoticed', text }) as const))
    await has(got, texts.length)
    expect(got.results.map(({ data }) => (data?.events as { text: string } | undefined)?.text)).toEqual(texts)
  },
)

test('a group whose execution is slow keeps few events waiting and loses none', async () => {
  stage = await openStage({ limits: { queuedEvents: 5, recentEvents: 20 } })
  const slow = collect(stage.client('ada:A'), 'subscription { events { ... on Happening { seq late } } }')
  await counted(stage, 'operationStarted', 1)
  for (let i = 0; i < 6; i += 1) await stage.record(...times(20))
  await has(slow, 120)
  await stage.record(digit)
  await has(slow, 121)
  expect(slow.places).toEqual(range(1, 121))
})

describe('permission classes', () => {
  const PROBE =
    'subscription ($after: String) { events(after: $after) { ... on Happening { seq who scope } } }'

  test('never see what another is shown, and nobody sees who asked first', async () => {
    stage = await openStage()
    await stage.record(...times(3))
    const people = [
      'ada:VIEWER',
      'grace:OPERATOR',
      'edsger:OPERATOR',
      'alan:ADMIN',
      'eve:',
      'mallory:',
      'x:private',
    ]
    const subscribers = people.flatMap((who, i) => {
      const client = stage.client(who)
      return [
        { who, got: collect(client, PROBE) },
        { who, got: collect(client, PROBE, { after: stage.cursor(i % 3) }) },
      ]
    })
    await counted(stage, 'operationStarted', 2 * people.length)
    await stage.record(...times(5))
    for (const { got } of subscribers) await has(got, 5)
    for (const { who, got } of subscribers) {
      const [name, scope = ''] = who.split(':')
      const expected = scope === '' ? { who: name, scope: 'private' } : { who: 'nobody in particular', scope }
      for (const { data } of got.results) expect(data?.events).toMatchObject(expected)
    }
    // Two with no scope are two groups: whatever they may see is not known to be the same.
    expect(stage.counts.groupOpened).toBe(6)
  })

  test('share nothing when the server chose another selection for each viewer', async () => {
    stage = await openStage()
    const query = 'subscription { mine { ... on Happening { seq call } } }'
    const ada = collect(stage.client('ada:VIEWER'), query)
    const grace = collect(stage.client('grace:VIEWER'), query)
    await counted(stage, 'operationStarted', 2)
    await stage.record({ call: 'ada' }, { call: 'grace' }, { call: 'ada' })
    await has(ada, 2)
    await has(grace, 1)
    expect([ada.places, grace.places]).toEqual([[1, 3], [2]])
  })
})

describe('other operations', () => {
  test('queries and mutations know who asks', async () => {
    stage = await openStage()
    const client = stage.client('ada:VIEWER')
    const me = collect(client, '{ me }')
    const touch = collect(client, 'mutation { touch }')
    await eventually(() => (me.end && touch.end ? undefined : 'unanswered'))
    expect(me.results).toEqual([{ data: { me: 'ada' } }])
    expect(touch.results).toEqual([{ data: { touch: 'touched' } }])
  })

  test('a source that is no feed runs for its subscriber alone and ends by itself', async () => {
    stage = await openStage()
    const client = stage.client('ada:A')
    const three = collect(client, 'subscription { three }')
    await eventually(() => (three.end ? undefined : 'runs'))
    expect(three.results.map(r => r.data)).toEqual([{ three: 1 }, { three: 2 }, { three: 3 }])
    expect(three.end).toEqual({ kind: 'complete' })
    const endlessly = collect(client, 'subscription { endless }')
    await eventually(() => (endless.open === 1 ? undefined : 'not open'))
    endlessly.stop()
    await eventually(() => (endless.open === 0 ? undefined : 'source not returned'))
    expect(stage.counts.fellBack).toBe(2)
  })

  test('a refusal is a result with errors, an invalid document an error', async () => {
    stage = await openStage()
    const client = stage.client('ada:A')
    const denied = collect(client, 'subscription { denied }')
    const invalid = collect(client, 'subscription { nothing }')
    await eventually(() => (denied.end && invalid.end ? undefined : 'open'))
    expect(denied.results[0]?.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    expect(denied.end).toEqual({ kind: 'complete' })
    expect(invalid.end?.kind).toBe('error')
    expect(stage.counts.groupOpened).toBe(0)
  })

  test('an error inside an event is part of its result', async () => {
    stage = await openStage()
    const broken = collect(
      stage.client('ada:A'),
      'subscription { events { ... on Happening { seq broken } } }',
    )
    await counted(stage, 'operationStarted', 1)
    await stage.record(...times(2))
    await eventually(() => (broken.results.length === 2 ? undefined : 'missing'))
    expect(broken.results[0]?.errors?.[0]?.message).toBe('broken')
    expect(broken.end).toBeUndefined()
  })
})

test('a group is gone when its last subscriber is', async () => {
  stage = await openStage()
  const client = stage.client('ada:A')
  const one = collect(client, EVENTS)
  const two = collect(client, EVENTS)
  await counted(stage, 'operationStarted', 2)
  one.stop()
  await counted(stage, 'operationEnded', 1)
  expect(stage.counts.groupClosed).toBe(0)
  two.stop()
  await counted(stage, 'groupClosed', 1)
  await stage.record(digit)
  expect(stage.counts.executed).toBe(0)
  collect(client, EVENTS)
  await counted(stage, 'groupOpened', 2)
})
