import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { holdMusic } from '../../src/hold-music.js'
import { answeringErrors } from '../../src/http/refusal.js'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { rawPeer } from '../support/raw-socket.js'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PATHS = [
  '/recordings/%ff.wav',
  '/recordings/%',
  '/transcriptions/%e0%a4.txt',
  '/conferences/%c0%80',
  '/calls/%zz',
  '/assets/%ff.js',
  '/voice/assets/%ff',
  '/graphiql/assets/%f8',
  '/simulator/phones/%ff',
  '/nothing/%ff',
  '/tracked-calls.csv?from=%ff',
  '/healthz?%',
  '/graphql?query=%ff',
  '/graphql/stream?query=%ff',
]

test.each(PATHS)('answers 400 to the malformed percent-encoding of %s', async path => {
  const response = await fetch(`${house.url}${path}`)
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: expect.stringContaining('percent-encoding'), code: 'BAD_REQUEST' },
  ])
})

test('answers 400 and not 500 to a body that is not JSON', async () => {
  const post = (body: string) =>
    fetch(`${house.url}/simulator/phones/calls`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    })
  const malformed = await post('{')
  expect([malformed.status, await malformed.json()]).toMatchObject([400, { code: 'BAD_REQUEST' }])
  const long = await post(JSON.stringify({ text: 'a'.repeat(20_000) }))
  expect([long.status, await long.json()]).toMatchObject([413, { code: 'PAYLOAD_TOO_LARGE' }])
})

test('answers HEAD where it answers GET', async () => {
  for (const path of ['/simulator/phones/calls', '/healthz', '/audio/hold.wav', '/']) {
    expect([path, (await fetch(`${house.url}${path}`, { method: 'HEAD' })).status]).toEqual([path, 200])
  }
})

test('no browser guesses the type of any answer', async () => {
  const post = { method: 'POST', body: '{}', headers: { 'content-type': 'application/json' } }
  const answers: [string, RequestInit][] = [
    ['/webhooks/telnyx', post],
    ['/webhooks/telnyx/failover', post],
    ['/graphql', { ...post, body: '{"query":"{ __typename }"}' }],
    ['/graphql', { ...post, headers: { 'content-type': 'text/plain' } }],
    ['/graphql/stream', post],
    ['/graphql', { method: 'OPTIONS', headers: { origin: 'http://localhost:3000' } }],
    ['/', { headers: { origin: 'https://evil.example.test' } }],
    ['/recordings/%ff.wav', {}],
    ['/recordings/none.wav', {}],
    ['/nothing', {}],
    ['/healthz', {}],
    ['/metrics', {}],
    ['/audio/hold.wav', {}],
  ]
  for (const [path, request] of answers) {
    const { status, headers } = await fetch(`${house.url}${path}`, request)
    expect([path, status, headers.get('x-content-type-options')]).toEqual([path, status, 'nosniff'])
  }
})

test('refuses pages of other schemes on this machine, with the reason', async () => {
  for (const origin of ['chrome-extension://localhost', 'app://127.0.0.1', 'ftp://localhost', 'ws://[::1]']) {
    const response = await fetch(`${house.url}/healthz`, { headers: { origin } })
    expect([origin, response.status, await response.json()]).toMatchObject([
      origin,
      403,
      { code: 'FORBIDDEN' },
    ])
  }
  for (const origin of ['http://localhost:5173', 'https://localhost', 'http://[::1]:3000']) {
    expect((await fetch(`${house.url}/healthz`, { headers: { origin } })).status).toBe(200)
  }
})

test('says what is unknown in words and with a code', async () => {
  const answer = async (path: string) => {
    const response = await fetch(`${house.url}${path}`)
    return [response.status, await response.json()]
  }
  expect(await answer('/nothing')).toEqual([
    404,
    { code: 'NOT_FOUND', error: expect.stringContaining('/graphql') },
  ])
  expect(await answer('/tracked-calls.csv?__proto__=1')).toEqual([
    400,
    { code: 'BAD_REQUEST', error: expect.stringContaining('"__proto__" is unknown') },
  ])
})

test('reports nothing when a client breaks off its body while it is answered', async () => {
  const reported: unknown[] = []
  const app = express().get('/audio', holdMusic)
  app.get('/marker', () => {
    throw new Error('a marker')
  })
  app.use(answeringErrors(error => reported.push(error)))
  const server = createServer(app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const peers = Array.from({ length: 20 }, () => rawPeer(url))
  for (const { socket } of peers) {
    socket.end('GET /audio HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nx')
  }
  await eventually(() => (peers.every(({ closed }) => closed) ? undefined : 'Some are still open.'))
  expect((await fetch(`${url}/marker`)).status).toBe(500)
  server.close()
  expect(reported).toEqual([new Error('a marker')])
})
