import type { Kysely, Selectable } from 'kysely'
import type { NumberOrderId } from '../kernel/ids.js'
import { isSettled, type NumberOrder } from '../tracking/order.js'
import type { Tables } from './schema.js'

/** How a repetition of a client's request is recognised. */
export interface OrderKey {
  key: string
  fingerprint: string
}

export function orderOf(row: Pick<Selectable<Tables['number_orders']>, 'state'>): NumberOrder {
  return JSON.parse(row.state)
}

/** The orders under way that no node has to itself, oldest first. */
export async function dueOrders(db: Kysely<Tables>, nowMs: number): Promise<NumberOrderId[]> {
  const rows = await db
    .selectFrom('number_orders')
    .select('id')
    .where('status', 'not in', ['SUCCESS', 'FAILURE'])
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .limit(100)
    .execute()
  return rows.map(({ id }) => id as NumberOrderId)
}

/** The orders of numbers, inside an append. */
export class NumberOrders {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: NumberOrderId): Promise<NumberOrder | undefined> {
    const row = await this.db
      .selectFrom('number_orders')
      .select('state')
      .where('id', '=', id)
      .executeTakeFirst()
    return row && orderOf(row)
  }

  async withKey(key: string): Promise<{ order: NumberOrder; fingerprint: string | null } | undefined> {
    const row = await this.db
      .selectFrom('number_orders')
      .select(['state', 'fingerprint'])
      .where('key', '=', key)
      .executeTakeFirst()
    return row && { order: orderOf(row), fingerprint: row.fingerprint }
  }

  /** Which of these numbers an order is under way for. */
  async underWay(numbers: readonly string[]): Promise<Set<string>> {
    if (numbers.length === 0) return new Set()
    const rows = await this.db
      .selectFrom('number_orders')
      .select('number')
      .where('number', 'in', [...numbers])
      .where('status', 'not in', ['SUCCESS', 'FAILURE'])
      .execute()
    return new Set(rows.flatMap(({ number }) => number ?? []))
  }

  /** Adds an order, which its node has to itself until `dueMs`. */
  async add(order: NumberOrder, dueMs: number, asked?: OrderKey): Promise<void> {
    await this.db
      .insertInto('number_orders')
      .values({
        id: order.id,
        key: asked?.key ?? null,
        fingerprint: asked?.fingerprint ?? null,
        status: order.status,
        number: order.number ?? null,
        requested_at: order.requestedAt,
        due_ms: dueMs,
        state: JSON.stringify(order),
      })
      .execute()
  }

  async put(order: NumberOrder, dueMs: number): Promise<void> {
    const { status, number = null } = order
    await this.db
      .updateTable('number_orders')
      .set({ status, number, due_ms: dueMs, state: JSON.stringify(order) })
      .where('id', '=', order.id)
      .execute()
  }

  /** Takes an order until `untilMs`; undefined when it is settled or another node took it since `nowMs`. */
  async claim(id: NumberOrderId, nowMs: number, untilMs: number): Promise<NumberOrder | undefined> {
    const { numUpdatedRows } = await this.db
      .updateTable('number_orders')
      .set({ due_ms: untilMs })
      .where('id', '=', id)
      .where('due_ms', '<=', nowMs)
      .executeTakeFirst()
    const order = Number(numUpdatedRows) === 1 ? await this.find(id) : undefined
    return order === undefined || isSettled(order) ? undefined : order
  }
}
