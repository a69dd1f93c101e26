import { type Kysely, sql } from 'kysely'

export async function flowRuns(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('flow_runs')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('call_id', 'text')
    .addColumn('leg_id', 'text')
    .addColumn('call_flow_id', 'text')
    .addColumn('status', 'text', c => c.notNull())
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('key', 'text', c => c.unique())
    .addColumn('fingerprint', 'text')
    .addColumn('record', 'text', c => c.notNull())
    .execute()
  await t.createIndex('flow_runs_created').on('flow_runs').columns(['created_at', 'id']).execute()
  await t.createIndex('flow_runs_status').on('flow_runs').columns(['status', 'created_at', 'id']).execute()
  for (const column of ['call_id', 'leg_id', 'call_flow_id']) {
    await sql`create index ${sql.ref(`flow_runs_${column}`)} on flow_runs (${sql.ref(column)}, created_at, id)
      where ${sql.ref(column)} is not null`.execute(db)
  }

  await t
    .createTable('web_requests')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('flow_run_id', 'text', c => c.notNull())
    .addColumn('method', 'text', c => c.notNull())
    .addColumn('url', 'text', c => c.notNull())
    .addColumn('form', 'text')
    .addColumn('due_ms', 'bigint', c => c.notNull())
    .execute()
  await t.createIndex('web_requests_due').on('web_requests').columns(['due_ms']).execute()
}
