import { afterEach, expect, test } from 'vitest'
import type { Carrier } from '../../src/carrier/carrier.js'
import type { CarrierOrder, NumberMarket } from '../../src/carrier/numbers.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { listOrders } from '../../src/journal/reads/number-orders.js'
import type { Clock } from '../../src/kernel/clock.js'
import { systemClock } from '../../src/kernel/clock.js'
import type { E164, Endpoint } from '../../src/kernel/endpoint.js'
import type { OrderDraft } from '../../src/switchboard/port.js'
import type { NumberOrder } from '../../src/tracking/order.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { type Line, openLine, scriptedCarrier } from '../support/line.js'

const shop = '+13035550141' as Endpoint
const numbers = ['+19195550110', '+19195550111', '+19195550112'] as E164[]
const wish: OrderDraft = {
  areaCode: '919',
  features: ['VOICE'],
  target: { kind: 'FORWARD', destination: shop },
}
const by = { actor: { kind: 'CLIENT', name: 'ada' } as const, idempotencyKey: 'once' }

/** A carrier's market that outlives whoever asks it. */
function openMarket() {
  const orders: (CarrierOrder & { number: E164; reference: string; polls: number })[] = []
  const market: NumberMarket = {
    search: async () =>
      numbers.filter(n => !orders.some(o => o.number === n)).map(number => ({ number, features: ['VOICE'] })),
    async order(number, reference) {
      if (orders.some(o => o.number === number)) {
        return { kind: 'refused', refusal: { reason: 'NUMBER_GONE', retryable: false, uncertain: false } }
      }
      const order = {
        number,
        reference,
        polls: 0,
        carrierOrderId: `order-${orders.length}`,
        status: 'PENDING' as const,
      }
      orders.push(order)
      return { kind: 'accepted', order: { carrierOrderId: order.carrierOrderId, status: order.status } }
    },
    findOrder: async reference => orders.find(o => o.reference === reference),
    async readOrder(id) {
      const order = orders.find(o => o.carrierOrderId === id)
      if (order === undefined) throw new Error('There is no such order.')
      order.polls += 1
      if (order.polls > 1) order.status = 'SUCCESS'
      return { carrierOrderId: id, status: order.status }
    },
    owned: async () => [],
  }
  return { market, orders }
}

/** Kills what it guards at its `fatal`th moment: from then on nothing is written or sent any more. */
function mortality(fatal: number) {
  let moments = 0
  const pass = () => {
    moments += 1
    if (moments >= fatal) throw new Error('dead')
  }
  const around = async <T>(deed: () => Promise<T>): Promise<T> => {
    pass()
    const result = await deed()
    pass()
    return result
  }
  return {
    moments: () => moments,
    journal: (journal: Journal): Journal => ({
      ...journal,
      append: work => around(() => journal.append(work)),
    }),
    market: (market: NumberMarket): NumberMarket => ({
      search: (...args) => around(() => market.search(...args)),
      order: (...args) => around(() => market.order(...args)),
      findOrder: (...args) => around(() => market.findOrder(...args)),
      readOrder: (...args) => around(() => market.readOrder(...args)),
      owned: (...args) => around(() => market.owned(...args)),
    }),
  }
}

