import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NumberMarket } from '../../src/carrier/numbers.js'
import type { E164 } from '../../src/kernel/endpoint.js'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { telnyxCarrier } from '../../src/telnyx/index.js'

const never = new AbortController().signal
const number = (text: string) => text as E164

describe('the market of numbers, at the simulator', () => {
  let simulator: Simulator
  let market: NumberMarket
  beforeAll(async () => {
    simulator = await startSimulator({ clock: 'virtual', seed: 'market' })
    const { apiKey, connectionId, url } = simulator
    market = telnyxCarrier({ apiKey, connectionId, baseUrl: `${url}/v2` }).numbers
  })
  afterAll(() => simulator.close())
  const advance = (ms: number) =>
    fetch(`${simulator.url}/clock/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ms }),
    })

  it('has numbers with their places, features and prices (S2.1)', async () => {
    const [first, ...more] = await market.search(
      { areaCode: '312', features: ['VOICE', 'MMS'], limit: 2 },
      never,
    )
    expect(first).toEqual({
      number: '+13125550110',
      features: ['VOICE', 'SMS', 'MMS'],
      locality: 'Chicago',
      region: 'IL',
      monthlyCost: '1.00',
      upfrontCost: '1.00',
      currency: 'USD',
    })
    expect(more).toHaveLength(1)
  })

  it('sells one in its own time, and finds the order by our reference (S2.3, T2.9)', async () => {
    const wanted = number('+13125550144')
    const answer = await market.order(wanted, 'ours', never)
    expect(answer).toMatchObject({ kind: 'accepted', order: { status: 'PENDING' } })
    const found = await market.findOrder('ours', never)
    expect(found).toEqual(answer.kind === 'accepted' ? answer.order : undefined)
    expect(await market.findOrder('nobody’s', never)).toBeUndefined()
    await advance(1_000)
    expect((await market.readOrder(found?.carrierOrderId ?? '', never)).status).toBe('SUCCESS')
    expect(await market.owned(never)).toContainEqual(
      expect.objectContaining({ number: wanted, connected: true, status: 'active' }),
    )
    expect(await market.order(wanted, 'again', never)).toMatchObject({
      kind: 'refused',
      refusal: { reason: 'NUMBER_GONE', retryable: false, carrierCode: '85001' },
    })
  })

  it('says which order came to nothing', async () => {
    const answer = await market.order(number('+13125550199'), 'doomed', never)
    await advance(1_000)
    const id = answer.kind === 'accepted' ? answer.order.carrierOrderId : ''
    expect(await market.readOrder(id, never)).toEqual({ carrierOrderId: id, status: 'FAILURE' })
  })
})

describe('the market of numbers, on the wire', () => {
  const asked: { path: string; query: string; body: unknown }[] = []
  let answer: unknown
  let market: NumberMarket
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const url = new URL(request.url ?? '', 'http://wire')
    const text = Buffer.concat(chunks).toString()
    asked.push({
      path: url.pathname,
      query: decodeURIComponent(url.search),
      body: text === '' ? undefined : JSON.parse(text),
    })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  beforeAll(async () => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`
    market = telnyxCarrier({ apiKey: 'KEY', connectionId: '247', baseUrl, timeoutMs: 400 }).numbers
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  beforeEach(() => {
    asked.length = 0
  })

  it('is asked in the carrier’s words', async () => {
    answer = { data: [] }
    await market.search(
      {
        country: 'US',
        areaCode: '919',
        locality: 'Durham',
        region: 'NC',
        type: 'TOLL_FREE',
        features: ['VOICE', 'SMS'],
        contains: '55',
        startsWith: '919',
        endsWith: '1',
        limit: 3,
      },
      never,
    )
    const { path, query } = asked[0] as (typeof asked)[number]
    expect(path).toBe('/v2/available_phone_numbers')
    for (const part of [
      'filter[country_code]=US',
      'filter[national_destination_code]=919',
      'filter[locality]=Durham',
      'filter[administrative_area]=NC',
      'filter[phone_number_type]=toll_free',
      'filter[phone_number][contains]=55',
      'filter[phone_number][starts_with]=919',
      'filter[phone_number][ends_with]=1',
      'filter[limit]=3',
    ]) {
      expect(query).toContain(part)
    }
    expect(query).toMatch(/filter\[features\].*voice.*sms/)
  })

  it('attaches the application and our reference to an order (S2.3)', async () => {
    answer = { data: { id: 'order-1', status: 'pending' } }
    await market.order(number('+19195550110'), 'partyline-1', never)
    expect(asked[0]).toMatchObject({
      path: '/v2/number_orders',
      body: {
        phone_numbers: [{ phone_number: '+19195550110' }],
        connection_id: '247',
        customer_reference: 'partyline-1',
      },
    })
  })

  it('takes no order for ours that has another reference, and none that cannot be read', async () => {
    answer = { data: [{ id: 'order-2', status: 'pending', customer_reference: 'theirs' }] }
    expect(await market.findOrder('ours', never)).toBeUndefined()
    answer = { data: { nothing: true } }
    expect(await market.order(number('+19195550110'), 'x', never)).toMatchObject({
      kind: 'refused',
      refusal: { uncertain: true },
    })
    await expect(market.readOrder('order-3', never)).rejects.toThrow()
    answer = { data: [{ phone_number: 'none' }] }
    await expect(market.search({ features: [], limit: 1 }, never)).rejects.toThrow()
  })
})
