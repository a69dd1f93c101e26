import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { describeInBrowser, openBrowser } from '../support/browser.js'
import { buildWithPages } from '../support/built.js'
import { type Console, expectAccessible, openConsole, openSite, VIEWER_KEY } from '../support/console.js'
import type { House } from '../support/house.js'

const ADMIN_KEY = 'admin-key-of-the-browser-tests'
const FLOW = JSON.stringify({
  title: 'Menu',
  steps: [{ action: 'say', options: { payload: 'Hello.', language: 'en-GB', voice: 'female' } }],
})

describeInBrowser('the console of somebody who may only look', () => {
  let browser: Browser
  let house: House
  let console: Console
  let page: Page
  beforeAll(async () => {
    await buildWithPages()
    browser = await openBrowser()
    house = await openSite(
      { API_KEYS: `olga:admin:${ADMIN_KEY},vera:viewer:${VIEWER_KEY}` },
      `Bearer ${ADMIN_KEY}`,
    )
  }, 180_000)
  beforeEach(async () => {
    console = await openConsole(browser, house.url)
    page = console.page
    await page.goto(house.url)
    await page.getByLabel('API key').fill(VIEWER_KEY)
    await page.getByRole('button', { name: 'Log in' }).click()
    await page.getByRole('button', { name: 'Log out vera' }).waitFor()
  })
  afterEach(async () => {
    await console.close()
    expect(console.complaints).toEqual([])
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('says whose the phones are, asks nothing of them, and does not send there', async () => {
    const asked: string[] = []
    page.on('request', request => asked.push(new URL(request.url()).pathname))
    await page.getByRole('heading', { name: 'Place a first call' }).waitFor()
    expect(await page.getByRole('link', { name: 'Phones' }).count()).toBe(0)
    await page.goto(`${house.url}/phones`)
    await page.getByText('Phones are for operators.').waitFor()
    await page.locator('[data-state=live]').waitFor()
    expect(asked.filter(path => path.startsWith('/simulator'))).toEqual([])
    await expectAccessible(page)
  })

  test('shows a call flow to read, without a check that never comes, and says who writes them', async () => {
    const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
      'mutation ($input: ImportCallFlowInput!) { importCallFlow(input: $input) { callFlow { id } } }',
      { input: { format: 'JSON', source: FLOW } },
    )
    await page.goto(`${house.url}/flows/${importCallFlow.callFlow.id}`)
    await page.getByRole('tab', { name: 'Versions' }).waitFor()
    expect(await page.getByRole('tab').allTextContents()).toEqual(['Versions', 'Numbers', 'Runs'])
    await page.getByText('Present', { exact: true }).waitFor()
    await expectAccessible(page)
    await page.goto(`${house.url}/flows/new`)
    await page.getByText('Administrators write call flows.').waitFor()
    expect(await page.locator('textarea').count()).toBe(0)
  })
})
