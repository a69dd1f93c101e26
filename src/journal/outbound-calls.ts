import { type Kysely, sql } from 'kysely'
import type { CommandKind } from '../carrier/commands.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'

/** A call that was let out, by its number within a scope. */
export interface OutboundCall {
  scope: string
  nth: number
  requestedMs: number
}

/** Which outbound calls there were and are, inside an append: what the caps on them are compared with. */
export class OutboundCalls {
  constructor(private readonly db: Kysely<Tables>) {}

  /** The number of the last call of a scope; 0 when there was none. */
  async last(scope: string): Promise<number> {
    const row = await this.db
      .selectFrom('outbound_calls')
      .select('nth')
      .where('scope', '=', scope)
      .orderBy('nth', 'desc')
      .limit(1)
      .executeTakeFirst()
    return Number(row?.nth ?? 0)
  }

  /** When a call was let out; undefined when it is forgotten, or there never was one. */
  async requestedMs(scope: string, nth: number): Promise<number | undefined> {
    const row = await this.db
      .selectFrom('outbound_calls')
      .select('requested_ms')
      .where('scope', '=', scope)
      .where('nth', '=', nth)
      .executeTakeFirst()
    return row && Number(row.requested_ms)
  }

  /** Outbound legs that are up, and commands of these kinds that are still to be answered. */
  async active(kinds: readonly CommandKind[]): Promise<number> {
    const legs = await this.db
      .selectFrom('legs')
      .select(e => e.fn.sum<number | string | null>('outbound_lines').as('lines'))
      // Written out, as otherwise SQLite would not use the partial index.
      .where(sql<boolean>`outbound_lines > 0`)
      .executeTakeFirst()
    const commands = await this.db
      .selectFrom('commands')
      .select(e => e.fn.countAll<number | string>().as('count'))
      .where(sql<boolean>`status = 'REQUESTED'`)
      .where('kind', 'in', [...kinds])
      // Those that have one were never sent.
      .where('refusal', 'is', null)
      .executeTakeFirst()
    return Number(legs?.lines ?? 0) + Number(commands?.count ?? 0)
  }

  async add(calls: readonly OutboundCall[]): Promise<void> {
    await inChunks(calls, chunk =>
      this.db
        .insertInto('outbound_calls')
        .values(chunk.map(({ scope, nth, requestedMs }) => ({ scope, nth, requested_ms: requestedMs })))
        .execute(),
    )
  }

  /** Forgets the calls of a scope up to number `nth`. */
  async forget(scope: string, nth: number): Promise<void> {
    await this.db.deleteFrom('outbound_calls').where('scope', '=', scope).where('nth', '<=', nth).execute()
  }
}
