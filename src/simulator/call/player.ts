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
  /** Takes these sounds out, whether they play or wait, and leaves the others. */
  cut(sounds: ReadonlySet<Sound>): void
  /** Runs `task` once the sound is over, stopped, or taken out unheard; at once when it is not there. */
  afterwards(sound: Sound | undefined, task: () => void): void
}

export function player(clock: Clock, changed: () => void): Player {
  let current: Sound | undefined
  let cancel = () => {}
  let queue: Sound[] = []
  const following = new Map<Sound, (() => void)[]>()

  const next = () => {
    current = queue.shift()
    if (current === undefined) return changed()
    const sound = current
    cancel = () => {}
    if (sound.durationMs !== Number.POSITIVE_INFINITY)
      cancel = clock.after(sound.durationMs, () => finish(sound, 'completed'))
    changed()
    sound.started()
  }

  const follow = (sound: Sound) => {
    const tasks = following.get(sound) ?? []
    following.delete(sound)
    for (const task of tasks) task()
  }

  const finish = (sound: Sound, how: SoundEnd) => {
    if (current !== sound) return
    cancel()
    current = undefined
    sound.ended(how)
    follow(sound)
    // What was told of the end may have begun something else.
    if (current === undefined) next()
  }

  const remove = (unwanted: (sound: Sound) => boolean, how: SoundEnd) => {
    const unheard = queue.filter(unwanted)
    queue = queue.filter(sound => !unwanted(sound))
    if (current !== undefined && unwanted(current)) finish(current, how)
    for (const sound of unheard) follow(sound)
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
      const playing = current
      remove(which === 'all' ? () => true : sound => sound === playing, how)
    },
    cut: sounds => remove(sound => sounds.has(sound), 'cancelled'),
    afterwards(sound, task) {
      if (sound === undefined || (sound !== current && !queue.includes(sound))) return task()
      following.set(sound, [...(following.get(sound) ?? []), task])
    },
  }
}
