import type { Kysely } from 'kysely'
import type { Tables } from './schema.js'

/** An open database: what the two kinds have in common. */
export interface Database {
  /** For what is written beside the appends: the tables themselves. */
  writer: Kysely<Tables>
  /** For everybody who reads; sees what is committed. */
  reader: Kysely<Tables>
  /** For queries that may look at many rows: they keep nobody else waiting. */
  analyst: Kysely<Tables>
  /** One append: all of `work` or nothing, durable when it resolves, while no other node appends. */
  append<T>(work: (db: Kysely<Tables>) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/** The answer to a commit was lost: it may be written, and must not be done again as if it were not. */
export class CommitUnknownError extends Error {
  override name = 'CommitUnknownError'
  constructor(cause: unknown) {
    super('Whether the append was written is not known.', { cause })
  }
}
