import type { DocumentNode } from 'graphql'
import { ask } from './ask.js'
import { type Document, resumable, textOf } from './document.js'
import { follow } from './follow.js'
import { type Authorization, type Identity, openLink } from './link.js'
import type { Stream, SubscribeOptions } from './stream.js'

/** Where the API is, and how to reach it. */
export interface ClientOptions {
  /** Of the server or of its `/graphql`: `https://calls.example.com`. */
  url: string
  /** `Bearer <key>`, or what gives a fresh one: it is asked for each connection and each request. */
  authorization?: Authorization
  /** A name to go by, which counts only where the server has no keys: visible ASCII, at most 64 characters. */
  identity?: Identity
  /** Needed where there is no global one: Node 20, with the package `ws`. */
  webSocketImpl?: unknown
  fetchImpl?: typeof fetch
  /** The most items that wait for a slow caller before the stream is left, to go on once they are taken. 10,000. */
  bufferItems?: number
  /** The longest wait before the first attempt to come back, doubled with each further one. 250 ms. */
  minWaitMs?: number
  /** The longest wait at all. 10 s. */
  maxWaitMs?: number
  /** Between pings to the server, which find out that the network is gone. 10 s. */
  pingMs?: number
  /** How long the server may take to answer a ping or to accept a connection. 10 s. */
  answerMs?: number
}

/** The value of a document's root field. */
export type ItemOf<Data> = Data[Exclude<keyof Data, '__typename'>]
type Answer = Record<string, unknown>

/** Variables may be left out where there are none that are needed. */
type Given<Variables, Options> =
  Record<string, never> extends Variables
    ? [variables?: Variables, options?: Options]
    : [variables: Variables, options?: Options]

/** A client of one Partyline installation. */
export interface PartylineClient {
  /**
   * Follows a subscription: each event once, in order, over restarts and broken connections, from now on or from
   * `after`. It begins at once and ends when the caller leaves the loop. Throws a PartylineError where coming back
   * is of no use, such as FORBIDDEN or CURSOR_EXPIRED; a StreamGap is an item like any other.
   */
  subscribe<Data = Answer, Variables = Answer>(
    document: Document<Data, Variables>,
    ...given: Given<Variables, SubscribeOptions>
  ): Stream<ItemOf<Data>>
  /** Asks once. Throws a PartylineError when there is any error. */
  query<Data = Answer, Variables = Answer>(
    document: Document<Data, Variables>,
    ...given: Given<Variables, { signal?: AbortSignal }>
  ): Promise<Data>
  /** Commands once; see `retryable` of the PartylineError it throws. */
  mutate<Data = Answer, Variables = Answer>(
    document: Document<Data, Variables>,
    ...given: Given<Variables, { signal?: AbortSignal }>
  ): Promise<Data>
  /** Ends every stream. */
  close(): Promise<void>
}

/** Opens a client; it connects when it is first used. */
export function partylineClient(options: ClientOptions): PartylineClient {
  const { bufferItems = 10_000, minWaitMs = 250, maxWaitMs = 10_000 } = options
  const { pingMs = 10_000, answerMs = 10_000, authorization, identity, webSocketImpl } = options
  const url = endpointOf(options.url)
  const link = openLink({
    url: url.replace(/^http/, 'ws'),
    authorization,
    identity,
    webSocketImpl,
    pingMs,
    answerMs,
  })
  const open = new Set<() => unknown>()
  const fetchImpl: typeof fetch = (...request) => (options.fetchImpl ?? fetch)(...request)
  const once = <Data>(document: string | DocumentNode, variables: unknown, signal?: AbortSignal) =>
    ask<Data>({ url, authorization, identity, fetchImpl }, textOf(document), variables, signal)
  return {
    subscribe<Data, Variables>(
      document: Document<Data, Variables>,
      ...[variables, { onStatus, ...rest } = {}]: [Variables?, SubscribeOptions?]
    ) {
      const operation = resumable(textOf(document))
      const close = () => stream.return?.()
      open.add(close)
      const stream = follow<ItemOf<Data>>(
        link,
        operation,
        { ...variables },
        {
          ...rest,
          onStatus(status, why) {
            if (status === 'closed') open.delete(close)
            onStatus?.(status, why)
          },
        },
        { bufferItems, minWaitMs, maxWaitMs },
      )
      return stream
    },
    query: (document, ...[variables, { signal } = {}]) => once(document, variables, signal),
    mutate: (document, ...[variables, { signal } = {}]) => once(document, variables, signal),
    async close() {
      for (const each of open) await each()
      link.close()
    },
  }
}

/** The address of the GraphQL endpoint by HTTP. Throws a TypeError for what is no address. */
function endpointOf(text: string): string {
  const url = new URL(text.replace(/^ws/, 'http'))
  if (url.pathname === '/') url.pathname = '/graphql'
  return url.href
}
