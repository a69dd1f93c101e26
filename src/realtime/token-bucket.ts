import type { Clock } from '../kernel/clock.js'
import type { Rate } from './options.js'

/** Lets so many through at once, and so many a second in the long run. */
export class TokenBucket {
  private left: number
  private filledAt: number

  constructor(
    private readonly clock: Pick<Clock, 'now'>,
    private readonly rate: Rate,
  ) {
    this.left = rate.burst
    this.filledAt = clock.now()
  }

  /** Takes one; false when there is none. */
  take(): boolean {
    const now = this.clock.now()
    const gained = (Math.max(0, now - this.filledAt) / 1_000) * this.rate.perSecond
    this.left = Math.min(this.rate.burst, this.left + gained)
    this.filledAt = now
    if (this.left < 1) return false
    this.left -= 1
    return true
  }
}
