import { GraphQLError } from 'graphql'
import type { Impossible } from '../switchboard/port.js'

/** What `extensions.code` of an error can be, and what the client may do about it. */
export const ERROR_CODES = [
  /** Nobody is known to ask: send a key. */
  'UNAUTHENTICATED',
  /** The viewer's role does not reach. */
  'FORBIDDEN',
  'NOT_FOUND',
  /** A value is out of bounds or malformed; `path` names the input field. */
  'BAD_USER_INPUT',
  /** The same idempotency key was used for something else, or a name is taken. */
  'CONFLICT',
  /** The number leads somewhere already: `existing` says where. */
  'BINDING_CONFLICT',
  /** An area code has three digits; `example` has some. */
  'INVALID_AREA_CODE',
  /** The carrier could not be asked for numbers. */
  'NUMBER_SEARCH_FAILED',
  'NO_NUMBERS_AVAILABLE',
  /** The carrier did not sell the number. */
  'NUMBER_ORDER_FAILED',
  /** The number was bought; what it was to lead to is gone. */
  'BINDING_FAILED',
  /** A call has to be led somewhere: give a destination. */
  'DESTINATION_REQUIRED',
  /** Things do not stand as the command needs them; nothing was sent. */
  'ACTION_NOT_ALLOWED',
  /** The outbound policy does not let a call out: `rule` says which of its rules. */
  'OUTBOUND_NOT_ALLOWED',
  'CARRIER_REFUSED',
  /** The carrier could not be reached or has not answered: `retryable`. */
  'CARRIER_UNAVAILABLE',
  'RATE_LIMITED',
  /** The document asks for too much. */
  'LIMIT_EXCEEDED',
  /** The journal does not reach back to the cursor. */
  'CURSOR_EXPIRED',
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_REQUEST',
  'INTERNAL_SERVER_ERROR',
] as const
export type ErrorCode = (typeof ERROR_CODES)[number]

/** The numbers of MessageBird's Voice Calling API for what can go wrong. */
type LegacyCode = 11 | 12 | 13 | 14 | 15 | 16 | 17 | 18 | 21 | 25

/**
 * Which of them stands beside each code, for clients that know those only (S3.5–S3.14); total. An error that
 * can say it more exactly has its own: 11 for what is missing, 18 for a wrong argument of a list. 17, a wrong
 * version header, cannot happen here.
 */
const LEGACY_CODES: Readonly<Record<ErrorCode, LegacyCode>> = {
  UNAUTHENTICATED: 15,
  FORBIDDEN: 14,
  NOT_FOUND: 13,
  BAD_USER_INPUT: 12,
  CONFLICT: 25,
  BINDING_CONFLICT: 25,
  DESTINATION_REQUIRED: 11,
  INVALID_AREA_CODE: 12,
  NUMBER_SEARCH_FAILED: 21,
  NO_NUMBERS_AVAILABLE: 13,
  NUMBER_ORDER_FAILED: 25,
  BINDING_FAILED: 25,
  ACTION_NOT_ALLOWED: 25,
  OUTBOUND_NOT_ALLOWED: 25,
  CARRIER_REFUSED: 25,
  CARRIER_UNAVAILABLE: 21,
  RATE_LIMITED: 25,
  LIMIT_EXCEEDED: 18,
  CURSOR_EXPIRED: 18,
  GRAPHQL_PARSE_FAILED: 16,
  GRAPHQL_VALIDATION_FAILED: 18,
  OPERATION_RESOLUTION_FAILURE: 18,
  PERSISTED_QUERY_NOT_FOUND: 13,
  PERSISTED_QUERY_NOT_SUPPORTED: 18,
  BAD_REQUEST: 16,
  INTERNAL_SERVER_ERROR: 21,
}

/** The extensions of an error with the number beside its code. */
export function withLegacyCode<E extends { code: ErrorCode }>(extensions: E) {
  return { legacyCode: LEGACY_CODES[extensions.code], ...extensions }
}

/** An error that is meant to be shown to the client. */
export function refuse(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
  return new GraphQLError(message, { extensions: { code, ...extensions } })
}

/** What the switchboard cannot do as things stand, as an error of the input field at fault. */
export function impossible({ code, message, path, details }: Impossible) {
  return refuse(code, message, { path: `input.${path}`, ...details })
}

/** A value in the input that cannot be taken. */
export function badInput(message: string, path: string) {
  return refuse('BAD_USER_INPUT', message, { path })
}

/** Something the input names that does not exist. */
export function notFound(message: string, path: string) {
  return refuse('NOT_FOUND', message, { path })
}
