import type { Tail } from '../bus/tail.js'
import type { Clock } from '../kernel/clock.js'
import type { History } from './history.js'
import type { RealtimeMetrics } from './metrics.js'
import type { Turnstile } from './turnstile.js'

/** What all groups of a hub and their members work with. */
export interface Tools {
  tail: Pick<Tail, 'position'>
  history: History
  /** Where those who read the past queue. */
  inTurn: Turnstile
  metrics: RealtimeMetrics
  clock: Clock
  behindMs: number
  liveBehindMs: number
  queuedEvents: number
  onError(error: unknown): void
}
