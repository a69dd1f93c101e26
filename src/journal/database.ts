import { type Kysely, Migrator } from 'kysely'
import { MIGRATIONS } from './migrations/index.js'
import type { Tables } from './schema.js'

/** An open database: what the two kinds have in common. */
export interface Database {
  /** For the one writer. */
  writer: Kysely<Tables>
  /** For everybody who reads; sees what is committed. */
  reader: Kysely<Tables>
  /** For queries that may look at many rows: they keep nobody else waiting. */
  analyst: Kysely<Tables>
  /** Runs `work`, which belongs to a transaction, while no other node appends. */
  serialise<T>(work: () => Promise<T>, transaction: Kysely<Tables>): Promise<T>
  close(): Promise<void>
}

/** Brings the tables up to this version. Safe to run from several nodes at once. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => MIGRATIONS } })
  const { error } = await migrator.migrateToLatest()
  if (error !== undefined) throw error
}
