import type { JournalEvent } from '../journal/event.js'
import type { Group } from './group.js'
import { Latest } from './latest.js'
import type { Outlet } from './outlet.js'
import type { Rendered } from './rendered.js'
import type { Tools } from './tools.js'

/** What a subscriber missed while its connection did not keep up: no more than the latest of each thing. */
export class Missed {
  private readonly latest = new Latest()
  private stopped = false
  private readonly inTime: () => void

  constructor(
    private readonly outlet: Outlet,
    private readonly tools: Pick<Tools, 'clock' | 'inTurn' | 'liveBehindMs'>,
    private readonly group: Pick<Group, 'render'>,
    private readonly write: (rendered: Rendered) => void,
  ) {
    this.inTime = tools.clock.after(tools.liveBehindMs, () => outlet.close('SLOW'))
  }

  get size(): number {
    return this.latest.size
  }

  add(event: JournalEvent): void {
    this.latest.add(event)
  }

  stop(): void {
    this.stopped = true
    this.inTime()
  }

  /** False once there is nobody to give it to. */
  goesOn(): boolean {
    return !this.stopped && this.outlet.open
  }

  /** Gives as much as the connection has room for, when it has some. */
  async giveSome(): Promise<void> {
    await this.outlet.room()
    await this.tools.inTurn(() => this.give())
  }

  private async give(): Promise<void> {
    while (this.goesOn() && this.outlet.hasRoom()) {
      const event = this.latest.shift()
      if (event === undefined) return
      const rendered = await this.group.render(event)
      if (this.goesOn()) this.write(rendered)
    }
  }
}
