import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Kysely } from 'kysely'
import { type Cell, csvLine } from './http/csv.js'
import { refuse } from './http/refusal.js'
import { bindingsById } from './journal/reads/bindings.js'
import { listTrackedCalls, type Tracked, type TrackedWanted } from './journal/reads/tracked-calls.js'
import type { Tables } from './journal/schema.js'
import { parseEndpoint } from './kernel/endpoint.js'
import { NumberBindingId } from './kernel/ids.js'
import { millisOf, parseInstant } from './kernel/instant.js'

const PAGE = 250

/** What a line says, column by column. */
const COLUMNS: Readonly<Record<string, (tracked: Tracked, label: string | undefined) => Cell>> = {
  call_id: ({ call }) => call.id,
  started_at: ({ call }) => call.startedAt,
  answered_at: ({ call }) => call.answeredAt,
  ended_at: ({ call }) => call.endedAt,
  from: ({ call }) => call.from,
  caller_area: ({ call }) => call.area,
  first_time_caller: ({ firstTime }) => firstTime,
  tracking_number: ({ call }) => call.number,
  binding_id: ({ call }) => call.bindingId,
  label: (_, label) => label,
  destination: ({ call }) => call.destination,
  outcome: ({ call }) => call.outcome,
  duration_ms: ({ call }) => Math.max(0, millisOf(call.endedAt) - millisOf(call.startedAt)),
  talk_ms: ({ call }) => call.talkMs,
  ring_ms: ({ call }) => call.ringMs,
  hangup_cause: ({ call }) => call.hangupCause,
  ended_by: ({ call }) => call.endedBy,
  sip_code: ({ call }) => call.sipCode,
}

/**
 * `GET /tracked-calls.csv` with `bindingId` or `unbound=true`, `trackingNumber`, `from`, `startedFrom` and
 * `startedBefore`: what became of the calls, newest first; it is read a page at a time, as
 * fast as the client takes it.
 */
export function trackedCallsCsv({
  analyst,
  onError,
}: {
  analyst: Kysely<Tables>
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}): (request: Request, response: Response) => Promise<void> {
  return async ({ query }, response) => {
    const wanted = wantedIn(query)
    if ('wrong' in wanted) {
      const known = Object.keys(PARAMETERS).join(', ')
      return refuse(
        response,
        400,
        'BAD_REQUEST',
        `The parameter "${wanted.wrong}" is unknown or has an invalid value. Use one of: ${known}.`,
      )
    }
    response.set({
      'content-type': 'text/csv; charset=utf-8; header=present',
      'content-disposition': 'attachment; filename="tracked-calls.csv"',
      'cache-control': 'private, no-store',
    })
    await pipeline(Readable.from(linesOf(analyst, wanted)), response).catch(error => {
      response.destroy()
      // A client that goes is no fault.
      if (error?.code !== 'ERR_STREAM_PREMATURE_CLOSE') onError(error)
    })
  }
}

async function* linesOf(db: Kysely<Tables>, wanted: TrackedWanted): AsyncGenerator<string> {
  yield csvLine(Object.keys(COLUMNS))
  for (let after: string | undefined; ; ) {
    const { edges, hasNext } = await listTrackedCalls(db, wanted, { first: PAGE, after })
    const ids = edges.flatMap(({ item }) => item.call.bindingId ?? [])
    const bindings = await bindingsById(db, [...new Set(ids)])
    const labelOf = ({ call }: Tracked) => call.bindingId && bindings.get(call.bindingId)?.label
    yield edges
      .map(({ item }) => csvLine(Object.values(COLUMNS).map(column => column(item, labelOf(item)))))
      .join('')
    after = edges.at(-1)?.cursor
    if (after === undefined || !(await hasNext())) return
  }
}

type Wanted = TrackedWanted | { wrong: string }

function wantedIn(query: Request['query']): Wanted {
  const wanted: TrackedWanted = {}
  for (const [name, value] of Object.entries(query)) {
    const text = typeof value === 'string' ? value : ''
    // Otherwise what every object inherits would count as a parameter.
    const part = Object.hasOwn(PARAMETERS, name) ? PARAMETERS[name]?.(text) : undefined
    if (part === undefined) return { wrong: name }
    Object.assign(wanted, part)
  }
  return wanted
}

/** What a parameter asks for; undefined when it makes no sense. */
const PARAMETERS: Readonly<Record<string, (text: string) => TrackedWanted | undefined>> = {
  bindingId: text => (text === '' ? undefined : { bindingId: NumberBindingId(text) }),
  unbound: text => (text === 'true' ? { bindingId: null } : undefined),
  trackingNumber: text => {
    const number = parseEndpoint(text.trim())
    return number && { number }
  },
  from: text => {
    const from = parseEndpoint(text.trim())
    return from && { from }
  },
  startedFrom: text => {
    const startedFrom = parseInstant(text)
    return startedFrom && { startedFrom }
  },
  startedBefore: text => {
    const startedBefore = parseInstant(text)
    return startedBefore && { startedBefore }
  },
}
