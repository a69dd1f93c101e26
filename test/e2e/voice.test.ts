import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openBrowser, WITH_MICROPHONE } from '../support/browser.js'
import { buildWithPages } from '../support/built.js'
import {
  type Console,
  expectAccessible,
  OPERATOR_KEY,
  openConsole,
  openLastingSite,
  openSite,
  VIEWER_KEY,
} from '../support/console.js'
import { eventually } from '../support/eventually.js'
import type { House } from '../support/house.js'

describeInBrowser('the voice page', () => {
  let browser: Browser
  let house: House
  const open: Console[] = []
  beforeAll(async () => {
    await buildWithPages()
    browser = await openBrowser(WITH_MICROPHONE)
    house = await openSite()
  }, 180_000)
  afterEach(async () => {
    for (const window of open.splice(0)) {
      await window.close()
      expect(window.complaints).toEqual([])
    }
  })
  afterAll(async () => {
    await browser?.close()
    await house?.close()
  })

  const openPage = async (url: string): Promise<Page> => {
    const window = await openConsole(browser, url)
    open.push(window)
    await window.page.addInitScript(keepPeers)
    await window.page.goto(`${url}/voice`)
    return window.page
  }
  /** Somebody in a window of their own, who listens. */
  const comeIn = async (name: string, role: 'operator' | 'customer'): Promise<Page> => {
    const page = await openPage(house.url)
    await page.getByLabel('Your name').fill(name)
    await page.getByRole('radio', { name: role }).check()
    await page.getByRole('button', { name: 'Come in' }).click()
    await page.getByText('listening').waitFor()
    return page
  }
  const shows = (page: Page, text: string) => page.getByRole('heading', { name: text }).waitFor()
  const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
  const isTalking = async (page: Page, whom: string) => {
    await shows(page, `Talking with ${whom}`)
    await page.locator('[data-audio=connected]').waitFor()
  }
  /** Waits until the browser has got audio of the other one, and gets more of it. */
  const hears = async (page: Page) => {
    const before = await page.evaluate(packetsReceived)
    await eventually(async () => {
      const now = await page.evaluate(packetsReceived)
      return now > before + 20 ? undefined : `${now} packets came, ${before} of them before`
    })
  }
  const isQuiet = async (page: Page) => {
    await eventually(async () => {
      const open = await page.evaluate(openPeers)
      return open === 0 ? undefined : `${open} connections are open`
    })
  }

  test('lets a customer and an operator talk: audio flows both ways, and a stop ends it for both', async () => {
    const operator = await comeIn('Olga', 'operator')
    await operator.getByLabel('New line').fill('Support')
    await click(operator, 'Open')
    await operator.getByLabel('Available for calls').click()
    await operator.getByText('Olga (available)').waitFor()
    const customer = await comeIn('Ada', 'customer')
    await expectAccessible(customer)
    await click(customer, 'Call Support')
    await shows(customer, 'Calling Support…')
    await shows(operator, 'Ada is calling.')
    await expectAccessible(operator)
    await click(operator, 'Accept')

    await isTalking(operator, 'Ada')
    await isTalking(customer, 'Olga')
    await Promise.all([hears(operator), hears(customer)])
    // The fake microphone beeps now and then.
    await Promise.all(
      [operator, customer].map(page => page.getByText('talking', { exact: true }).first().waitFor()),
    )
    await expectAccessible(operator)

    await click(customer, 'Stop')
    await shows(operator, 'The call has ended.')
    await shows(customer, 'No call.')
    await Promise.all([isQuiet(operator), isQuiet(customer)])
    const { voiceSessions } = await house.data<{ voiceSessions: { nodes: object[] } }>(
      '{ voiceSessions { nodes { starter receiver status endedBy } } }',
    )
    expect(voiceSessions.nodes).toEqual([
      { starter: 'local:Ada', receiver: 'local:Olga', status: 'STOPPED', endedBy: 'local:Ada' },
    ])
  }, 120_000)

  test('says busy, and that nobody is there', async () => {
    const operator = await comeIn('Oskar', 'operator')
    const customer = await comeIn('Ben', 'customer')
    await operator.getByLabel('New line').fill('Billing')
    await click(operator, 'Open')
    await click(customer, 'Call Billing')
    await shows(customer, 'No operator is there at the moment.')
    await operator.getByLabel('Name').fill('Ben')
    await click(operator, 'Call')
    await shows(customer, 'Oskar is calling.')
    await click(customer, 'Busy')
    await shows(operator, 'Busy.')
    await Promise.all([isQuiet(operator), isQuiet(customer)])
  }, 120_000)

  test('lets those talk who have keys, and goes on after the server was killed and came back', async () => {
    const site = await openLastingSite()
    const comeInWith = async (key: string) => {
      const page = await openPage(site.url)
      await page.getByLabel('The server has API keys').check()
      await page.getByLabel('API key', { exact: true }).fill(key)
      await page.getByRole('radio', { name: 'operator' }).check()
      await click(page, 'Come in')
      await page.getByText('listening').waitFor()
      return page
    }
    try {
      const stranger = await openPage(site.url)
      await stranger.getByLabel('Your name').fill('Ada')
      await click(stranger, 'Come in')
      await stranger.getByText('This server wants an API key.').waitFor()
      await stranger.getByLabel('API key', { exact: true }).and(stranger.locator(':focus')).fill('unknown')
      await click(stranger, 'Come in')
      await stranger.getByText('The server does not know this key.').waitFor()

      const [ida, vera] = await Promise.all([comeInWith(OPERATOR_KEY), comeInWith(VIEWER_KEY)])
      await ida.getByLabel('Name').fill('vera')
      await click(ida, 'Call')
      await shows(vera, 'ida is calling.')
      await click(vera, 'Accept')
      await Promise.all([isTalking(ida, 'vera'), isTalking(vera, 'ida')])
      await site.restart(async () => {
        await ida.getByText('connecting…').waitFor()
        // The audio goes between the two, whatever becomes of the server.
        await Promise.all([hears(ida), hears(vera)])
      })
      await Promise.all([ida, vera].map(page => page.getByText('listening').waitFor()))
      await click(vera, 'Stop')
      await shows(ida, 'The call has ended.')
      await isQuiet(ida)
    } finally {
      await site.close()
    }
  }, 120_000)

  test('complains of a server that is away while it is, and leads back to the console', async () => {
    const operator = await comeIn('Odo', 'operator')
    await operator.route('**/graphql', route => route.abort('connectionrefused'))
    await operator.getByLabel('New line').fill('Orders')
    await click(operator, 'Open')
    await operator.getByRole('alert').filter({ hasText: 'The API did not answer.' }).waitFor()
    await operator.unroute('**/graphql')
    await operator.getByRole('alert').waitFor({ state: 'detached' })
    await operator.getByRole('link', { name: 'Console' }).click()
    await operator.getByRole('heading', { name: 'Rooms' }).waitFor()
  })

  test('connects two who call each other at once (T4.4)', async () => {
    const [one, two] = await Promise.all([comeIn('Cleo', 'operator'), comeIn('Dora', 'operator')])
    await one.getByLabel('Name').fill('Dora')
    await two.getByLabel('Name').fill('Cleo')
    await Promise.all([click(one, 'Call'), click(two, 'Call')])
    // One of the two may have been called before the click.
    for (const page of [one, two]) {
      const accept = page.getByRole('button', { name: 'Accept', exact: true })
      if (await accept.isVisible()) await accept.click()
    }
    await Promise.all([isTalking(one, 'Dora'), isTalking(two, 'Cleo')])
    await Promise.all([hears(one), hears(two)])
    await click(one, 'Stop')
    await shows(two, 'The call has ended.')
  }, 120_000)
})

