import { Refusal, refuse } from '../refusal.js'
import { now, type World } from '../world.js'
import { ownedNumber } from './account.js'
import { offerOf } from './inventory.js'

/** How long an order is pending. */
const ORDER_MS = 500

type OrderStatus = 'pending' | 'success' | 'failure'

/** An order of numbers, done or under way. */
export interface NumberOrder {
  readonly id: string
  readonly createdAt: string
  updatedAt: string
  status: OrderStatus
  readonly connectionId: string | undefined
  customerReference: string | undefined
  readonly numbers: { readonly id: string; readonly number: string; status: OrderStatus }[]
}

/**
 * Orders numbers, each once: refused at once when one is not on sale, pending a moment otherwise. Then the numbers are the
 * account's, except those that somebody bought meanwhile and those that end in 99, which fail.
 */
export function orderNumbers(
  world: World,
  numbers: readonly string[],
  connectionId: string | undefined,
  customerReference: string | undefined,
): NumberOrder {
  if (connectionId !== undefined && !world.account.applications.has(connectionId))
    throw new Refusal(422, [
      {
        code: '85004',
        title: 'Invalid connection id',
        detail: 'The connection_id does not exist.',
        pointer: '/connection_id',
      },
    ])
  numbers.forEach((number, index) => {
    if (offerOf(number) === undefined || world.account.numbers.has(number))
      throw new Refusal(422, [
        {
          code: '85001',
          title: 'Number no longer available',
          detail: `The number ${number} is no longer available.`,
          pointer: `/phone_numbers/${index}/phone_number`,
        },
      ])
  })
  if (numbers.length === 0) throw refuse.missing('/phone_numbers')
  const at = now(world)
  const order: NumberOrder = {
    id: world.ids.uuid(),
    createdAt: at,
    updatedAt: at,
    status: 'pending',
    connectionId,
    customerReference,
    numbers: [...new Set(numbers)].map(number => ({ id: world.ids.uuid(), number, status: 'pending' })),
  }
  world.orders.set(order.id, order)
  world.clock.after(ORDER_MS, () => fulfil(world, order))
  return order
}

function fulfil(world: World, order: NumberOrder): void {
  for (const line of order.numbers) {
    if (world.account.numbers.has(line.number) || line.number.endsWith('99')) {
      line.status = 'failure'
      continue
    }
    line.status = 'success'
    const owned = ownedNumber(line.number, order.connectionId ?? null, world.clock, world.ids)
    owned.customer_reference = order.customerReference ?? null
    world.account.numbers.set(line.number, owned)
  }
  order.status = order.numbers.every(line => line.status === 'success') ? 'success' : 'failure'
  order.updatedAt = now(world)
}
