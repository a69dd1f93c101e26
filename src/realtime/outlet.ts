import type { Socket } from 'node:net'
import type { CloseCause } from './options.js'
import type { Rendered } from './rendered.js'

/** Sends what was written in a tick together: one write a connection. */
export class Flusher {
  private filled: Outlet[] = []

  add(outlet: Outlet): void {
    if (this.filled.length === 0) setImmediate(() => this.flush())
    this.filled.push(outlet)
  }

  private flush(): void {
    const filled = this.filled
    this.filled = []
    for (const outlet of filled) outlet.flush()
  }
}

/** One connection as the hub writes to it. */
export abstract class Outlet {
  private static count = 0
  readonly id = ++Outlet.count
  private filled = false
  private emptying: Promise<void> | undefined

  constructor(
    protected readonly net: Socket,
    private readonly flusher: Flusher,
    private readonly bufferBytes: number,
  ) {}

  /** False once it is closing. */
  abstract get open(): boolean
  /** Bytes that the network has not taken yet. */
  protected abstract get waiting(): number
  /** Keeps a message until the flush. */
  protected abstract write(head: string, rendered: Rendered): void
  /** Hands all that was kept to the network. */
  protected abstract send(): void
  abstract close(cause: CloseCause): void

  /** Writes a result for the operation that `head` begins; it leaves with the others of this tick. */
  give(head: string, rendered: Rendered): void {
    if (!this.open || rendered.text === undefined) return
    if (!this.filled) {
      this.filled = true
      this.flusher.add(this)
    }
    this.write(head, rendered)
  }

  flush(): void {
    if (!this.filled) return
    this.filled = false
    if (this.open) this.send()
  }

  /** True while the reader keeps up. */
  keepsUp(): boolean {
    if (this.waiting <= this.bufferBytes) return true
    // Otherwise many events in one tick would count against a reader that had no chance to read them.
    this.flush()
    return this.waiting <= this.bufferBytes
  }

  /** True when more of the past may be written: it never takes more than a part of the buffer. */
  hasRoom(): boolean {
    return this.waiting <= this.bufferBytes / 4
  }

  /** Waits until there is room, or the connection is gone. */
  async room(): Promise<void> {
    this.flush()
    while (this.open && !this.hasRoom()) {
      this.emptying ??= this.emptied().finally(() => {
        this.emptying = undefined
      })
      await this.emptying
    }
  }

  /** How many bytes the network has taken so far. */
  protected get taken(): number {
    return this.net.bytesWritten - this.net.writableLength
  }

  private emptied(): Promise<void> {
    const { net } = this
    return new Promise(resolve => {
      const done = () => {
        net.off('drain', done)
        net.off('close', done)
        clearTimeout(timer)
        resolve()
      }
      // Bytes may also wait in front of the socket, for compression or in the response: nothing tells of those.
      const timer = setTimeout(done, 20)
      net.on('drain', done)
      net.on('close', done)
    })
  }
}
