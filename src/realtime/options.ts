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
  /** How long a full pool of unauthenticated sockets leaves each one before a newer one may take its place. 500 ms. */
  initGraceMs: number
  /** Bytes that a socket may send, frames included, before it is acknowledged. 16 KiB. */
  initBytes: number
  /** How long after a close an unauthenticated peer may take to answer it. 250 ms. */
  refusedMs: number
  /** Unauthenticated sockets at a time: a pool of their own, so that they keep nobody else out. 512. */
  unauthenticated: number
  /** Unauthenticated sockets at a time from one address. 128. */
  unauthenticatedPerAddress: number
  /** Between pings; a socket silent for the whole next interval is terminated. 12 s. */
  pingMs: number
  /** Between comments that keep an SSE stream open through proxies. 10 s. */
  keepAliveMs: number
  /** Operations at a time on one socket. 128. */
  operations: number
  /** Authenticated sockets and SSE streams at a time from one address. 1,000: a whole office may share one. */
  connectionsPerAddress: number
  /** Sockets and SSE streams at a time of one identity. 1,000: an API key may serve a whole office. */
  connectionsPerIdentity: number
  /** Subscriptions at a time of one identity, over all its connections to this node. 2,000. */
  subscriptionsPerIdentity: number
  /** Different ones among them: each is executed for every event it selects. 200. */
  distinctSubscriptionsPerIdentity: number
  /** Bytes of one message or request body. 1 MB. */
  messageBytes: number
  /** Bytes of a whole `ping` or `pong` message, payload included. 1 KiB. */
  controlBytes: number
  /** How many pings and pongs a socket may send at once, and a second in the long run. 60 and 10. */
  pings: Rate
  /** How many other messages a socket may send at once, and a second in the long run. 1,000 and 100. */
  messages: Rate
  /** Events kept in memory for those who come back soon. 1,000. */
  recentEvents: number
  /** Events a group may have waiting for a slow execution before it reads them from the journal. 500. */
  queuedEvents: number
  /** Per-message compression: saves bytes, costs CPU and memory for each socket. Off. */
  compression: boolean
}

/** So many at once, and so many a second in the long run. */
export interface Rate {
  burst: number
  perSecond: number
}

export const DEFAULT_LIMITS: RealtimeLimits = {
  bufferBytes: 1_048_576,
  behindMs: 2_000,
  liveBehindMs: 30_000,
  closeMs: 2_000,
  initMs: 3_000,
  initGraceMs: 500,
  initBytes: 16_384,
  refusedMs: 250,
  unauthenticated: 512,
  unauthenticatedPerAddress: 128,
  pingMs: 12_000,
  keepAliveMs: 10_000,
  operations: 128,
  connectionsPerAddress: 1_000,
  connectionsPerIdentity: 1_000,
  subscriptionsPerIdentity: 2_000,
  distinctSubscriptionsPerIdentity: 200,
  messageBytes: 1_000_000,
  controlBytes: 1_024,
  pings: { burst: 60, perSecond: 10 },
  messages: { burst: 1_000, perSecond: 100 },
  recentEvents: 1_000,
  queuedEvents: 500,
  compression: false,
}

/** Why the server closes a socket. graphql-ws clients come back after each of these. */
export const CLOSE = {
  SLOW: { code: 4480, reason: 'Slow consumer' },
  EXPIRED: { code: 4481, reason: 'Permission expired' },
  BROKEN: { code: 4482, reason: 'Interrupted' },
  REVOKED: { code: 4483, reason: 'Credential revoked' },
  FLOODING: { code: 4484, reason: 'Too many messages' },
  LIMITED: { code: 1013, reason: 'Too many connections' },
  CROWDED: { code: 1013, reason: 'Too many unauthenticated sockets' },
  LOCKED_OUT: { code: 1013, reason: 'Too many invalid credentials' },
  DRAINED: { code: 1012, reason: 'Service restart' },
  STOPPED: { code: 1001, reason: 'Going away' },
} as const
export type CloseCause = keyof typeof CLOSE
