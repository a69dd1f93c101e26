import type { IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws'
import { type WebSocket, WebSocketServer } from 'ws'
import type { Clock } from '../kernel/clock.js'
import type { Connections } from './connections.js'
import { hasExpired, onExpiry } from './expiry.js'
import { wireText } from './frame.js'
import type { AuthenticateConnection, Guest, HubHost, OperationRequest, Prepared } from './host.js'
import type { Hub } from './hub.js'
import type { RealtimeMetrics } from './metrics.js'
import type { RealtimeLimits } from './options.js'
import type { Flusher } from './outlet.js'
import { operationOf } from './plan.js'
import { silence } from './silence.js'
import { SocketOutlet } from './socket-outlet.js'

/** What the transports work with. */
export interface TransportTools<Viewer extends Guest> {
  hub: Hub<Viewer>
  host: HubHost<Viewer>
  authenticate: AuthenticateConnection<Viewer>
  addressOf(request: IncomingMessage): string
  connections: Connections
  flusher: Flusher
  clock: Clock
  limits: RealtimeLimits
  metrics: RealtimeMetrics
  onError(error: unknown): void
}

interface Extra<Viewer> {
  request: IncomingMessage
  outlet: SocketOutlet
  viewer?: Viewer
  stopExpiry(): void
}

/** What graphql-ws carries from `onSubscribe` to the start of the operation. */
interface Started<Viewer> extends ExecutionArgs {
  ctx: Context<Record<string, unknown>, Extra<Viewer>>
  id: string
  prepared: Prepared
  viewer: Viewer
}

const FATAL = { code: 4500, reason: 'Internal server error' }

/** GraphQL over WebSocket (graphql-transport-ws): graphql-ws keeps the protocol, the hub delivers. */
export function openSockets<Viewer extends Guest>(tools: TransportTools<Viewer>) {
  const { limits, connections, metrics, host, hub } = tools

  const server = makeServer<Record<string, unknown>, Extra<Viewer>>({
    connectionInitWaitTimeout: limits.initMs,
    async onConnect({ connectionParams, extra }) {
      const viewer = await tools.authenticate(connectionParams, extra.request)
      if (viewer === undefined || hasExpired(tools.clock, viewer)) return false
      extra.viewer = viewer
      extra.stopExpiry = onExpiry(tools.clock, viewer.expiresAt, () => extra.outlet.close('EXPIRED'))
      return true
    },
    onClose: ({ extra }) => extra.stopExpiry(),
    async onSubscribe(ctx, id, payload) {
      const viewer = ctx.extra.viewer as Viewer
      if (Object.keys(ctx.subscriptions).length > limits.operations) {
        metrics.limited('operations')
        return [tooManyOperations(limits.operations)]
      }
      const prepared = await host.prepare(requestOf(payload), viewer)
      if ('errors' in prepared) return prepared.errors
      const started: Started<Viewer> = {
        ...argsOf(prepared),
        contextValue: undefined,
        ctx,
        id,
        prepared,
        viewer,
      }
      return started
    },
    execute: args => {
      const { prepared, viewer } = args as Started<Viewer>
      const type = operationOf(prepared)?.operation ?? 'query'
      metrics.operationStarted(type)
      return settle(host.execute(prepared, host.contextOf(viewer), undefined), () =>
        metrics.operationEnded(type),
      )
    },
    subscribe: args => subscribe(args as Started<Viewer>),
  })

  async function subscribe(started: Started<Viewer>) {
    const { ctx, id, prepared, viewer } = started
    const operation = operationOf(prepared)
    if (operation === undefined) return { errors: [new GraphQLError('Unable to identify operation')] }
    const over = silence()
    const head = wireText(`{"id":${JSON.stringify(id)}`)
    const outcome = await hub.subscribe({
      prepared,
      operation,
      viewer,
      outlet: ctx.extra.outlet,
      head,
      onFail: () => over.fail(new GraphQLError('Internal server error')),
    })
    if (outcome.kind === 'refused') return outcome.result
    metrics.operationStarted('subscription')
    if (outcome.kind === 'stream') return outcome.results(() => metrics.operationEnded('subscription'))
    over.whenOver(() => {
      metrics.operationEnded('subscription')
      outcome.leave()
    })
    return over.stream
  }

  const wss = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.messageBytes,
    perMessageDeflate: limits.compression,
    handleProtocols,
  })

  function opened(socket: WebSocket, request: IncomingMessage) {
    const { flusher, clock } = tools
    const outlet = new SocketOutlet(socket, request.socket, flusher, clock, limits, connections)
    connections.add(outlet, 'websocket', tools.addressOf(request))
    // A message that is too large or no WebSocket frame; ws closes the socket itself.
    socket.on('error', () => {})
    const closed = server.opened(
      {
        protocol: socket.protocol,
        send: text => outlet.say(text),
        close: (code, reason) => outlet.end(code, reason),
        onMessage: take =>
          socket.on('message', data => {
            take(String(data)).catch((error: unknown) => {
              if (!outlet.open) return
              tools.onError(error)
              outlet.end(FATAL.code, FATAL.reason)
            })
          }),
      },
      { request, outlet, stopExpiry() {} },
    )
    socket.once('close', (code, reason) => {
      connections.delete(outlet, 'websocket')
      closed(code, String(reason)).catch(tools.onError)
    })
  }

  return {
    handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
      const status = connections.refusal(tools.addressOf(request))
      if (status !== undefined) refuse(socket, status)
      else wss.handleUpgrade(request, socket as Socket, head, opened)
    },
    close: () => wss.close(),
  }
}

function argsOf({ schema, document, operationName, variables }: Prepared): ExecutionArgs {
  return { schema, document, operationName: operationName ?? null, variableValues: variables ?? null }
}

function requestOf({ query, operationName, variables, extensions }: SubscribePayload): OperationRequest {
  return {
    query,
    operationName: operationName ?? null,
    variables: variables ?? null,
    extensions: extensions ?? null,
  }
}

function tooManyOperations(limit: number): GraphQLError {
  return new GraphQLError(`This socket has ${limit} operations already; complete one first.`, {
    extensions: { code: 'TOO_MANY_OPERATIONS', legacyCode: 25 },
  })
}

function refuse(socket: Duplex, status: 429 | 503): void {
  const text = status === 429 ? 'Too Many Requests' : 'Service Unavailable'
  socket.on('error', () => {})
  socket.end(`HTTP/1.1 ${status} ${text}\r\nConnection: close\r\nRetry-After: 1\r\nContent-Length: 0\r\n\r\n`)
}

function settle<T>(result: T | Promise<T>, after: () => void): T | Promise<T> {
  if (result instanceof Promise) return result.finally(after)
  after()
  return result
}
