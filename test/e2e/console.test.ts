import type { Locator, Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { describeAtDesk, expectAccessible, picture } from '../support/console.js'
import { eventually } from '../support/eventually.js'
import { lobby } from '../support/house.js'
import { ada, barbara, edsger, grace, quietRoom, seated } from '../support/stories.js'

const QUIET = '+12025550101'
const BUDGET = 300_000

describeAtDesk('the console', desk => {
  test('loads within its budget, asks nobody else, and says how to place a first call', async () => {
    const sizes: number[] = []
    const page = await desk.window()
    page.on('response', async response => {
      if (response.url().startsWith(desk.house.url))
        sizes.push((await response.request().sizes()).responseBodySize)
    })
    await page.goto(desk.house.url)
    await page.getByRole('heading', { name: 'Place a first call' }).waitFor()
    await page.locator('[data-state=live]').waitFor()
    await page.locator('canvas').waitFor()
    expect(sizes.length).toBeGreaterThan(5)
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(BUDGET)
    await expectAccessible(page)
  })

  test('shows a caller who is greeted, and ticks off the steps until two are in a conference', async () => {
    const { people } = desk.house
    const page = await desk.look('/')
    const room = page.getByRole('listitem').filter({ has: page.getByText('lobby', { exact: true }) })
    const steps = page.locator('.first-call')
    await steps.waitFor()
    const a = await people.call(ada, lobby)
    await line(room, '0131').getByText('Is being greeted').waitFor()
    await page.getByText('Done: Open Phones').waitFor()
    await line(room, '0131').getByText('On hold, alone').waitFor()
    await page.getByText('Done: You are greeted').waitFor()
    await expectAccessible(page)
    const b = await people.call(grace, lobby)
    await steps.waitFor({ state: 'detached' })
    for (const { id } of [a, b]) await people.hangUp(id)
    await room.getByText('Empty').waitFor()
  })

  test('shows the lonely room on the board as it happens (scenario 1)', async () => {
    const { people } = desk.house
    await quietRoom(desk.house, QUIET)
    const page = await desk.look('/')
    const room = page
      .getByRole('listitem')
      .filter({ has: page.getByText('quiet-0101') })
      .first()
    await room.getByText('Empty').waitFor()

    const a = await people.call(ada, QUIET)
    await line(room, '0131').getByText('On hold, alone').waitFor()
    const b = await people.call(grace, QUIET)
    await line(room, '0132').waitFor()
    await line(room, '0131').getByText('On hold').waitFor({ state: 'detached' })
    const c = await people.call(edsger, QUIET)
    await line(room, '0133').waitFor()
    expect(await room.getByText('On hold').count()).toBe(0)
    await expectAccessible(page)

    await people.hangUp(b.id)
    await people.hangUp(c.id)
    await line(room, '0131').getByText('On hold, alone').waitFor()
    expect(await room.locator('.people li').count()).toBe(1)
    await people.hangUp(a.id)
    await room.getByText('Empty').waitFor()
    const d = await people.call(barbara, QUIET)
    await line(room, '0134').getByText('On hold, alone').waitFor()
    await people.hangUp(d.id)
    await room.getByText('Empty').waitFor()
  })

  test('two consoles show the same, and each what the other one did', async () => {
    const { people } = desk.house
    const [left, right] = [await desk.look('/'), await desk.look('/')]
    await people.call(ada, lobby)
    await people.call(grace, lobby)
    for (const page of [left, right]) {
      await page.getByRole('link', { name: 'lobby' }).click()
      await seat(page, '0132').waitFor()
      await eventually(async () => ((await seats(page)).length === 2 ? undefined : 'not both are there'))
    }
    await left.getByRole('button', { name: 'Mute +1 202 555 0131' }).click()
    await seat(left, '0131').getByText('Mute: confirmed').waitFor()
    await seat(right, '0131').getByText('Muted').waitFor()
    await right.getByRole('button', { name: 'Hold +1 202 555 0132' }).click()
    await seat(left, '0132').getByText('On hold, by an operator').waitFor()
    await eventually(async () => {
      const [here, there] = [await seats(left), await seats(right)]
      return JSON.stringify(here) === JSON.stringify(there) ? undefined : `${here} is not ${there}`
    })
    const lines = async (page: Page) =>
      page.locator('[data-event]').evaluateAll(found => found.slice(0, 8).map(each => each.dataset.event))
    expect(await lines(left)).toEqual(await lines(right))
    await expectAccessible(left)
    await picture(left, 'conference')
  })

  test('leads to the other pages of this server, and back from an address where nothing is', async () => {
    const page = await desk.look('/')
    await page.getByRole('button', { name: 'More' }).click()
    await expectAccessible(page)
    const links = await page.getByRole('menuitem').evaluateAll(found => found.map(({ href }) => href))
    expect(links).toEqual([`${desk.house.url}/graphiql`, `${desk.house.url}/voice`])

    const wrong = `${desk.house.url}/no/such/page`
    const { status, headers } = await fetch(wrong)
    expect([status, headers.get('content-type')]).toEqual([404, 'application/json; charset=utf-8'])
    const answer = await page.goto(wrong)
    expect(answer?.status()).toBe(404)
    await page.getByText('There is no such page.').waitFor()
    await page.getByRole('link', { name: 'Back to the board' }).click()
    await page.getByRole('heading', { name: 'Rooms' }).waitFor()
  })

  test('lists a call while it rings, without being told by the clock', async () => {
    const { people } = desk.house
    const page = await desk.window()
    await page.addInitScript(stopSlowClocks)
    await page.goto(`${desk.house.url}/calls`)
    await page.getByRole('button', { name: 'In progress' }).click()
    await page.locator('[data-state=live]').waitFor()
    await people.behave(barbara, { answer: 'manual' })
    const { placeCall } = await desk.house.data<{ placeCall: { callLeg: { id: string } } }>(
      'mutation ($input: PlaceCallInput!) { placeCall(input: $input) { callLeg { id } } }',
      { input: { to: barbara } },
    )
    const call = page.locator('.calls-list li').filter({ hasText: '0134' })
    await call.getByText('Ringing').waitFor()
    await people.hangUp(placeCall.callLeg.id)
    await call.waitFor({ state: 'detached' })
  })

  test('has the past of a conference although the server did not answer at first', async () => {
    const { people } = desk.house
    const room = await quietRoom(desk.house, '+12025550103', { name: 'Patience' })
    await people.call(ada, '+12025550103')
    const { id } = await seated(desk.house, room, `${ada} held LONE_PARTICIPANT`)
    const page = await desk.window()
    let failures = 0
    await page.route('**/graphql', route => {
      const isPast = route.request().postData()?.includes('ConferenceTimeline') ?? false
      return isPast && failures++ === 0 ? route.abort('connectionrefused') : route.continue()
    })
    await page.goto(`${desk.house.url}/conferences/${id}`)
    await page.locator('[data-type=ParticipantJoined]').waitFor()
    expect(failures).toBeGreaterThan(1)
  })
})

/** Runs in the page before its own scripts: what waits for seconds waits for ever. */
function stopSlowClocks(): void {
  const { setTimeout: after } = globalThis
  Object.assign(globalThis, {
    setTimeout: (deed: () => void, ms = 0) => (ms < 5_000 ? after(deed, ms) : 0),
  })
}

/** Somebody's line on a room's card. */
function line(room: Locator, ending: string): Locator {
  return room.locator('.people li').filter({ hasText: ending })
}

/** Somebody's row on a conference's page. */
function seat(page: Page, ending: string): Locator {
  return page.getByRole('row').filter({ hasText: ending })
}

/** Who is there and in what state, as it is read. */
function seats(page: Page): Promise<string[]> {
  return page
    .getByRole('row')
    .evaluateAll(rows =>
      rows.map(row =>
        [...row.querySelectorAll('.who .number, .chip')].map(part => part.textContent).join(', '),
      ),
    )
}
