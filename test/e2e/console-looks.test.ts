import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openBrowser } from '../support/browser.js'
import { buildWithPages } from '../support/built.js'
import { expectAccessible, openConsole, openSite } from '../support/console.js'
import type { House } from '../support/house.js'
import { ada, grace, quietRoom, seated } from '../support/stories.js'

const NUMBER = '+12025550101'
const LOOKS = [
  { name: 'telephone', width: 360, height: 740, dark: false },
  { name: 'telephone-dark', width: 360, height: 740, dark: true },
  { name: 'desk-dark', width: 1280, height: 800, dark: true },
  { name: 'wall', width: 1920, height: 1080, dark: true },
]

describeInBrowser('the console', () => {
  let browser: Browser
  let house: House
  let paths: [string, string][]
  beforeAll(async () => {
    await buildWithPages()
    browser = await openBrowser()
    house = await openSite()
    const room = await quietRoom(house, NUMBER, { name: 'Support' })
    await house.people.call(ada, NUMBER)
    await house.people.call(grace, NUMBER)
    const { id, participants } = await seated(house, room, ada, grace)
    const [first] = participants
    await house.data('mutation ($input: ParticipantsInput!) { muteParticipants(input: $input) { cursor } }', {
      input: { conferenceId: id, participantIds: [first?.id] },
    })
    paths = [
      ['/', 'Calls in progress'],
      [`/conferences/${id}`, 'Muted'],
      ['/calls', 'Call a number'],
      [`/calls/${first?.leg.call.id}`, 'Since it was answered'],
      ['/flows', 'New flow'],
      ['/flows/new', 'Nothing is wrong with it.'],
      ['/tracking', 'Calls by day'],
      ['/phones', 'Another phone'],
    ]
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test.each(LOOKS)(
    'fits a $name ($width px), and axe finds no serious fault there',
    async look => {
      const { page, complaints, close } = await openConsole(browser, house.url, look)
      for (const [path, words] of paths) {
        await page.goto(`${house.url}${path}`)
        await page.getByText(words).first().waitFor()
        const over = await page.evaluate(() => {
          const { scrollWidth, clientWidth } = (
            globalThis as unknown as { document: { documentElement: Record<string, number> } }
          ).document.documentElement
          return (scrollWidth as number) - (clientWidth as number)
        })
        expect(over, `${path} is wider than its window`).toBe(0)
        await expectAccessible(page)
      }
      expect(complaints).toEqual([])
      await close()
    },
    90_000,
  )
})
