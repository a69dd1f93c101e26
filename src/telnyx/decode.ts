import type { Decoded } from '../carrier/carrier.js'
import type { FactBody } from '../fact/fact.js'
import { EventId } from '../kernel/ids.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import { knownEventType } from './event-types.js'
import { READERS } from './readers.js'
import { detailsOf, instantIn, isPayload, keepable, type Payload, refsOf, textOf } from './wire.js'

/** TeXML and version 1 can be set to deliver a form instead of JSON. */
const FORM = /^[\w.%+~-]+=[^\s{}"]*$/

/** An event that names no time at all orders before every other, so it can undo nothing we know. */
const NO_TIME = instantOf(0)

/**
 * What a signed body of the carrier says, whatever it holds; never throws and quotes none of the body's values
 * when it finds fault. Follows what the carrier delivers where that differs from its description (FACTS §4).
 */
export function decode(body: Uint8Array): Decoded {
  const text = Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
  let root: unknown
  try {
    root = JSON.parse(keepable(text))
  } catch {
    return FORM.test(text) ? { kind: 'outdated' } : malformed('the body is not JSON')
  }
  if (!isPayload(root)) return malformed('the body is not an object')
  const event = eventIn(root)
  if (event === undefined) return isOlder(root) ? { kind: 'outdated' } : malformed('there is no data')

  const recordType = event.record_type ?? 'event'
  if (typeof recordType !== 'string') return malformed('record_type is not a text')
  if (recordType !== 'event') return { kind: 'ignored', recordType }
  const id = textOf(event, 'id')
  if (id === undefined) return malformed('the event has no id')
  const eventType = textOf(event, 'event_type')
  if (eventType === undefined) return malformed('the event has no event_type')
  const payload = event.payload ?? {}
  if (!isPayload(payload)) return malformed('payload is not an object')
  const occurredAt = timeOf(event, payload)
  if (occurredAt === undefined) return malformed('occurred_at is not a time')

  const attempt = attemptOf(root)
  const fact = factOf(eventType, occurredAt, payload)
  return { kind: 'notice', notice: { id: EventId(id), eventType, occurredAt, attempt, body: fact } }
}

/** The event: in the `data` envelope, or bare, as the floor's changes are described. */
function eventIn(root: Payload): Payload | undefined {
  if (isPayload(root.data)) return root.data
  const bare = root.event_type === 'conference.floor.changed' && isPayload(root.payload)
  return bare ? root : undefined
}

/** Version 1 of the webhook API has no envelope, nor has TeXML. */
function isOlder(root: Payload): boolean {
  if (root.data !== undefined) return false
  return (
    typeof root.event_type === 'string' ||
    (isPayload(root.payload) && ('created_at' in root || 'metadata' in root)) ||
    'CallSid' in root
  )
}

/**
 * When it happened: the event's own time, else the payload's (several conference events), else the end that a
 * saved recording names (`conference.recording.saved` has no other), else the beginning of time.
 * `undefined` when the time that is there cannot be read.
 */
function timeOf(event: Payload, payload: Payload): Instant | undefined {
  if (event.occurred_at != null) return instantIn(event, 'occurred_at')
  if (payload.occurred_at != null) return instantIn(payload, 'occurred_at')
  for (const name of ['recording_ended_at', 'end_time', 'recording_started_at', 'start_time']) {
    const time = instantIn(payload, name)
    if (time !== undefined) return time
  }
  return NO_TIME
}

/** An event of a kind we do not know, or without what its kind needs, is kept rather than lost. */
function factOf(name: string, occurredAt: Instant, payload: Payload): FactBody {
  const eventType = knownEventType(name)
  const fact = eventType && READERS[eventType](payload, { eventType, occurredAt })
  return fact ?? { type: 'UnknownEvent', eventType: name, ...refsOf(payload), details: detailsOf(payload) }
}

function attemptOf(root: Payload): number {
  const attempt = isPayload(root.meta) ? root.meta.attempt : undefined
  return Number.isSafeInteger(attempt) && Number(attempt) > 0 ? Number(attempt) : 1
}

function malformed(why: string): Decoded {
  return { kind: 'malformed', why }
}
