import type { Kysely } from 'kysely'
import type { NumberOrderId } from '../../kernel/ids.js'
import type { NumberOrder, OrderStatus } from '../../tracking/order.js'
import { orderOf } from '../number-orders.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

const NEWEST_FIRST = {
  list: 'numberOrders',
  columns: [
    { name: 'requested_at', holds: 'string' },
    { name: 'id', holds: 'string' },
  ],
  descending: true,
  keyOf: (row: { requested_at: string; id: string }) => [row.requested_at, row.id],
} as const

/** The orders with one of these statuses, or all, newest first. */
export function listOrders(
  db: Kysely<Tables>,
  { statuses }: { statuses?: readonly OrderStatus[] },
  args: PageArgs,
): Promise<Page<NumberOrder>> {
  let query = db.selectFrom('number_orders').selectAll()
  if (statuses !== undefined) query = query.where('status', 'in', [...statuses])
  return readPage(db, query, NEWEST_FIRST, args, orderOf)
}

export async function readOrder(db: Kysely<Tables>, id: NumberOrderId): Promise<NumberOrder | undefined> {
  return (await ordersById(db, [id])).get(id)
}

/** Orders by their ids, in one statement; what does not exist is left out. */
export async function ordersById(
  db: Kysely<Tables>,
  ids: readonly NumberOrderId[],
): Promise<Map<NumberOrderId, NumberOrder>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('number_orders')
    .select(['id', 'state'])
    .where('id', 'in', [...ids])
    .execute()
  return new Map(rows.map(row => [row.id as NumberOrderId, orderOf(row)]))
}

/** The last order of each of these numbers that is or was about to be ours; a number never ordered is left out. */
export async function ordersOfNumbers(
  db: Kysely<Tables>,
  numbers: readonly string[],
): Promise<Map<string, NumberOrder>> {
  const orders = new Map<string, NumberOrder>()
  for (let start = 0; start < numbers.length; start += 500) {
    const rows = await db
      .selectFrom('number_orders')
      .select(['number', 'state'])
      .where('number', 'in', numbers.slice(start, start + 500))
      .where('status', '!=', 'FAILURE')
      .orderBy('requested_at')
      .execute()
    for (const row of rows) if (row.number !== null) orders.set(row.number, orderOf(row))
  }
  return orders
}
