import type { Clock } from '../../src/kernel/clock.js'

/** A clock that moves only when it is told to. */
export interface StillClock extends Clock {
  advance(ms: number): void
}

export function stillClock(start = Date.parse('2026-03-01T09:30:00Z')): StillClock {
  let now = start
  const tasks = new Map<() => void, number>()
  return {
    now: () => now,
    after(ms, task) {
      tasks.set(task, now + ms)
      return () => void tasks.delete(task)
    },
    advance(ms) {
      now += ms
      for (const [task, due] of [...tasks]) {
        if (due > now) continue
        tasks.delete(task)
        task()
      }
    },
  }
}
