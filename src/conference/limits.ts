import type { Instant } from '../kernel/instant.js'
import { millisOf } from '../kernel/instant.js'

/** How long before the carrier ends a conference its participants' operators are told. */
const WARNING_MS = 15 * 60_000
/** The part of the seats that may be taken before a conference counts as nearly full. */
const NEARLY = 0.9

/** When to warn, in milliseconds since the epoch, that a conference will be ended. */
export function warnsAt(expiresAt: Instant): number {
  return millisOf(expiresAt) - WARNING_MS
}

/** Whether a conference has just become nearly full. */
export function becameNearlyFull(before: number, now: number, maxParticipants: number): boolean {
  const enough = Math.ceil(maxParticipants * NEARLY)
  return before < enough && now >= enough
}
