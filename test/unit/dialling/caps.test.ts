import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRetryable, rateCapsOf, refusedByCaps } from '../../../src/dialling/caps.js'
import { DEFAULT_OUTBOUND, type OutboundPolicy } from '../../../src/dialling/policy.js'

const policy = (change: Partial<OutboundPolicy>): OutboundPolicy => ({ ...DEFAULT_OUTBOUND, ...change })

interface Placed {
  who: string
  at: number
  until: number
}

/** What the caps would be told of `who` at a moment, from a list of all calls that were let out. */
function usageOf(placed: readonly Placed[], who: string, now: number, under: OutboundPolicy) {
  const fullSince = rateCapsOf(under).map(({ scope, limit }) => {
    const calls = placed.filter(call => scope === 'INSTALLATION' || call.who === who)
    return limit === 0 ? undefined : calls.at(-limit)?.at
  })
  return { active: placed.filter(({ until }) => until > now).length, fullSince }
}

const within = (placed: readonly Placed[], now: number, ms: number, who?: string) =>
  placed.filter(call => call.at > now - ms && (who === undefined || call.who === who)).length

test('no stretch of time holds more calls than a cap, and a call that fits under all caps goes out', () => {
  const caps = fc.record({
    callsPerMinute: fc.integer({ min: 0, max: 6 }),
    callsPerDay: fc.integer({ min: 0, max: 20 }),
    concurrentCalls: fc.integer({ min: 0, max: 5 }),
    identityShare: fc.constantFrom(0.25, 0.5, 1),
  })
  const attempts = fc.array(
    fc.record({
      // Some at once, some within the minute, some days later.
      wait: fc.constantFrom(0, 1, 9_999, 30_000, 60_000, 3_600_000, 86_400_000),
      who: fc.constantFrom('ada', 'grace', 'rules'),
      lasts: fc.constantFrom(0, 1_000, 120_000, 90_000_000),
    }),
    { maxLength: 60 },
  )
  fc.assert(
    fc.property(caps, attempts, (some, tries) => {
      const under = policy(some)
      const share = (cap: number) => Math.ceil(cap * under.identityShare)
      const placed: Placed[] = []
      let now = 1_700_000_000_000
      for (const { wait, who, lasts } of tries) {
        now += wait
        const usage = usageOf(placed, who, now, under)
        const room =
          within(placed, now, 60_000) < under.callsPerMinute &&
          within(placed, now, 60_000, who) < share(under.callsPerMinute) &&
          within(placed, now, 86_400_000) < under.callsPerDay &&
          within(placed, now, 86_400_000, who) < share(under.callsPerDay) &&
          usage.active < under.concurrentCalls
        const refusal = refusedByCaps(under, usage, now)
        expect(refusal === undefined).toBe(room)
        if (refusal === undefined) placed.push({ who, at: now, until: now + lasts })
        // Waiting as long as was said is enough for that cap.
        else if (refusal.retryAfterMs !== undefined) {
          const later = refusedByCaps(under, { ...usage, active: 0 }, now + refusal.retryAfterMs)
          expect([later?.rule, later?.scope]).not.toEqual([refusal.rule, refusal.scope])
        }
      }
    }),
    { numRuns: 300 },
  )
})

test('a cap of 0 lets nothing out and no waiting helps; without caps everything goes out', () => {
  const none = policy({ callsPerDay: 0 })
  const refusal = refusedByCaps(none, { active: 0, fullSince: [] }, 0)
  expect(refusal).toEqual({ rule: 'CALLS_PER_DAY', scope: 'IDENTITY', maxCalls: 0 })
  expect(refusal && isRetryable(refusal)).toBe(false)
  const unlimited = Number.POSITIVE_INFINITY
  const free = policy({ callsPerMinute: unlimited, callsPerDay: unlimited, concurrentCalls: unlimited })
  expect(rateCapsOf(free)).toEqual([])
  expect(refusedByCaps(free, { active: 1_000_000, fullSince: [] }, 0)).toBeUndefined()
})

test('a node whose clock is behind does not let a call out too early', () => {
  const one = policy({ callsPerMinute: 1, identityShare: 1 })
  expect(refusedByCaps(one, { active: 0, fullSince: [5_000, 5_000] }, 1_000)).toMatchObject({
    rule: 'CALLS_PER_MINUTE',
    retryAfterMs: 60_000,
  })
})
