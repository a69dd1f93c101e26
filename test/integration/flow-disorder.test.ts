import { expect, test } from 'vitest'
import { openHouse } from '../support/house.js'
import { callIn, MENU_ENDED, MENU_SENT, menuEnded, menuSent, serveMenu } from '../support/menu.js'
import { grace } from '../support/stories.js'

test('a call flow comes out the same under 50 seeds of disorder (scenario 9)', async () => {
  const seeds = Array.from({ length: process.env.CI === undefined ? 10 : 50 }, (_, index) => index + 1)
  const differing: string[] = []
  const worker = async () => {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) {
      const house = await openHouse()
      await serveMenu(house)
      await house.people.behave(grace, { answer: 'auto', after_ms: 100 })
      await house.people.faults({
        seed,
        duplicate: 0.3,
        reorder: 0.3,
        delay_ms: [0, 40],
        refuse_commands: 0.1,
        unavailable: 0.1,
      })
      const failure = await callIn(house, () => {}).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      const end = JSON.stringify(await menuEnded(house).catch((error: unknown) => String(error)))
      const sent = await menuSent(house)
      if (failure !== undefined || end !== JSON.stringify(MENU_ENDED) || sent !== MENU_SENT)
        differing.push(`seed ${seed}: ${failure} ${sent} ${end}`)
      await house.close()
    }
  }
  await Promise.all(Array.from({ length: 6 }, worker))
  expect(differing).toEqual([])
}, 600_000)
