import type { OfLeg } from '../call/facts.js'
import { type Endpoint, parseEndpoint } from '../kernel/endpoint.js'
import { CallControlId, CallId, CallLegId, ConferenceId } from '../kernel/ids.js'
import { type Instant, parseInstant } from '../kernel/instant.js'

/** A JSON object as it arrived: every field may be missing or of another kind than described. */
export type Payload = Readonly<Record<string, unknown>>

export function isPayload(value: unknown): value is Payload {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** The text under this name; `undefined` when there is none, or nothing in it. */
export function textOf(payload: Payload, name: string): string | undefined {
  const value = payload[name]
  return typeof value === 'string' && value !== '' ? value : undefined
}

export function instantIn(payload: Payload, name: string): Instant | undefined {
  const value = textOf(payload, name)
  return value === undefined ? undefined : parseInstant(value)
}

/** The word of ours that the carrier's lower-case word stands for. */
export function wordOf<Word extends string>(
  payload: Payload,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const value = textOf(payload, name)?.toUpperCase()
  return words.find(word => word === value)
}

/** Which leg the event is about; `undefined` unless it names both the leg and its session. */
export function legOf(payload: Payload): OfLeg | undefined {
  const leg = textOf(payload, 'call_leg_id')
  const session = textOf(payload, 'call_session_id')
  if (leg === undefined || session === undefined) return undefined
  const of: OfLeg = { callId: CallId(session), legId: CallLegId(leg) }
  const token = textOf(payload, 'call_control_id')
  if (token !== undefined) of.controlId = CallControlId(token)
  const state = payload.client_state
  if (state === null) of.clientState = null
  else if (typeof state === 'string') of.clientState = plainText(state)
  return of
}

export function conferenceOf(payload: Payload): { conferenceId: ConferenceId } | undefined {
  const id = textOf(payload, 'conference_id')
  return id === undefined ? undefined : { conferenceId: ConferenceId(id) }
}

/** Whatever the event names of call, leg and conference. */
export function refsOf(payload: Payload): {
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
} {
  const session = textOf(payload, 'call_session_id')
  const leg = textOf(payload, 'call_leg_id')
  return {
    ...(session && { callId: CallId(session) }),
    ...(leg && { legId: CallLegId(leg) }),
    ...conferenceOf(payload),
  }
}

/** More than databases take into an index would keep the event out for ever. */
const LONGEST_ENDPOINT = 512

/** A number without its `+` gets it; anything else, such as "anonymous", stays what the carrier calls it. */
export function endpointIn(payload: Payload, name: string): Endpoint | undefined {
  const value = textOf(payload, name)?.trim().slice(0, LONGEST_ENDPOINT)
  if (value === undefined || value === '') return undefined
  return /^\d/.test(value) ? (parseEndpoint(value) ?? (value as Endpoint)) : (value as Endpoint)
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Text that a command left on the leg as base64 (FACTS §1); what is no base64 of a text stays as it came. */
function plainText(encoded: string): string {
  const bytes = Buffer.from(encoded, 'base64')
  if (bytes.toString('base64').replace(/=+$/, '') !== encoded.replace(/=+$/, '')) return encoded
  try {
    return utf8.decode(bytes).replaceAll('\0', '\uFFFD')
  } catch {
    return encoded
  }
}

const DEEPEST = 16

/**
 * A payload as it may be shown: without control tokens at any depth, under whatever name one travels.
 * What lies deeper than any event of the carrier goes is cut, otherwise a hostile nesting could exhaust the stack.
 */
export function detailsOf(payload: Payload, except: readonly string[] = []): Record<string, unknown> {
  const token = textOf(payload, 'call_control_id')
  const shown = (value: unknown, depth: number): unknown => {
    if (typeof value === 'string') return token !== undefined && value.includes(token) ? '[token]' : value
    if (typeof value !== 'object' || value === null) return value
    if (depth === DEEPEST) return null
    if (Array.isArray(value)) return value.map(item => shown(item, depth + 1))
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !/call_control_ids?$/i.test(name) && !(depth === 0 && except.includes(name)))
        .map(([name, item]) => [name, shown(item, depth + 1)]),
    )
  }
  return shown(payload, 0) as Record<string, unknown>
}

const UNKEEPABLE = /\\\\|\\u0000|\\ud[89ab]..(?:\\ud[c-f]..)?|\\ud[c-f]../gi

/**
 * JSON text without the escapes that PostgreSQL refuses to keep (NUL and halves of surrogate pairs) — otherwise
 * a caller could pick a name that makes every delivery of his call fail.
 */
export function keepable(json: string): string {
  if (!/\\u(?:0000|d[89a-f])/i.test(json)) return json
  return json.replace(UNKEEPABLE, found => (found === '\\\\' || found.length === 12 ? found : '\\ufffd'))
}
