import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function callFlows(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('call_flows')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('title', 'text', c => c.notNull())
    .addColumn('is_default', 'integer', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('document', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('updated_at', 'text', c => c.notNull())
    .execute()
  await t.createIndex('call_flows_title').on('call_flows').columns(['title', 'id']).execute()
  await sql`create unique index call_flows_default on call_flows (is_default) where is_default = 1`.execute(
    db,
  )

  await t
    .createTable('call_flow_versions')
    .addColumn('flow_id', 'text', c => c.notNull())
    .addColumn('version', 'integer', c => c.notNull())
    .addColumn('document', 'text', c => c.notNull())
    .addColumn('saved_at', 'text', c => c.notNull())
    .addPrimaryKeyConstraint('call_flow_versions_key', ['flow_id', 'version'])
    .execute()
}