/** As much of the browser's own as is asked for here. */
interface Peer {
  readonly connectionState: string
  getStats(): Promise<Map<string, { type: string; kind: string; packetsReceived: number }>>
}
interface WithPeers {
  peers: Peer[]
  RTCPeerConnection: new (...options: unknown[]) => Peer
}

/** Runs in the page before its own scripts: keeps every connection, to be asked what came through it. */
function keepPeers(): void {
  const page = globalThis as unknown as WithPeers
  page.peers = []
  page.RTCPeerConnection = class extends (page.RTCPeerConnection as new (...options: unknown[]) => object) {
    constructor(...options: unknown[]) {
      super(...options)
      page.peers.push(this as unknown as Peer)
    }
  } as unknown as WithPeers['RTCPeerConnection']
}

/** Runs in the page: audio packets that came so far. */
async function packetsReceived(): Promise<number> {
  const { peers } = globalThis as unknown as WithPeers
  let packets = 0
  for (const peer of peers) {
    for (const report of (await peer.getStats()).values()) {
      if (report.type === 'inbound-rtp' && report.kind === 'audio') packets += report.packetsReceived
    }
  }
  return packets
}

/** Runs in the page: connections that are not closed. */
function openPeers(): number {
  const { peers } = globalThis as unknown as WithPeers
  return peers.filter(peer => peer.connectionState !== 'closed').length
}
