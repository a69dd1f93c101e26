import { type Kysely, sql } from 'kysely'

export async function outboundPolicy(db: Kysely<unknown>): Promise<void> {
  const t = db.schema
  // Legs that are up already count once the carrier says something about their call.
  await t
    .alterTable('legs')
    .addColumn('outbound_lines', 'integer', c => c.notNull().defaultTo(0))
    .execute()
  await sql`create index legs_outbound on legs (outbound_lines) where outbound_lines > 0`.execute(db)

  await t
    .createTable('outbound_calls')
    .addColumn('scope', 'text', c => c.notNull())
    .addColumn('nth', 'bigint', c => c.notNull())
    .addColumn('requested_ms', 'bigint', c => c.notNull())
    .addPrimaryKeyConstraint('outbound_calls_key', ['scope', 'nth'])
    .execute()
}
