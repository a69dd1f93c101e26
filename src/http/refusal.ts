import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorRequestHandler } from 'express'

/** Codes of refusals outside GraphQL; a client may switch on them. */
export type RefusalCode =
  | 'BAD_REQUEST'
  | 'FORBIDDEN'
  | 'NOT_FOUND'
  | 'PAYLOAD_TOO_LARGE'
  | 'INTERNAL_SERVER_ERROR'

/** Sends `{ error, code }` as JSON, and nothing that a cache would keep. */
export function refuse(response: ServerResponse, status: number, code: RefusalCode, error: string): void {
  const body = JSON.stringify({ error, code })
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': Buffer.byteLength(body),
    'cache-control': 'no-store',
  })
  response.end(body)
}

/** Whether every `%` of a request's path and query begins the encoding of a character in UTF-8. */
export function isWellEncoded({ url = '' }: IncomingMessage): boolean {
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

/**
 * Answers what a route or a parser threw. What the request itself is to blame for (a status of 4xx, as parsers set it)
 * is no fault of the server, so only the rest is reported.
 */
export function answeringErrors(onError: (error: unknown) => void): ErrorRequestHandler {
  // Express recognizes an error handler by its four parameters.
  return (error: unknown, request, response, next) => {
    // Nobody is left to answer, and strangers would fill the log by breaking off what they send.
    if (isBrokenOff(error, request)) return void response.destroy()
    const status = Number((error as { status?: unknown } | undefined)?.status)
    const isClients = status >= 400 && status < 500
    if (!isClients) onError(error)
    if (response.headersSent) return next(error)
    if (!isClients) return refuse(response, 500, 'INTERNAL_SERVER_ERROR', 'Internal error.')
    if (status === 413) return refuse(response, 413, 'PAYLOAD_TOO_LARGE', 'The request body is too large.')
    if (status === 403) return refuse(response, 403, 'FORBIDDEN', 'Access to this path is not allowed.')
    if (status === 404) return refuse(response, 404, 'NOT_FOUND', 'Not found.')
    refuse(response, status, 'BAD_REQUEST', 'The request cannot be read: its path or its body is malformed.')
  }
}

/** Whether the client went away (which Express calls ECONNABORTED), or broke the protocol in the middle of its body. */
function isBrokenOff(error: unknown, request: IncomingMessage): boolean {
  const { code = '' } = (error ?? {}) as NodeJS.ErrnoException
  return error === request.errored || code === 'ECONNABORTED' || code.startsWith('HPE_')
}
