import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import { LockedOut } from '../../http/auth/access.js'
import { openBodies } from '../../http/bodies.js'
import { isForgeable } from '../../http/cross-site.js'
import { answerUnread } from '../../http/unread.js'
import type { GraphContext } from '../context.js'
import { withLegacyCode } from '../errors.js'
import { isRefusal } from './apollo.js'
import { GRAPHQL_BODIES, lockedOut, type RefusedRequest, readJson, UNAUTHENTICATED } from './request-body.js'

export interface OverHttpOptions {
  /** Bytes that a request body may have; 1 MB. */
  bodyBytes?: number
  onError(error: unknown): void
}

/**
 * Serves GraphQL over HTTP straight from node:http; Express alone would cost more than the rest. Who asks is found out
 * before a body is read: of those we do not know nothing is.
 */
export function graphqlOverHttp(
  server: ApolloServer<GraphContext>,
  contextOf: (request: IncomingMessage) => GraphContext | Promise<GraphContext>,
  { bodyBytes = 1_000_000, onError }: OverHttpOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const bodies = openBodies(GRAPHQL_BODIES)

  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const context = await contextOf(request)
    if (context.viewer === undefined) return refuse(request, response, UNAUTHENTICATED)
    const read = await readJson(request, bodies, context.viewer.identity, bodyBytes)
    if (read.kind === 'gone') return
    if (read.kind === 'refused') return refuse(request, response, read)
    const result = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: (request.method ?? 'GET').toUpperCase(),
        headers: headersOf(request),
        search: searchOf(request),
        body: read.body,
      },
      context: async () => context,
    })
    for (const [name, value] of result.headers) response.setHeader(name, value)
    response.setHeader('cache-control', 'no-store')
    response.setHeader('x-content-type-options', 'nosniff')
    response.statusCode = statusOf(result)
    if (result.body.kind === 'complete') {
      response.setHeader('content-length', Buffer.byteLength(result.body.string))
      response.end(result.body.string)
      return
    }
    for await (const chunk of result.body.asyncIterator) response.write(chunk)
    response.end()
  }
  return (request, response) => {
    serve(request, response).catch(error => {
      if (error instanceof LockedOut) return refuse(request, response, lockedOut(error))
      onError(error)
      if (response.headersSent) return void response.destroy()
      refuse(request, response, {
        status: 500,
        code: 'INTERNAL_SERVER_ERROR',
        message: 'Something went wrong here.',
      })
    })
  }
}

/** In plain JSON a document that was not executed is still an answer to the request: 200, as the specification has it. */
function statusOf({ status, headers }: { status?: number; headers: HeaderMap }): number {
  const plain = headers.get('content-type')?.startsWith('application/json') ?? false
  return plain && isRefusal(headers) ? 200 : (status ?? 200)
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { status, code, message, headers, retryAfterMs }: RefusedRequest,
): void {
  const extensions = withLegacyCode({ code, ...(retryAfterMs !== undefined && { retryAfterMs }) })
  answerUnread(request, response, {
    status,
    headers: {
      ...headers,
      ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
      'content-type': 'application/json; charset=utf-8',
      'cache-control': 'no-store',
    },
    text: JSON.stringify({ errors: [{ message, extensions }] }),
  })
}

function headersOf(request: IncomingMessage): HeaderMap {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Apollo would have a header that only a script can add, also of those that no page of another site can be.
  if (!isForgeable(request)) map.set('apollo-require-preflight', '1')
  return map
}

function searchOf({ url = '' }: IncomingMessage): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
