import { join } from 'node:path'
import { Kysely, SqliteAdapter, type SqliteDatabase, SqliteDialect, type SqliteStatement, sql } from 'kysely'
import Database from 'libsql'
import { openAnalyst } from './analyst.js'
import type { Database as Opened } from './database.js'
import { createPrivateFile, openPrivateDirectory } from './private-files.js'
import type { Tables } from './schema.js'

/** Somebody has the data directory open; two writers would lose each other's work. */
export class DataDirectoryInUseError extends Error {
  constructor(readonly directory: string) {
    super(`${directory} is in use by another server; stop that one or choose another DATA_DIR`)
    this.name = 'DataDirectoryInUseError'
  }
}

/** SQLite in `directory`: WAL, each commit fsynced, one process at a time. */
export function openSqlite(directory: string): Opened {
  openPrivateDirectory(directory)
  const unlock = lock(directory)
  const file = databaseIn(directory)
  createPrivateFile(file)
  const writer = connect(file)
  const reader = connect(file)
  const analyst = openAnalyst(file)
  return {
    writer,
    reader,
    analyst,
    append: work => writer.transaction().execute(work),
    async close() {
      await analyst.destroy()
      await reader.destroy()
      // Otherwise what was written last would stand in the log beside the file, and a copy of the file would lack it.
      await sql`pragma wal_checkpoint(truncate)`.execute(writer)
      await writer.destroy()
      unlock()
    },
  }
}

/** The file of the journal in a data directory. */
export function databaseIn(directory: string): string {
  return join(directory, 'partyline.db')
}

function connect(file: string): Kysely<Tables> {
  const database = new Database(file)
  database.pragma('journal_mode = WAL')
  // Otherwise a power cut could take back what the carrier was told is kept.
  database.pragma('synchronous = FULL')
  database.pragma('busy_timeout = 5000')
  return new Kysely<Tables>({ dialect: new JournalDialect({ database: rememberingStatements(database) }) })
}

/** Kysely's dialect, but for what it says of migrations: SQLite's data definitions are as transactional as the rest. */
export class JournalDialect extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalAdapter()
  }
}

class TransactionalAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** As many texts as there are queries, and their lists of some lengths. */
const STATEMENTS = 500

/** Otherwise SQLite would read the text of every query anew, which takes as long as a small query itself. */
function rememberingStatements(database: Database.Database): SqliteDatabase {
  const statements = new Map<string, SqliteStatement>()
  return {
    prepare(sql) {
      const known = statements.get(sql)
      // What was used last goes to the end, so that the first is what was not used for longest.
      statements.delete(sql)
      const statement = known ?? (database.prepare(sql) as unknown as SqliteStatement)
      statements.set(sql, statement)
      if (statements.size > STATEMENTS) {
        for (const oldest of statements.keys()) {
          statements.delete(oldest)
          break
        }
      }
      return statement
    },
    close: () => database.close(),
  }
}

/** A lock of the system's, which goes with the process however that ends. */
export function lock(directory: string): () => void {
  const file = join(directory, 'lock.db')
  createPrivateFile(file)
  const database = new Database(file)
  try {
    database.pragma('busy_timeout = 0')
    database.exec('begin immediate')
  } catch (error) {
    database.close()
    throw (error as { code?: string }).code === 'SQLITE_BUSY' ? new DataDirectoryInUseError(directory) : error
  }
  return () => {
    // A connection that is closed within a transaction keeps the file until it is collected.
    database.exec('rollback')
    database.close()
  }
}
