import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GATHER_STATUSES, HANGUP_CAUSES, MACHINE_RESULTS } from '../../../src/call/facts.js'
import { advance } from '../../../src/flow/advance.js'
import type { FlowEffect } from '../../../src/flow/effects.js'
import { createRun, FETCH_DEPTH, type FlowRun, STEP_BUDGET } from '../../../src/flow/run.js'
import type { EffectResult, FlowSignal } from '../../../src/flow/signals.js'
import { arbitraryFlow } from './arbitrary-flow.js'
import { LEG, OUTBOUND } from './phone.js'

const result: fc.Arbitrary<EffectResult> = fc.oneof(
  { weight: 4, arbitrary: fc.constant({ kind: 'ended' as const }) },
  fc.record({
    kind: fc.constant('gathered' as const),
    digits: fc.oneof(fc.constantFrom('', '1', '12#', '*'), fc.string()),
    status: fc.constantFrom(...GATHER_STATUSES),
  }),
  fc.record({
    kind: fc.constant('recorded' as const),
    recording: fc.record({ recordingId: fc.string(), seconds: fc.nat() }),
  }),
  fc.constant({ kind: 'bridged' as const }),
  fc.record({ kind: fc.constant('transferFailed' as const), cause: fc.constantFrom(...HANGUP_CAUSES) }),
  fc.record({ kind: fc.constant('fetched' as const), flow: arbitraryFlow }),
  fc.constant({ kind: 'noFlow' as const }),
  fc.record({ kind: fc.constant('failed' as const), reason: fc.string() }),
)

/** What may be told next; most of what ends an effect ends the one that is waited for. */
type Told = (run: FlowRun) => FlowSignal
const effectId = fc.oneof(
  { weight: 5, arbitrary: fc.constant((run: FlowRun) => run.wait?.effectId ?? 'run:1') },
  fc
    .oneof(
      fc.string(),
      fc.nat(60).map(n => `run:${n}`),
    )
    .map(id => () => id),
)
const told: fc.Arbitrary<Told> = fc.oneof(
  fc.constantFrom(LEG, OUTBOUND).map(leg => () => ({ type: 'started' as const, leg })),
  {
    weight: 12,
    arbitrary: fc.tuple(effectId, result).map(([id, r]) => (run: FlowRun) => ({
      type: 'effectDone' as const,
      effectId: id(run),
      result: r,
    })),
  },
  fc
    .tuple(effectId, fc.constantFrom('INVALID', 'UNAVAILABLE', 'CALL_ENDED'))
    .map(([id, refusal]) => (run: FlowRun) => ({
      type: 'commandFailed' as const,
      effectId: id(run),
      refusal,
    })),
  {
    weight: 4,
    arbitrary: fc
      .oneof(fc.constantFrom(...'0123#*'), fc.string())
      .map(digit => () => ({ type: 'digit' as const, digit })),
  },
  fc.constantFrom(...MACHINE_RESULTS).map(r => () => ({ type: 'machineDetected' as const, result: r })),
  fc.constant(() => ({ type: 'machineGreetingEnded' as const })),
)
const ending: fc.Arbitrary<Told> = fc.constantFrom<Told>(
  () => ({ type: 'hungUp' }),
  () => ({ type: 'hungUp', cause: 'TIMEOUT' }),
  () => ({ type: 'stopped' }),
)
const started: Told = () => ({ type: 'started', leg: OUTBOUND })
const life = fc
  .tuple(fc.boolean(), fc.array(told, { maxLength: 60 }), fc.array(fc.oneof(told, ending), { maxLength: 5 }))
  .map(([begins, some, last]) => [...(begins ? [started] : []), ...some, ...last])

/** Tells a run everything; answers what it was told in fact, and what it asked for. */
function live(run: FlowRun, tellings: readonly Told[], check: (run: FlowRun, effects: FlowEffect[]) => void) {
  const signals: FlowSignal[] = []
  const effects: FlowEffect[] = []
  let present = run
  for (const tell of tellings) {
    const signal = tell(present)
    signals.push(signal)
    const next = advance(present, signal)
    present = next.run
    effects.push(...next.effects)
    check(present, next.effects)
  }
  return { run: present, signals, effects }
}

describe('any run, whatever it is told and in whatever order', () => {
  test('keeps its budget, asks for each effect once, and is silent when it is over', () => {
    fc.assert(
      fc.property(arbitraryFlow, life, (flow, tellings) => {
        let over = false
        const { effects } = live(createRun('run', flow), tellings, (run, asked) => {
          expect(run.stepCount).toBeLessThanOrEqual(STEP_BUDGET)
          expect(run.fetchCount).toBeLessThanOrEqual(FETCH_DEPTH)
          if (over) expect(asked).toEqual([])
          over = run.status === 'ENDED'
          // It always waits for something, unless it has not begun or is over.
          expect(run.wait !== null).toBe(run.status === 'RUNNING')
          expect(run.outcome !== null || !over).toBe(true)
        })
        const ids = effects.map(e => e.id)
        expect(new Set(ids).size).toBe(ids.length)
        expect(effects.filter(e => e.type === 'setOutcome').length).toBe(over ? 1 : 0)
        expect(effects.filter(e => e.type === 'hangUp').length).toBeLessThanOrEqual(1)
      }),
      { numRuns: 400 },
    )
  })

  test('is the same again when it is told the same, also after a trip through JSON at every signal', () => {
    fc.assert(
      fc.property(arbitraryFlow, life, (flow, tellings) => {
        const first = live(createRun('run', flow), tellings, () => {})
        let again = createRun('run', flow)
        const effects: FlowEffect[] = []
        for (const signal of first.signals) {
          const kept: FlowRun = JSON.parse(JSON.stringify(again))
          const next = advance(kept, signal)
          again = next.run
          effects.push(...next.effects)
        }
        expect(again).toEqual(first.run)
        expect(effects).toEqual(first.effects)
      }),
      { numRuns: 300 },
    )
  })

  test('is not changed by advancing it', () => {
    fc.assert(
      fc.property(arbitraryFlow, life, (flow, tellings) => {
        let run = createRun('run', flow)
        for (const tell of tellings) {
          const before = JSON.stringify(run)
          const next = advance(run, tell(run))
          expect(JSON.stringify(run)).toBe(before)
          run = next.run
        }
      }),
      { numRuns: 100 },
    )
  })
})
