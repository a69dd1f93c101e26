import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { Registry } from 'prom-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.js'
import { addressesBehind } from '../../src/http/address.js'
import { operations } from '../../src/http/operations.js'
import { RoomId } from '../../src/kernel/ids.js'
import { eventually } from '../support/eventually.js'
import { freePort } from '../support/free-port.js'
import { type House, openHouse } from '../support/house.js'
import { viewerNamed } from '../support/viewers.js'

const KEYS =
  'ada:customer:ada-key-of-a-test-0001,vic:viewer:vic-key-of-a-test-0001,op:operator:op-key-of-a-test-0001'

const get = async (url: string, key?: string, headers: Record<string, string> = {}) => {
  const response = await fetch(url, {
    headers: { ...headers, ...(key !== undefined && { authorization: `Bearer ${key}` }) },
  })
  return { status: response.status, text: await response.text() }
}
const isReady = (url: string) =>
  eventually(async () => ((await get(`${url}/readyz`)).status === 200 ? undefined : 'it is not ready'))

describe('where one has to log in', () => {
  let house: House
  let port: number
  beforeAll(async () => {
    port = await freePort()
    house = await openHouse({ API_KEYS: KEYS, METRICS_PORT: String(port) }, 'Bearer vic-key-of-a-test-0001')
    await isReady(house.url)
  })
  afterAll(() => house.close())

  test('strangers and customers are told only whether the server is ready', async () => {
    for (const key of [undefined, 'key-of-nobody', 'ada-key-of-a-test-0001']) {
      expect(await get(`${house.url}/readyz`, key)).toEqual({ status: 200, text: '{"status":"ready"}' })
    }
    await house.people.faults({ unavailable: 1 })
    await eventually(async () =>
      (await get(`${house.url}/readyz`)).status === 503 ? undefined : 'it is still ready',
    )
    expect(await get(`${house.url}/readyz`)).toEqual({ status: 503, text: '{"status":"not ready"}' })
    const { parts } = JSON.parse((await get(`${house.url}/readyz`, 'vic-key-of-a-test-0001')).text)
    expect(parts).toMatchObject({ journal: 'ok', carrier: expect.not.stringMatching(/^ok$/) })
    await house.people.faults({})
    await isReady(house.url)
  })

  test('viewers and up see each part', async () => {
    for (const key of ['vic-key-of-a-test-0001', 'op-key-of-a-test-0001']) {
      expect(JSON.parse((await get(`${house.url}/readyz`, key)).text)).toEqual({
        status: 'ready',
        parts: { server: 'ok', journal: 'ok', bus: 'ok', carrier: 'ok' },
      })
    }
  })

  test('the metrics need the role viewer', async () => {
    const statuses = [
      undefined,
      'key-of-nobody',
      'ada-key-of-a-test-0001',
      'vic-key-of-a-test-0001',
      'op-key-of-a-test-0001',
    ].map(async key => (await get(`${house.url}/metrics`, key)).status)
    expect(await Promise.all(statuses)).toEqual([401, 401, 403, 200, 200])
    expect((await get(`${house.url}/metrics`)).text).not.toContain('partyline_')
  })

  test('the metrics are on a port of their own without credentials, and nothing else is', async () => {
    const { status, text } = await get(`http://127.0.0.1:${port}/metrics`)
    expect([status, text]).toEqual([200, expect.stringContaining('partyline_journal_head')])
    for (const path of ['/', '/graphql', '/readyz', '/metrics/', '/recordings/%ff.wav']) {
      expect([path, (await get(`http://127.0.0.1:${port}${path}`)).status]).toEqual([path, 404])
    }
    const post = await fetch(`http://127.0.0.1:${port}/metrics`, { method: 'POST', body: '{}' })
    expect([post.status, post.headers.get('x-content-type-options')]).toEqual([404, 'nosniff'])
  })
})

describe('without log-in', () => {
  let house: House
  let port: number
  beforeAll(async () => {
    port = await freePort()
    house = await openHouse({ METRICS_PORT: String(port) })
    await isReady(house.url)
  })
  afterAll(() => house.close())

  test('everybody on this machine sees everything', async () => {
    expect(JSON.parse((await get(`${house.url}/readyz`)).text)).toHaveProperty('parts.journal', 'ok')
    expect((await get(`${house.url}/metrics`)).text).toContain('partyline_journal_head')
  })

  test('no page of another origin reads the metrics', async () => {
    const origin = 'https://evil.example.test'
    for (const url of [`${house.url}/metrics`, `http://127.0.0.1:${port}/metrics`]) {
      expect((await get(url, undefined, { origin })).status).toBe(403)
    }
  })
})

test('a credential that is limited to some rooms sees neither the metrics nor the parts', async () => {
  const within = { rooms: [RoomId('one')], conferences: [], calls: [], numbers: [] }
  const app = express().use(
    operations({
      readiness: async () => ({ journal: undefined }),
      registry: new Registry(),
      authenticate: () => ({ ...viewerNamed('vic'), scope: { recordings: true, within } }),
      addressOf: addressesBehind(false),
    }),
  )
  const server = app.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  expect(await get(`${url}/readyz`)).toEqual({ status: 200, text: '{"status":"ready"}' })
  expect((await get(`${url}/metrics`)).status).toBe(403)
  server.close()
})

test('the metrics cannot be open on the port of the API', () => {
  const read = () => readConfig({ PORT: '4000', METRICS_PORT: '4000' })
  expect(read).toThrow(ConfigError)
  expect(read).toThrow('METRICS_PORT: must not be PORT')
})
