import { randomUUID } from 'node:crypto'
import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql'
import { ExpiredCursor } from '../journal/reads/events.js'
import { ImpossiblePage } from '../journal/reads/page.js'
import { ERROR_CODES, type ErrorCode, withLegacyCode } from './errors.js'

/** Where an error goes whose words no client may read. */
export type ReportError = (id: string, error: unknown) => void

/** A result as it may be sent: every error has a code, and unknown ones are hidden behind an id in the log. */
export function maskErrors<Result extends ExecutionResult>(result: Result, report: ReportError): Result {
  if (result.errors === undefined) return result
  return { ...result, errors: result.errors.map(error => maskError(error, report)) }
}

/** One error as it may be sent. Errors that were masked already stay as they are. */
export function maskError(error: GraphQLError, report: ReportError): GraphQLError {
  const known = shown(error)
  if (known === undefined) {
    const id = randomUUID()
    report(id, error.originalError ?? error)
    return redone(error, 'Something went wrong here; it is in the log under this id.', {
      code: 'INTERNAL_SERVER_ERROR',
      id,
    })
  }
  return redone(error, known.message, known.extensions)
}

interface Shown {
  message: string
  extensions: Record<string, unknown> & { code: ErrorCode }
}

/** What a client may know of an error; undefined when nothing. */
function shown(error: GraphQLError): Shown | undefined {
  const cause = rootOf(error)
  if (cause instanceof ImpossiblePage) {
    return {
      message: cause.message,
      extensions: { code: 'BAD_USER_INPUT', legacyCode: 18, path: cause.path },
    }
  }
  if (cause instanceof ExpiredCursor) {
    return { message: cause.message, extensions: { code: 'CURSOR_EXPIRED', path: cause.path } }
  }
  const coercion = coercionOf(error)
  if (coercion !== undefined) return coercion
  for (const candidate of [error, cause]) {
    const extensions = extensionsOf(candidate)
    if (extensions === undefined || !isCode(extensions.code)) continue
    // Apollo gives this code to whatever it does not know, and keeps the words.
    if (extensions.code === 'INTERNAL_SERVER_ERROR' && extensions.id === undefined) continue
    const { stacktrace: _stack, http: _http, ...rest } = extensions
    return { message: candidate.message, extensions: { ...rest, code: extensions.code } }
  }
  // Before anything is executed, graphql's own words are about the document only.
  if (error.path === undefined && isGraphQLError(cause)) {
    const unreadable = error.message.startsWith('Syntax Error')
    return limited(error.message, { code: unreadable ? 'GRAPHQL_PARSE_FAILED' : 'GRAPHQL_VALIDATION_FAILED' })
  }
  return undefined
}

/** graphql-js counts tokens, and has no code for too many. */
function limited(message: string, extensions: Shown['extensions']): Shown {
  const tooLong = /^Syntax Error: Document contains more (?:than|that) (\d+) tokens/.exec(message)
  if (tooLong === null) return { message, extensions }
  const more = { limit: 'tokens', allowed: Number(tooLong[1]) }
  return { message, extensions: { ...extensions, code: 'LIMIT_EXCEEDED', ...more } }
}

/** The same error without the names of the schema that graphql-js suggests instead of a wrong one. */
export function withoutSuggestion(error: GraphQLError): GraphQLError {
  const start = error.message.lastIndexOf(' Did you mean ')
  if (start === -1 || !error.message.endsWith('?')) return error
  return redone(error, error.message.slice(0, start), error.extensions as Shown['extensions'])
}

/** A variable or argument that is not of its type; `path` is where in the input. */
function coercionOf(error: GraphQLError): Shown | undefined {
  const { message } = error
  const invalid = /^Variable "\$([^"]+)" got invalid value .*?(?: at "([^"]+)")?; /s.exec(message)
  const missing = /^Variable "\$([^"]+)" of (?:required|non-null) type /.exec(message)
  const path = invalid?.[2] ?? invalid?.[1] ?? missing?.[1]
  // What is not there at all has a number of its own.
  const absent = missing !== null || /of required type "[^"]+" was not provided/.test(message)
  const number = absent ? { legacyCode: 11 } : {}
  if (path !== undefined) return { message, extensions: { code: 'BAD_USER_INPUT', ...number, path } }
  const argument = /^Argument "([^"]+)" (?:of (?:required|non-null) type|has invalid value) /.exec(message)
  if (argument?.[1] !== undefined) {
    return { message, extensions: { code: 'BAD_USER_INPUT', ...number, path: argument[1] } }
  }
  return undefined
}

function redone(error: GraphQLError, message: string, extensions: Shown['extensions']): GraphQLError {
  const fresh = new GraphQLError(message, {
    extensions: withLegacyCode(extensions),
    ...(error.path !== undefined && { path: error.path }),
    ...(error.nodes !== undefined && { nodes: error.nodes }),
    ...(error.source !== undefined && { source: error.source }),
    ...(error.positions !== undefined && { positions: error.positions }),
  })
  // graphql-jit knows where in the document, and nothing else of it.
  if (fresh.locations === undefined && error.locations !== undefined) {
    Object.defineProperty(fresh, 'locations', { value: error.locations, enumerable: true })
  }
  return fresh
}

function rootOf(error: Error): Error {
  let root = error
  for (let depth = 0; depth < 8; depth += 1) {
    const { originalError } = root as { originalError?: unknown }
    if (!(originalError instanceof Error)) return root
    root = originalError
  }
  return root
}

function extensionsOf(error: Error): Record<string, unknown> | undefined {
  return isGraphQLError(error) ? (error.extensions as Record<string, unknown> | undefined) : undefined
}

function isGraphQLError(error: Error): error is GraphQLError {
  return error instanceof GraphQLError
}

function isCode(code: unknown): code is ErrorCode {
  return (ERROR_CODES as readonly unknown[]).includes(code)
}

/** For Apollo, which formats its own errors: the masked error as it goes over the wire. */
export function formatErrorWith(report: ReportError) {
  return (formatted: GraphQLFormattedError, error: unknown): GraphQLFormattedError => {
    const original =
      error instanceof GraphQLError
        ? error
        : new GraphQLError(formatted.message, {
            ...(error instanceof Error && { originalError: error }),
          })
    return maskError(original, report).toJSON()
  }
}
