import { afterEach, expect, test } from 'vitest'
import type { SendableCommand } from '../../src/carrier/carrier.js'
import type { CarrierCommand } from '../../src/carrier/commands.js'
import { DEFAULT_OUTBOUND, type OutboundPolicy } from '../../src/dialling/policy.js'
import type { Journal } from '../../src/journal/journal.js'
import type { Clock } from '../../src/kernel/clock.js'
import { systemClock } from '../../src/kernel/clock.js'
import type { Endpoint } from '../../src/kernel/endpoint.js'
import { CallControlId, CallId, CallLegId, type Identity } from '../../src/kernel/ids.js'
import type { Settlement } from '../../src/switchboard/port.js'
import { at, told } from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { type Line, openLine, scriptedCarrier } from '../support/line.js'

const ours = '+12025550100' as Endpoint
const by = (name: string, idempotencyKey?: string) => ({
  actor: { kind: 'CLIENT' as const, name: 'console', identity: `key:${name}` as Identity },
  ...(idempotencyKey !== undefined && { idempotencyKey }),
})
const callTo = (nth: number): CarrierCommand<'placeCall'> => ({
  kind: 'placeCall',
  to: `+1303555${String(1000 + nth)}` as Endpoint,
  from: ours,
  timeoutSeconds: 30,
  detectMachine: false,
})
const ruleOf = (settlement: Settlement) =>
  settlement.kind === 'impossible' ? settlement.why.details?.rule : settlement.kind

