/** The bounds of the realtime transports. Every one has a default. */
export interface RealtimeLimits {
  /** Bytes a connection may have waiting before it counts as slow. 1 MiB. */
  bufferBytes: number
  /** How long a slow connection may take to catch up before it is closed; 0 closes at once. 2 s. */
  behindMs: number
  /** How long a slow connection may get only the latest of its live streams before it is closed. 30 s. */
  liveBehindMs: number
  /** How long after a close the peer may take to answer it. 2 s. */
  closeMs: number
  /** How long a socket may take to send `connection_init`. 3 s. */
  initMs: number
  /** Between pings; a socket silent for the whole next interval is terminated. 12 s. */
  pingMs: number
  /** Between comments that keep an SSE stream open through proxies. 10 s. */
  keepAliveMs: number
  /** Operations at a time on one socket. 128. */
  operations: number
  /** Sockets and SSE streams at a time from one address. 1,000: a whole office may share one. */
  connectionsPerAddress: number
  /** Bytes of one message or request body. 64 KiB. */
  messageBytes: number
  /** Events kept in memory for those who come back soon. 1,000. */
  recentEvents: number
  /** Events a group may have waiting for a slow execution before it reads them from the journal. 500. */
  queuedEvents: number
  /** Per-message compression: saves bytes, costs CPU and memory for each socket. Off. */
  compression: boolean
}

export const DEFAULT_LIMITS: RealtimeLimits = {
  bufferBytes: 1_048_576,
  behindMs: 2_000,
  liveBehindMs: 30_000,
  closeMs: 2_000,
  initMs: 3_000,
  pingMs: 12_000,
  keepAliveMs: 10_000,
  operations: 128,
  connectionsPerAddress: 1_000,
  messageBytes: 1_000_000,
  recentEvents: 1_000,
  queuedEvents: 500,
  compression: false,
}

/** Why the server closes a socket. graphql-ws clients come back after each of these. */
export const CLOSE = {
  SLOW: { code: 4480, reason: 'Slow consumer' },
  EXPIRED: { code: 4481, reason: 'Permission expired' },
  BROKEN: { code: 4482, reason: 'Interrupted' },
  DRAINED: { code: 1012, reason: 'Service restart' },
  STOPPED: { code: 1001, reason: 'Going away' },
} as const
export type CloseCause = keyof typeof CLOSE
