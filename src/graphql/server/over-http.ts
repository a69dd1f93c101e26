import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ApolloServer, HeaderMap } from '@apollo/server'
import type { GraphContext } from '../context.js'
import { type ErrorCode, withLegacyCode } from '../errors.js'
import { isRefusal } from './apollo.js'

export interface OverHttpOptions {
  /** Bytes that a request body may have; 1 MB. */
  bodyBytes?: number
  onError(error: unknown): void
}

/** Serves GraphQL over HTTP straight from node:http; Express alone would cost more than the rest. */
export function graphqlOverHttp(
  server: ApolloServer<GraphContext>,
  contextOf: (request: IncomingMessage) => GraphContext | Promise<GraphContext>,
  { bodyBytes = 1_000_000, onError }: OverHttpOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const read = await bodyOf(request, bodyBytes)
    if (read.kind === 'gone') return
    if (read.kind === 'refused') return refuse(response, read)
    const result = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: {
        method: (request.method ?? 'GET').toUpperCase(),
        headers: headersOf(request),
        search: searchOf(request),
        body: read.body,
      },
      context: async () => contextOf(request),
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
      onError(error)
      if (!response.headersSent)
        refuse(response, {
          status: 500,
          code: 'INTERNAL_SERVER_ERROR',
          message: 'Something went wrong here.',
        })
      else response.destroy()
    })
  }
}

/** In plain JSON a document that was not executed is still an answer to the request: 200, as the specification has it. */
function statusOf({ status, headers }: { status?: number; headers: HeaderMap }): number {
  const plain = headers.get('content-type')?.startsWith('application/json') ?? false
  return plain && isRefusal(headers) ? 200 : (status ?? 200)
}

type Body =
  | { kind: 'read'; body: unknown }
  /** The client went away. */
  | { kind: 'gone' }
  | ({ kind: 'refused' } & Refused)

interface Refused {
  status: number
  code: ErrorCode
  message: string
}

async function bodyOf(request: IncomingMessage, most: number): Promise<Body> {
  if (request.method !== 'POST') {
    request.resume()
    return { kind: 'read', body: undefined }
  }
  const [type = '', ...parameters] = (request.headers['content-type'] ?? '').toLowerCase().split(';')
  const charset = parameters.map(parameter => /^\s*charset="?([^"\s]+)"?/.exec(parameter)?.[1]).find(Boolean)
  if (
    type.trim() !== 'application/json' ||
    (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8')
  ) {
    request.resume()
    const message = 'Send JSON in UTF-8: "content-type: application/json".'
    return { kind: 'refused', status: 415, code: 'BAD_REQUEST', message }
  }
  const bytes = await bytesOf(request, most)
  if (bytes === 'gone') return { kind: 'gone' }
  if (bytes === 'tooLong') {
    const message = `A request body may have ${most} bytes at most.`
    return { kind: 'refused', status: 413, code: 'LIMIT_EXCEEDED', message }
  }
  try {
    return { kind: 'read', body: JSON.parse(bytes.toString('utf8')) }
  } catch {
    return { kind: 'refused', status: 400, code: 'BAD_REQUEST', message: 'The body is no JSON.' }
  }
}

function bytesOf(request: IncomingMessage, most: number): Promise<Buffer | 'gone' | 'tooLong'> {
  if (Number(request.headers['content-length'] ?? 0) > most) return Promise.resolve('tooLong')
  return new Promise(resolve => {
    const chunks: Buffer[] = []
    let length = 0
    request.on('data', (chunk: Buffer) => {
      length += chunk.length
      if (length <= most) chunks.push(chunk)
      else resolve('tooLong')
    })
    request.on('end', () => resolve(Buffer.concat(chunks)))
    request.on('error', () => resolve('gone'))
    request.on('close', () => resolve('gone'))
  })
}

function refuse(response: ServerResponse, { status, code, message }: Refused): void {
  const text = JSON.stringify({ errors: [{ message, extensions: withLegacyCode({ code }) }] })
  // What is still on its way of a body that is too long is not read.
  if (status === 413) response.setHeader('connection', 'close')
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    })
    .end(text)
}

function headersOf({ headers }: IncomingMessage): HeaderMap {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, Array.isArray(value) ? value.join(', ') : value)
  }
  // Apollo would have a header that only a script can add. A browser says where a request comes from; who says
  // nothing is no browser.
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none')
    map.set('apollo-require-preflight', '1')
  return map
}

function searchOf({ url = '' }: IncomingMessage): string {
  const start = url.indexOf('?')
  return start === -1 ? '' : url.slice(start)
}
