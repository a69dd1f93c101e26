import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely'
import type { Tables } from './schema.js'

/**
 * Runs in a thread of its own, with a connection of its own: what looks at many rows takes as long as it takes and
 * keeps nobody waiting. Plain text, because a thread is started from JavaScript and the tests run TypeScript.
 */
const THREAD = `
const { parentPort, workerData } = require('node:worker_threads')
const Database = require(workerData.libsql)
const database = new Database(workerData.file)
database.pragma('busy_timeout = 5000')
database.pragma('query_only = on')
database.pragma('cache_size = -65536')
const statements = new Map()
parentPort.on('message', ({ id, sql, parameters }) => {
  try {
    const statement = statements.get(sql) ?? database.prepare(sql)
    if (statements.size < 200) statements.set(sql, statement)
    parentPort.postMessage({ id, rows: statement.all(...parameters) })
  } catch (error) {
    parentPort.postMessage({ id, error: String(error && error.message) })
  }
})
`

interface Answer {
  id: number
  rows?: unknown[]
  error?: string
}

/** A reader of a SQLite file for queries that may look at many rows; its thread starts with the first of them. */
export function openAnalyst(file: string): Kysely<Tables> {
  const thread = new QueryThread(file)
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => thread,
    beginTransaction: () => Promise.reject(new Error('The analyst only reads, a query at a time.')),
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: () => thread.close(),
  }
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => driver,
      createIntrospector: db => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  })
}

class QueryThread implements DatabaseConnection {
  private worker: Worker | undefined
  private readonly waiting = new Map<number, { resolve(rows: unknown[]): void; reject(error: Error): void }>()
  private asked = 0

  constructor(private readonly file: string) {}

  async executeQuery<Row>({ sql, parameters }: CompiledQuery): Promise<QueryResult<Row>> {
    this.worker ??= this.start()
    const id = ++this.asked
    const rows = await new Promise<unknown[]>((resolve, reject) => {
      this.waiting.set(id, { resolve, reject })
      this.worker?.postMessage({ id, sql, parameters })
    })
    return { rows: rows as Row[] }
  }

  streamQuery(): never {
    throw new Error('The analyst answers whole pages.')
  }

  async close(): Promise<void> {
    await this.worker?.terminate()
  }

  private start(): Worker {
    const libsql = createRequire(import.meta.url).resolve('libsql')
    const worker = new Worker(THREAD, { eval: true, workerData: { file: this.file, libsql } })
    worker.on('message', ({ id, rows, error }: Answer) => {
      const asked = this.waiting.get(id)
      this.waiting.delete(id)
      if (rows === undefined) asked?.reject(new Error(error))
      else asked?.resolve(rows)
    })
    const lost = (error: Error) => {
      if (this.worker === worker) this.worker = undefined
      for (const { reject } of this.waiting.values()) reject(error)
      this.waiting.clear()
    }
    worker.on('error', lost)
    worker.on('exit', () => lost(new Error('The analyst has stopped.')))
    // Otherwise it would keep the process alive.
    worker.unref()
    return worker
  }
}
