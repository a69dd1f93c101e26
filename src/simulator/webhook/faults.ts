import { counters, draw } from '../draws.js'

/** What may go wrong on the way: probabilities from 0 to 1, times in milliseconds. */
export interface FaultPlan {
  readonly seed: number
  readonly duplicate: number
  readonly reorder: number
  readonly drop: number
  readonly delay_ms: readonly [number, number]
  readonly refuse_commands: number
  readonly unavailable: number
  readonly slow_ms: number
}

export const NO_FAULTS: FaultPlan = {
  seed: 0,
  duplicate: 0,
  reorder: 0,
  drop: 0,
  delay_ms: [0, 0],
  refuse_commands: 0,
  unavailable: 0,
  slow_ms: 0,
}

/** The fate of one webhook. */
export interface Fate {
  readonly drop: boolean
  readonly duplicate: boolean
  readonly reorder: boolean
  readonly delayMs: number
}

/** Decides faults by hashing the seed with the place of the event in its stream, never with the time. */
export interface Faults {
  readonly plan: FaultPlan
  /** Follows a plan from its beginning, as if nothing had gone wrong or right before. */
  follow(plan: FaultPlan): void
  fate(stream: string, event: string): Fate
  /**
   * Whether a request meets a 429 (`refused`; commands only) or a 503; the same request repeated next is let
   * through by both.
   */
  turnAway(route: string, identity: string, command: boolean): 'unavailable' | 'refused' | undefined
  reset(): void
}

const CALM: Fate = { drop: false, duplicate: false, reorder: false, delayMs: 0 }

export function faults(): Faults {
  const places = counters()
  const turnedAway = new Set<string>()
  let plan = NO_FAULTS
  const follow = (next: FaultPlan) => {
    plan = next
    places.clear()
    turnedAway.clear()
  }
  return {
    get plan() {
      return plan
    },
    follow,
    fate(stream, event) {
      const { seed, drop, duplicate, reorder, delay_ms } = plan
      const [least, most] = delay_ms
      if (drop + duplicate + reorder + most === 0) return CALM
      const place = places.next(`${stream} ${event}`)
      const chance = (name: string) => draw(seed, name, stream, event, place)
      return {
        drop: chance('drop') < drop,
        duplicate: chance('duplicate') < duplicate,
        reorder: chance('reorder') < reorder,
        delayMs: Math.round(least + chance('delay') * Math.max(0, most - least)),
      }
    },
    turnAway(route, identity, command) {
      const { seed, unavailable, refuse_commands } = plan
      if (unavailable + refuse_commands === 0 || turnedAway.delete(identity)) return undefined
      const place = places.next(route)
      const chance = (name: string) => draw(seed, name, route, place)
      const away =
        chance('unavailable') < unavailable
          ? 'unavailable'
          : command && chance('refuse_commands') < refuse_commands
            ? 'refused'
            : undefined
      if (away !== undefined) turnedAway.add(identity)
      return away
    },
    reset: () => follow(NO_FAULTS),
  }
}
