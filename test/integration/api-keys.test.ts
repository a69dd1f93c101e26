import { once } from 'node:events'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { eventually } from '../support/eventually.js'
import { type House, houseAt, openHouse } from '../support/house.js'

const BOSS = 'key-of-the-boss-of-a-test-0001'

let house: House
beforeEach(async () => {
  house = await openHouse({ API_KEYS: `boss:admin:${BOSS},desk:operator:key-of-the-desk-of-a-test` })
})
afterEach(() => house.close())

const by = (key: string) => houseAt(house.url, house.simulatorUrl, `Bearer ${key}`)
const KEY =
  'id name identity role scope { recordings mutations roomIds numbers } createdBy expiresAt previousSecretExpiresAt revokedAt revokedBy'
const CREATE = `mutation ($input: CreateApiKeyInput!) { createApiKey(input: $input) { secret apiKey { ${KEY} } } }`
const ROTATE = `mutation ($input: RotateApiKeyInput!) { rotateApiKey(input: $input) { secret apiKey { ${KEY} } } }`
const REVOKE = `mutation ($id: ID!) { revokeApiKey(input: { id: $id }) { apiKey { ${KEY} } } }`
const ME = '{ viewer { identity name role expiresAt scope { recordings mutations roomIds } } }'

interface Key {
  id: string
  [field: string]: unknown
}
interface Secret {
  secret: string
  apiKey: Key
}
const create = async (input: object, key = BOSS) =>
  by(key).ask<{ createApiKey: Secret }>(CREATE, { input: { name: 'wall', role: 'VIEWER', ...input } })
const created = async (input: object = {}) => {
  const { data, errors } = await create(input)
  if (data == null) throw new Error(JSON.stringify(errors))
  return data.createApiKey
}
const codeOf = ({ errors }: { errors?: { extensions: Record<string, unknown> }[] }) =>
  errors?.[0]?.extensions.code
const rotate = async (input: object) =>
  (await by(BOSS).data<{ rotateApiKey: Secret }>(ROTATE, { input })).rotateApiKey
const isKnown = async (secret: string) => codeOf(await by(secret).ask(ME)) !== 'UNAUTHENTICATED'

