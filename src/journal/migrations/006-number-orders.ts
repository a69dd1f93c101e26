import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function numberOrders(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('number_orders')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('key', 'text', c => c.unique())
    .addColumn('fingerprint', 'text')
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('number', 'text')
    .addColumn('requested_at', 'text', c => c.notNull())
    .addColumn('due_ms', 'bigint', c => c.notNull())
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  await t.createIndex('number_orders_requested').on('number_orders').columns(['requested_at', 'id']).execute()
  await t
    .createIndex('number_orders_number')
    .on('number_orders')
    .columns(['number', 'requested_at'])
    .execute()
  await sql`create index number_orders_open on number_orders (due_ms)
    where status not in ('SUCCESS', 'FAILURE')`.execute(db)
}
