import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Recent } from '../../../src/realtime/recent.js'
import { eventOf } from './events.js'

test('answers with everything after a place, or that it does not reach back that far', () => {
  fc.assert(
    fc.property(
      fc.nat(20),
      fc.array(fc.constantFrom(1, 1, 1, 1, 1, 1, 5), { maxLength: 80 }),
      (capacity, steps) => {
        const recent = new Recent(capacity)
        let seen: number[] = []
        let seq = 0
        for (const step of steps) {
          seq += step
          recent.add(eventOf(seq, {}))
          // Behind a hole nothing before it may be told as if it were all.
          seen = step === 1 ? [...seen, seq] : [seq]
          for (let after = 0; after <= seq; after += 1) {
            const kept = seen.slice(Math.max(0, seen.length - capacity))
            const first = kept[0]
            const expected =
              first === undefined || after + 1 < first ? undefined : kept.filter(place => place > after)
            expect(recent.after(after)?.map(event => event.seq)).toEqual(expected)
          }
          expect(recent.last()).toBe(seq)
        }
      },
    ),
    { numRuns: 100 },
  )
})
