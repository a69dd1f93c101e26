import { errorOf, failure, type PartylineError, type SentError } from './error.js'

/** Why a stream stopped giving. */
export type Interruption =
  /** The network, a restart or drain, a slow reader, an expired permission: what resuming is for. */
  | { kind: 'broken' }
  /** More waits for the caller than is kept. */
  | { kind: 'full' }
  /** The server does not know the credential. */
  | { kind: 'stranger'; error: PartylineError }
  /** The server went wrong over it. */
  | { kind: 'failed'; error: PartylineError }
  /** It will be refused every time. */
  | { kind: 'refused'; error: PartylineError }

/** How often in a row, with nothing received in between, each is overcome before it is thrown. */
export const PATIENCE: Record<Interruption['kind'], number> = {
  broken: Number.POSITIVE_INFINITY,
  full: Number.POSITIVE_INFINITY,
  stranger: 2,
  failed: 5,
  refused: 0,
}

/** Close codes of graphql-transport-ws for a client that does it wrong; 4401 and 4403 are about who it is. */
const WRONG = [4400, 4004, 4005, 4406]
const STRANGER = [4401, 4403]
const INTERNAL = 4500

/** What to make of errors that the server answered a subscription with. */
export function refusal(errors: readonly SentError[]): Interruption {
  const error = errorOf(errors)
  if (error.retryable || error.code === 'INTERNAL_SERVER_ERROR') return { kind: 'failed', error }
  return { kind: 'refused', error }
}

/** What to make of what graphql-ws gives a sink as its error: GraphQL errors, a close event, or anything else. */
export function interruption(error: unknown): Interruption {
  if (Array.isArray(error)) return refusal(error as SentError[])
  const { code, reason } = (error ?? {}) as { code?: unknown; reason?: unknown }
  if (typeof code !== 'number') return { kind: 'broken' }
  const said = `The server closed the connection: ${code} ${String(reason)}`
  if (STRANGER.includes(code)) {
    return { kind: 'stranger', error: failure('UNAUTHENTICATED', said, false, error) }
  }
  if (WRONG.includes(code)) return { kind: 'refused', error: failure('BAD_REQUEST', said, false, error) }
  if (code === INTERNAL) {
    return { kind: 'failed', error: failure('INTERNAL_SERVER_ERROR', said, true, error) }
  }
  return { kind: 'broken' }
}
