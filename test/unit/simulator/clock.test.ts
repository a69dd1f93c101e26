import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scopedClock, virtualClock } from '../../../src/simulator/clock.js'

const calm = async () => {}

describe('virtual time', () => {
  it('stands still until it is advanced, and stops where it was told to', async () => {
    const clock = virtualClock(1_000)
    const rung: string[] = []
    clock.after(300, () => rung.push('later'))
    clock.after(100, () => rung.push('soon'))
    await clock.advance(299, calm)
    expect([rung, clock.now()]).toEqual([['soon'], 1_299])
    await clock.advance(1, calm)
    expect(rung).toEqual(['soon', 'later'])
  })

  it('runs what falls due in the order of its time, then of its request, whatever was asked for when', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 30 }), async delays => {
        const clock = virtualClock(0)
        const ran: [number, number][] = []
        for (const [index, delay] of delays.entries())
          clock.after(delay, () => ran.push([clock.now(), index]))
        await clock.advance(20, calm)
        const wanted = delays.map((delay, index) => [delay, index] as [number, number])
        expect(ran).toEqual(wanted.sort(([one, first], [other, second]) => one - other || first - second))
      }),
    )
  })

  it('lets everybody react to one moment before the next comes', async () => {
    const clock = virtualClock(0)
    const story: string[] = []
    clock.after(10, () => story.push('ring'))
    clock.after(20, () => story.push('stop'))
    await clock.advance(30, async () => {
      await Promise.resolve()
      if (story.at(-1) === 'ring') {
        story.push('answer')
        clock.after(5, () => story.push('speak'))
      }
    })
    expect(story).toEqual(['ring', 'answer', 'speak', 'stop'])
  })

  it('moves on one request after another', async () => {
    const clock = virtualClock(0)
    await Promise.all([clock.advance(10, calm), clock.advance(5, calm)])
    expect(clock.now()).toBe(15)
  })

  it('forgets what is cancelled, one or all', async () => {
    const clock = scopedClock(virtualClock(0))
    const base = virtualClock(0)
    const scoped = scopedClock(base)
    let rung = 0
    scoped.after(1, () => rung++)()
    scoped.after(1, () => rung++)
    scoped.cancelAll()
    scoped.after(2, () => rung++)
    await base.advance(10, calm)
    expect([rung, clock.now()]).toEqual([1, 0])
  })
})
