import type { Clock } from '../kernel/clock.js'

/** Those who wait for something to be settled, each by its id. */
export class Waiters<Id> {
  private readonly waiting = new Map<Id, Set<() => void>>()

  constructor(private readonly clock: Clock) {}

  /** Says that it is settled. */
  wake(id: Id): void {
    for (const wake of this.waiting.get(id) ?? []) wake()
  }

  /** Reads something once it is settled, or as it stands when `ms` have passed. */
  async settled<Thing>(
    id: Id,
    ms: number,
    read: () => Promise<Thing>,
    isSettled: (thing: Thing) => boolean,
  ): Promise<Thing> {
    let wake = () => {}
    const woken = new Promise<void>(resolve => {
      wake = resolve
    })
    const wakes = this.waiting.get(id) ?? new Set()
    this.waiting.set(id, wakes.add(wake))
    const cancel = this.clock.after(ms, wake)
    try {
      // It may have been settled before anybody waited.
      const now = await read()
      if (isSettled(now)) return now
      await woken
      return await read()
    } finally {
      cancel()
      wakes.delete(wake)
      if (wakes.size === 0) this.waiting.delete(id)
    }
  }
}
