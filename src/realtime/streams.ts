import type { IncomingMessage, ServerResponse } from 'node:http'
import { type ExecutionResult, GraphQLError } from 'graphql'
import { hasExpired, onExpiry } from './expiry.js'
import type { Guest } from './host.js'
import { operationOf } from './plan.js'
import { ResponseOutlet } from './response-outlet.js'
import type { TransportTools } from './sockets.js'
import { RequestError, readRequest } from './stream-request.js'

/** GraphQL over SSE, distinct connections mode: one operation a request, over the same hub as the sockets. */
export function openStreams<Viewer extends Guest>(tools: TransportTools<Viewer> & { epoch: string }) {
  const { limits, connections, metrics, host, hub } = tools

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = tools.addressOf(request)
    const admit = () => {
      const status = connections.refusal(address)
      if (status !== undefined)
        throw new RequestError(status, 'RATE_LIMITED', 'Too many connections', { 'retry-after': '1' })
    }
    admit()
    const operationRequest = await readRequest(request, limits.messageBytes)
    const viewer = await tools.authenticate(undefined, request)
    if (viewer === undefined || hasExpired(tools.clock, viewer))
      throw new RequestError(
        401,
        'UNAUTHENTICATED',
        'Send an API key or a token as "Authorization: Bearer …".',
      )
    const prepared = await host.prepare(operationRequest, viewer)
    const operation = 'errors' in prepared ? undefined : operationOf(prepared)
    if (operation?.operation === 'mutation' && request.method === 'GET') {
      throw new RequestError(405, 'BAD_REQUEST', 'Cannot perform mutations over GET', { allow: 'POST' })
    }
    if (response.destroyed) return
    // Others may have come, and the server may be going, since the body began to arrive.
    admit()

    const outlet = new ResponseOutlet(response, request.socket, tools)
    connections.add(outlet, 'sse', address)
    const stopExpiry = onExpiry(tools.clock, viewer.expiresAt, () => outlet.close('EXPIRED'))
    response.once('close', () => {
      stopExpiry()
      connections.delete(outlet, 'sse')
    })
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
      ...{ prepared, operation, viewer, outlet, head: '' },
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
    answer(request, response).catch((error: unknown) => {
      if (error instanceof RequestError) return error.answer(response, host.shown)
      tools.onError(error)
      if (response.headersSent) response.destroy()
      else
        new RequestError(500, 'INTERNAL_SERVER_ERROR', 'Internal server error').answer(
          response,
          error => error,
        )
    })
  }
}

function failed(message: string): ExecutionResult {
  return { errors: [new GraphQLError(message)] }
}
