import type { Kysely, Selectable } from 'kysely'
import type { Instant } from '../../kernel/instant.js'
import type { Delivery, DeliveryVerdict } from '../deliveries.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

export interface DeliveriesWanted {
  verdicts?: readonly DeliveryVerdict[]
}

const NEWEST_FIRST = {
  list: 'webhookDeliveries',
  columns: [{ name: 'id', holds: 'string' }],
  descending: true,
  keyOf: (row: { id: string }) => [row.id],
} as const

/** The webhooks that arrived, newest first. */
export function listDeliveries(
  db: Kysely<Tables>,
  wanted: DeliveriesWanted,
  args: PageArgs,
): Promise<Page<Delivery>> {
  let query = db.selectFrom('deliveries').selectAll()
  if (wanted.verdicts !== undefined) query = query.where('verdict', 'in', [...wanted.verdicts])
  return readPage(db, query, NEWEST_FIRST, args, deliveryOf)
}

function deliveryOf(row: Selectable<Tables['deliveries']>): Delivery {
  return {
    id: row.id,
    receivedAt: row.received_at as Instant,
    verdict: row.verdict as DeliveryVerdict,
    route: row.route as Delivery['route'],
    ...(row.event_id !== null && { eventId: row.event_id }),
    ...(row.event_type !== null && { eventType: row.event_type }),
    ...(row.occurred_at !== null && { occurredAt: row.occurred_at as Instant }),
    ...(row.attempt !== null && { attempt: row.attempt }),
    ...(row.reason !== null && { reason: row.reason }),
  }
}
