import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { ConfigError, readConfig } from '../../src/config.js'
import { type House, houseAt, openHouse } from '../support/house.js'

const houses: House[] = []
const open = async (environment: Record<string, string> = {}) => {
  const house = await openHouse(environment)
  houses.push(house)
  return house
}
afterEach(async () => {
  for (const house of houses.splice(0)) await house.close()
})
const KEYS =
  'desk:viewer:key-1-of-a-test-0001,console:operator:key-2-of-a-test-0001,owner:admin:key-3-of-a-test-0001'
const status = (url: string, headers: Record<string, string>) =>
  new Promise<number | undefined>(resolve => {
    httpRequest(
      `${url}/graphql?query={__typename}`,
      { headers: { 'apollo-require-preflight': 'yes', ...headers } },
      r => {
        r.resume()
        resolve(r.statusCode)
      },
    ).end()
  })

describe('who may use the API', () => {
  test('without keys only this machine: no other origin, no other name', async () => {
    const { url } = await open()
    expect(await status(url, {})).toBe(200)
    expect(await status(url, { origin: 'http://localhost:3000' })).toBe(200)
    expect(await status(url, { origin: 'https://evil.example.test' })).toBe(403)
    expect(await status(url, { host: 'rebound.example.test' })).toBe(403)
    const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      origin: 'https://evil.example.test',
    })
    const outcome = await new Promise(resolve => {
      socket.on('open', () => resolve('open'))
      socket.on('error', () => resolve('refused'))
    })
    expect(outcome).toBe('refused')
  })

  test('with keys: nobody without one, viewers look, operators command, administrators configure', async () => {
    const { url, simulatorUrl } = await open({ API_KEYS: KEYS })
    const as = (key?: string) => houseAt(url, simulatorUrl, key && `Bearer ${key}`)
    const codes = async (query: string) =>
      Promise.all(
        [undefined, 'wrong', 'key-1-of-a-test-0001', 'key-2-of-a-test-0001', 'key-3-of-a-test-0001'].map(
          async key => (await as(key).ask(query)).errors?.[0]?.extensions.code,
        ),
      )
    const none = 'UNAUTHENTICATED'
    expect(await codes('{ calls { edges { node { id } } } }')).toEqual([
      none,
      none,
      undefined,
      undefined,
      undefined,
    ])
    const placing = 'mutation { hangUpCall(input: { callLegId: "nobody" }) { cursor } }'
    expect(await codes(placing)).toEqual([none, none, 'FORBIDDEN', 'NOT_FOUND', 'NOT_FOUND'])
    const configuring = 'mutation { deleteRoom(input: { id: "nowhere" }) { cursor } }'
    expect(await codes(configuring)).toEqual([none, none, 'FORBIDDEN', 'FORBIDDEN', 'NOT_FOUND'])
  })

  test('with keys a socket without one is closed, a stream without one refused', async () => {
    const { url } = await open({ API_KEYS: KEYS })
    const closed = (payload?: object) =>
      new Promise<number | string>(resolve => {
        const socket = new WebSocket(`${url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
        socket.on('open', () => socket.send(JSON.stringify({ type: 'connection_init', payload })))
        socket.on('message', message => {
          resolve(JSON.parse(String(message)).type)
          socket.close()
        })
        socket.on('close', code => resolve(code))
      })
    expect(await closed()).toBe(4403)
    expect(await closed({ authorization: 'Bearer wrong' })).toBe(4403)
    expect(await closed({ authorization: 'Bearer key-1-of-a-test-0001' })).toBe('connection_ack')
    const stream = async (headers: Record<string, string>) => {
      const aborter = new AbortController()
      const response = await fetch(`${url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
        body: JSON.stringify({ query: 'subscription { events { id } }' }),
        signal: aborter.signal,
      })
      if (response.status !== 200) return (await response.json()) as unknown
      aborter.abort()
      return response.status
    }
    expect(await stream({})).toEqual({
      errors: [
        {
          message: 'Send an API key or a token as "Authorization: Bearer …".',
          extensions: { code: 'UNAUTHENTICATED', legacyCode: 15 },
        },
      ],
    })
    expect(await stream({ authorization: 'Bearer key-1-of-a-test-0001' })).toBe(200)
  })

  test('hides the schema in production unless asked for', async () => {
    const { url, simulatorUrl } = await open({ NODE_ENV: 'production' })
    const { errors } = await houseAt(url, simulatorUrl).ask('{ __schema { queryType { name } } }')
    expect(errors?.[0]?.message).toMatch(/introspection/i)
  })
})

describe('a configuration', () => {
  const problems = (environment: Record<string, string>) => {
    try {
      readConfig(environment)
      return []
    } catch (error) {
      return (error as ConfigError).problems
    }
  }

  test('with a carrier key needs keys for clients, the public key and the connection (S0.16)', () => {
    expect(problems({ TELNYX_API_KEY: 'KEY_SECRET' }).map(p => p.split(':')[0])).toEqual([
      'TELNYX_PUBLIC_KEY',
      'TELNYX_CONNECTION_ID',
      'API_KEYS',
    ])
  })

  test('says every problem in a line, and no secret', () => {
    const found = problems({
      PORT: 'many',
      API_KEYS: 'a:boss:TOPSECRET',
      FROM_NUMBER: '12',
      DATABASE_URL: 'mysql://x:TOPSECRET@y',
    })
    expect(found.length).toBeGreaterThanOrEqual(3)
    expect(found.join()).not.toContain('TOPSECRET')
    expect(problems({ API_KEYS: 'a:boss:TOPSECRET' })).toHaveLength(1)
  })

  test('without keys listens on this machine only', () => {
    expect(problems({ HOST: '0.0.0.0' })).toHaveLength(1)
    expect(problems({ HOST: '0.0.0.0', API_KEYS: 'a:viewer:key-1-of-a-test-0001' })).toEqual([])
  })
})
