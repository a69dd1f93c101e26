import type Telnyx from 'telnyx'
import {
  type AvailableNumber,
  type CarrierOrder,
  NUMBER_FEATURES,
  NUMBER_TYPES,
  type NumberMarket,
  type NumberSearch,
  type OwnedNumber,
} from '../carrier/numbers.js'
import { type E164, parseE164 } from '../kernel/endpoint.js'
import { type Ask, type Asked, answered } from './ask.js'
import { given } from './given.js'
import { allPages, type Query } from './pages.js'
import { NO_ANSWER, TelnyxRefused } from './refusal.js'
import { isPayload, type Payload, textOf, wordOf } from './wire.js'

const RETRIES = 2

/** The market of numbers (FACTS §6). */
export function telnyxNumbers(telnyx: Telnyx, connectionId: string, ask: Ask): NumberMarket {
  const get = (path: string, query: Query, caller: AbortSignal): Promise<Asked<unknown>> =>
    ask(caller, signal => telnyx.get<unknown>(path, { query, signal, maxRetries: RETRIES }))

  return {
    async search(search, signal) {
      const { features, limit } = search
      const words = features.map(feature => feature.toLowerCase())
      const filter = { ...filterOf(search), ...(words.length > 0 && { features: words }), limit }
      const asked = await ask(signal, signal =>
        telnyx.get<unknown>('/available_phone_numbers', { query: { filter }, signal, maxRetries: RETRIES }),
      )
      return rowsIn(answered(asked)).map(offerIn)
    },

    async order(number, reference, signal) {
      const body = {
        phone_numbers: [{ phone_number: number }],
        connection_id: connectionId,
        customer_reference: reference,
      }
      const asked = await ask(signal, signal => telnyx.numberOrders.create(body, { signal }))
      if (asked.kind === 'refused') return asked
      const { data } = asked.answer
      // It was taken, but not in words that can be read: it is found again by its reference.
      if (!isPayload(data) || textOf(data, 'id') === undefined) return { kind: 'refused', refusal: NO_ANSWER }
      return { kind: 'accepted', order: orderIn(data) }
    },

    async findOrder(reference, signal) {
      const query = { 'filter[customer_reference]': reference, 'page[size]': 20 }
      const rows = rowsIn(answered(await get('/number_orders', query, signal)))
      // Should the filter not be honoured, otherwise somebody else's order would be taken for ours.
      const found = rows.find(row => textOf(row, 'customer_reference') === reference)
      return found && orderIn(found)
    },

    async readOrder(id, signal) {
      const answer = answered(await get(`/number_orders/${encodeURIComponent(id)}`, {}, signal))
      return orderIn(isPayload(answer) && isPayload(answer.data) ? answer.data : {})
    },

    async owned(signal) {
      const rows = await allPages({ 'page[size]': 250 }, async query =>
        answered(await get('/phone_numbers', query, signal)),
      )
      return rows.map(row => ownedIn(row, connectionId))
    },
  }
}

function filterOf({
  country,
  areaCode,
  locality,
  region,
  type,
  contains,
  startsWith,
  endsWith,
}: NumberSearch) {
  const number = {
    ...given('contains', contains),
    ...given('starts_with', startsWith),
    ...given('ends_with', endsWith),
  }
  return {
    ...given('country_code', country),
    ...given('national_destination_code', areaCode),
    ...given('locality', locality),
    ...given('administrative_area', region),
    ...given('phone_number_type', type?.toLowerCase()),
    ...(Object.keys(number).length > 0 && { phone_number: number }),
  }
}

function offerIn(row: Payload): AvailableNumber {
  const cost = isPayload(row.cost_information) ? row.cost_information : {}
  return {
    number: numberIn(row),
    features: rowsOf(row.features).flatMap(feature => wordOf(feature, 'name', NUMBER_FEATURES) ?? []),
    ...given('type', wordOf(row, 'phone_number_type', NUMBER_TYPES)),
    ...given('locality', placeIn(row, 'location') ?? placeIn(row, 'rate_center')),
    ...given('region', placeIn(row, 'state')),
    ...given('monthlyCost', textOf(cost, 'monthly_cost')),
    ...given('upfrontCost', textOf(cost, 'upfront_cost')),
    ...given('currency', textOf(cost, 'currency')),
  }
}

function placeIn(row: Payload, type: string): string | undefined {
  const place = rowsOf(row.region_information).find(region => textOf(region, 'region_type') === type)
  return place && textOf(place, 'region_name')
}

function orderIn(row: Payload): CarrierOrder {
  const carrierOrderId = textOf(row, 'id')
  const status = wordOf(row, 'status', ['PENDING', 'SUCCESS', 'FAILURE'])
  if (carrierOrderId === undefined || status === undefined) throw new TelnyxRefused(NO_ANSWER)
  return { carrierOrderId, status }
}

function ownedIn(row: Payload, connectionId: string): OwnedNumber {
  return {
    number: numberIn(row),
    status: textOf(row, 'status') ?? 'unknown',
    connected: textOf(row, 'connection_id') === connectionId,
    ...given('type', wordOf(row, 'phone_number_type', NUMBER_TYPES)),
    ...given('purchasedAt', textOf(row, 'purchased_at')),
  }
}

function numberIn(row: Payload): E164 {
  const number = parseE164(textOf(row, 'phone_number') ?? '')
  if (number === undefined) throw new TelnyxRefused(NO_ANSWER)
  return number
}

function rowsIn(answer: unknown): Payload[] {
  const data = isPayload(answer) ? answer.data : undefined
  if (!Array.isArray(data) || !data.every(isPayload)) throw new TelnyxRefused(NO_ANSWER)
  return data
}

function rowsOf(value: unknown): Payload[] {
  return Array.isArray(value) ? value.filter(isPayload) : []
}
