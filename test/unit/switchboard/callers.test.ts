import { expect, test } from 'vitest'
import type { CarrierCommand } from '../../../src/carrier/commands.js'
import type { Endpoint } from '../../../src/kernel/endpoint.js'
import { callerCheck } from '../../../src/switchboard/callers.js'

const placing = (from: string) =>
  ({ kind: 'placeCall', from, to: '+12025550199' }) as unknown as CarrierCommand

/** A carrier that owns one number, and notes what it is asked. */
function asking(own: string) {
  const asked: Endpoint[] = []
  const owns = async (number: Endpoint) => {
    asked.push(number)
    return number === own
  }
  return { asked, check: callerCheck({ owns }) }
}

test('asks the carrier once about a number of ours, however many calls come together', async () => {
  const { asked, check } = asking('+12025550100')
  const burst = await Promise.all(Array.from({ length: 150 }, () => check(placing('+12025550100'))))
  expect(burst.every(why => why === undefined)).toBe(true)
  await check(placing('+12025550100'))
  expect(asked).toHaveLength(1)
})

test('asks again about a number that was not ours, as it may have been bought since', async () => {
  const { asked, check } = asking('+12025550100')
  for (let i = 0; i < 2; i += 1) {
    const burst = await Promise.all([check(placing('+12025550101')), check(placing('+12025550101'))])
    expect(burst).toMatchObject([{ path: 'from' }, { path: 'from' }])
  }
  expect(asked).toHaveLength(2)
})
