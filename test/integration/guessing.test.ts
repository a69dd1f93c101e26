import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type House, houseAt, openHouse } from '../support/house.js'
import { type Issuer, openIssuer } from '../support/issuer.js'

const KEY = 'owner-key-of-a-test-0001'

let issuer: Issuer
let house: House
beforeEach(async () => {
  issuer = await openIssuer()
  house = await openHouse({
    ...issuer.environment,
    API_KEYS: `owner:admin:${KEY}`,
    TRUST_PROXY: 'loopback',
  })
})
afterEach(async () => {
  await house.close()
  await issuer.close()
})

const from = (address: string, credential?: string) =>
  fetch(`${house.url}/recordings/none.wav`, {
    headers: {
      'x-forwarded-for': address,
      ...(credential !== undefined && { authorization: `Bearer ${credential}` }),
    },
  })

const outcomes = async () => {
  const text = await (
    await fetch(`${house.url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })
  ).text()
  const found = text.matchAll(/^partyline_authentications_total\{outcome="(\w+)"\} (\d+)/gm)
  return Object.fromEntries([...found].map(([, outcome, count]) => [outcome, Number(count)]))
}

describe('guessing keys', () => {
  test('is locked out after ten wrong ones, is counted, and keeps nobody out who has a good one', async () => {
    const statuses: number[] = []
    for (let i = 0; i < 12; i++) statuses.push((await from('192.0.2.1', `guess-${i}`)).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429])
    const refused = await from('192.0.2.1', 'guess')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await from('192.0.2.1', KEY)).status).toBe(404)
    expect((await from('192.0.2.2', 'guess')).status).toBe(401)
    expect(await outcomes()).toMatchObject({ wrong: 11, locked: 3 })
  })

  test('of tokens, too: while locked, a token that is not known is not even verified', async () => {
    const known = await issuer.token({ sub: 'ida', role: 'viewer' })
    expect((await from('192.0.2.3', known)).status).toBe(404)
    for (let i = 0; i < 10; i++) await from('192.0.2.3', `guess-${i}`)
    expect((await from('192.0.2.3', await issuer.token({ sub: 'vera', role: 'viewer' }))).status).toBe(429)
    expect((await from('192.0.2.3', known)).status).toBe(404)
  })

  test('over GraphQL is answered with RATE_LIMITED and when to try again', async () => {
    const { ask } = houseAt(house.url, house.simulatorUrl, 'Bearer guess')
    for (let i = 0; i < 10; i++) {
      expect((await ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED')
    }
    const { errors } = await ask('{ viewer { name } }')
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) })
  })

  test('is not what somebody does who sends no credential', async () => {
    for (let i = 0; i < 15; i++) expect((await from('192.0.2.4')).status).toBe(401)
    expect((await from('192.0.2.4', 'guess')).status).toBe(401)
  })
})
