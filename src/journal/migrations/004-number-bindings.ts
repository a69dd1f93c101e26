import type { Kysely } from 'kysely'
import { sql } from 'kysely'

export async function numberBindings(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  await t
    .createTable('number_bindings')
    .addColumn('id', 'text', c => c.primaryKey())
    .addColumn('number', 'text', c => c.notNull())
    .addColumn('label', 'text')
    .addColumn('kind', 'text', c => c.notNull())
    .addColumn('target_id', 'text')
    .addColumn('target', 'text', c => c.notNull())
    .addColumn('since', 'text', c => c.notNull())
    .addColumn('until', 'text')
    .execute()
  await t.createIndex('number_bindings_number').on('number_bindings').columns(['number', 'since']).execute()
  await t.createIndex('number_bindings_since').on('number_bindings').columns(['since', 'id']).execute()
  await t.createIndex('number_bindings_target').on('number_bindings').columns(['target_id']).execute()
  // A number leads to one place at a time.
  await sql`create unique index number_bindings_in_force on number_bindings (number) where until is null`.execute(
    db,
  )
}
