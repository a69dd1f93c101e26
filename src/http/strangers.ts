import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { Counts } from '../kernel/counts.js'

export interface StrangerLimits {
  /** Connections at a time over which nobody has authenticated. */
  strangers: number
  /** The same from one address. */
  strangersPerAddress: number
  /** All connections at a time from one address. */
  perAddress: number
}

interface Stranger {
  address: string
  /** Requests that are being answered. */
  requests: number
}

/** How each connection of a stranger leaves its pool. */
const exits = new WeakMap<Socket, () => void>()

/**
 * Says that a connection is no stranger's: a request over it was authenticated, or it became a WebSocket, which is
 * counted elsewhere. It is not closed any more to make room.
 */
export function admit({ socket }: Pick<IncomingMessage, 'socket'>): void {
  exits.get(socket)?.()
}

/**
 * Bounds the TCP connections of a server. Those of strangers are a pool apart: when it is full, or an address has its
 * share, a new connection takes the place of the oldest idle one, so that idling keeps nobody out. Peers that
 * `isProxy` stand for many clients and have no share of their own.
 */
export function boundConnections(
  server: Server,
  limits: StrangerLimits,
  isProxy: (address: string) => boolean,
): void {
  const strangers = new Map<Socket, Stranger>()
  const strangersPerAddress = new Counts()
  const perAddress = new Counts()

  const leave = (socket: Socket) => {
    const stranger = strangers.get(socket)
    if (stranger === undefined) return
    strangers.delete(socket)
    exits.delete(socket)
    strangersPerAddress.delete(stranger.address)
  }
  const displace = (address?: string) => {
    const socket = oldest(strangers, address)
    if (socket === undefined) return
    leave(socket)
    socket.destroy()
  }

  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const shared = isProxy(address)
    if (!shared && perAddress.of(address) >= limits.perAddress) return void socket.destroy()
    if (!shared && strangersPerAddress.of(address) >= limits.strangersPerAddress) displace(address)
    else if (strangers.size >= limits.strangers) displace()
    strangers.set(socket, { address, requests: 0 })
    strangersPerAddress.add(address)
    perAddress.add(address)
    exits.set(socket, () => leave(socket))
    socket.once('close', () => {
      leave(socket)
      perAddress.delete(address)
    })
  })
  server.on('request', ({ socket }: IncomingMessage, response: ServerResponse) => {
    const stranger = strangers.get(socket)
    if (stranger === undefined) return
    stranger.requests += 1
    response.once('close', () => {
      stranger.requests -= 1
    })
  })
}

/** The oldest connection, of an address if given: an idle one if there is any. */
function oldest(strangers: Map<Socket, Stranger>, address?: string): Socket | undefined {
  let oldest: Socket | undefined
  for (const [socket, stranger] of strangers) {
    if (address !== undefined && stranger.address !== address) continue
    if (stranger.requests === 0) return socket
    oldest ??= socket
  }
  return oldest
}