describe('an API key', () => {
  test('is created at run time with a role, a scope and an expiry, and its secret is shown once', async () => {
    const expiresAt = '2099-01-01T00:00:00.000000Z'
    const scope = { recordings: true, mutations: ['muteParticipants'], roomIds: ['lobby'] }
    const { secret, apiKey } = await created({ expiresAt, scope })
    expect(apiKey).toMatchObject({
      ...{ name: 'wall', identity: 'key:wall', role: 'VIEWER', createdBy: 'key:boss', expiresAt },
      ...{ revokedAt: null, scope: { ...scope, numbers: [] } },
    })
    expect(secret).toMatch(/^pk_[\w-]{43}$/)
    const every = await by(BOSS).data<{ apiKeys: { nodes: Key[] }; apiKey: Key; node: object }>(
      `query ($id: ID!) { apiKeys { nodes { ${KEY} } } apiKey(id: $id) { ${KEY} } node(id: $id) { __typename id } }`,
      { id: apiKey.id },
    )
    expect(every).toEqual({
      apiKeys: { nodes: [apiKey] },
      apiKey,
      node: { __typename: 'ApiKey', id: apiKey.id },
    })
    expect(JSON.stringify(every)).not.toContain(secret.slice(3))
  })

  test('tells its holder who that is', async () => {
    const { secret } = await created({ expiresAt: '2099-01-01T00:00:00Z' })
    expect(await by(secret).data(ME)).toEqual({
      viewer: {
        ...{ identity: 'key:wall', name: 'wall', role: 'VIEWER', scope: null },
        expiresAt: '2099-01-01T00:00:00.000000Z',
      },
    })
  })

  test('is accepted until it is revoked, and its name is free then', async () => {
    const { secret, apiKey } = await created()
    expect(await isKnown(secret)).toBe(true)
    const { revokeApiKey } = await by(BOSS).data<{ revokeApiKey: { apiKey: Key } }>(REVOKE, { id: apiKey.id })
    expect(revokeApiKey.apiKey).toMatchObject({ revokedBy: 'key:boss', revokedAt: expect.any(String) })
    expect(await isKnown(secret)).toBe(false)
    await created()
  })

  test('gets another secret by rotation, with an overlap when one is given', async () => {
    const { secret: first, apiKey } = await created()
    const second = await rotate({ id: apiKey.id, overlapSeconds: 600 })
    expect(second.apiKey.previousSecretExpiresAt).toEqual(expect.any(String))
    expect([await isKnown(first), await isKnown(second.secret)]).toEqual([true, true])
    const third = await rotate({ id: apiKey.id })
    expect([await isKnown(first), await isKnown(second.secret), await isKnown(third.secret)]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('is for administrators alone to create, to change and to see', async () => {
    const { apiKey } = await created()
    const desk = by('key-of-the-desk-of-a-test')
    const id = { id: apiKey.id }
    expect(codeOf(await create({ name: 'mine', role: 'ADMIN' }, 'key-of-the-desk-of-a-test'))).toBe(
      'FORBIDDEN',
    )
    expect(codeOf(await desk.ask(ROTATE, { input: id }))).toBe('FORBIDDEN')
    expect(codeOf(await desk.ask(REVOKE, id))).toBe('FORBIDDEN')
    expect(codeOf(await desk.ask('{ apiKeys { nodes { name } } }'))).toBe('FORBIDDEN')
    expect(await desk.data('query ($id: ID!) { node(id: $id) { __typename } }', id)).toEqual({ node: null })
  })

  test('is refused with a name that is taken or odd, a past expiry, or a scope that means nothing', async () => {
    await created()
    expect(codeOf(await create({}))).toBe('CONFLICT')
    expect(codeOf(await create({ name: 'desk' }))).toBe('CONFLICT')
    for (const input of [
      { name: 'a:b' },
      { name: '' },
      { name: 'x'.repeat(65) },
      { name: 'a\nb' },
      { name: 'new', expiresAt: '2020-01-01T00:00:00Z' },
      { name: 'new', scope: { mutations: ['hangUpEverybody'] } },
      { name: 'new', scope: { mutations: ['__proto__'] } },
      { name: 'new', scope: { callIds: Array(101).fill('x') } },
    ]) {
      expect(codeOf(await create(input)), JSON.stringify(input).slice(0, 80)).toBe('BAD_USER_INPUT')
    }
    expect(codeOf(await by(BOSS).ask(REVOKE, { id: 'none' }))).toBe('NOT_FOUND')
  })
})

describe('what was opened with an API key', () => {
  test('is closed at once when the key is revoked, a socket and a stream, and nothing else is', async () => {
    const { secret, apiKey } = await created()
    const closed: number[] = []
    const socketOf = async (key: string) => {
      const socket = new WebSocket(`${house.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws')
      socket.on('close', code => closed.push(code))
      await once(socket, 'open')
      socket.send(JSON.stringify({ type: 'connection_init', payload: { authorization: `Bearer ${key}` } }))
      await once(socket, 'message')
      return socket
    }
    const [, other] = [await socketOf(secret), await socketOf(BOSS)]
    const query = new URLSearchParams({ query: 'subscription { events { __typename } }' })
    const stream = await fetch(`${house.url}/graphql/stream?${query}`, {
      headers: { accept: 'text/event-stream', authorization: `Bearer ${secret}` },
    })
    expect(stream.status).toBe(200)
    await by(BOSS).data(REVOKE, { id: apiKey.id })
    await eventually(() => (closed.length > 0 ? undefined : 'the socket is open'))
    // Ends when the server ends it.
    await stream.text()
    expect(closed).toEqual([4483])
    expect(other.readyState).toBe(WebSocket.OPEN)
    other.terminate()
  })
})
