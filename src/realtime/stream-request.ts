import type { IncomingMessage, ServerResponse } from 'node:http'
import { GraphQLError } from 'graphql'
import type { OperationRequest } from './host.js'

/** A request that is answered with a status instead of a stream. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    private readonly headers: Record<string, string> = {},
  ) {
    super(message)
    this.name = 'RequestError'
  }

  /** Answers as `shown` has errors shown to clients. */
  answer(response: ServerResponse, shown: (error: GraphQLError) => GraphQLError): void {
    if (response.headersSent || response.destroyed) return
    const headers = {
      ...this.headers,
      'content-type': 'application/json; charset=utf-8',
      'x-content-type-options': 'nosniff',
    }
    response.writeHead(this.status, headers)
    const error = new GraphQLError(this.message, { extensions: { code: this.code } })
    response.end(JSON.stringify({ errors: [shown(error)] }))
  }
}

/** Reads the operation of a GET or POST; throws a RequestError. */
export async function readRequest(request: IncomingMessage, limit: number): Promise<OperationRequest> {
  if (request.method === 'GET') {
    const query = new URL(request.url ?? '', 'http://localhost').searchParams
    return operationFrom({
      query: query.get('query'),
      operationName: query.get('operationName'),
      variables: parseJson(query.get('variables') ?? 'null', 'variables'),
      extensions: parseJson(query.get('extensions') ?? 'null', 'extensions'),
    })
  }
  if (request.method !== 'POST')
    throw new RequestError(405, 'BAD_REQUEST', 'Use GET or POST', { allow: 'GET, POST' })
  // Only a script that the browser lets ask can send this type: no form of another site can.
  if (!/^application\/json\s*(;|$)/i.test(request.headers['content-type'] ?? '')) {
    throw new RequestError(415, 'BAD_REQUEST', 'The body must be application/json')
  }
  return operationFrom(parseJson(await bodyOf(request, limit), 'the body'))
}

async function bodyOf(request: IncomingMessage, limit: number): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit)
      throw new RequestError(413, 'LIMIT_EXCEEDED', `The body is larger than ${limit} bytes`, {
        connection: 'close',
      })
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
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
