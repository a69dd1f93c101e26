import type { Kysely, Selectable } from 'kysely'
import type { FlowRunId } from '../kernel/ids.js'
import type { Lease } from './outbox.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'

/** Something to be asked of a server of somebody's, for a run that may wait for the answer. */
export interface WebRequest {
  /** Of the run's effect. */
  id: string
  flowRunId: FlowRunId
  method: 'GET' | 'POST'
  url: string
  /** What is posted, by name. */
  form?: Record<string, string>
  /** Milliseconds since the epoch: a node has it to itself until then. */
  dueMs: number
  /** The node that has it to itself until `dueMs`. */
  lease?: string
}

/** The requests whose time has come, oldest first. */
export async function dueWebRequests(db: Kysely<Tables>, nowMs: number): Promise<WebRequest[]> {
  const rows = await db
    .selectFrom('web_requests')
    .selectAll()
    .where('due_ms', '<=', nowMs)
    .orderBy('due_ms')
    .limit(1000)
    .execute()
  return rows.map(webRequestOf)
}

/** The requests to other servers, inside an append. */
export class WebRequests {
  constructor(private readonly db: Kysely<Tables>) {}

  async add(requests: readonly WebRequest[]): Promise<void> {
    await inChunks(requests, chunk =>
      this.db
        .insertInto('web_requests')
        .values(
          chunk.map(({ id, flowRunId, method, url, form, dueMs, lease }) => ({
            id,
            flow_run_id: flowRunId,
            method,
            url,
            form: form === undefined ? null : JSON.stringify(form),
            due_ms: dueMs,
            lease: lease ?? null,
          })),
        )
        .execute(),
    )
  }

  /** Gives requests to `lease.holder`; those that another node took since they were read are left out. */
  async claim(read: readonly WebRequest[], { holder, untilMs }: Lease): Promise<WebRequest[]> {
    const claimed: WebRequest[] = []
    for (const request of read) {
      const { numUpdatedRows } = await this.db
        .updateTable('web_requests')
        .set({ due_ms: untilMs, lease: holder })
        .where('id', '=', request.id)
        .where('due_ms', '=', request.dueMs)
        .executeTakeFirst()
      if (Number(numUpdatedRows) === 1) claimed.push({ ...request, dueMs: untilMs, lease: holder })
    }
    return claimed
  }

  /** Keeps requests that are still under way, as far as they are still `holder`'s; `untilMs` 0 gives them back. */
  async renew(ids: readonly string[], { holder, untilMs }: Lease): Promise<void> {
    await inChunks(ids, chunk =>
      this.db
        .updateTable('web_requests')
        .set({ due_ms: untilMs })
        .where('id', 'in', chunk)
        .where('lease', '=', holder)
        .execute(),
    )
  }

  /** Takes a request of `holder`'s away; false when it was answered already, or is another node's by now. */
  async remove(id: string, holder: string): Promise<boolean> {
    const { numDeletedRows } = await this.db
      .deleteFrom('web_requests')
      .where('id', '=', id)
      .where('lease', '=', holder)
      .executeTakeFirst()
    return Number(numDeletedRows) === 1
  }
}

function webRequestOf(row: Selectable<Tables['web_requests']>): WebRequest {
  return {
    id: row.id,
    flowRunId: row.flow_run_id as FlowRunId,
    method: row.method as WebRequest['method'],
    url: row.url,
    ...(row.form !== null && { form: JSON.parse(row.form) }),
    dueMs: Number(row.due_ms),
    ...(row.lease !== null && { lease: row.lease }),
  }
}
