import type { CloseCause } from './options.js'

export type Transport = 'websocket' | 'sse'

/** Why a subscription could not share, or not as widely as its text would allow. */
export type Fallback = 'source' | 'after-used-elsewhere' | 'no-scope' | 'opaque-variables'

/** How a connection ended: by its client, or by the server for this cause. */
export type ConnectionEnd = 'client' | 'silent' | Lowercase<CloseCause>

/** What a limit bounds. */
export type Limited =
  | 'connections'
  | 'unauthenticated'
  | 'credentials'
  | 'messages'
  | 'operations'
  | 'subscriptions'

/** What the hub counts. */
export interface RealtimeMetrics {
  connectionOpened(transport: Transport): void
  connectionClosed(transport: Transport, end: ConnectionEnd): void
  /** Something was refused, or a connection closed, by a limit. */
  limited(limit: Limited): void
  operationStarted(type: 'query' | 'mutation' | 'subscription'): void
  operationEnded(type: 'query' | 'mutation' | 'subscription'): void
  groupOpened(): void
  groupClosed(): void
  executed(): void
  delivered(count: number): void
  fellBack(why: Fallback): void
  /** A subscription started with a cursor. */
  resumed(): void
  /** A live subscriber was put back to reading the journal, because its connection did not keep up. */
  fellBehind(): void
  gap(): void
  /** Seconds from the recording of an event to its being handed to the sockets. */
  reached(seconds: number): void
}

/** Counts nothing. */
export const SILENT_METRICS: RealtimeMetrics = {
  connectionOpened() {},
  connectionClosed() {},
  limited() {},
  operationStarted() {},
  operationEnded() {},
  groupOpened() {},
  groupClosed() {},
  executed() {},
  delivered() {},
  fellBack() {},
  resumed() {},
  fellBehind() {},
  gap() {},
  reached() {},
}
