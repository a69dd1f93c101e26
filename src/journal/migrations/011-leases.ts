import type { Kysely } from 'kysely'

/** Who has a command or a web request to itself: what is sent by a node that lost it is neither sent on nor settled. */
export async function leases(db: Kysely<unknown>): Promise<void> {
  for (const table of ['commands', 'web_requests']) {
    await db.schema.alterTable(table).addColumn('lease', 'text').execute()
  }
}
