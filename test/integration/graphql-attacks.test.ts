import { createClient } from 'graphql-ws'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import WebSocket from 'ws'
import { BIG_BOMB, SMALL_BOMB } from '../support/bombs.js'
import { type House, openHouse } from '../support/house.js'

const authorization = 'Bearer 6f1c2f7e9a3d4b5c8e7f6a5b4c3d2e1f'
let house: House
beforeAll(async () => {
  house = await openHouse(
    { API_KEYS: `desk:admin:${authorization.slice('Bearer '.length)}`, OPERATIONS_PER_MINUTE: '40' },
    authorization,
  )
})
afterAll(() => house.close())

interface Shown {
  data?: unknown
  errors?: { message: string; extensions: Record<string, unknown> }[]
}

/** The first answer to an operation, by each transport. */
const DOORS: [string, (query: string) => Promise<Shown>][] = [
  ['HTTP', query => house.ask(query)],
  [
    'a WebSocket',
    async query => {
      const url = `${house.url.replace('http', 'ws')}/graphql`
      const client = createClient({ url, webSocketImpl: WebSocket, connectionParams: { authorization } })
      try {
        return await new Promise<Shown>((resolve, reject) => {
          client.subscribe(
            { query },
            {
              next: result => resolve(result as Shown),
              error: errors =>
                Array.isArray(errors) ? resolve({ errors: errors as never }) : reject(errors),
              complete: () => reject(new Error('no answer')),
            },
          )
        })
      } finally {
        await client.dispose()
      }
    },
  ],
  [
    'SSE',
    async query => {
      const response = await fetch(`${house.url}/graphql/stream`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization },
        body: JSON.stringify({ query }),
      })
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      const text = await response.text()
      if (response.status === 200) return JSON.parse(/^data: (.+)$/m.exec(text)?.[1] ?? '') as Shown
      expect([response.status, Number(response.headers.get('retry-after')) > 0]).toEqual([429, true])
      return JSON.parse(text) as Shown
    },
  ],
]

describe.each(DOORS)('over %s', (_door, ask) => {
  it.each([
    ['introspection that multiplies', SMALL_BOMB, 'introspection'],
    ['introspection that multiplies more', BIG_BOMB, 'introspection'],
    [
      'many flows to be checked',
      `{ ${Array.from({ length: 20 }, (_, i) => `v${i}: validateCallFlow(source: { json: "{}" }) { valid }`).join(' ')} }`,
      'cost',
    ],
    [
      'a fragment that is spread often',
      `{ calls(first: 250) { nodes { ${'...F '.repeat(30)} } } } fragment F on Call { legs { id recordings { id } } }`,
      'cost',
    ],
  ])('%s is refused without being executed', async (_what, query, limit) => {
    const { data, errors } = await ask(query)
    expect(data).toBeUndefined()
    expect(errors?.map(({ extensions }) => extensions)).toMatchObject([{ code: 'LIMIT_EXCEEDED', limit }])
  })
})

it('counts the operations of an identity over all transports', async () => {
  const codes = new Set<unknown>()
  for (let i = 0; i < 16; i += 1) {
    for (const [, ask] of DOORS) codes.add((await ask('{ viewer { name } }')).errors?.[0]?.extensions.code)
  }
  expect(codes).toEqual(new Set([undefined, 'RATE_LIMITED']))
  for (const [, ask] of DOORS) {
    expect((await ask('{ viewer { name } }')).errors?.[0]?.extensions).toMatchObject({
      ...{ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) },
    })
  }
})
