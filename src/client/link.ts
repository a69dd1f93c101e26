import { type Client, createClient, type Sink, type SubscribePayload } from 'graphql-ws/client'
import type { SentError } from './error.js'

/** Who asks: the value of the header `authorization`, or how to get a fresh one for each connection. */
export type Authorization = string | (() => string | undefined | Promise<string | undefined>)

/** The name somebody goes by, or how to get it. */
export type Identity = string | (() => string | undefined)

export interface LinkOptions {
  url: string
  authorization: Authorization | undefined
  identity: Identity | undefined
  webSocketImpl: unknown
  /** Between pings to the server. */
  pingMs: number
  /** How long the server may take to answer a ping or to accept a connection. */
  answerMs: number
}

/** One answer, as it came over the wire. */
export interface Result {
  data?: Record<string, unknown> | null | undefined
  errors?: readonly SentError[] | undefined
}

/** One socket for all streams, opened when there is one and closed soon after the last. */
export interface Link {
  subscribe(payload: SubscribePayload, sink: Sink<Result>): () => void
  /** Asks once, over the same socket. Rejects as a subscription's sink fails. */
  ask(query: string): Promise<Result>
  readonly connected: boolean
  onConnected(listener: () => void): () => void
  close(): void
}

/** Opens no socket yet. Comes back never by itself: each stream does, with the place it has reached. */
export function openLink(options: LinkOptions): Link {
  const { url, authorization, identity, webSocketImpl, pingMs, answerMs } = options
  let connected = false
  let watch: ReturnType<typeof setTimeout> | undefined
  const answered = () => clearTimeout(watch)
  const expectAnswer = () => {
    answered()
    // A network that is gone closes no socket; otherwise the stream would stand still for good.
    watch = setTimeout(() => client.terminate(), answerMs)
  }
  const client: Client = createClient({
    url,
    ...(webSocketImpl !== undefined && { webSocketImpl }),
    connectionParams: async () => {
      const value = typeof authorization === 'function' ? await authorization() : authorization
      const name = typeof identity === 'function' ? identity() : identity
      return {
        ...(value !== undefined && { authorization: value }),
        ...(name !== undefined && { identity: name }),
      }
    },
    retryAttempts: 0,
    // The place to begin at is asked for first, and the socket is used again right after.
    lazyCloseTimeout: 500,
    keepAlive: pingMs,
    on: {
      connecting: expectAnswer,
      connected: () => {
        answered()
        connected = true
      },
      ping: received => {
        if (!received) expectAnswer()
      },
      pong: received => {
        if (received) answered()
      },
      closed: () => {
        answered()
        connected = false
      },
      error: answered,
    },
  })
  return {
    subscribe: (payload, sink) => client.subscribe<Record<string, unknown>>(payload, sink),
    ask: query =>
      new Promise((resolve, reject) => {
        client.subscribe<Record<string, unknown>>(
          { query },
          { next: resolve, error: reject, complete: () => reject(new Error('No answer.')) },
        )
      }),
    get connected() {
      return connected
    },
    onConnected: listener => client.on('connected', listener),
    close() {
      answered()
      Promise.resolve(client.dispose()).catch(() => {})
    },
  }
}
