import type { Clock } from '../kernel/clock.js'

interface Task {
  readonly at: number
  readonly order: number
  readonly run: () => void
}

/**
 * Time that stands still until it is advanced. `advance` runs what falls due in order of time, then of
 * request, and lets `settle` finish between two moments, so that whoever reacts to the first moment does
 * so before the second. Concurrent advances queue up.
 */
export interface VirtualClock extends Clock {
  advance(ms: number, settle: () => Promise<void>): Promise<void>
}

export function virtualClock(start: number): VirtualClock {
  let now = start
  let order = 0
  const tasks: Task[] = []
  let turn: Promise<void> = Promise.resolve()

  const insert = (task: Task) => {
    let low = 0
    let high = tasks.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = tasks[middle] as Task
      if (other.at < task.at || (other.at === task.at && other.order < task.order)) low = middle + 1
      else high = middle
    }
    tasks.splice(low, 0, task)
  }

  const runUntil = async (target: number, settle: () => Promise<void>) => {
    await settle()
    for (let next = tasks[0]; next !== undefined && next.at <= target; next = tasks[0]) {
      now = next.at
      while (tasks[0] !== undefined && tasks[0].at <= now) tasks.shift()?.run()
      await settle()
    }
    now = target
  }

  return {
    now: () => now,
    after(ms, run) {
      const task = { at: now + Math.max(0, ms), order: order++, run }
      insert(task)
      return () => {
        const index = tasks.indexOf(task)
        if (index >= 0) tasks.splice(index, 1)
      }
    },
    advance(ms, settle) {
      const mine = turn.then(() => runUntil(now + ms, settle))
      turn = mine.catch(() => {})
      return mine
    },
  }
}

/** A clock whose pending tasks can all be dropped at once, as a reset needs. */
export interface ScopedClock extends Clock {
  cancelAll(): void
}

export function scopedClock(clock: Clock): ScopedClock {
  const cancels = new Set<() => void>()
  return {
    now: () => clock.now(),
    after(ms, task) {
      const cancel = () => {
        cancels.delete(cancel)
        stop()
      }
      const stop = clock.after(ms, () => {
        cancels.delete(cancel)
        task()
      })
      cancels.add(cancel)
      return cancel
    },
    cancelAll() {
      for (const cancel of [...cancels]) cancel()
    },
  }
}
