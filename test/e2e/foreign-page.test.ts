import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { describeInBrowser, openBrowser } from '../support/browser.js'
import { openHouse } from '../support/house.js'

const KEY = 'key-1-of-a-test-0001'

describeInBrowser('a page that another server gave out', () => {
  let browser: Browser
  let elsewhere: Server
  let origin: string
  beforeAll(async () => {
    browser = await openBrowser()
    elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html').end('<title>A front end</title>')
    })
    await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
    origin = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}`
  })
  afterAll(async () => {
    await browser?.close()
    elsewhere?.close()
  })

  /** What the page gets from a server: the answer to a query, and the first event of a stream. */
  async function used(environment: Record<string, string>): Promise<[string, string]> {
    const house = await openHouse({ API_KEYS: `desk:viewer:${KEY}`, ...environment })
    const page = await browser.newPage()
    try {
      await page.goto(origin)
      const queried = await posted(page, `${house.url}/graphql`, '{ __typename }')
      const streamed = await posted(
        page,
        `${house.url}/graphql/stream`,
        'subscription { callEvents { cursor } }',
      )
      return [queried, streamed]
    } finally {
      await page.close()
      await house.close()
    }
  }

  test('may use the API when its origin is listed', async () => {
    const [queried, streamed] = await used({ ALLOWED_ORIGINS: origin })
    expect(JSON.parse(queried)).toEqual({ data: { __typename: 'Query' } })
    expect(streamed).toMatch(/^:/)
  })

  test('gets nothing when it is not', async () => {
    expect(await used({})).toEqual(['TypeError: Failed to fetch', 'TypeError: Failed to fetch'])
  })
})

/** The first bytes of an answer, as the page itself reads them. */
function posted(page: Page, url: string, query: string): Promise<string> {
  return page.evaluate(
    async ([url, query, key]) => {
      try {
        const response = await fetch(url as string, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${key}`,
            'content-type': 'application/json',
            accept: (url as string).endsWith('/stream') ? 'text/event-stream' : 'application/json',
          },
          body: JSON.stringify({ query }),
        })
        const { value } = (await response.body?.getReader().read()) ?? {}
        return new TextDecoder().decode(value)
      } catch (error) {
        return String(error)
      }
    },
    [url, query, KEY],
  )
}
