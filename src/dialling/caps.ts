import type { OutboundPolicy, OutboundRefusal, OutboundRule } from './policy.js'

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** A cap on the calls in any stretch of time of a given length. */
export interface RateCap {
  rule: OutboundRule
  scope: 'IDENTITY' | 'INSTALLATION'
  /** Calls; a whole number. */
  limit: number
  windowMs: number
}

/** The caps on how often calls are placed, those that soonest let the next one out first. */
export function rateCapsOf({ callsPerMinute, callsPerDay, identityShare }: OutboundPolicy): RateCap[] {
  const minute = { rule: 'CALLS_PER_MINUTE', windowMs: MINUTE_MS } as const
  const day = { rule: 'CALLS_PER_DAY', windowMs: DAY_MS } as const
  const share = (limit: number) => Math.ceil(limit * identityShare)
  const caps: RateCap[] = [
    { ...minute, scope: 'IDENTITY', limit: share(callsPerMinute) },
    { ...minute, scope: 'INSTALLATION', limit: callsPerMinute },
    { ...day, scope: 'IDENTITY', limit: share(callsPerDay) },
    { ...day, scope: 'INSTALLATION', limit: callsPerDay },
  ]
  return caps.filter(({ limit }) => Number.isFinite(limit))
}

/** What has been used up. */
export interface OutboundUsage {
  /** Outbound legs that ring or talk, with those that are about to. */
  active: number
  /**
   * For each of the policy's rate caps, in their order: when the call was let out that is as many calls ago as the
   * cap allows, in milliseconds since the epoch; undefined when there were not so many.
   */
  fullSince: readonly (number | undefined)[]
}

/** Whether one more call goes beyond a cap; undefined when it fits in. */
export function refusedByCaps(
  policy: OutboundPolicy,
  { active, fullSince }: OutboundUsage,
  nowMs: number,
): OutboundRefusal | undefined {
  for (const [index, { rule, scope, limit, windowMs }] of rateCapsOf(policy).entries()) {
    if (limit === 0) return { rule, scope, maxCalls: 0 }
    const since = fullSince[index]
    // Another node's clock may be ahead of ours.
    const age = since === undefined ? windowMs : Math.max(0, nowMs - since)
    if (age < windowMs) return { rule, scope, maxCalls: limit, retryAfterMs: windowMs - age }
  }
  const maxCalls = policy.concurrentCalls
  return active < maxCalls ? undefined : { rule: 'CONCURRENT_CALLS', scope: 'INSTALLATION', maxCalls }
}

/** Whether the same call could be let out later, with nothing changed but time. */
export function isRetryable({ maxCalls }: OutboundRefusal): boolean {
  return maxCalls !== undefined && maxCalls > 0
}
