import { beforeAll, expect, test } from 'vitest'
import { describeAtDesk, expectAccessible } from '../support/console.js'
import { ada, grace, quietRoom, seated } from '../support/stories.js'

const NUMBER = '+12025550101'
const LOOKS = [
  { name: 'telephone', width: 360, height: 740, dark: false },
  { name: 'telephone-dark', width: 360, height: 740, dark: true },
  { name: 'desk-dark', width: 1280, height: 800, dark: true },
  { name: 'wall', width: 1920, height: 1080, dark: true },
]

describeAtDesk('the console', desk => {
  let paths: [string, string][]
  beforeAll(async () => {
    const { house } = desk
    const room = await quietRoom(house, NUMBER, { name: 'Support' })
    await house.people.call(ada, NUMBER)
    await house.people.call(grace, NUMBER)
    const { id, participants } = await seated(house, room, ada, grace)
    const [first] = participants
    await quietRoom(house, '+12025550102', { name: 'Wider than any telephone '.repeat(4).trim() })
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
  }, 60_000)

  test.each(LOOKS)(
    'fits a $name ($width px), and axe finds no serious fault there',
    async look => {
      const page = await desk.window(look)
      for (const [path, words] of paths) {
        await page.goto(`${desk.house.url}${path}`)
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
    },
    90_000,
  )

  test("shows GraphiQL's answer under its question on a telephone", async () => {
    const page = await desk.look('/graphiql', { width: 360, height: 740 })
    // Before the editor is there, nothing is asked.
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
    await page.locator('.result-window .view-lines').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: 'Execute query' }).click()
    const answer = page.locator('.result-window').getByText('"version"')
    await answer.waitFor()
    const place = await answer.boundingBox()
    expect(place).not.toBeNull()
    expect((place?.x ?? 0) + (place?.width ?? 0)).toBeLessThanOrEqual(360)
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual(740)
  }, 60_000)
})
