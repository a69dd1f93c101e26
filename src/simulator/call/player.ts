import type { Clock } from '../../kernel/clock.js'
import type { Hears } from '../state.js'

export type SoundEnd = 'completed' | 'cancelled' | 'call_hangup'

/** Something played to somebody: how long it takes (`Infinity` until stopped) and whom to tell. */
export interface Sound {
  readonly hears: Hears
  readonly durationMs: number
  started(): void
  ended(how: SoundEnd): void
}

/** Plays one sound after another, in the order they were asked for. */
export interface Player {
  readonly current: Sound | undefined
  play(sound: Sound): void
  stop(which: 'current' | 'all', how?: SoundEnd): void
}

export function player(clock: Clock, changed: () => void): Player {
  let current: Sound | undefined
  let cancel = () => {}
  const queue: Sound[] = []

  const next = () => {
    current = queue.shift()
    if (current === undefined) return changed()
    const sound = current
    if (sound.durationMs !== Number.POSITIVE_INFINITY)
      cancel = clock.after(sound.durationMs, () => finish(sound, 'completed'))
    changed()
    sound.started()
  }

  const finish = (sound: Sound, how: SoundEnd) => {
    if (current !== sound) return
    cancel()
    current = undefined
    sound.ended(how)
    // What was told of the end may have begun something else.
    if (current === undefined) next()
  }

  return {
    get current() {
      return current
    },
    play(sound) {
      queue.push(sound)
      if (current === undefined) next()
    },
    stop(which, how = 'cancelled') {
      if (which === 'all') queue.splice(0)
      if (current !== undefined) finish(current, how)
    },
  }
}
