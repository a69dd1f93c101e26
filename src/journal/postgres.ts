import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import pg from 'pg'
import { CommitUnknownError, type Database } from './database.js'
import type { Tables } from './schema.js'

/** One append at a time in the whole database. Any number does that no other program there locks. */
const LOCK = 'select pg_advisory_xact_lock(7206541)'

/** The journal's numbers stay far below 2^53: bigint may be a number. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid, format as 'text'),
}

/** When a server that is gone without a word is given up. */
const REACH = { keepAlive: true, keepAliveInitialDelayMillis: 10_000, connectionTimeoutMillis: 10_000 }

/**
 * An append that says nothing for ten seconds is taken back by the database: otherwise a node that vanished in one
 * would hold the lock, and every other node up, until the network noticed. One that gets no answer gives up itself.
 */
const APPENDING = {
  max: 1,
  pipeline: true,
  idle_in_transaction_session_timeout: 10_000,
  query_timeout: 30_000,
}

/** PostgreSQL at `url`; the appends of all nodes are put in line by an advisory lock. */
export function openPostgres(url: string): Database {
  const connect = (options: pg.PoolConfig) => {
    const pool = new pg.Pool({ connectionString: url, types, ...REACH, ...options })
    // Otherwise a lost connection would end this process, an idle one or one in use; the query says what is wrong.
    pool.on('error', () => {})
    pool.on('connect', client => client.on('error', () => {}))
    return pool
  }
  const appending = connect(APPENDING)
  const writer = kyselyOn(connect({ max: 2 }))
  const reader = kyselyOn(connect({ max: 8 }))
  return {
    writer,
    reader,
    analyst: reader,
    append: work => append(appending, work),
    async close() {
      await appending.end()
      await reader.destroy()
      await writer.destroy()
    },
  }
}

function kyselyOn(pool: PostgresPool): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
}

/**
 * A transaction on a connection that sends statements without waiting for the answers to those before: what `work`
 * begins together takes the time of one way to the database and back. (Kysely's own transactions send a statement
 * when the one before is answered.)
 */
async function append<T>(pool: pg.Pool, work: (db: Kysely<Tables>) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  const lent: PostgresPoolClient = { query: client.query.bind(client), release() {} }
  let isOver = false
  let isCommitting = false
  const db = kyselyOn({
    async connect() {
      // A statement after the end would be a transaction of its own.
      if (isOver) throw new Error('This append is over.')
      return lent
    },
    async end() {},
  })
  let lost: Error | undefined
  try {
    await Promise.all([client.query('begin'), client.query(LOCK)])
    const result = await work(db)
    isOver = true
    isCommitting = true
    const { command } = await client.query('commit')
    // The database takes back what failed in part, and says so in no other way.
    if (command === 'COMMIT') return result
    isCommitting = false
    throw new Error(`The append was taken back: ${command}.`)
  } catch (error) {
    isOver = true
    await client.query('rollback').catch(failure => {
      lost = failure
    })
    throw isCommitting ? new CommitUnknownError(error) : error
  } finally {
    client.release(lost)
  }
}
