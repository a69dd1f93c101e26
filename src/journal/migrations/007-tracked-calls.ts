import { type Kysely, SqliteAdapter, sql } from 'kysely'

export async function trackedCalls(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  const isSqlite = db.getExecutor().adapter instanceof SqliteAdapter
  await t
    .createTable('tracked_calls')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('scope', 'text', c => c.notNull())
    .addColumn('number', 'text')
    .addColumn('from_endpoint', 'text')
    .addColumn('started_at', 'text', c => c.notNull())
    .addColumn('started_ms', 'bigint', c => c.notNull())
    .addColumn('outcome', 'text', c => c.notNull())
    .addColumn('talk_ms', 'bigint', c => c.notNull())
    .addColumn('total_ms', 'bigint', c => c.notNull())
    .addColumn('area', 'text', c => c.notNull())
    .addColumn('before_any', 'bigint')
    .addColumn('before_here', 'bigint')
    .addColumn('state', 'text', c => c.notNull())
    .execute()
  const index = (name: string, columns: string[]) =>
    t.createIndex(`tracked_calls_${name}`).on('tracked_calls').columns(columns).execute()
  await index('started', ['started_at', 'id'])
  await index('scope', ['scope', 'started_at', 'id'])
  await index('number', ['number', 'started_at', 'id'])
  await index('caller', ['from_endpoint', 'started_at', 'id'])
  await index('caller_here', ['scope', 'from_endpoint', 'started_at', 'id'])

  await t
    .createTable('call_stats')
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('scope', 'text', c => c.notNull())
    .addColumn('bucket', 'integer', c => c.notNull())
    .addColumn('area', 'text', c => c.notNull())
    .addColumn('before', 'integer', c => c.notNull())
    .addColumn('calls', 'integer', c => c.notNull())
    .addColumn('answered', 'integer', c => c.notNull())
    .addColumn('talk_ms', 'bigint', c => c.notNull())
    .addColumn('total_ms', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('call_stats_key', ['kind', 'scope', 'bucket', 'before', 'area'])
    // Otherwise SQLite would look up each row of a sum by itself.
    .$call(table => (isSqlite ? table.modifyEnd(sql`without rowid`) : table))
    .execute()
  await t.createIndex('call_stats_bucket').on('call_stats').columns(['kind', 'bucket', 'scope']).execute()
}
