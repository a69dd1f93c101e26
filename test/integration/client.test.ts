import { parse } from 'graphql'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { PartylineError, partylineClient, type Status, type TypedDocument } from '../../src/client/index.js'
import { type Breakable, breakable } from '../support/breakable.js'
import { eventually } from '../support/eventually.js'
import { type House, lobby, openHouse } from '../support/house.js'
import { ada, grace } from '../support/stories.js'

const ADMIN = 'Bearer a-long-secret-of-the-admin'
const VIEWER = 'Bearer a-long-secret-of-the-wall'
let house: House
let way: Breakable
let close: (() => Promise<void>)[] = []
beforeAll(async () => {
  house = await openHouse()
  way = await breakable(Number(new URL(house.url).port))
})
afterEach(async () => {
  for (const each of close) await each()
  close = []
})
afterAll(async () => {
  await way.close()
  await house.close()
})

function client(options: object = {}) {
  const fresh = { url: way.url, webSocketImpl: WebSocket, minWaitMs: 5, maxWaitMs: 50 }
  const opened = partylineClient({ ...fresh, ...options })
  close.push(() => opened.close())
  return opened
}

interface Keys {
  callEvents: { id: string; digit?: string }
}
const KEYS = 'subscription ($call: ID) { callEvents(callId: $call) { id ... on DigitReceived { digit } } }'
const silent = async () => (way.open() === 0 ? undefined : `${way.open()} connections are open`)

describe('a program', () => {
  test('leaves the loop, and the server hears of it', async () => {
    await eventually(silent)
    const document = parse(KEYS) as TypedDocument<Keys, { call?: string | null }>
    // @ts-expect-error The document knows its variables.
    const wrong = () => client().subscribe(document, { call: 1 })
    expect(wrong).toBeTypeOf('function')
    const stream = client().subscribe(document)
    const phone = await house.people.call(ada, lobby)
    for await (const { id } of stream) {
      expect(id).toMatch(/./)
      expect(way.open()).toBe(1)
      break
    }
    // The last stream gone, the socket goes.
    await eventually(silent)
    expect(await stream.next()).toEqual({ done: true, value: undefined })
    await house.people.hangUp(phone.id)
  })

  test('is let go by a signal while it waits', async () => {
    const leaving = new AbortController()
    const stream = client().subscribe<Keys>(KEYS, {}, { signal: leaving.signal })
    const waiting = stream.next()
    leaving.abort()
    expect(await waiting).toEqual({ done: true, value: undefined })
    await eventually(silent)
  })

  test('may be slow: little waits for it, and it gets everything', async () => {
    const after = await house.now()
    const said: Status[] = []
    const onStatus = (status: Status) => void said.push(status)
    const phone = await house.people.call(ada, lobby)
    await eventually(async () =>
      (await house.people.phone(phone.id)).state === 'up' ? undefined : 'nobody has answered',
    )
    for (let i = 0; i < 10; i += 1) await house.people.keys(phone.id, '0123456789')
    const digits = () => house.ask<{ events: { nodes: { digit?: string }[] } }>(ALL, { after })
    const heard = async () =>
      ((await digits()).data?.events.nodes ?? []).flatMap(({ digit }) => (digit === undefined ? [] : [digit]))
    await eventually(async () => ((await heard()).length === 100 ? undefined : 'not all keys were heard'))
    const expected = await heard()
    const got: string[] = []
    for await (const { digit } of client({ bufferItems: 8 }).subscribe<Keys>(KEYS, {}, { after, onStatus })) {
      if (digit !== undefined) got.push(digit)
      await new Promise(resolve => setTimeout(resolve, 2))
      if (got.length === 100) break
    }
    expect(got).toEqual(expected)
    expect(said.filter(status => status === 'resuming').length).toBeGreaterThan(5)
    expect(said.at(-1)).toBe('closed')
    await house.people.hangUp(phone.id)
  })

  test('follows the present state over broken sockets, with the snapshot once', async () => {
    const said: Status[] = []
    const board = client().subscribe<{ liveBoard: { __typename: string } }>(
      'subscription { liveBoard { __typename ... on BoardSnapshot { __typename } ... on BoardChange { __typename } } }',
      {},
      { onStatus: status => void said.push(status) },
    )
    expect((await board.next()).value).toEqual({ __typename: 'BoardSnapshot' })
    way.breakAll()
    const phone = await house.people.call(grace, lobby)
    expect((await board.next()).value).toEqual({ __typename: 'BoardChange' })
    expect(said).toEqual(['live', 'resuming', 'live'])
    await house.people.hangUp(phone.id)
  })

  test('asks and commands, and is told in an error what was wrong', async () => {
    const asking = client()
    const service = await asking.query<{ service: { carrier: string } }>('{ service { carrier } }')
    expect(service).toEqual({ service: { carrier: 'SIMULATOR' } })
    const failed = await asking
      .mutate(CREATE, { input: { name: 'x', numbers: ['no number'] } })
      .catch((error: unknown) => error)
    expect(failed).toBeInstanceOf(PartylineError)
    expect(failed).toMatchObject({ code: 'BAD_USER_INPUT', retryable: false })
    expect((failed as PartylineError).path).toMatch(/numbers/)
    const nobody = client({ url: 'http://127.0.0.1:9' })
    await expect(nobody.query('{ service { carrier } }')).rejects.toMatchObject({
      code: 'UNREACHABLE',
      retryable: true,
    })
  })

  test('is told why a subscription can never succeed', async () => {
    const each = client()
    const wrong: [string, object, string][] = [
      ['subscription { events { nonsense } }', {}, 'GRAPHQL_VALIDATION_FAILED'],
      ['subscription { events { id } }', { after: 'gibberish' }, 'BAD_USER_INPUT'],
      [
        'subscription { events { id } }',
        { after: btoa('abcdef012345:1').replace(/=+$/, '') },
        'CURSOR_EXPIRED',
      ],
    ]
    for (const [text, options, code] of wrong) {
      await expect(each.subscribe(text, {}, options).next(), text).rejects.toMatchObject({ code })
    }
  })
})

