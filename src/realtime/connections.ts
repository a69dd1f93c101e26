import type { Clock } from '../kernel/clock.js'
import type { ConnectionEnd, RealtimeMetrics, Transport } from './metrics.js'
import type { CloseCause } from './options.js'

/** A connection as the register knows it. */
export interface Closable {
  close(cause: CloseCause): void
}

/** Every open connection: counts them by address and ends them when the server goes. */
export class Connections {
  private readonly open = new Map<Closable, { address: string; end: ConnectionEnd }>()
  private readonly perAddress = new Map<string, number>()
  private readonly onEmpty: (() => void)[] = []
  private draining = false

  constructor(
    private readonly clock: Clock,
    private readonly metrics: RealtimeMetrics,
    private readonly limitPerAddress: number,
  ) {}

  /** Why no connection from `address` may open now, as an HTTP status; undefined when one may. */
  refusal(address: string): 429 | 503 | undefined {
    if (this.draining) return 503
    if ((this.perAddress.get(address) ?? 0) < this.limitPerAddress) return undefined
    this.metrics.limited('connections')
    return 429
  }

  add(connection: Closable, transport: Transport, address: string): void {
    this.open.set(connection, { address, end: 'client' })
    this.perAddress.set(address, (this.perAddress.get(address) ?? 0) + 1)
    this.metrics.connectionOpened(transport)
  }

  /** Says how the connection is going to end. */
  ending(connection: Closable, end: ConnectionEnd): void {
    const entry = this.open.get(connection)
    if (entry?.end === 'client') entry.end = end
  }

  delete(connection: Closable, transport: Transport): void {
    const entry = this.open.get(connection)
    if (entry === undefined) return
    this.open.delete(connection)
    const left = (this.perAddress.get(entry.address) ?? 1) - 1
    if (left === 0) this.perAddress.delete(entry.address)
    else this.perAddress.set(entry.address, left)
    this.metrics.connectionClosed(transport, entry.end)
    if (this.open.size === 0) for (const tell of this.onEmpty.splice(0)) tell()
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
}
