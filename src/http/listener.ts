import { createServer, type RequestListener, type Server } from 'node:http'
import { boundConnections } from './strangers.js'

export interface ListenerOptions {
  /** Sockets and streams that one address may have open once they are authenticated. */
  connectionsPerAddress: number
  /** TCP connections at a time. */
  maxConnections: number
  /** Whether a peer is a proxy of ours, which stands for many clients. */
  isProxy(address: string): boolean
}

/** Request heads of browsers and proxies have a few kilobytes; Node's own default, so that it stays. */
const HEADER_BYTES = 16_384
/** A request head is one packet or two: who takes longer trickles. */
const HEADERS_MS = 10_000
/** Head and body: a body of a megabyte over a poor mobile network still fits. */
const REQUEST_MS = 20_000
/** Longer than the 60 seconds for which load balancers keep idle connections, otherwise they use closed ones. */
const KEEP_ALIVE_MS = 65_000
/** Without a byte either way: who reads no answer leaves. Streams send a comment more often than that. */
const IDLE_MS = 120_000
/** How often the bounds above are checked. */
const CHECK_MS = 1_000

/** Idle HTTP connections cost some 10 kB each: 20 MB for all strangers, 5 MB for one address. */
const STRANGERS = 2_048
const STRANGERS_PER_ADDRESS = 512
/** What an address may have beside its sockets and streams: requests of authenticated clients. */
const REQUESTS_PER_ADDRESS = 1_024

/** An HTTP server whose connections are bounded in number and time. */
export function openListener(handle: RequestListener, options: ListenerOptions): Server {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    handle,
  )
  server.timeout = IDLE_MS
  server.maxConnections = options.maxConnections
  boundConnections(
    server,
    {
      strangers: STRANGERS,
      strangersPerAddress: STRANGERS_PER_ADDRESS,
      perAddress: options.connectionsPerAddress + REQUESTS_PER_ADDRESS,
    },
    options.isProxy,
  )
  return server
}
