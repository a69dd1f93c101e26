import type { ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { ExecutionResult } from 'graphql'
import type { Clock } from '../kernel/clock.js'
import type { Connections } from './connections.js'
import type { ConnectionEnd } from './metrics.js'
import { CLOSE, type CloseCause, type RealtimeLimits } from './options.js'
import { type Flusher, Outlet } from './outlet.js'
import type { Rendered } from './rendered.js'

const HEADERS = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-cache, no-transform',
  'x-content-type-options': 'nosniff',
  // Otherwise nginx keeps events until it has a bufferful.
  'x-accel-buffering': 'no',
}

/** A response of GraphQL over SSE as the hub writes to it. */
export class ResponseOutlet extends Outlet {
  /** Set when it is closed before it began, and the promise resolves: then it has to be answered why. */
  refused: CloseCause | undefined
  readonly closedEarly: Promise<CloseCause>
  private closeEarly: (cause: CloseCause) => void = () => {}
  private frames = ''
  private takenBefore = 0
  private stopComments = () => {}
  private readonly epoch: string
  private readonly clock: Clock
  private readonly limits: RealtimeLimits
  private readonly connections: Connections

  constructor(
    private readonly response: ServerResponse,
    net: Socket,
    tools: {
      epoch: string
      flusher: Flusher
      clock: Clock
      limits: RealtimeLimits
      connections: Connections
    },
  ) {
    super(net, tools.flusher, tools.limits.bufferBytes)
    this.closedEarly = new Promise(resolve => {
      this.closeEarly = resolve
    })
    this.epoch = tools.epoch
    this.clock = tools.clock
    this.limits = tools.limits
    this.connections = tools.connections
  }

  /** Sends the head at once, and a comment, because some browsers wait for the first bytes. */
  begin(): void {
    this.response.writeHead(200, HEADERS)
    this.response.write(':\n\n')
    this.response.once('close', () => this.stopComments())
    this.keepAlive()
  }

  get open(): boolean {
    return !this.response.writableEnded && !this.response.destroyed
  }

  protected get waiting(): number {
    return this.response.writableLength + this.frames.length
  }

  protected write(_head: string, rendered: Rendered): void {
    this.frames += rendered.asFrame(this.epoch)
  }

  protected send(): void {
    const { frames } = this
    this.frames = ''
    this.response.write(frames)
  }

  /** A result that is nobody else's; resolves when there is room for the next. */
  async tell(result: ExecutionResult): Promise<void> {
    if (!this.open) return
    this.response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
    await this.room()
  }

  /** Ends the operation, after `result` if there is one. */
  finish(result?: ExecutionResult): void {
    this.flush()
    if (!this.open) return
    if (result !== undefined) this.response.write(`event: next\ndata: ${JSON.stringify(result)}\n\n`)
    this.response.end('event: complete\ndata:\n\n')
  }

  /**
   * Says why, and breaks off without `complete`, so that the client comes back with the last id it saw. Where the
   * permission has ended there is nothing to come back with: the operation ends with an error.
   */
  close(cause: CloseCause): void {
    if (!this.open) return
    this.connections.ending(this, cause.toLowerCase() as ConnectionEnd)
    if (!this.response.headersSent) {
      this.refused = cause
      this.closeEarly(cause)
      return
    }
    this.flush()
    this.response.end(lastWords(cause))
    const stop = this.clock.after(this.limits.closeMs, () => this.response.destroy())
    this.response.once('close', stop)
  }

  private keepAlive(): void {
    this.stopComments = this.clock.after(this.limits.keepAliveMs, () => {
      if (!this.open) return
      // Nothing taken since the last comment: nobody reads any more.
      if (this.waiting > 0 && this.taken === this.takenBefore) {
        this.connections.ending(this, 'silent')
        this.response.destroy()
        return
      }
      this.takenBefore = this.taken
      this.response.write(':\n\n')
      this.keepAlive()
    })
  }
}

/** The ends of a permission. */
const OF_PERMISSION: readonly string[] = ['EXPIRED', 'REVOKED']

function lastWords(cause: CloseCause): string {
  const { reason } = CLOSE[cause]
  if (!OF_PERMISSION.includes(cause)) return `: ${reason}\n\n`
  const errors = [{ message: reason, extensions: { code: 'UNAUTHENTICATED' } }]
  return `event: next\ndata: ${JSON.stringify({ errors })}\n\nevent: complete\ndata:\n\n`
}
