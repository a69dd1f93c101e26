import type { Clock } from '../kernel/clock.js'
import { Counts } from '../kernel/counts.js'
import type { Closable } from './connections.js'
import type { RealtimeLimits } from './options.js'

/**
 * The small pool of sockets that have not said who they are. When it is full, or an address has its share, a new
 * socket takes the place of the oldest one: who means to log in does so within a round trip, who idles here to keep
 * others out loses the place to the first who comes.
 */
export class UnauthenticatedSockets {
  /** Oldest first. */
  private readonly sockets = new Map<Closable, { address: string; since: number }>()
  private readonly perAddress = new Counts()

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly limits: Pick<
      RealtimeLimits,
      'unauthenticated' | 'unauthenticatedPerAddress' | 'initGraceMs'
    >,
  ) {}

  /** Makes sure that one more may come in from `address`, if need be by closing one that had its time. */
  makeRoom(address: string): 'room' | 'displaced' | 'full' {
    const { unauthenticated, unauthenticatedPerAddress } = this.limits
    if (this.perAddress.of(address) >= unauthenticatedPerAddress) return this.displace(address)
    return this.sockets.size < unauthenticated ? 'room' : this.displace()
  }

  add(socket: Closable, address: string): void {
    this.sockets.set(socket, { address, since: this.clock.now() })
    this.perAddress.add(address)
  }

  delete(socket: Closable): void {
    const entry = this.sockets.get(socket)
    if (entry === undefined) return
    this.sockets.delete(socket)
    this.perAddress.delete(entry.address)
  }

  private displace(address?: string): 'displaced' | 'full' {
    for (const [socket, entry] of this.sockets) {
      if (address !== undefined && entry.address !== address) continue
      // Otherwise a crowd that reconnects at once would throw each other out before anybody could log in.
      if (this.clock.now() - entry.since < this.limits.initGraceMs) return 'full'
      this.delete(socket)
      socket.close('CROWDED')
      return 'displaced'
    }
    return 'full'
  }
}
