import type { JournalEvent } from '../journal/event.js'
import type { Clock } from '../kernel/clock.js'
import { Latest } from './latest.js'

/** Lets time pass between deliveries: meanwhile only the latest of each thing is kept. */
export class Pace {
  private readonly latest = new Latest()
  private gaveAt = Number.NEGATIVE_INFINITY
  private stopWaiting: (() => void) | undefined

  constructor(
    private readonly clock: Clock,
    private readonly minIntervalMs: number,
    private readonly give: (event: JournalEvent) => void,
  ) {}

  /** Gives it at once when the last delivery is long enough ago, else with the next one. */
  add(event: JournalEvent): void {
    this.latest.add(event)
    if (this.stopWaiting !== undefined) return
    const left = this.gaveAt + this.minIntervalMs - this.clock.now()
    if (left <= 0) this.giveAll()
    else this.stopWaiting = this.clock.after(left, () => this.giveAll())
  }

  forget(): void {
    this.latest.takeAll()
    this.stopWaiting?.()
    this.stopWaiting = undefined
  }

  private giveAll(): void {
    this.stopWaiting = undefined
    this.gaveAt = this.clock.now()
    for (const event of this.latest.takeAll()) this.give(event)
  }
}
