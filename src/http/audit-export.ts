import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Kysely } from 'kysely'
import { type AuditWanted, exportAuditEntries } from '../journal/reads/audit.js'
import type { Tables } from '../journal/schema.js'
import { type Instant, parseInstant } from '../kernel/instant.js'
import type { WithViewer } from './auth/guard.js'
import { refuse } from './refusal.js'

const PAGE = 250

/**
 * `GET /audit.jsonl` with `from` (inclusive) and `to` (exclusive; the present moment when absent): the audit log as
 * JSON lines, oldest first, read a page at a time as fast as the client takes it.
 */
export function auditExport({
  analyst,
  now,
  onError,
}: {
  analyst: Kysely<Tables>
  now(): Instant
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}): (request: Request, response: Response<unknown, WithViewer>) => Promise<void> {
  return async ({ query }, response) => {
    if (response.locals.viewer.scope?.within !== undefined) {
      return refuse(response, 403, 'FORBIDDEN', 'This credential is limited to some resources.')
    }
    const wrong = Object.keys(query).find(name => !['from', 'to'].includes(name) || !instantIn(query[name]))
    if (wrong !== undefined) {
      const allowed = 'Use from and to, with times such as 2026-01-15T09:30:00Z.'
      return refuse(response, 400, 'BAD_REQUEST', `Invalid parameter "${wrong.slice(0, 50)}". ${allowed}`)
    }
    const from = instantIn(query.from)
    // Otherwise an export would not end while entries are added.
    const wanted = { before: instantIn(query.to) ?? now(), ...(from !== undefined && { from }) }
    response.set({
      'content-type': 'application/x-ndjson; charset=utf-8',
      'content-disposition': 'attachment; filename="audit.jsonl"',
      'cache-control': 'private, no-store',
    })
    await pipeline(Readable.from(linesOf(analyst, wanted)), response).catch(error => {
      response.destroy()
      // A client that leaves is no fault.
      if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE') onError(error)
    })
  }
}

async function* linesOf(db: Kysely<Tables>, wanted: AuditWanted): AsyncGenerator<string> {
  for (let after: string | undefined; ; ) {
    const { edges, hasNext } = await exportAuditEntries(db, wanted, { first: PAGE, after })
    if (edges.length > 0) yield edges.map(({ item }) => `${JSON.stringify(item)}\n`).join('')
    after = edges.at(-1)?.cursor
    if (after === undefined || !(await hasNext())) return
  }
}

function instantIn(value: unknown): Instant | undefined {
  return typeof value === 'string' ? parseInstant(value) : undefined
}
