import { afterEach, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.js'
import { type House, openHouse } from '../support/house.js'

const houses: House[] = []
const open = async (environment: Record<string, string> = {}) => {
  const house = await openHouse(environment)
  houses.push(house)
  return house.url
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})

const CONSOLE = 'https://console.example.test'
const KEYS = 'desk:viewer:key-1-of-a-test-0001'
const shared = ({ headers }: Response) => headers.get('access-control-allow-origin')
const preflight = (url: string, origin: string) =>
  fetch(url, {
    method: 'OPTIONS',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  })
const ask = (url: string, origin: string, key = 'key-1-of-a-test-0001') =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { origin, 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: '{"query": "{ __typename calls { edges { node { id } } } }"}',
  })

describe('pages of other origins', () => {
  test('may use whatever is served when they are listed, by their own log-in', async () => {
    const url = await open({ API_KEYS: KEYS, ALLOWED_ORIGINS: `https://other.example.test, ${CONSOLE}` })
    for (const path of ['/graphql', '/graphql/stream', '/tracked-calls.csv', '/recordings/none.wav']) {
      const allowed = await preflight(`${url}${path}`, CONSOLE)
      expect([path, allowed.status, shared(allowed)]).toEqual([path, 204, CONSOLE])
      expect(allowed.headers.get('access-control-allow-headers')).toBe('authorization,content-type')
      expect(allowed.headers.get('access-control-allow-methods')).toContain('POST')
    }
    const answer = await ask(url, CONSOLE)
    expect([answer.status, shared(answer), answer.headers.get('vary')]).toEqual([200, CONSOLE, 'Origin'])
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull()

    // Errors have to be read too, by whatever part they are told.
    const stranger = await ask(url, CONSOLE, 'wrong')
    const { errors } = (await stranger.json()) as { errors: { extensions: { code: string } }[] }
    expect([errors[0]?.extensions.code, shared(stranger)]).toEqual(['UNAUTHENTICATED', CONSOLE])
    const stream = await fetch(`${url}/graphql/stream`, { method: 'POST', headers: { origin: CONSOLE } })
    expect([stream.status >= 400, shared(stream)]).toEqual([true, CONSOLE])
    const missing = await fetch(`${url}/recordings/none.wav`, {
      headers: { origin: CONSOLE, authorization: 'Bearer key-1-of-a-test-0001' },
    })
    expect([missing.status, shared(missing)]).toEqual([404, CONSOLE])
  })

  test('read nothing when they are not listed', async () => {
    const url = await open({ API_KEYS: KEYS, ALLOWED_ORIGINS: CONSOLE })
    for (const origin of [
      `${CONSOLE}:8443`,
      'http://console.example.test',
      'http://localhost:3000',
      'null',
    ]) {
      expect([origin, shared(await preflight(`${url}/graphql`, origin))]).toEqual([origin, null])
      expect([origin, shared(await ask(url, origin))]).toEqual([origin, null])
    }
  })

  test('are all welcome with *', async () => {
    const url = await open({ API_KEYS: KEYS, ALLOWED_ORIGINS: '*' })
    expect(shared(await ask(url, CONSOLE))).toBe(CONSOLE)
  })

  test('without log-in are those of this machine, and those listed', async () => {
    const url = await open({ ALLOWED_ORIGINS: CONSOLE })
    for (const origin of [CONSOLE, 'http://localhost:5173', 'http://127.0.0.1:3000']) {
      const answer = await ask(url, origin)
      expect([origin, answer.status, shared(answer)]).toEqual([origin, 200, origin])
    }
    expect((await ask(url, 'https://evil.example.test')).status).toBe(403)
  })

  test.each([
    ['console.example', 'ALLOWED_ORIGINS: console.example is no origin'],
    [`${CONSOLE}/`, `ALLOWED_ORIGINS: ${CONSOLE}/ is no origin`],
    [`${CONSOLE}, ftp://files.example`, 'ALLOWED_ORIGINS: ftp://files.example is no origin'],
    ['*', 'ALLOWED_ORIGINS: * needs API_KEYS or JWT_JWKS_URL'],
  ])('are not allowed by %j, which is reported', (ALLOWED_ORIGINS, problem) => {
    const read = () => readConfig({ ALLOWED_ORIGINS })
    expect(read).toThrow(ConfigError)
    expect(read).toThrow(problem)
  })
})