const CREATE = 'mutation ($input: CreateRoomInput!) { createRoom(input: $input) { room { name } } }'
const ALL = `query ($after: Cursor) {
  events(after: $after, first: 250) { nodes { ... on DigitReceived { digit } } }
}`

test('with keys: a stranger is refused, a fresh credential is let in, and a viewer may not command', async () => {
  const locked = await openHouse({ API_KEYS: `a:admin:${ADMIN.slice(7)},w:viewer:${VIEWER.slice(7)}` })
  close.push(() => locked.close())
  const { url } = locked
  const subscription = 'subscription { events { id } }'
  await expect(
    client({ url, authorization: 'Bearer wrong' }).subscribe(subscription).next(),
  ).rejects.toMatchObject({ code: 'UNAUTHENTICATED' })
  const offered = ['Bearer stale', VIEWER]
  const statuses: Status[] = []
  const connected = client({ url, authorization: async () => offered.shift() ?? VIEWER }).subscribe(
    subscription,
    {},
    { onStatus: status => void statuses.push(status) },
  )
  await locked.people.call(ada, lobby)
  await eventually(async () => (statuses.includes('live') ? undefined : `${statuses}`))
  await locked.people.call(grace, lobby)
  expect((await connected.next()).done).toBe(false)
  const name = { input: { name: 'mine', numbers: ['+12025550109'] } }
  await expect(client({ url, authorization: VIEWER }).mutate(CREATE, name)).rejects.toMatchObject({
    code: 'FORBIDDEN',
    path: 'createRoom',
  })
  await expect(client({ url, authorization: ADMIN }).mutate(CREATE, name)).resolves.toMatchObject({
    createRoom: { room: { name: 'mine' } },
  })
})