onEachDatabase('outbound caps', place => {
  let home: Place | undefined
  const open: { close(): Promise<void> }[] = []
  afterEach(async () => {
    for (const each of open.splice(0).reverse()) await each.close()
    await home?.remove()
  })

  /** Each call that is sent to this carrier goes through, as a leg of its own. */
  function carrierOfCalls() {
    let calls = 0
    return scriptedCarrier(() => {
      calls += 1
      const name = `${calls}-${Math.random()}`
      const leg = {
        callId: CallId(`call-${name}`),
        legId: CallLegId(`leg-${name}`),
        controlId: CallControlId(`token-${name}`),
      }
      return { kind: 'accepted', acceptance: { leg } }
    })
  }

  async function nodes(count: number, caps: Partial<OutboundPolicy>, clock: Clock = systemClock) {
    home = await place()
    const journals: Journal[] = []
    const lines: Line[] = []
    const sent: SendableCommand[][] = []
    for (let node = 0; node < count; node += 1) {
      const first = journals[0]
      // A data directory is one process's; several nodes share its journal only in tests.
      const journal = first?.storage === 'SQLITE' ? first : await home.open()
      if (!journals.includes(journal)) open.push(journal)
      journals.push(journal)
      const script = carrierOfCalls()
      const line = await openLine(journal, script.carrier, 4, clock, {
        fromNumber: ours,
        outbound: { ...DEFAULT_OUTBOUND, ...caps },
      })
      open.push(line)
      lines.push(line)
      sent.push(script.sent)
    }
    return { lines, sent: () => sent.flat().filter(({ command }) => command.kind === 'placeCall') }
  }

  const placeMany = (lines: Line[], many: number, who: (nth: number) => string) =>
    Promise.all(
      Array.from({ length: many }, (_, nth) =>
        (lines[nth % lines.length] as Line).switchboard.command(callTo(nth), by(who(nth))),
      ),
    )

  test('are never exceeded by two nodes that are asked at the same time', async () => {
    const { lines, sent } = await nodes(2, { callsPerMinute: 10, identityShare: 1 })
    const settlements = await placeMany(lines, 40, () => 'ada')
    const rules = settlements.map(ruleOf)
    expect(rules.filter(rule => rule === 'accepted')).toHaveLength(10)
    expect(rules.filter(rule => rule === 'CALLS_PER_MINUTE')).toHaveLength(30)
    expect(sent()).toHaveLength(10)
  })

  test('count calls at the same time until they end, also those that are still being placed', async () => {
    const { lines, sent } = await nodes(2, { concurrentCalls: 6 })
    const settlements = await placeMany(lines, 24, nth => `operator-${nth}`)
    expect(settlements.map(ruleOf).filter(rule => rule === 'CONCURRENT_CALLS')).toHaveLength(18)
    expect(sent()).toHaveLength(6)
    const first = settlements.find(({ kind }) => kind === 'accepted')
    const { callId, legId } = (first?.kind === 'accepted' && first.command.result) || {}
    const line = lines[0] as Line
    expect(ruleOf(await line.switchboard.command(callTo(90), by('ada')))).toBe('CONCURRENT_CALLS')
    await line.hear(
      told(1, {
        type: 'CallEnded',
        callId: callId as CallId,
        legId: legId as CallLegId,
        cause: 'NORMAL_CLEARING',
        endedBy: 'CALLEE',
        endedAt: at(1),
      }),
    )
    const [next, nextButOne] = await placeMany(lines, 2, nth => `late-${nth}`)
    expect([next, nextButOne].map(s => s && ruleOf(s)).sort()).toEqual(['CONCURRENT_CALLS', 'accepted'])
  })

  test('leave room for others when one identity has used up its share', async () => {
    const { lines, sent } = await nodes(1, { callsPerDay: 8, identityShare: 0.5 })
    const greedy = await placeMany(lines, 12, () => 'mallory')
    expect(greedy.map(ruleOf).filter(rule => rule === 'accepted')).toHaveLength(4)
    const refused = greedy.find(({ kind }) => kind === 'impossible')
    expect(refused).toMatchObject({
      why: {
        code: 'OUTBOUND_NOT_ALLOWED',
        path: 'to',
        details: { rule: 'CALLS_PER_DAY', scope: 'IDENTITY', maxCalls: 4, retryable: true },
      },
    })
    const others = await placeMany(lines, 6, () => 'ada')
    expect(others.map(ruleOf).filter(rule => rule === 'accepted')).toHaveLength(4)
    expect(sent()).toHaveLength(8)
  })

  test('count a repetition once and what was refused never, and start again after a minute', async () => {
    let now = Date.UTC(2026, 0, 1)
    const clock: Clock = { ...systemClock, now: () => now }
    const { lines, sent } = await nodes(1, { callsPerMinute: 2, identityShare: 1 }, clock)
    const { switchboard } = lines[0] as Line
    for (let repetition = 0; repetition < 5; repetition += 1) {
      expect(ruleOf(await switchboard.command(callTo(1), by('ada', 'once')))).toBe('accepted')
    }
    const abroad = { ...callTo(2), to: '+881612345678' as Endpoint }
    for (let attempt = 0; attempt < 5; attempt += 1) {
      expect(ruleOf(await switchboard.command(abroad, by('ada')))).toBe('COUNTRY')
    }
    now += 10_000
    expect(ruleOf(await switchboard.command(callTo(3), by('ada')))).toBe('accepted')
    const refused = await switchboard.command(callTo(4), by('ada', 'later'))
    expect(refused).toMatchObject({ why: { details: { retryAfterMs: 50_000, maxCalls: 2 } } })
    now += 49_999
    expect(ruleOf(await switchboard.command(callTo(4), by('ada', 'later')))).toBe('CALLS_PER_MINUTE')
    now += 1
    expect(ruleOf(await switchboard.command(callTo(4), by('ada', 'later')))).toBe('accepted')
    expect(sent()).toHaveLength(3)
  })

  test('keep no more of the past than they look back to', async () => {
    let now = Date.UTC(2026, 0, 1)
    const clock: Clock = { ...systemClock, now: () => now }
    const { lines } = await nodes(1, { callsPerMinute: 3, callsPerDay: 5, identityShare: 0.5 }, clock)
    for (let day = 0; day < 9; day += 1) {
      await placeMany(lines, 1, () => 'ada')
      now += 86_400_000
    }
    const { reader } = open[0] as Journal
    const rows = await reader.selectFrom('outbound_calls').selectAll().orderBy('nth').execute()
    const kept = (scope: string) => rows.filter(row => row.scope === scope).map(({ nth }) => Number(nth))
    expect(kept('*')).toEqual([5, 6, 7, 8, 9])
    expect(kept('key:ada')).toEqual([7, 8, 9])
  })
})
