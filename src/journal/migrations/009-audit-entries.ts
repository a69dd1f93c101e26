import type { Kysely } from 'kysely'

export async function auditEntries(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('audit_entries')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('at', 'text', c => c.notNull())
    .addColumn('action', 'text', c => c.notNull())
    .addColumn('outcome', 'text', c => c.notNull())
    .addColumn('identity', 'text')
    .addColumn('name', 'text')
    .addColumn('role', 'text')
    .addColumn('address', 'text')
    .addColumn('target_kind', 'text')
    .addColumn('target_id', 'text')
    .addColumn('count', 'integer', c => c.notNull())
    .addColumn('details', 'text', c => c.notNull())
    .execute()
  // An id begins with the time: each index gives the entries of one filter in the order of the list.
  const index = (column: string) =>
    t.createIndex(`audit_entries_${column}`).on('audit_entries').columns([column, 'id']).execute()
  await index('identity')
  await index('action')
  await index('target_id')
  await index('address')
}
