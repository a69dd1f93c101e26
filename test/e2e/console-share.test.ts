import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openBrowser } from '../support/browser.js'
import { buildWithPages } from '../support/built.js'
import { type Console, expectAccessible, openConsole, openSite } from '../support/console.js'
import type { House } from '../support/house.js'
import { ada, grace, quietRoom, type Shown, seated } from '../support/stories.js'

const ADMIN_KEY = 'admin-key-of-the-sharing-tests'

describeInBrowser('a conference that is shared', () => {
  let browser: Browser
  let house: House
  let conference: Shown
  const open: Console[] = []
  const window = async () => {
    const console = await openConsole(browser, house.url)
    open.push(console)
    return console.page
  }
  beforeAll(async () => {
    await buildWithPages()
    browser = await openBrowser()
    house = await openSite({ API_KEYS: `olga:admin:${ADMIN_KEY}` }, `Bearer ${ADMIN_KEY}`)
    const room = await quietRoom(house, '+12025550101', { holdLoneParticipant: false })
    await house.people.call(ada, '+12025550101')
    await house.people.call(grace, '+12025550101')
    conference = await seated(house, room, ada, grace)
  }, 180_000)
  afterEach(async () => {
    for (const console of open.splice(0)) {
      await console.close()
      expect(console.complaints).toEqual([])
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  test('opens by its link without any key, to look only, until the link is revoked', async () => {
    const desk = await window()
    await desk.goto(`${house.url}/conferences/${conference.id}`)
    await desk.getByLabel('API key').fill(ADMIN_KEY)
    await desk.getByRole('button', { name: 'Log in' }).click()
    await desk.getByRole('button', { name: 'Share', exact: true }).click()
    await expectAccessible(desk)
    await desk.getByRole('button', { name: 'Create link' }).click()
    const field = desk.getByRole('textbox', { name: 'Link' })
    await field.waitFor()
    const url = await field.inputValue()

    const guest = await window()
    await guest.goto(url)
    await guest.getByRole('heading', { name: 'quiet-0101' }).waitFor()
    await guest.getByRole('row').filter({ hasText: '555 0131' }).waitFor()
    expect(guest.url()).toBe(`${house.url}/conferences/${conference.id}`)
    expect(await guest.getByRole('button', { name: /Mute|Hold|End|Pull|Record/ }).count()).toBe(0)
    expect(await guest.getByRole('navigation', { name: 'Pages' }).count()).toBe(0)
    await expectAccessible(guest)
    await guest.reload()
    await guest.getByRole('row').filter({ hasText: '555 0131' }).waitFor()
    await guest.goto(`${house.url}/calls`)
    await guest.getByText('This link does not include this page.').waitFor()
    await guest.goto(`${house.url}/conferences/${conference.id}`)
    await guest.getByRole('row').filter({ hasText: '555 0131' }).waitFor()

    const { shareLinks } = await house.data<{ shareLinks: { nodes: { id: string }[] } }>(
      '{ shareLinks { nodes { id } } }',
    )
    await house.data('mutation ($id: ID!) { revokeShareLink(input: { id: $id }) { shareLink { id } } }', {
      id: shareLinks.nodes[0]?.id,
    })
    await guest.getByRole('heading', { name: 'This link has expired' }).waitFor()
    await expectAccessible(guest)
  })

  test('shows the actions that the link lists, and no others', async () => {
    const { createShareLink } = await house.data<{ createShareLink: { url: string } }>(
      'mutation ($input: CreateShareLinkInput!) { createShareLink(input: $input) { url } }',
      { input: { conferenceId: conference.id, mutations: ['muteParticipants', 'unmuteParticipants'] } },
    )
    const guest = await window()
    await guest.goto(createShareLink.url)
    const row = guest.getByRole('row').filter({ hasText: '555 0131' })
    await row.getByRole('button', { name: /^Mute/ }).click()
    await row.getByRole('button', { name: /^Unmute/ }).waitFor()
    expect(await row.getByRole('button', { name: /^Hold/ }).count()).toBe(0)
    expect(await guest.getByRole('button', { name: /^(End|Record|Pull a number|Share)$/ }).count()).toBe(0)
  })
})
