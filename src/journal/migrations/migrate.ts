import { type Kysely, Migrator, SqliteAdapter, sql } from 'kysely'
import type { Tables } from '../schema.js'
import { MIGRATIONS } from './index.js'

/** The database was brought up to a version that this program does not know. */
export class NewerSchemaError extends Error {
  constructor(readonly migration: string) {
    super(
      `The database was written by a newer version of Partyline (it has the migration ${migration}). ` +
        'Run that version, or restore a backup that was made before the upgrade.',
    )
    this.name = 'NewerSchemaError'
  }
}

/**
 * Brings the tables up to this version: all pending migrations and the record of them are one transaction, so that
 * whatever interrupts it leaves the database as it was. Safe to run from several nodes at once.
 * @throws {NewerSchemaError} when the database has a migration that this version does not know
 */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const recorded = await recordedMigrations(db)
  const unknown = recorded.find(name => !Object.hasOwn(MIGRATIONS, name))
  if (unknown !== undefined) throw new NewerSchemaError(unknown)
  if (db.getExecutor().adapter instanceof SqliteAdapter) await dropLeftovers(db, recorded)
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}

async function recordedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const tables = await db.introspection.getTables({ withInternalKyselyTables: true })
  if (!tables.some(({ name }) => name === 'kysely_migration')) return []
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db)
  return rows.map(({ name }) => name)
}

/**
 * The tables of the migrations that once ran on SQLite statement by statement. Where such a run was interrupted, some of
 * them are there although nothing records it; nothing was ever written to them, as the server had not started.
 */
const ONCE_UNGUARDED: Readonly<Record<string, readonly string[]>> = {
  '001_journal': [
    ...['meta', 'events', 'calls', 'legs', 'conferences', 'participants', 'recordings', 'commands'],
    ...['rooms', 'deliveries', 'timers'],
  ],
  '002_call_flows': ['call_flows', 'call_flow_versions'],
  '003_flow_runs': ['flow_runs', 'web_requests'],
  '004_number_bindings': ['number_bindings'],
  '005_voice_sessions': [
    ...['voice_sessions', 'voice_lines', 'voice_operators', 'voice_line_operators', 'voice_presence'],
  ],
  '006_number_orders': ['number_orders'],
  '007_tracked_calls': ['tracked_calls', 'call_stats'],
}

async function dropLeftovers(db: Kysely<Tables>, recorded: readonly string[]): Promise<void> {
  for (const [migration, tables] of Object.entries(ONCE_UNGUARDED)) {
    if (recorded.includes(migration)) continue
    for (const table of tables) await db.schema.dropTable(table).ifExists().execute()
  }
}
