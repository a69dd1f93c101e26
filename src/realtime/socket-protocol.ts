import type { IncomingMessage } from 'node:http'
import { type ExecutionArgs, GraphQLError } from 'graphql'
import { type Context, makeServer, type SubscribePayload } from 'graphql-ws'
import { LockedOut } from '../http/auth/access.js'
import { hasExpired, onExpiry } from './expiry.js'
import { wireText } from './frame.js'
import type { Guest, OperationRequest, Prepared } from './host.js'
import { operationOf } from './plan.js'
import { silence } from './silence.js'
import type { SocketOutlet } from './socket-outlet.js'
import type { TransportTools } from './transport.js'

/** What is known of a socket beside its protocol. */
export interface SocketState<Viewer> {
  request: IncomingMessage
  outlet: SocketOutlet
  /** From the headers of the upgrade, then from `connection_init`. */
  viewer?: Viewer
  /** Bytes of the message that is being taken. */
  messageBytes: number
  /** Called when it is known who opened the socket. */
  onAuthenticated(): void
  stopExpiry(): void
}

/** What graphql-ws carries from `onSubscribe` to the start of the operation. */
interface Started<Viewer> extends ExecutionArgs {
  ctx: Context<Record<string, unknown>, SocketState<Viewer>>
  id: string
  prepared: Prepared
  viewer: Viewer
  bytes: number
}

/** The protocol of a socket: graphql-ws keeps it, the hub delivers. */
export function socketProtocol<Viewer extends Guest>(tools: TransportTools<Viewer>) {
  const { limits, connections, metrics, host, hub, clock } = tools

  /** Who opened the socket; undefined when nobody we know, or when it was closed by name. */
  async function viewerOf(
    params: Record<string, unknown> | undefined,
    { viewer, request, outlet }: SocketState<Viewer>,
  ): Promise<Viewer | undefined> {
    if (viewer !== undefined && params === undefined) return viewer
    try {
      return await tools.authenticate(params, request)
    } catch (error) {
      if (!(error instanceof LockedOut)) throw error
      metrics.limited('credentials')
      outlet.close('LOCKED_OUT')
      return undefined
    }
  }

  async function subscribe({ ctx, id, prepared, viewer, bytes }: Started<Viewer>) {
    const operation = operationOf(prepared)
    if (operation === undefined) return { errors: [new GraphQLError('Unable to identify operation')] }
    const over = silence()
    const head = wireText(`{"id":${JSON.stringify(id)}`)
    const outcome = await hub.subscribe({
      prepared,
      operation,
      viewer,
      bytes,
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

  return makeServer<Record<string, unknown>, SocketState<Viewer>>({
    connectionInitWaitTimeout: limits.initMs,
    async onConnect({ connectionParams, extra }) {
      const { outlet } = extra
      const viewer = await viewerOf(connectionParams, extra)
      if (viewer === undefined || hasExpired(clock, viewer) || !outlet.open) return false
      if (!connections.authenticate(outlet, viewer)) {
        outlet.close('LIMITED')
        return false
      }
      extra.viewer = viewer
      extra.onAuthenticated()
      extra.stopExpiry()
      extra.stopExpiry = onExpiry(clock, viewer.expiresAt, () => outlet.close('EXPIRED'))
      return true
    },
    onClose: ({ extra }) => extra.stopExpiry(),
    async onSubscribe(ctx, id, payload) {
      const viewer = ctx.extra.viewer as Viewer
      const bytes = ctx.extra.messageBytes
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
        bytes,
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

function settle<T>(result: T | Promise<T>, after: () => void): T | Promise<T> {
  if (result instanceof Promise) return result.finally(after)
  after()
  return result
}
