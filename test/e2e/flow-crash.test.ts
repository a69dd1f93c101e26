import { afterAll, beforeAll, expect, test } from 'vitest'
import { build } from '../support/built.js'
import { houseAt } from '../support/house.js'
import { callIn, MENU_ENDED, MENU_SENT, menuEnded, menuSent, serveMenu } from '../support/menu.js'
import { closeSites, openSite } from '../support/site.js'
import { grace } from '../support/stories.js'

beforeAll(build, 180_000)
afterAll(closeSites)

test('a flow that is killed in any of its steps ends the same (S3.41–S3.64)', async () => {
  const acts = process.env.CI === undefined ? [1, 3] : [0, 1, 2, 3, 4, 5]
  const differing: string[] = []
  const worker = async () => {
    for (let act = acts.pop(); act !== undefined; act = acts.pop()) {
      const site = await openSite()
      const server = await site.start()
      const house = houseAt(server.url, site.simulator.url, 'Bearer test-key-of-a-test-0001')
      await house.people.behave(grace, { answer: 'auto', after_ms: 300 })
      await serveMenu(house)
      let killed: Promise<unknown> = Promise.resolve()
      const failure = await callIn(house, now => {
        if (now === act) killed = server.kill('SIGKILL').then(() => site.start())
      }).then(
        () => undefined,
        (error: unknown) => String(error),
      )
      await killed
      const end = failure ?? JSON.stringify(await menuEnded(house))
      const sent = await menuSent(house)
      if (end !== JSON.stringify(MENU_ENDED) || sent !== MENU_SENT)
        differing.push(`killed in act ${act}: ${sent}; ${end}`)
      await site.close()
    }
  }
  await Promise.all([worker(), worker()])
  expect(differing).toEqual([])
}, 300_000)
