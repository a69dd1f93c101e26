import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openBrowser } from '../support/browser.js'
import { buildWithPages } from '../support/built.js'
import {
  expectAccessible,
  type LastingSite,
  OPERATOR_KEY,
  openConsole,
  openLastingSite,
  VIEWER_KEY,
} from '../support/console.js'
import { eventually } from '../support/eventually.js'
import { lobby } from '../support/house.js'
import { ada, edsger, grace } from '../support/stories.js'

describeInBrowser('the console of a server with keys', () => {
  let browser: Browser
  let site: LastingSite
  beforeAll(async () => {
    await buildWithPages()
    browser = await openBrowser()
    site = await openLastingSite()
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await site?.close()
  })

  test('asks for a key, and shows a viewer no button to command with', async () => {
    await site.people.call(ada, lobby)
    await site.people.call(grace, lobby)
    const { page, complaints, close } = await openConsole(browser, site.url)
    await page.goto(site.url)
    await expectAccessible(page)
    await logIn(page, 'nobody-has-this-key')
    await page.getByText('The server does not know this key.').waitFor()
    await logIn(page, VIEWER_KEY)
    await page.getByRole('link', { name: 'lobby' }).click()
    await page.getByRole('row').nth(1).waitFor()
    expect(await page.getByRole('button', { name: /^(Mute|Hold|Record|End|Pull)/ }).count()).toBe(0)
    await page.getByRole('button', { name: 'Log out vera' }).click()
    await logIn(page, OPERATOR_KEY)
    await page.getByRole('button', { name: 'Pull a number' }).waitFor()
    expect(complaints).toEqual([])
    await close()
  })

  test('catches up after a kill and a restart, without losing or repeating a line (invariant 5)', async () => {
    const { people } = site
    const { page, complaints, close } = await openConsole(browser, site.url, { height: 1200 })
    await page.goto(site.url)
    await logIn(page, OPERATOR_KEY)
    await page.getByRole('link', { name: 'lobby' }).click()
    await page.getByRole('row').filter({ hasText: '0132' }).waitFor()
    await page.locator('[data-state=live]').waitFor()

    await site.restart(async () => {
      await page
        .locator('[data-state=resuming]')
        .getByText(/Resuming · \d+ s/)
        .waitFor()
      await people.call(edsger, lobby)
    })
    await page.getByRole('row').filter({ hasText: '0133' }).waitFor({ timeout: 40_000 })
    await page.locator('[data-state=live]').waitFor()
    const [, conference] = /conferences\/(.+)$/.exec(page.url()) ?? []
    await eventually(async () => {
      const shown = await linesOn(page)
      const known = await linesOf(site, conference as string, shown.length)
      if (shown.length < 15 || new Set(shown).size < shown.length) return `${shown.length} lines are shown`
      return shown.join() === known.join() ? undefined : `${shown} is not ${known}`
    })
    expect(complaints).toEqual([])
    await close()
  }, 90_000)

  test('shows a page that was clicked while the server was away, once it is back', async () => {
    const { page, complaints, close } = await openConsole(browser, site.url)
    let away = false
    // Otherwise the page may have been fetched ahead.
    await page.route(PART, route => (away ? route.continue() : route.abort('connectionrefused')))
    await page.goto(site.url)
    await logIn(page, OPERATOR_KEY)
    await page.locator('[data-state=live]').waitFor()
    await site.restart(async () => {
      away = true
      await page.getByRole('link', { name: 'Flows' }).click()
      await page.locator('[data-state=resuming]').waitFor()
      await page.getByRole('status').getByText('Loading…').waitFor()
    })
    await page.getByRole('heading', { name: 'Call flows' }).waitFor({ timeout: 40_000 })
    expect(complaints).toEqual([])
    await close()
  }, 90_000)

  test('loads itself again for a part that a new release no longer has, and once only', async () => {
    const { page, close } = await openConsole(browser, site.url)
    let loads = 0
    page.on('request', request => {
      if (request.isNavigationRequest()) loads += 1
    })
    await page.route(PART, route => route.fulfill({ status: 404 }))
    await page.goto(site.url)
    await logIn(page, OPERATOR_KEY)
    await page.getByRole('link', { name: 'Flows' }).click()
    await page.getByText('This page could not be shown.').waitFor()
    await page.unroute(PART)
    await page.getByRole('link', { name: 'Tracking' }).click()
    await page.getByRole('heading', { name: 'Tracking', exact: true }).waitFor()
    expect(loads).toBe(2)
    await close()
  }, 60_000)

  test('says that something is missing when the journal is another one, and shows the present', async () => {
    const { page, complaints, close } = await openConsole(browser, site.url)
    await page.goto(site.url)
    await logIn(page, OPERATOR_KEY)
    await page.locator('[data-state=live]').waitFor()
    await page.getByRole('link', { name: 'lobby' }).waitFor()
    await site.restart(async () => site.forget())
    await page.getByRole('button', { name: /^Gap at / }).waitFor({ timeout: 40_000 })
    await page.getByRole('link', { name: 'lobby' }).waitFor({ state: 'detached' })
    await page.locator('[data-state=live]').waitFor()
    await page.getByRole('button', { name: /^Gap at / }).click()
    await page.getByRole('button', { name: /^Gap at / }).waitFor({ state: 'detached' })
    expect(complaints).toEqual([])
    await close()
  }, 90_000)
})

/** What a page of the console is made of, beside what all of them share. */
const PART = /\/assets\/(list|page)-.*\.js$/

async function logIn(page: Page, key: string): Promise<void> {
  await page.getByLabel('API key').fill(key)
  await page.getByRole('button', { name: 'Log in' }).click()
}

/** The ids of the events that the timeline shows, newest first. */
function linesOn(page: Page): Promise<string[]> {
  return page.locator('[data-event]').evaluateAll(lines =>
    lines
      .map(line => ({ id: line.dataset.event as string, top: line.getBoundingClientRect().top }))
      .sort((one, other) => one.top - other.top)
      .map(({ id }) => id),
  )
}

async function linesOf({ data }: LastingSite, id: string, count: number): Promise<string[]> {
  const { events } = await data<{ events: { nodes: { id: string }[] } }>(
    'query ($id: ID!, $count: Int) { events(filter: { conferenceId: $id }, last: $count) { nodes { id } } }',
    { id, count },
  )
  return events.nodes.map(line => line.id).reverse()
}
