import type { Socket } from 'node:net'
import type { WebSocket } from 'ws'
import type { Clock } from '../kernel/clock.js'
import type { Connections } from './connections.js'
import { frameHead } from './frame.js'
import type { ConnectionEnd } from './metrics.js'
import { CLOSE, type CloseCause, type RealtimeLimits } from './options.js'
import { type Flusher, Outlet } from './outlet.js'
import type { Rendered } from './rendered.js'

/** A WebSocket as the hub writes to it, and the watch over its life. */
export class SocketOutlet extends Outlet {
  /** Set once it is known who opened it. */
  authenticated = false
  private readonly compressed: boolean
  private frames = ''
  private heard = true
  private takenBefore = 0
  private stopPinging = () => {}
  private stopClosing: (() => void) | undefined

  constructor(
    private readonly socket: WebSocket,
    net: Socket,
    flusher: Flusher,
    private readonly clock: Clock,
    private readonly limits: RealtimeLimits,
    private readonly connections: Connections,
  ) {
    super(net, flusher, limits.bufferBytes)
    this.compressed = socket.extensions !== ''
    const hear = () => {
      this.heard = true
    }
    socket.on('pong', hear)
    socket.on('ping', hear)
    socket.on('message', hear)
    // A message that is too large or no WebSocket frame; ws has begun to close the socket by itself.
    socket.on('error', () => this.expectEnd())
    socket.once('close', () => {
      this.stopPinging()
      this.stopClosing?.()
    })
    this.ping()
  }

  get open(): boolean {
    return this.socket.readyState === this.socket.OPEN
  }

  protected get waiting(): number {
    return this.socket.bufferedAmount + this.frames.length
  }

  /** `head` is wire text. */
  protected write(head: string, rendered: Rendered): void {
    const tail = rendered.asTail()
    if (this.compressed) this.socket.send(Buffer.from(head + tail, 'latin1'), { binary: false })
    else this.frames += frameHead(head.length + tail.length) + head + tail
  }

  /** One write for all frames of the tick: a write costs more than all else. */
  protected send(): void {
    const { frames } = this
    this.frames = ''
    if (frames !== '') this.net.write(frames, 'latin1')
  }

  /** Sends a message of the protocol behind what was given before, once the peer has taken enough of that. */
  async say(text: string): Promise<void> {
    this.flush()
    while (this.open && !this.keepsUp()) await this.catchUp()
    return new Promise((resolve, reject) => {
      if (!this.open) return resolve()
      this.socket.send(text, error => (error ? reject(error) : resolve()))
    })
  }

  /** Closes as the protocol demands. */
  end(code?: number, reason?: string): void {
    this.flush()
    this.socket.close(code, reason)
    this.expectEnd()
  }

  close(cause: CloseCause): void {
    if (!this.open) return
    this.connections.ending(this, cause.toLowerCase() as ConnectionEnd)
    const { code, reason } = CLOSE[cause]
    this.end(code, reason)
  }

  /** Reads no more: what a peer that sends too much still sends stays in the network. */
  stopReading(): void {
    this.socket.pause()
  }

  /** A peer that does not read does not answer a close either. */
  private expectEnd(): void {
    this.connections.closing(this)
    const { closeMs, refusedMs } = this.limits
    this.stopClosing ??= this.clock.after(this.authenticated ? closeMs : refusedMs, () =>
      this.socket.terminate(),
    )
  }

  /** Waits until the peer has taken most of what waits for it, and closes when it does not in time. */
  private async catchUp(): Promise<void> {
    const inTime = this.clock.after(this.limits.behindMs, () => this.close('SLOW'))
    await this.room()
    inTime()
  }

  private ping(): void {
    this.stopPinging = this.clock.after(this.limits.pingMs, () => {
      if (!this.open) return
      // One that is slow to read is slow to see the ping, but it does read.
      const reads = this.taken > this.takenBefore && this.waiting > 0
      if (!this.heard && !reads) {
        this.connections.ending(this, 'silent')
        return this.socket.terminate()
      }
      this.heard = false
      this.takenBefore = this.taken
      this.socket.ping()
      this.ping()
    })
  }
}
