import { GraphQLError } from 'graphql'

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
  /** A call has to be led somewhere: give a destination. */
  'DESTINATION_REQUIRED',
  /** Things do not stand as the command needs them; nothing was sent. */
  'ACTION_NOT_ALLOWED',
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

/** An error that is meant to be shown to the client. */
export function refuse(code: ErrorCode, message: string, extensions: Record<string, unknown> = {}) {
  return new GraphQLError(message, { extensions: { code, ...extensions } })
}

/** A value in the input that cannot be taken. */
export function badInput(message: string, path: string) {
  return refuse('BAD_USER_INPUT', message, { path })
}

/** Something the input names that does not exist. */
export function notFound(message: string, path: string) {
  return refuse('NOT_FOUND', message, { path })
}
