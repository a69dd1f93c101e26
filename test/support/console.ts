import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import { startSimulator } from '../../src/simulator/index.js'
import { describeInBrowser, openBrowser } from './browser.js'
import { buildWithPages, type ServerProcess, startBuilt } from './built.js'
import { PATIENCE_MS } from './eventually.js'
import { freePort } from './free-port.js'
import { type House, houseAt, lobby } from './house.js'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const IMAGES = fileURLToPath(new URL('../../docs/images/', import.meta.url))

/** A built server with the simulator inside, in a process of its own. */
export async function openSite(
  environment: Record<string, string> = {},
  authorization?: string,
): Promise<House> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-console-'))
  const server = await startBuilt({ PORT: '0', SIMULATOR_PORT: '0', DATA_DIR: dataDir, ...environment })
  const house = houseAt(server.url, server.simulatorUrl ?? '', authorization)
  return {
    ...house,
    async close() {
      await house.close()
      await server.kill('SIGKILL')
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** A server that may go and come back, while its carrier stays. */
export interface LastingSite extends House {
  /** Loses everything that the server wrote down; to be called while it is away. */
  forget(): void
  restart(meanwhile?: () => Promise<void>): Promise<void>
}

export async function openLastingSite(): Promise<LastingSite> {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-console-'))
  const port = await freePort()
  const simulator = await startSimulator({ webhookUrl: `http://127.0.0.1:${port}/webhooks/telnyx` })
  const start = () =>
    startBuilt({
      PORT: String(port),
      DATA_DIR: dataDir,
      TELNYX_API_KEY: simulator.apiKey,
      TELNYX_PUBLIC_KEY: simulator.publicKey,
      TELNYX_CONNECTION_ID: simulator.connectionId,
      TELNYX_BASE_URL: `${simulator.url}/v2`,
      FROM_NUMBER: lobby,
      API_KEYS: `ida:operator:${OPERATOR_KEY},vera:viewer:${VIEWER_KEY}`,
    })
  let server: ServerProcess = await start()
  const house = houseAt(server.url, simulator.url, `Bearer ${OPERATOR_KEY}`)
  return {
    ...house,
    forget: () => rmSync(dataDir, { recursive: true, force: true }),
    async restart(meanwhile) {
      await server.kill('SIGKILL')
      await meanwhile?.()
      server = await start()
    },
    async close() {
      await house.close()
      await server.kill('SIGKILL')
      await simulator.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

export const OPERATOR_KEY = 'operator-key-of-the-browser-tests'
export const VIEWER_KEY = 'viewer-key-of-the-browser-tests'

/** A console in a window of its own. */
export interface Console {
  page: Page
  /** What a browser complained of: errors, broken policies, requests that would have left the machine. */
  complaints: string[]
  close(): Promise<void>
}

interface Look {
  width?: number
  height?: number
  dark?: boolean
}

/** Opens a window that is meant to talk to this server only. */
export async function openConsole(browser: Browser, url: string, look: Look = {}): Promise<Console> {
  const { width = 1440, height = 900, dark = false } = look
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    locale: 'en-GB',
  })
  const page = await context.newPage()
  page.setDefaultTimeout(PATIENCE_MS)
  const complaints: string[] = []
  page.on('pageerror', error => complaints.push(String(error)))
  page.on('console', message => {
    // That a server is away is part of some stories.
    const away = /ERR_CONNECTION|WebSocket connection to|(40[13]|503) \(/.test(message.text())
    // So is an address where nothing is; not a file of the page that is missing.
    const astray = /404 \(/.test(message.text()) && message.location().url === page.url()
    if (message.type() === 'error' && !away && !astray)
      complaints.push(`${message.text()} at ${message.location().url}`)
  })
  page.on('request', request => {
    const there = new URL(request.url())
    if (there.protocol.startsWith('http') && there.origin !== new URL(url).origin)
      complaints.push(`asks ${request.url()}`)
  })
  return { page, complaints, close: () => context.close() }
}

/** What a suite of browser tests works at: a server of its own, and windows that are closed after each test. */
export interface Desk {
  readonly house: House
  /** A window that has gone nowhere yet. */
  window(look?: Look): Promise<Page>
  /** A window at a path of the console. */
  look(path: string, look?: Look): Promise<Page>
}

/** A suite at a desk; no browser may have complained. */
export function describeAtDesk(name: string, suite: (desk: Desk) => void): void {
  describeInBrowser(name, () => {
    let browser: Browser
    let house: House
    const open: Console[] = []
    beforeAll(async () => {
      await buildWithPages()
      browser = await openBrowser()
      house = await openSite()
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
    const window = async (look?: Look) => {
      const console = await openConsole(browser, house.url, look)
      open.push(console)
      return console.page
    }
    suite({
      get house() {
        return house
      },
      window,
      async look(path, look) {
        const page = await window(look)
        await page.goto(`${house.url}${path}`)
        return page
      },
    })
  })
}

/** Expects that axe finds no serious fault on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  // Over the debugger, as the page's policy lets no other script in.
  await page.evaluate(AXE)
  const faults = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
    const { violations } = await axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
  })
  expect(faults).toEqual([])
}

interface Violation {
  id: string
  impact: string
  nodes: { html: string }[]
}

/** Takes a picture for the README when SCREENSHOTS is set. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.SCREENSHOTS === undefined) return
  await page.screenshot({ path: join(IMAGES, `${name}.png`) })
}
