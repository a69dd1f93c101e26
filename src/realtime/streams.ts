import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { LockedOut } from '../http/auth/access.js'
import { openBodies } from '../http/bodies.js'
import { hasExpired, onExpiry } from './expiry.js'
import type { Guest, Prepared } from './host.js'
import { CLOSE, type CloseCause } from './options.js'
import { operationOf } from './plan.js'
import { ResponseOutlet } from './response-outlet.js'
import {
  checkHeaders,
  RequestError,
  readRequest,
  STREAM_BODIES,
  type StreamRequest,
} from './stream-request.js'
import type { TransportTools } from './transport.js'

/** GraphQL over SSE, distinct connections mode: one operation a request, over the same hub as the sockets. */
export function openStreams<Viewer extends Guest>(tools: TransportTools<Viewer> & { epoch: string }) {
  const { limits, connections, metrics, host, hub, clock } = tools
  const bodies = openBodies(STREAM_BODIES)

  /** Who asks, by the headers alone; throws a RequestError. */
  async function viewerOf(request: IncomingMessage): Promise<Viewer> {
    const viewer = await tools.authenticate(undefined, request)
    if (viewer !== undefined && !hasExpired(clock, viewer)) return viewer
    throw new RequestError(
      401,
      'UNAUTHENTICATED',
      'Send an API key or a token as "Authorization: Bearer …".',
      { headers: { 'www-authenticate': 'Bearer' } },
    )
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = tools.addressOf(request)
    const status = connections.refusal(address)
    if (status !== undefined) throw refusedBy(status)
    checkHeaders(request)
    const viewer = await viewerOf(request)
    if (response.destroyed) return

    // It counts from here on, and can be closed, though its body may still be on its way.
    const outlet = new ResponseOutlet(response, request.socket, tools)
    connections.add(outlet, 'sse', address)
    const stopExpiry = onExpiry(clock, viewer.expiresAt, () => outlet.close('EXPIRED'))
    response.once('close', () => {
      stopExpiry()
      connections.delete(outlet)
    })
    if (!connections.authenticate(outlet, viewer)) throw refusedBy(429)

    const asked = await Promise.race([
      readRequest(request, bodies, viewer.identity, limits.messageBytes),
      outlet.closedEarly.then(cause => Promise.reject(closedBy(cause))),
    ])
    if (asked === undefined || response.destroyed) return
    const prepared = await host.prepare(asked.operation, viewer)
    if (outlet.refused !== undefined) throw closedBy(outlet.refused)
    await serve(request, response, { outlet, viewer, asked, prepared })
  }

  /** Executes what is asked; a stream goes on after the answer. */
  async function serve(
    request: IncomingMessage,
    response: ServerResponse,
    { outlet, viewer, asked, prepared }: Serving<Viewer>,
  ): Promise<void> {
    const operation = 'errors' in prepared ? undefined : operationOf(prepared)
    if (operation?.operation === 'mutation' && request.method === 'GET') {
      const headers = { allow: 'POST' }
      throw new RequestError(405, 'BAD_REQUEST', 'Cannot perform mutations over GET', { headers })
    }
    const limited = 'errors' in prepared ? rateLimited(prepared.errors) : undefined
    if (limited !== undefined) throw limited
    outlet.begin()
    if ('errors' in prepared) return outlet.finish({ errors: prepared.errors })
    if (operation === undefined) return outlet.finish(failed('Unable to identify operation'))
    const type = operation.operation
    metrics.operationStarted(type)
    response.once('close', () => metrics.operationEnded(type))
    if (type !== 'subscription') {
      return outlet.finish(await host.execute(prepared, host.contextOf(viewer), undefined))
    }
    const lastCursor = request.headers['last-event-id']
    const outcome = await hub.subscribe({
      ...{ prepared, operation, viewer, outlet, head: '', bytes: asked.bytes },
      ...(typeof lastCursor === 'string' && lastCursor !== '' && { lastCursor }),
      onFail: () => outlet.finish(failed('Internal server error')),
    })
    if (outcome.kind === 'refused') return outlet.finish(outcome.result)
    if (outcome.kind === 'member') {
      response.once('close', outcome.leave)
      if (response.destroyed) outcome.leave()
      return
    }
    const results = outcome.results(() => {})
    response.once('close', () => void results.return())
    for await (const result of results) await outlet.tell(result)
    outlet.finish()
  }

  return (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((thrown: unknown) => {
      const error = thrown instanceof LockedOut ? lockedOut(thrown) : thrown
      if (error instanceof RequestError) return error.answer(request, response, host.shown)
      tools.onError(error)
      if (response.headersSent) return void response.destroy()
      new RequestError(500, 'INTERNAL_SERVER_ERROR', 'Internal server error').answer(
        request,
        response,
        e => e,
      )
    })
  }

  function lockedOut({ message, retryAfterMs }: LockedOut): RequestError {
    metrics.limited('credentials')
    return new RequestError(429, 'RATE_LIMITED', message, { retryAfterMs })
  }
}

interface Serving<Viewer> {
  outlet: ResponseOutlet
  viewer: Viewer
  asked: StreamRequest
  prepared: Prepared | { errors: readonly GraphQLError[] }
}

/** The answer to an operation beyond what its identity may use: a status that clients and proxies understand. */
function rateLimited(errors: readonly GraphQLError[]): RequestError | undefined {
  const error = errors.find(({ extensions }) => extensions.code === 'RATE_LIMITED')
  const retryAfterMs = Number(error?.extensions.retryAfterMs)
  return error && new RequestError(429, 'RATE_LIMITED', error.message, { retryAfterMs })
}

/** Why nobody may come in now. */
function refusedBy(status: 429 | 503): RequestError {
  const message = status === 429 ? 'Too many connections' : 'The server is shutting down'
  return new RequestError(status, 'RATE_LIMITED', message, { retryAfterMs: 1_000 })
}

/** Why a stream was closed before it began. */
function closedBy(cause: CloseCause): RequestError {
  if (cause === 'DRAINED' || cause === 'STOPPED') return refusedBy(503)
  return new RequestError(401, 'UNAUTHENTICATED', CLOSE[cause].reason)
}

function failed(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] }
}