onEachDatabase('buying a number', place => {
  let home: Place | undefined
  let journal: Journal | undefined
  let line: Line | undefined
  afterEach(async () => {
    await line?.close().catch(() => {})
    line = undefined
    await journal?.close()
    await home?.remove()
  })

  const carrierWith = (market: NumberMarket): Carrier => ({
    ...scriptedCarrier(() => ({ kind: 'accepted', acceptance: {} })).carrier,
    numbers: market,
  })
  const settled = async (at: Line, draft = wish, request: Partial<typeof by> = by): Promise<NumberOrder> => {
    const outcome = await at.switchboard.orderNumber(draft, { actor: by.actor, ...request }, 20_000)
    if (outcome.kind !== 'started') throw new Error(outcome.kind)
    return outcome.order
  }
  const bindings = () => journal?.append(tx => tx.bindings.inForce(numbers))
  const openWith = async (market: NumberMarket) => {
    home = await place()
    journal = await home.open()
    line = await openLine(journal, carrierWith(market))
    return line
  }

  test('ends alike wherever its buyer is killed: one order at the carrier, and its number bound (T2.4)', async () => {
    let last = Number.POSITIVE_INFINITY
    for (let fatal = 1; fatal <= last; fatal += 1) {
      home = await place()
      journal = await home.open()
      const { market, orders } = openMarket()
      const death = mortality(fatal)
      const doomed = await openLine(death.journal(journal), carrierWith(death.market(market))).catch(
        () => undefined,
      )
      await doomed?.switchboard.orderNumber(wish, by, 300).catch(() => undefined)
      await doomed?.close().catch(() => undefined)
      // An unharmed run says how many moments there are.
      if (death.moments() < fatal) last = fatal
      const later: Clock = { now: () => Date.now() + 120_000, after: systemClock.after }
      line = await openLine(journal, carrierWith(market), 8, later)
      const order = await settled(line)
      expect(order, `killed at moment ${fatal}`).toMatchObject({ status: 'SUCCESS', number: numbers[0] })
      expect(orders.map(({ number }) => number)).toEqual([numbers[0]])
      expect(await bindings()).toMatchObject([
        { id: order.bindingId, number: numbers[0], target: { kind: 'FORWARD', destination: shop } },
      ])
      const { edges } = await listOrders(journal.reader, {}, { first: 9 })
      expect(edges).toHaveLength(1)
      const told = await readEvents(
        journal.reader,
        { about: { numberOrderId: order.id } },
        { after: 0, limit: 9 },
      )
      expect(told.map(({ fact }) => fact.body.type)).toEqual([
        'NumberOrderRequested',
        'NumberOrderPlaced',
        'NumberOrderSucceeded',
      ])
      await line.close()
      line = undefined
      await journal.close()
      await home.remove()
      journal = undefined
      home = undefined
    }
    expect(last).toBeGreaterThan(12)
    expect(last).toBeLessThan(60)
  }, 120_000)

  test('finds an order again of which no answer came, also when its repetition is refused', async () => {
    const { market, orders } = openMarket()
    let hidden = 1
    const at = await openWith({
      ...market,
      async order(...args) {
        const answer = await market.order(...args)
        if (answer.kind === 'refused') return answer
        return { kind: 'refused', refusal: { reason: 'TIMED_OUT', retryable: true, uncertain: true } }
      },
      // What was just ordered is not listed at once.
      findOrder: async (...args) => (hidden-- > 0 ? undefined : market.findOrder(...args)),
    })
    expect(await settled(at)).toMatchObject({ status: 'SUCCESS', number: numbers[0] })
    expect(orders).toHaveLength(1)
    expect(await bindings()).toHaveLength(1)
  })

  test('takes another number of the area code when somebody else was quicker', async () => {
    const { market, orders } = openMarket()
    let quicker = true
    const at = await openWith({
      ...market,
      async order(...args) {
        if (quicker) await market.order(numbers[0] as E164, 'somebody else', args[2])
        quicker = false
        return market.order(...args)
      },
    })
    expect(await settled(at)).toMatchObject({ status: 'SUCCESS', number: numbers[1] })
    expect(orders.map(({ reference }) => reference)).toEqual([
      'somebody else',
      expect.stringContaining('partyline-'),
    ])
  })

  test('buys two different numbers for two wishes at the same moment, and one for the same wish twice', async () => {
    const { market, orders } = openMarket()
    const at = await openWith(market)
    const [a, b, again] = await Promise.all([
      settled(at),
      settled(at, wish, { idempotencyKey: 'another' }),
      settled(at),
    ])
    expect(new Set([a?.number, b?.number]).size).toBe(2)
    expect(again?.id).toBe(a?.id)
    expect(orders).toHaveLength(2)
    const other = await at.switchboard.orderNumber({ ...wish, areaCode: '202' }, by, 0)
    expect(other.kind).toBe('keyConflict')
  })

  test('says so when the number leads elsewhere by the time it is ours (S2.9)', async () => {
    const { market } = openMarket()
    const at = await openWith({
      ...market,
      async readOrder(...args) {
        await line?.switchboard.createBinding({
          number: numbers[0] as E164,
          target: { kind: 'FORWARD', destination: '+13035550142' as Endpoint },
        })
        return market.readOrder(...args)
      },
    })
    const order = await settled(at)
    expect(order).toMatchObject({ status: 'SUCCESS', problem: { code: 'BINDING_CONFLICT' } })
    expect(order.bindingId).toBeUndefined()
  })

  test('gives up when nothing is on sale, when the search fails, and when the order is refused (S2.7, S2.8)', async () => {
    const { market } = openMarket()
    let search: NumberMarket['search'] = async () => []
    let order: NumberMarket['order'] = market.order
    let failing = false
    const at = await openWith({
      ...market,
      search: (...args) => search(...args),
      order: (...args) => order(...args),
      readOrder: async (id, signal) =>
        failing ? { carrierOrderId: id, status: 'FAILURE' } : market.readOrder(id, signal),
    })
    const next = async (key: string) => (await settled(at, wish, { idempotencyKey: key })).problem
    expect(await next('none')).toMatchObject({
      code: 'NO_NUMBERS_AVAILABLE',
      message: expect.stringContaining('919'),
    })
    search = market.search
    order = async () => ({
      kind: 'refused',
      refusal: { reason: 'NOT_ALLOWED', carrierTitle: 'No funds', retryable: false, uncertain: false },
    })
    expect(await next('refused')).toEqual({
      code: 'NUMBER_ORDER_FAILED',
      message: `The number ${numbers[0]} could not be ordered: No funds.`,
    })
    order = market.order
    failing = true
    expect(await next('failed')).toMatchObject({
      code: 'NUMBER_ORDER_FAILED',
      message: expect.stringContaining(numbers[0] as string),
    })
    search = () => Promise.reject(new Error('no answer'))
    expect(await next('silent')).toMatchObject({ code: 'NUMBER_SEARCH_FAILED' })
    expect(await bindings()).toEqual([])
    // What the search threw is in the log.
    await at.close().catch(error => expect(error.message).toBe('no answer'))
    line = undefined
  })
})
