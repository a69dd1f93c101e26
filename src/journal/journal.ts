import { type Kysely, sql } from 'kysely'
import { AuditEntries } from './audit-entries.js'
import type { Database } from './database.js'
import { newEpoch } from './epoch.js'
import { migrate } from './migrations/migrate.js'
import { openPostgres } from './postgres.js'
import type { Tables } from './schema.js'
import { openSqlite } from './sqlite.js'
import { Transaction } from './transaction.js'

/** The durable log of everything that happened, and the state it amounts to. */
export interface Journal {
  /** Names this journal in cursors. */
  readonly epoch: string
  readonly storage: 'SQLITE' | 'POSTGRESQL'
  /** Reads what is committed. */
  readonly reader: Kysely<Tables>
  /** The same for queries that may look at many rows: they keep nobody else waiting. */
  readonly analyst: Kysely<Tables>
  /** Written beside the appends, by any node at any time. */
  readonly audit: AuditEntries
  /** Appends: all of `work` or nothing, alone among all nodes, durable when it resolves. */
  append<T>(work: (transaction: Transaction) => Promise<T>): Promise<T>
  /** Fails when the database does not answer. */
  check(): Promise<void>
  close(): Promise<void>
}

/** Opens the journal in `databaseUrl` (PostgreSQL), or in a directory (SQLite); brings its tables up to date. */
export async function openJournal(options: { dataDir: string; databaseUrl?: string }): Promise<Journal> {
  const database =
    options.databaseUrl === undefined ? openSqlite(options.dataDir) : openPostgres(options.databaseUrl)
  try {
    await migrate(database.writer)
    return journalOver(
      database,
      await epochOf(database),
      options.databaseUrl === undefined ? 'SQLITE' : 'POSTGRESQL',
    )
  } catch (error) {
    await database.close()
    throw error
  }
}

function journalOver(database: Database, epoch: string, storage: Journal['storage']): Journal {
  // One transaction of this node at a time: the next waits here rather than for the database's lock.
  let last: Promise<unknown> = Promise.resolve()
  const inLine = <T>(work: () => Promise<T>): Promise<T> => {
    const result = last.then(work, work)
    last = result.catch(() => undefined)
    return result
  }
  return {
    epoch,
    storage,
    reader: database.reader,
    analyst: database.analyst,
    audit: new AuditEntries(database.writer),
    append: work => inLine(() => database.append(db => work(new Transaction(db)))),
    async check() {
      await sql`select 1`.execute(database.reader)
    },
    async close() {
      await last
      await database.close()
    },
  }
}

async function epochOf({ writer }: Database): Promise<string> {
  await writer
    .insertInto('meta')
    .values({ key: 'epoch', value: newEpoch() })
    .onConflict(c => c.column('key').doNothing())
    .execute()
  const row = await writer
    .selectFrom('meta')
    .select('value')
    .where('key', '=', 'epoch')
    .executeTakeFirstOrThrow()
  return row.value
}
