import { type Kysely, sql } from 'kysely'

export async function accessKeys(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('access_keys')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('name', 'text', c => c.notNull())
    .addColumn('role', 'text', c => c.notNull())
    .addColumn('scope', 'text')
    .addColumn('digest', 'text', c => c.notNull().unique())
    .addColumn('previous_digest', 'text')
    .addColumn('previous_until', 'bigint')
    .addColumn('created_at', 'text', c => c.notNull())
    .addColumn('created_by', 'text', c => c.notNull())
    .addColumn('expires_at', 'text')
    .addColumn('revoked_at', 'text')
    .addColumn('revoked_by', 'text')
    .addColumn('updated_ms', 'bigint', c => c.notNull())
    .execute()
  await t.createIndex('access_keys_updated').on('access_keys').columns(['updated_ms']).execute()
  await t.createIndex('access_keys_created').on('access_keys').columns(['kind', 'created_at', 'id']).execute()
  // The name is the identity of whoever holds the key.
  await sql`create unique index access_keys_name on access_keys (name) where kind = 'KEY' and revoked_at is null`.execute(
    db,
  )
}
