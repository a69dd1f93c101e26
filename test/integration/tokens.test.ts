import { generateKeyPair, UnsecuredJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { partylineClient } from '../../src/client/index.js'
import { readConfig } from '../../src/config.js'
import { eventually } from '../support/eventually.js'
import { type Answer, type House, houseAt, lobby, openHouse } from '../support/house.js'
import { AUDIENCE, type Issuer, openIssuer } from '../support/issuer.js'
import { ada, grace } from '../support/stories.js'

let issuer: Issuer
let house: House
beforeEach(async () => {
  issuer = await openIssuer()
  house = await openHouse({
    ...issuer.environment,
    API_KEYS: 'owner:admin:key-3-of-a-test-0001',
    TRUST_PROXY: 'loopback',
  })
})
afterEach(async () => {
  await house.close()
  await issuer.close()
})

let addresses = 0
/** What somebody may do with this: nothing, look, command or configure. */
async function mayWith(credential: string): Promise<string> {
  // From an address of its own: many wrong ones from one are refused unseen.
  addresses += 1
  const headers = {
    'content-type': 'application/json',
    'x-forwarded-for': `192.0.2.${addresses}`,
    authorization: `Bearer ${credential}`,
  }
  const isLetIn = async (query: string) => {
    const body = JSON.stringify({ query })
    const response = await fetch(`${house.url}/graphql`, { method: 'POST', headers, body })
    const { errors } = (await response.json()) as Answer<object>
    const code = errors?.[0]?.extensions.code
    return code !== 'UNAUTHENTICATED' && code !== 'FORBIDDEN'
  }
  if (await isLetIn('mutation { deleteRoom(input: { id: "nowhere" }) { cursor } }')) return 'configure'
  if (await isLetIn('mutation { hangUpCall(input: { callLegId: "nobody" }) { cursor } }')) return 'command'
  return (await isLetIn('{ calls { totalCount } }')) ? 'look' : 'nothing'
}

describe('a token', () => {
  test('of the issuer says who somebody is and which role that one has; keys go on to count', async () => {
    const may = async (role: unknown) => mayWith(await issuer.token({ sub: 'ida', role }))
    expect(await may('viewer')).toBe('look')
    expect(await may('OPERATOR')).toBe('command')
    expect(await may(['unheard-of', 'viewer', 'admin'])).toBe('configure')
    expect(await mayWith('key-3-of-a-test-0001')).toBe('configure')
    const { data } = houseAt(
      house.url,
      house.simulatorUrl,
      `Bearer ${await issuer.token({ sub: 'ida', role: 'viewer' })}`,
    )
    expect(await data('{ viewer { name role } }')).toEqual({ viewer: { name: 'ida', role: 'VIEWER' } })
  })

  test('counts for nothing without a role, for somebody else, of somebody else, too late, or not signed', async () => {
    const good = { sub: 'ida', role: 'admin' }
    const stranger = await generateKeyPair('ES256')
    const shared = new TextEncoder().encode('a secret that is long enough for this')
    const [head, body] = (await issuer.token(good)).split('.')
    const bad = {
      'without a role': await issuer.token({ sub: 'ida' }),
      'with a role unheard of': await issuer.token({ sub: 'ida', role: 'boss' }),
      'without a subject': await issuer.token({ role: 'admin' }),
      'with an endless name': await issuer.token({ ...good, sub: 'i'.repeat(129) }),
      'of another issuer': await issuer.token({ ...good, iss: 'https://other.example.test/' }),
      'for another audience': await issuer.token({ ...good, aud: 'https://shop.example.test' }),
      'that is over': await issuer.token(good, { seconds: -60 }),
      'not valid yet': await issuer.token({ ...good, nbf: Math.floor(Date.now() / 1000) + 600 }),
      'signed by somebody else': await issuer.token(good, { key: stranger.privateKey }),
      'signed with a shared secret': await issuer.token(good, { key: shared, alg: 'HS256' }),
      'signed by nobody': new UnsecuredJWT({ ...good, aud: AUDIENCE }).setExpirationTime('1h').encode(),
      'with another signature': `${head}.${body}.${'A'.repeat(86)}`,
      'no token at all': 'a.b.c',
    }
    const outcomes: Record<string, string> = {}
    for (const [what, token] of Object.entries(bad)) outcomes[what] = await mayWith(token)
    expect(outcomes).toEqual(Object.fromEntries(Object.keys(bad).map(what => [what, 'nothing'])))
  })

  test('that was good before stays so when the keys cannot be had; others do not count then', async () => {
    const known = await issuer.token({ sub: 'ida', role: 'viewer' })
    expect(await mayWith(known)).toBe('look')
    issuer.fail()
    await issuer.rotate()
    expect(await mayWith(known)).toBe('look')
    expect(await mayWith(await issuer.token({ sub: 'vera', role: 'viewer' }))).toBe('nothing')
  })

  test('opens downloads as well, for its role', async () => {
    const status = async (role: string) => {
      const authorization = `Bearer ${await issuer.token({ sub: 'ida', role })}`
      return (await fetch(`${house.url}/recordings/none.wav`, { headers: { authorization } })).status
    }
    expect([await status('viewer'), await status('customer'), await status('boss')]).toEqual([404, 403, 401])
  })

  test('ends the socket it was opened with, and the client goes on with the next one, missing nothing', async () => {
    const codes: number[] = []
    class Watched extends WebSocket {
      constructor(url: string, protocols?: string | string[]) {
        super(url, protocols)
        this.on('close', code => codes.push(code))
      }
    }
    let asked = 0
    const client = partylineClient({
      url: house.url,
      // It is good for five seconds more than it says, for clocks that differ.
      authorization: async () =>
        `Bearer ${await issuer.token({ sub: 'ida', role: 'viewer' }, { seconds: asked++ === 0 ? 1 : 600 })}`,
      webSocketImpl: Watched,
    })
    // From a place before the first call: the subscription may begin after it.
    const after = await houseAt(house.url, house.simulatorUrl, 'Bearer key-3-of-a-test-0001').now()
    expect(after).toBeTypeOf('string')
    const heard: string[] = []
    const listening = (async () => {
      const query =
        'subscription ($after: Cursor) { callEvents(after: $after) { __typename ... on CallInitiated { call { from } } } }'
      for await (const { __typename, call } of client.subscribe<{
        callEvents: { __typename: string; call?: { from: string } }
      }>(query, { after })) {
        if (__typename === 'CallInitiated') heard.push(call?.from ?? '')
        if (heard.length === 2) return
      }
    })()
    await eventually(() => (asked > 0 ? undefined : 'nobody asked for a token'))
    await house.people.call(ada, lobby)
    await eventually(() => (codes.length > 0 ? undefined : 'the socket is open'))
    await house.people.call(grace, lobby)
    await listening
    expect(heard).toEqual([ada, grace])
    expect([codes[0], asked]).toEqual([4481, 2])
    await client.close()
  })
})

test('a configuration for tokens says whose, and for whom; its keys come safely', () => {
  const problems = (environment: Record<string, string>) => {
    try {
      readConfig(environment)
      return []
    } catch (error) {
      return (error as { problems: string[] }).problems.map(problem => problem.split(':')[0])
    }
  }
  const whole = { JWT_JWKS_URL: 'https://a.example.test/keys', JWT_ISSUER: 'a', JWT_AUDIENCE: 'b' }
  expect(problems({ ...whole, HOST: '0.0.0.0' })).toEqual([])
  expect(problems({ JWT_JWKS_URL: whole.JWT_JWKS_URL })).toEqual(['JWT_ISSUER', 'JWT_AUDIENCE'])
  expect(problems({ JWT_ISSUER: 'a' })).toEqual(['JWT_JWKS_URL'])
  expect(problems({ ...whole, JWT_JWKS_URL: 'http://a.example.test/keys' })).toEqual(['JWT_JWKS_URL'])
})
