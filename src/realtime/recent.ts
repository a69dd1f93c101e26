import type { JournalEvent } from '../journal/event.js'

/**
 * The newest events, kept in memory without holes, so that those who were away for a moment cost no read.
 */
export class Recent {
  private events: JournalEvent[] = []
  private start = 0
  private newest: number | undefined

  constructor(private readonly capacity = 1_000) {}

  add(event: JournalEvent): void {
    if (this.newest !== undefined && event.seq !== this.newest + 1) {
      this.events = []
      this.start = 0
    }
    this.newest = event.seq
    this.events.push(event)
    if (this.events.length - this.start <= this.capacity) return
    this.start += 1
    // Otherwise each event would move all the others.
    if (this.start > this.capacity) {
      this.events = this.events.slice(this.start)
      this.start = 0
    }
  }

  /** The place of the newest; undefined while it has seen none. */
  last(): number | undefined {
    return this.newest
  }

  /** All events after `seq`; `undefined` when it does not reach back that far. */
  after(seq: number): readonly JournalEvent[] | undefined {
    const first = this.events[this.start]
    if (first === undefined || seq + 1 < first.seq) return undefined
    return this.events.slice(this.start + (seq + 1 - first.seq))
  }
}
