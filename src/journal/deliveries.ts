import type { Kysely } from 'kysely'
import type { Instant } from '../kernel/instant.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'

export const DELIVERY_VERDICTS = [
  'ACCEPTED',
  'DUPLICATE',
  'IGNORED_RECORD_TYPE',
  'UNKNOWN_EVENT_TYPE',
  'REJECTED_SIGNATURE',
  'REJECTED_STALE',
  'REJECTED_VERSION',
  'MALFORMED',
] as const
/** What became of a webhook. The last four were refused and changed nothing. */
export type DeliveryVerdict = (typeof DELIVERY_VERDICTS)[number]

/** Refused deliveries, of which only a bounded number is kept. */
export const REFUSED_VERDICTS = [
  'REJECTED_SIGNATURE',
  'REJECTED_STALE',
  'REJECTED_VERSION',
  'MALFORMED',
] as const satisfies readonly DeliveryVerdict[]

/** One webhook that arrived, whatever became of it. */
export interface Delivery {
  id: string
  receivedAt: Instant
  verdict: DeliveryVerdict
  route: 'PRIMARY' | 'FAILOVER'
  eventId?: string
  eventType?: string
  occurredAt?: Instant
  attempt?: number
  /** In words, when it was refused. */
  reason?: string
}

/** The deliveries, inside an append. */
export class Deliveries {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(deliveries: readonly Delivery[]): Promise<void> {
    await inChunks(deliveries, chunk =>
      this.db
        .insertInto('deliveries')
        .values(
          chunk.map(d => ({
            id: d.id,
            received_at: d.receivedAt,
            verdict: d.verdict,
            route: d.route,
            event_id: d.eventId ?? null,
            event_type: d.eventType ?? null,
            occurred_at: d.occurredAt ?? null,
            attempt: d.attempt ?? null,
            reason: d.reason ?? null,
          })),
        )
        .execute(),
    )
  }

  /** Forgets those that came before `before`, at most `most`; answers how many. */
  async forget(before: Instant, most: number): Promise<number> {
    // An id begins with the time, and is what the index is on.
    const old = this.db
      .selectFrom('deliveries')
      .select('id')
      .where('id', '<', before)
      .orderBy('id')
      .limit(most)
    const gone = await this.db.deleteFrom('deliveries').where('id', 'in', old).executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

  /** Keeps only the newest `keep` deliveries with these verdicts. */
  async bound(verdicts: readonly string[], keep: number): Promise<void> {
    const oldest = await this.db
      .selectFrom('deliveries')
      .select('id')
      .where('verdict', 'in', [...verdicts])
      .orderBy('id', 'desc')
      .offset(keep)
      .limit(1)
      .executeTakeFirst()
    if (oldest === undefined) return
    await this.db
      .deleteFrom('deliveries')
      .where('verdict', 'in', [...verdicts])
      .where('id', '<=', oldest.id)
      .execute()
  }
}
