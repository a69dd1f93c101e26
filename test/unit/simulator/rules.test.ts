import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { offerOf, searchOffers } from '../../../src/simulator/account/inventory.js'
import { virtualClock } from '../../../src/simulator/clock.js'
import { commandWindow } from '../../../src/simulator/command-window.js'
import { draw } from '../../../src/simulator/draws.js'
import { idsFrom } from '../../../src/simulator/ids.js'
import { faults, NO_FAULTS } from '../../../src/simulator/webhook/faults.js'

describe('the command window', () => {
  it('answers a repetition with the first answer for a minute, and executes it after that', async () => {
    const clock = virtualClock(0)
    const commands = commandWindow(clock)
    let executed = 0
    const run = (scope: string, id: string | undefined) => commands.once(scope, id, () => ++executed)
    expect([run('leg 1', 'a'), run('leg 1', 'a'), run('leg 2', 'a'), run('leg 1', undefined)]).toEqual([
      1, 1, 2, 3,
    ])
    await clock.advance(59_999, async () => {})
    expect(run('leg 1', 'a')).toBe(1)
    await clock.advance(1, async () => {})
    expect(run('leg 1', 'a')).toBe(4)
  })

  it('does not remember what was refused', () => {
    const commands = commandWindow(virtualClock(0))
    expect(() =>
      commands.once('leg', 'a', () => {
        throw new Error('refused')
      }),
    ).toThrow()
    expect(commands.once('leg', 'a', () => 'done')).toBe('done')
  })
})

describe('the market', () => {
  it('offers what it finds, and finds what it offers', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 999 }), areaCode => {
        const found = searchOffers({ areaCode: String(areaCode), features: [], limit: 200 }, () => false)
        expect(found.length).toBe(/^.9.$|^.11$/.test(String(areaCode)) ? 0 : 90)
        for (const offer of found) expect(offerOf(offer.number)).toEqual(offer)
      }),
    )
  })
})

describe('a draw', () => {
  it('depends on its seed and key alone, and comes about as often as it should', () => {
    let hits = 0
    for (let n = 0; n < 10_000; n++) if (draw(1, 'drop', n) < 0.3) hits += 1
    expect(Math.abs(hits / 10_000 - 0.3)).toBeLessThan(0.02)
    expect(draw(1, 'drop', 5)).toBe(draw(1, 'drop', 5))
    expect(draw(1, 'drop', 5)).not.toBe(draw(2, 'drop', 5))
  })
})

describe('the fate of a webhook', () => {
  it('is the same however the events of other legs come between', () => {
    const plan = {
      ...NO_FAULTS,
      seed: 4,
      drop: 0.3,
      duplicate: 0.3,
      reorder: 0.3,
      delay_ms: [0, 100] as const,
    }
    const fates = (order: readonly string[]) => {
      const each = faults()
      each.follow(plan)
      const told = order.map(stream => [stream, each.fate(stream, 'call.dtmf.received')] as const)
      return told.filter(([stream]) => stream === 'leg 0').map(([, fate]) => fate)
    }
    const alone = fates(Array.from({ length: 10 }, () => 'leg 0'))
    fc.assert(
      fc.property(
        fc.shuffledSubarray(
          Array.from({ length: 20 }, (_, n) => (n < 10 ? 'leg 0' : 'leg 1')),
          { minLength: 20 },
        ),
        order => {
          expect(fates(order)).toEqual(alone)
        },
      ),
    )
  })
})

describe('ids', () => {
  it('are the same row for the same seed, and tokens need encoding at times', () => {
    const row = (seed: string) => {
      const ids = idsFrom(seed)
      return [ids.uuid(), ids.callControlId(), ids.digits()]
    }
    expect(row('a')).toEqual(row('a'))
    expect(row('a')).not.toEqual(row('b'))
    expect(row('a')[0]).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(row('a')[2]).toMatch(/^\d{19}$/)
    const tokens = Array.from({ length: 50 }, () => idsFrom(undefined).callControlId())
    expect(tokens.some(token => /[+/]/.test(token))).toBe(true)
  })
})
