/** An error as the API sends it. */
export interface SentError {
  message: string
  path?: readonly (string | number)[]
  extensions?: Record<string, unknown>
}

/** Codes of refusals that may be over when the same is asked again. */
const PASSING = ['RATE_LIMITED', 'CARRIER_UNAVAILABLE', 'UNREACHABLE']

/** What the API, or the way to it, said no to. */
export class PartylineError extends Error {
  /** The API's `extensions.code`; `UNREACHABLE` when nobody answered, `BAD_RESPONSE` when it was no GraphQL. */
  readonly code: string
  /** Where: the field of the input that is wrong, else the field of the answer; dotted. */
  readonly path: string | undefined
  /** Whether the same may succeed later. Repeat a mutation with the `idempotencyKey` of the first time. */
  readonly retryable: boolean
  /** All that the API said; empty when it was not the API. */
  readonly errors: readonly SentError[]

  constructor(first: SentError, errors: readonly SentError[] = [], cause?: unknown) {
    super(first.message, cause === undefined ? undefined : { cause })
    const { code, path, retryable } = first.extensions ?? {}
    this.name = 'PartylineError'
    this.code = typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR'
    this.path = typeof path === 'string' ? path : first.path?.join('.')
    this.retryable = typeof retryable === 'boolean' ? retryable : PASSING.includes(this.code)
    this.errors = errors
  }
}

/** The errors of one answer as one. */
export function errorOf(errors: readonly SentError[]): PartylineError {
  return new PartylineError(errors[0] ?? { message: 'The API refused without a reason.' }, errors)
}

/** An error that did not come from the API. */
export function failure(code: string, message: string, retryable: boolean, cause?: unknown): PartylineError {
  return new PartylineError({ message, extensions: { code, retryable } }, [], cause)
}
