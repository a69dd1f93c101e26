import { once } from 'node:events'
import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'

let simulator: Simulator
beforeAll(async () => {
  simulator = await startSimulator({ hosts: ['phones.example.test'] })
})
afterAll(() => simulator.close())

/** Asks with any header, which `fetch` does not let one. */
async function ask(
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number | undefined; text: string; headers: Record<string, unknown> }> {
  const sent = request({ host: '127.0.0.1', port: simulator.port, method, path, headers }).end(body)
  const [response] = await once(sent, 'response')
  let text = ''
  for await (const chunk of response) text += chunk
  return { status: response.statusCode, text, headers: response.headers }
}

const status = async (method: string, path: string, headers: Record<string, string>, body?: string) =>
  (await ask(method, path, headers, body)).status

const CALL = JSON.stringify({ from: '+12025550131', to: '+12025550100' })
/** What a page could do: everything on the people's side, and steering. */
const DEEDS: [string, string, string?][] = [
  ['GET', '/'],
  ['GET', '/public-key'],
  ['GET', '/phones/calls'],
  ['POST', '/phones/calls', CALL],
  ['PUT', '/phones/+12025550147', '{"answer":"busy"}'],
  ['PUT', '/faults', '{"unavailable":1}'],
  ['GET', '/deliveries'],
  ['POST', '/reset'],
  ['POST', '/transcriber', '{"audioUrl":"http://127.0.0.1/"}'],
  ['GET', '/v2/call_control_applications'],
]

describe('a web page of somebody else', () => {
  test.each(DEEDS)('cannot %s %s by another origin', async (method, path, body) => {
    for (const origin of [
      'https://evil.example.test',
      `http://localhost:${simulator.port}`,
      'http://127.0.0.1:4000',
      'null',
      'chrome-extension://127.0.0.1',
    ]) {
      const { status, text } = await ask(method, path, { origin, 'content-type': 'text/plain' }, body)
      expect([origin, status, JSON.parse(text)]).toMatchObject([origin, 403, { errors: [{ code: '10010' }] }])
    }
  })

  test.each(DEEDS)('cannot %s %s by a name that leads here', async (method, path, body) => {
    for (const host of [
      'rebound.example.test',
      `127.0.0.1.nip.example:${simulator.port}`,
      'localhost.example.test',
      'user@127.0.0.1',
      '127.0.0.1/x',
    ]) {
      const headers = { host, authorization: `Bearer ${simulator.apiKey}` }
      expect([host, await status(method, path, headers, body)]).toEqual([host, 403])
    }
  })

  test('changed nothing', async () => {
    expect(JSON.parse((await ask('GET', '/phones/calls', {})).text)).toEqual([])
    expect(JSON.parse((await ask('GET', '/phones', {})).text)).toEqual([])
    expect(JSON.parse((await ask('GET', '/faults', {})).text)).toMatchObject({ unavailable: 0 })
  })

  test('cannot put the phones into a frame', async () => {
    const { headers } = await ask('GET', '/', {})
    expect(headers).toMatchObject({
      'content-security-policy': "frame-ancestors 'none'",
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('its own page and programs', () => {
  test('may do it all, by any address and the names that were given', async () => {
    const { port } = simulator
    for (const host of [
      `127.0.0.1:${port}`,
      `localhost:${port}`,
      `LOCALHOST:${port}`,
      `[::1]:${port}`,
      '192.168.1.20:4010',
      'phones.example.test',
    ]) {
      const origin = new URL(`http://${host}`).origin
      expect([host, await status('POST', '/phones/calls', { host, origin }, CALL)]).toEqual([host, 201])
      expect([host, await status('POST', '/phones/calls', { host }, CALL)]).toEqual([host, 201])
    }
  })
})

describe('the API key', () => {
  test('is a new one at each start', async () => {
    const other = await startSimulator({ seed: 'evening' })
    const again = await startSimulator({ seed: 'evening' })
    expect(new Set([simulator.apiKey, other.apiKey, again.apiKey]).size).toBe(3)
    expect(simulator.apiKey).toMatch(/^KEY_[\w-]{32}$/)
    await other.close()
    await again.close()
  })

  test('is needed for everything of the carrier, and no other one does', async () => {
    for (const authorization of ['', 'Bearer KEY_SIMULATOR', 'Bearer', `Basic ${simulator.apiKey}`]) {
      const { status, text } = await ask('GET', '/v2/call_control_applications', { authorization })
      expect([authorization, status, JSON.parse(text).errors[0].code]).toEqual([authorization, 401, '10009'])
    }
    const authorization = `Bearer ${simulator.apiKey}`
    expect(await status('GET', '/v2/call_control_applications', { authorization })).toBe(200)
  })
})
