import { APIConnectionError, APIConnectionTimeoutError, APIError, APIUserAbortError } from 'telnyx'
import type { Refusal } from '../carrier/carrier.js'
import { given } from './given.js'
import { isPayload, type Payload, textOf } from './wire.js'

type Reason = Refusal['reason']

/** The request left us and no complete answer came back in time. */
export const TIMED_OUT: Refusal = { reason: 'TIMED_OUT', retryable: true, uncertain: true }
/** We gave up before the request left us. */
export const NOT_SENT: Refusal = { reason: 'TIMED_OUT', retryable: true, uncertain: false }
/** The connection broke, or what answered does not speak the carrier's language. */
export const NO_ANSWER: Refusal = { reason: 'UNAVAILABLE', retryable: true, uncertain: true }

/** What a failed question to the carrier threw, for those who need no refusal as a value; says no secrets. */
export class TelnyxRefused extends Error {
  override name = 'TelnyxRefused'
  constructor(readonly refusal: Refusal) {
    const { reason, httpStatus, carrierCode, carrierTitle } = refusal
    super(
      ['Telnyx refused', reason, httpStatus, carrierCode, carrierTitle]
        .filter(part => part != null)
        .join(' '),
    )
  }
}

/** What went wrong with a request, in words of the domain; total, and free of tokens and numbers (FACTS §8, §9). */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError) return TIMED_OUT
  if (error instanceof APIConnectionError) {
    return neverConnected(error) ? { ...NO_ANSWER, uncertain: false } : NO_ANSWER
  }
  if (!(error instanceof APIError) || typeof error.status !== 'number') return NO_ANSWER
  const { status } = error
  const said = firstError(error.error)
  const code = said && textOf(said, 'code')
  const title = said && textOf(said, 'title')
  const reason = reasonOf(status, said)
  return {
    reason,
    retryable: RETRYABLE.has(reason),
    ...given('retryAfterMs', retryAfter(error.headers)),
    // A 4xx is a decision; what a server that failed had done by then, nobody knows.
    uncertain: status >= 500 || status === 408,
    httpStatus: status,
    ...given('carrierCode', code),
    ...given('carrierTitle', title && scrubbed(title)),
  }
}

const RETRYABLE: ReadonlySet<Reason> = new Set(['RATE_LIMITED', 'UNAVAILABLE', 'TIMED_OUT'])

/** The codes that mean the same whatever the status; 10011, for one, does not (FACTS §9). */
const REASONS: ReadonlyMap<string, Reason> = new Map([
  ['85001', 'NUMBER_GONE'],
  ['85006', 'NUMBER_GONE'],
  ['90015', 'NOT_FOUND'],
  ['90018', 'CALL_ENDED'],
  ['90019', 'CONFERENCE_ENDED'],
  ['90032', 'CONFERENCE_FULL'],
  ['90034', 'CALL_NOT_ANSWERED'],
  ['90041', 'RATE_LIMITED'],
  ['90042', 'RATE_LIMITED'],
  ['90043', 'RATE_LIMITED'],
  ['90044', 'ALREADY_IN_CONFERENCE'],
  ['90058', 'NOT_FOUND'],
])

function reasonOf(status: number, said: Payload | undefined): Reason {
  if (status >= 500) return 'UNAVAILABLE'
  const code = (said && textOf(said, 'code')) ?? ''
  if (code === '90033') return nameTaken(said) ? 'CONFERENCE_NAME_TAKEN' : 'INVALID'
  const reason = REASONS.get(code)
  if (reason !== undefined) return reason
  switch (status) {
    case 400:
    case 422:
      return 'INVALID'
    case 401:
      return 'UNAUTHENTICATED'
    case 402:
    case 403:
      return 'NOT_ALLOWED'
    case 404:
      return 'NOT_FOUND'
    case 408:
      return 'TIMED_OUT'
    case 409:
      return 'UNAVAILABLE'
    case 429:
      return 'RATE_LIMITED'
    default:
      return 'UNKNOWN'
  }
}

/** 90033 is also documented as "no active participants", which another conference's name has no part in. */
function nameTaken(said: Payload | undefined): boolean {
  const detail = (said && textOf(said, 'detail')) ?? ''
  return !/no active participants/i.test(detail)
}

function firstError(body: unknown): Payload | undefined {
  const errors = isPayload(body) ? body.errors : undefined
  const first: unknown = Array.isArray(errors) ? errors[0] : undefined
  return isPayload(first) ? first : undefined
}

/** The name was not found or nobody listens there: the request cannot have left us. */
function neverConnected(error: APIConnectionError): boolean {
  let cause: unknown = error.cause
  for (let depth = 0; depth < 5 && cause instanceof Error; depth++) {
    const code = 'code' in cause ? cause.code : undefined
    if (code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN') return true
    cause = cause.cause
  }
  return false
}

const AMOUNT = /^\d{1,9}(?:\.\d+)?$/

/** Milliseconds, seconds or a date, which is measured by the carrier's own clock. */
function retryAfter(headers: Headers | undefined): number | undefined {
  const ms = headers?.get('retry-after-ms')
  if (ms != null && AMOUNT.test(ms)) return Math.ceil(Number(ms))
  const after = headers?.get('retry-after')
  if (after == null) return undefined
  if (AMOUNT.test(after)) return Math.ceil(Number(after) * 1000)
  if (!after.endsWith('GMT')) return undefined
  const wait = Date.parse(after) - Date.parse(headers?.get('date') ?? '')
  return Number.isNaN(wait) ? undefined : Math.max(0, wait)
}

/** The carrier's title without anything that could be a token, an address or a telephone number. */
function scrubbed(title: string): string {
  return title
    .replace(/\bsips?:\S+/gi, '…')
    .replace(/\bv\d+:\S+/gi, '…')
    .replace(/[\w+/=:-]{20,}/g, '…')
    .replace(/\+?\d(?:[ ().-]*\d){4,}/g, '…')
    .slice(0, 120)
}
