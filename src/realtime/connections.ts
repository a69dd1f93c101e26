import type { Clock } from '../kernel/clock.js'
import { Counts } from '../kernel/counts.js'
import type { Guest } from './host.js'
import type { ConnectionEnd, RealtimeMetrics, Transport } from './metrics.js'
import type { CloseCause, RealtimeLimits } from './options.js'
import { UnauthenticatedSockets } from './unauthenticated.js'

/** A connection as the register knows it. */
export interface Closable {
  close(cause: CloseCause): void
}

interface Entry {
  transport: Transport
  address: string
  end: ConnectionEnd
  /** Absent until it is known who opened it. */
  holder?: Pick<Guest, 'identity' | 'credential'>
}

/**
 * Every open connection: bounds them by address and identity, closes those of a revoked credential, and ends them all
 * when the server goes. Who has not been authenticated takes a place of a pool apart.
 */
export class Connections {
  private readonly open = new Map<Closable, Entry>()
  private readonly perAddress = new Counts()
  private readonly perIdentity = new Counts()
  private readonly unauthenticated: UnauthenticatedSockets
  private readonly onEmpty: (() => void)[] = []
  private draining = false

  constructor(
    private readonly clock: Clock,
    private readonly metrics: RealtimeMetrics,
    private readonly limits: RealtimeLimits,
  ) {
    this.unauthenticated = new UnauthenticatedSockets(clock, limits)
  }

  /** Why no connection from `address` may open now, as an HTTP status; undefined when one may. */
  refusal(address: string): 429 | 503 | undefined {
    if (this.draining) return 503
    if (this.perAddress.of(address) < this.limits.connectionsPerAddress) return undefined
    this.metrics.limited('connections')
    return 429
  }

  /** Makes room for one more unauthenticated socket; false when there is none. */
  makeRoom(address: string): boolean {
    const outcome = this.unauthenticated.makeRoom(address)
    if (outcome !== 'room') this.metrics.limited('unauthenticated')
    return outcome !== 'full'
  }

  /** Takes in a socket of which it is not known yet who opened it. */
  add(connection: Closable, transport: Transport, address: string): void {
    this.open.set(connection, { transport, address, end: 'client' })
    this.unauthenticated.add(connection, address)
    this.metrics.connectionOpened(transport)
  }

  /** Counts the connection as `guest`'s from now on; false when that one or the address has too many. */
  authenticate(connection: Closable, guest: Guest): boolean {
    const entry = this.open.get(connection)
    if (entry === undefined) return false
    this.unauthenticated.delete(connection)
    this.release(entry)
    const { identity, credential } = guest
    const { connectionsPerAddress, connectionsPerIdentity } = this.limits
    if (
      this.perAddress.of(entry.address) >= connectionsPerAddress ||
      this.perIdentity.of(identity) >= connectionsPerIdentity
    ) {
      this.metrics.limited('connections')
      return false
    }
    entry.holder = { identity, credential }
    this.perAddress.add(entry.address)
    this.perIdentity.add(identity)
    return true
  }

  /** Says how the connection is going to end. */
  ending(connection: Closable, end: ConnectionEnd): void {
    const entry = this.open.get(connection)
    if (entry?.end === 'client') entry.end = end
  }

  /** A close was decided: whoever waits for the place of an unauthenticated socket need not wait for its peer. */
  closing(connection: Closable): void {
    this.unauthenticated.delete(connection)
  }

  delete(connection: Closable): void {
    const entry = this.open.get(connection)
    if (entry === undefined) return
    this.open.delete(connection)
    this.unauthenticated.delete(connection)
    this.release(entry)
    this.metrics.connectionClosed(entry.transport, entry.end)
    if (this.open.size === 0) for (const tell of this.onEmpty.splice(0)) tell()
  }

  /** Closes every connection that was opened with the credential. */
  revoke(credential: string): void {
    for (const [connection, { holder }] of this.open) {
      if (holder?.credential === credential) connection.close('REVOKED')
    }
  }

  /** Lets nobody in and sends everybody away, spread over `windowMs`, so that they do not come back at once. */
  async drain(windowMs: number, cause: CloseCause): Promise<void> {
    this.draining = true
    const all = [...this.open.keys()]
    all.forEach((connection, i) => {
      this.clock.after((i * windowMs) / all.length, () => connection.close(cause))
    })
    if (this.open.size > 0) await new Promise<void>(resolve => this.onEmpty.push(resolve))
  }

  private release(entry: Entry): void {
    if (entry.holder === undefined) return
    this.perAddress.delete(entry.address)
    this.perIdentity.delete(entry.holder.identity)
    delete entry.holder
  }
}
