import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import type { Database } from './database.js'
import type { Tables } from './schema.js'

/** Any number that no other program in the same database uses for its own lock. */
const APPEND_LOCK = 7_206_541

/** The journal's numbers stay far below 2^53: bigint may be a number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

/** PostgreSQL at `url`; the appends of all nodes are put in line by an advisory lock. */
export function openPostgres(url: string): Database {
  const connect = (max: number) => {
    const pool = new pg.Pool({ connectionString: url, max, types })
    // Otherwise a restart of the database would end this process; the next query says what is wrong.
    pool.on('error', () => {})
    return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  }
  const writer = connect(2)
  const reader = connect(8)
  return {
    writer,
    reader,
    analyst: reader,
    async serialise(work, transaction) {
      await sql`select pg_advisory_xact_lock(${sql.lit(APPEND_LOCK)})`.execute(transaction)
      return work()
    },
    async close() {
      await reader.destroy()
      await writer.destroy()
    },
  }
}
