import type { IncomingMessage } from 'node:http'
import type { DocumentNode, ExecutionResult, GraphQLError, GraphQLSchema } from 'graphql'

/** An operation as a client sends it, whatever the transport. */
export interface OperationRequest {
  query?: string | null
  operationName?: string | null
  variables?: Record<string, unknown> | null
  extensions?: Record<string, unknown> | null
}

/** An operation that was parsed, validated and allowed. A host may add what its executor needs. */
export interface Prepared {
  schema: GraphQLSchema
  /** The same text should give the same object: what was found out about it is kept by it. */
  document: DocumentNode
  operationName?: string | null
  /** As the client gave them. */
  variables?: Record<string, unknown> | null
}

export interface Refused {
  errors: readonly GraphQLError[]
}

/** What a connection knows about who opened it. */
export interface Guest {
  /** Who it is: what is limited is counted by it. */
  identity: string
  /** Identifies the secret that was presented, so that its connections can be closed when it is revoked. */
  credential: string
  /** When the permission ends, in milliseconds since the epoch; absent: never. */
  expiresAt?: number
}

type Awaitable<T> = T | Promise<T>

/** What the hub needs from the GraphQL layer. */
export interface HubHost<Viewer extends Guest> {
  prepare(request: OperationRequest, viewer: Viewer): Awaitable<Prepared | Refused>
  /** Executes a query or mutation, or a subscription's selection over `rootValue`, one StreamItem. */
  execute(prepared: Prepared, contextValue: object, rootValue: unknown): Awaitable<ExecutionResult>
  /** Whether an item of a stream is for whom the context is, who learns nothing of it otherwise. Absent: always. */
  isFor?(item: object, contextValue: object): Awaitable<boolean>
  /** Runs the root field's `subscribe`; graphql-js does it when absent, with its errors unmasked. */
  subscribe?(prepared: Prepared, contextValue: object): Awaitable<AsyncIterable<unknown> | ExecutionResult>
  /** An error of the realtime layer's own as clients are shown errors. */
  shown(error: GraphQLError): GraphQLError
  /** A fresh context for this viewer: queries, mutations, and the start of a subscription. */
  contextOf(viewer: Viewer): object
  /** The permission class: viewers of one scope may see exactly the same. Absent: shares with nobody. */
  scopeOf(viewer: Viewer): string | undefined
  /** A fresh context for one event, that knows the permission class and nobody's identity. */
  contextFor(scope: string): object
}

/** Who holds the credentials of a `connection_init` or of a request; undefined: nobody we know. */
export type AuthenticateConnection<Viewer> = (
  params: Record<string, unknown> | undefined,
  request: IncomingMessage,
) => Awaitable<Viewer | undefined>
