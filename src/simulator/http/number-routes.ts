import { Router } from 'express'
import { z } from 'zod'
import type { OwnedNumber } from '../account/account.js'
import { type Offer, offerOf, searchOffers } from '../account/inventory.js'
import { type NumberOrder, orderNumbers } from '../account/orders.js'
import { refuse } from '../refusal.js'
import { now, type World } from '../world.js'
import { given, parse } from './body.js'
import { page } from './paging.js'
import { data, endpoint, ok, param, queryText } from './route.js'

const numberChange = z.object({
  connection_id: z.string().optional(),
  tags: z.array(z.string()).optional(),
  customer_reference: z.string().optional(),
})
const newOrder = z.object({
  phone_numbers: z.array(z.object({ phone_number: z.string().min(1) })).min(1),
  connection_id: z.string().optional(),
  customer_reference: z.string().optional(),
})

const orderChange = z.object({ customer_reference: z.string().optional() })

/** The market of numbers, orders, and the numbers of the account. */
export function numberRoutes(world: World): Router {
  const router = Router()
  const { account } = world
  const slow = () => world.faults.plan.slow_ms

  router.get(
    '/available_phone_numbers',
    endpoint(request => availableNumbers(world, request.query), slow),
  )

  router.get(
    '/number_orders',
    endpoint(request => {
      const status = queryText(request.query, 'filter', 'status')
      const reference = queryText(request.query, 'filter', 'customer_reference')
      const found = [...world.orders.values()].filter(
        order =>
          (status === undefined || order.status === status) &&
          (reference === undefined || order.customerReference === reference),
      )
      return page(request, found.reverse(), orderView)
    }, slow),
  )
  router.post(
    '/number_orders',
    endpoint(({ body }) => {
      const order = parse(newOrder, body)
      const numbers = order.phone_numbers.map(line => line.phone_number)
      return data(orderView(orderNumbers(world, numbers, order.connection_id, order.customer_reference)))
    }, slow),
  )
  const orderAt = (id: string): NumberOrder => {
    const order = world.orders.get(id)
    if (order === undefined) throw refuse.notFound()
    return order
  }
  router.get(
    '/number_orders/:id',
    endpoint(request => data(orderView(orderAt(param(request, 'id')))), slow),
  )
  router.patch(
    '/number_orders/:id',
    endpoint(request => {
      const order = orderAt(param(request, 'id'))
      const change = parse(orderChange, request.body)
      order.customerReference = change.customer_reference ?? order.customerReference
      order.updatedAt = now(world)
      return data(orderView(order))
    }, slow),
  )

  const numberAt = (idOrNumber: string): OwnedNumber => {
    for (const number of account.numbers.values())
      if (number.id === idOrNumber || number.phone_number === idOrNumber) return number
    throw refuse.notFound()
  }
  const numberView = (number: OwnedNumber) => ({
    record_type: 'phone_number',
    ...number,
    country_iso_alpha2: 'US',
    phone_number_type: offerOf(number.phone_number)?.type ?? 'local',
    status: 'active',
    connection_name: account.applications.get(number.connection_id ?? '')?.application_name ?? null,
    created_at: number.purchased_at,
    deletion_lock_enabled: false,
    external_pin: null,
    source_type: 'number_order',
  })

  router.get(
    '/phone_numbers',
    endpoint(request => {
      const digits = queryText(request.query, 'filter', 'phone_number')?.replaceAll(/\D/g, '')
      const connection = queryText(request.query, 'filter', 'connection_id')
      const status = queryText(request.query, 'filter', 'status')
      const found = [...account.numbers.values()].filter(
        number =>
          (digits === undefined || number.phone_number.includes(digits)) &&
          (connection === undefined || number.connection_id === connection) &&
          (status === undefined || status.split(',').includes('active')),
      )
      return page(request, found, numberView)
    }, slow),
  )
  router.get(
    '/phone_numbers/:id',
    endpoint(request => data(numberView(numberAt(param(request, 'id')))), slow),
  )
  router.patch(
    '/phone_numbers/:id',
    endpoint(request => {
      const number = numberAt(param(request, 'id'))
      const change = given(parse(numberChange, request.body))
      if (change.connection_id && !account.applications.has(change.connection_id)) throw refuse.connection()
      Object.assign(number, change, { updated_at: now(world) })
      if (request.body?.connection_id === null || change.connection_id === '') number.connection_id = null
      return data(numberView(number))
    }, slow),
  )
  router.delete(
    '/phone_numbers/:id',
    endpoint(request => {
      const number = numberAt(param(request, 'id'))
      account.numbers.delete(number.phone_number)
      return data({ ...numberView(number), status: 'deleted' })
    }, slow),
  )

  return router
}

function availableNumbers(world: World, query: Parameters<typeof queryText>[0]) {
  const wanted = (...path: string[]) => queryText(query, 'filter', ...path)
  const limit = wanted('limit')
  const found = searchOffers(
    {
      country: wanted('country_code'),
      areaCode: wanted('national_destination_code'),
      type: wanted('phone_number_type'),
      features: (wanted('features') ?? '').split(',').filter(feature => feature !== ''),
      locality: wanted('locality'),
      state: wanted('administrative_area'),
      startsWith: wanted('phone_number', 'starts_with'),
      endsWith: wanted('phone_number', 'ends_with'),
      contains: wanted('phone_number', 'contains'),
      limit: limit === undefined ? undefined : Number(limit),
    },
    number => world.account.numbers.has(number),
  )
  const meta = { total_results: found.length, best_effort_results: 0 }
  return ok({ data: found.map(offerView), meta, metadata: meta })
}

function offerView(offer: Offer): object {
  return {
    record_type: 'available_phone_number',
    phone_number: offer.number,
    vanity_format: '',
    best_effort: false,
    quickship: true,
    reservable: true,
    features: offer.features.map(name => ({ name })),
    cost_information: { currency: 'USD', monthly_cost: '1.00', upfront_cost: '1.00' },
    region_information: [
      { region_type: 'country_code', region_name: 'US' },
      { region_type: 'state', region_name: offer.state },
      { region_type: 'rate_center', region_name: offer.locality.toUpperCase() },
      { region_type: 'location', region_name: offer.locality },
    ],
  }
}

function orderView(order: NumberOrder): object {
  return {
    record_type: 'number_order',
    id: order.id,
    status: order.status,
    ...(order.connectionId !== undefined && { connection_id: order.connectionId }),
    ...(order.customerReference !== undefined && { customer_reference: order.customerReference }),
    phone_numbers_count: order.numbers.length,
    phone_numbers: order.numbers.map(line => ({
      record_type: 'number_order_phone_number',
      id: line.id,
      phone_number: line.number,
      status: line.status,
      country_code: 'US',
      phone_number_type: offerOf(line.number)?.type ?? 'local',
      requirements_met: true,
      requirements_status: 'approved',
      regulatory_requirements: [],
    })),
    requirements_met: true,
    sub_number_orders_ids: [],
    created_at: order.createdAt,
    updated_at: order.updatedAt,
  }
}
