import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Kysely } from 'kysely'
import type { Tail } from '../bus/tail.js'
import type { Tables } from '../journal/schema.js'
import { type Clock, systemClock } from '../kernel/clock.js'
import { Connections } from './connections.js'
import { feedsOf, type OpenFeed } from './feed.js'
import { openHistory } from './history.js'
import type { AuthenticateConnection, Guest, HubHost } from './host.js'
import { Hub } from './hub.js'
import { type RealtimeMetrics, SILENT_METRICS } from './metrics.js'
import { DEFAULT_LIMITS, type RealtimeLimits } from './options.js'
import { Flusher } from './outlet.js'
import { Recent } from './recent.js'
import { openSockets } from './sockets.js'
import { openStreams } from './streams.js'
import { turnstile } from './turnstile.js'

export interface RealtimeOptions<Viewer extends Guest> {
  journal: { epoch: string; reader: Kysely<Tables> }
  tail: Tail
  host: HubHost<Viewer>
  authenticate: AuthenticateConnection<Viewer>
  limits?: Partial<RealtimeLimits>
  metrics?: RealtimeMetrics
  clock?: Clock
  /** Whose connection it is, for the limit per address; behind a proxy, what the proxy says. */
  addressOf?(request: IncomingMessage): string
  /** Hears of what should not have happened; defaults to silence. */
  onError?(error: unknown): void
}

/** The subscriptions of this node over WebSocket and SSE. */
export interface Realtime {
  /** Takes over an HTTP upgrade: graphql-transport-ws. */
  handleUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Answers a request of GraphQL over SSE, distinct connections mode. */
  handleSse(request: IncomingMessage, response: ServerResponse): void
  /** For the root fields' `subscribe`. */
  feed: OpenFeed
  /** Closes every socket and stream that was opened with this credential. */
  revoke(credential: string): void
  /** Lets nobody in any more and sends everybody away within `windowMs`; resolves when all are gone. */
  drain(windowMs: number): Promise<void>
  close(): Promise<void>
}

/** How many subscribers read the past at a time. */
const READERS = 4

export function openRealtime<Viewer extends Guest>(options: RealtimeOptions<Viewer>): Realtime {
  const { journal, tail, host, authenticate, metrics = SILENT_METRICS, clock = systemClock } = options
  const limits = { ...DEFAULT_LIMITS, ...options.limits }
  const onError = options.onError ?? (() => {})
  const recent = new Recent(limits.recentEvents)
  const history = openHistory(journal.reader, tail, recent)
  const past = { epoch: journal.epoch, tail, history, inTurn: turnstile(READERS) }
  const { behindMs, liveBehindMs, queuedEvents } = limits
  const bounds = { behindMs, liveBehindMs, queuedEvents }
  const hub = new Hub<Viewer>({ ...past, ...bounds, limits, host, metrics, clock, onError })
  const stop = tail.listen(event => {
    recent.add(event)
    hub.take(event)
  })
  const connections = new Connections(clock, metrics, limits)
  const transport = {
    ...{ hub, host, authenticate, connections, clock, limits, metrics, onError },
    epoch: journal.epoch,
    flusher: new Flusher(),
    addressOf: options.addressOf ?? (request => request.socket.remoteAddress ?? ''),
  }
  const sockets = openSockets(transport)
  return {
    handleUpgrade: sockets.handleUpgrade,
    handleSse: openStreams(transport),
    feed: feedsOf(past),
    revoke: credential => connections.revoke(credential),
    drain: windowMs => connections.drain(windowMs, 'DRAINED'),
    async close() {
      await connections.drain(0, 'STOPPED')
      stop()
      sockets.close()
    },
  }
}
