import type { Kysely } from 'kysely'
import type { Identity } from '../kernel/ids.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'

/** Who listens to signals, by leases of the nodes they are connected to; inside an append. */
export class Presence {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Says that these listen at `node`, until `untilMs` unless it is said again. */
  async lease(node: string, identities: readonly Identity[], untilMs: number): Promise<void> {
    await inChunks(identities, chunk =>
      this.db
        .insertInto('voice_presence')
        .values(chunk.map(identity => ({ identity, node, until_ms: untilMs })))
        .onConflict(c => c.columns(['identity', 'node']).doUpdateSet({ until_ms: untilMs }))
        .execute(),
    )
  }

  /** Those of `identities` who listen at any node. */
  async listening(identities: readonly Identity[], nowMs: number): Promise<Set<Identity>> {
    const rows = await this.db
      .selectFrom('voice_presence')
      .select('identity')
      .where('identity', 'in', [...identities])
      .where('until_ms', '>', nowMs)
      .execute()
    return new Set(rows.map(row => row.identity as Identity))
  }

  /** Until when each of `identities` has listened, or will unless it is said otherwise; long ago is not known. */
  async lastListened(identities: readonly Identity[]): Promise<Map<Identity, number>> {
    const rows = await this.db
      .selectFrom('voice_presence')
      .select(e => ['identity', e.fn.max('until_ms').as('until_ms')])
      .where('identity', 'in', [...identities])
      .groupBy('identity')
      .execute()
    return new Map(rows.map(row => [row.identity as Identity, Number(row.until_ms)]))
  }

  /** Forgets who has not listened since `beforeMs`. */
  async forget(beforeMs: number): Promise<void> {
    await this.db.deleteFrom('voice_presence').where('until_ms', '<', beforeMs).execute()
  }
}
