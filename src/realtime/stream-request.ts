import type { IncomingMessage, ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import { type Bodies, type BodyLimits, bodyProblem } from '../http/bodies.js'
import { isForgeable } from '../http/cross-site.js'
import { answerUnread } from '../http/unread.js'
import type { OperationRequest } from './host.js'

/** A request that is answered with a status instead of a stream. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    private readonly details: { headers?: Record<string, string>; retryAfterMs?: number } = {},
  ) {
    super(message)
    this.name = 'RequestError'
  }

  /** Answers as `shown` has errors shown to clients. */
  answer(
    request: IncomingMessage,
    response: ServerResponse,
    shown: (error: GraphQLError) => GraphQLError,
  ): void {
    const { headers, retryAfterMs } = this.details
    const wait = retryAfterMs !== undefined && { retryAfterMs }
    const error = new GraphQLError(this.message, { extensions: { code: this.code, ...wait } })
    answerUnread(request, response, {
      status: this.status,
      headers: {
        ...headers,
        ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
        'content-type': 'application/json; charset=utf-8',
      },
      text: JSON.stringify({ errors: [shown(error)] }),
    })
  }
}

/** How long a body may take to arrive, and how much of them is kept at a time, in all and of one identity. */
export const STREAM_BODIES: BodyLimits = { withinMs: 10_000, total: 16_000_000, perOwner: 4_000_000 }

/** An operation, and how many bytes it came in. */
export interface StreamRequest {
  operation: OperationRequest
  bytes: number
}

/** Refuses by the headers what no client of ours sends; throws a RequestError. */
export function checkHeaders(request: IncomingMessage): void {
  if (request.method === 'GET') {
    if (!isForgeable(request)) return
    const message = 'A GET from another site needs the header "apollo-require-preflight: 1"'
    throw new RequestError(400, 'BAD_REQUEST', message)
  }
  if (request.method !== 'POST')
    throw new RequestError(405, 'BAD_REQUEST', 'Use GET or POST', { headers: { allow: 'GET, POST' } })
  // Only a script that the browser lets ask can send this type: no form of another site can.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new RequestError(415, 'BAD_REQUEST', 'The body must be application/json')
  }
}

/** Reads the operation of a GET or POST; undefined when the client left; throws a RequestError. */
export async function readRequest(
  request: IncomingMessage,
  bodies: Bodies,
  owner: string,
  limit: number,
): Promise<StreamRequest | undefined> {
  if (request.method === 'GET') {
    const { url = '' } = request
    const query = new URL(url, 'http://localhost').searchParams
    const operation = operationFrom({
      query: query.get('query'),
      operationName: query.get('operationName'),
      variables: parseJson(query.get('variables') ?? 'null', 'variables'),
      extensions: parseJson(query.get('extensions') ?? 'null', 'extensions'),
    })
    return { operation, bytes: url.length }
  }
  const body = await bodies.read(request, owner, limit)
  if (body.kind === 'gone') return undefined
  if (body.kind !== 'read') {
    const { status, code, message, ...details } = bodyProblem(body.kind, limit, STREAM_BODIES.withinMs)
    throw new RequestError(status, code, message, details)
  }
  body.release()
  return {
    operation: operationFrom(parseJson(body.bytes.toString('utf8'), 'the body')),
    bytes: body.bytes.length,
  }
}

function parseJson(text: string, what: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new RequestError(400, 'BAD_REQUEST', `Cannot read ${what}: not JSON`)
  }
}

function operationFrom(given: unknown): OperationRequest {
  if (!isRecord(given)) throw new RequestError(400, 'BAD_REQUEST', 'The body must be an object')
  const { query, operationName, variables, extensions } = given
  if (query != null && typeof query !== 'string')
    throw new RequestError(400, 'BAD_REQUEST', 'query must be text')
  if (operationName != null && typeof operationName !== 'string') {
    throw new RequestError(400, 'BAD_REQUEST', 'operationName must be text')
  }
  if (variables != null && !isRecord(variables))
    throw new RequestError(400, 'BAD_REQUEST', 'variables must be an object')
  if (extensions != null && !isRecord(extensions))
    throw new RequestError(400, 'BAD_REQUEST', 'extensions must be an object')
  return {
    query: query ?? null,
    operationName: operationName ?? null,
    variables: variables ?? null,
    extensions: extensions ?? null,
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
