import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { proxiesAmong } from '../../src/http/address.js'
import { admit, boundConnections } from '../../src/http/strangers.js'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { type RawPeer, rawPeer } from '../support/raw-socket.js'

const houses: House[] = []
const peers: RawPeer[] = []
let server: Server | undefined
afterEach(async () => {
  for (const { socket } of peers.splice(0)) socket.destroy()
  for (const house of houses.splice(0)) await house.close()
  server?.closeAllConnections()
  await new Promise(resolve => (server === undefined ? resolve(undefined) : server.close(resolve)))
  server = undefined
})

const KEY = 'k3y-0f-the-desk-that-nobody-guesses'
const openLocked = async () => {
  const house = await openHouse({ API_KEYS: `desk:viewer:${KEY}` }, `Bearer ${KEY}`)
  houses.push(house)
  return house
}
const open = (url: string, text?: string | Buffer) => {
  const peer = rawPeer(url)
  peers.push(peer)
  if (text !== undefined) peer.socket.write(text)
  return peer
}
const isClosed = (peer: RawPeer) => eventually(() => (peer.closed ? undefined : 'still open'))
const posting = (path: string, bytes: number) =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: ${bytes}\r\n\r\n`

describe('a stranger', () => {
  test('who sends three hundred bodies of a megabyte has none of them kept, and is told why', async () => {
    const house = await openLocked()
    const part = Buffer.alloc(990_000, 120)
    const before = process.memoryUsage().rss
    const strangers = Array.from({ length: 300 }, () => {
      const peer = open(house.url, posting('/graphql', 1_000_000))
      peer.socket.write(part)
      return peer
    })
    for (const peer of strangers) await isClosed(peer)
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
    for (const { received } of strangers) {
      expect(received).toMatch(/^HTTP\/1\.1 401 [\s\S]*"code":"UNAUTHENTICATED"/)
    }
    expect(await house.data('{ viewer { name } }')).toEqual({ viewer: { name: 'desk' } })
  })

  test('is told so with the status of the specification, and the connection goes on', async () => {
    const house = await openLocked()
    const response = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __schema { types { name } } }"}',
    })
    expect([response.status, response.headers.get('www-authenticate')]).toEqual([401, 'Bearer'])
    expect(response.headers.get('connection')).toBe('keep-alive')
    expect(await response.json()).toEqual({
      errors: [
        {
          message: 'Send an API key or a token as "Authorization: Bearer …".',
          extensions: { code: 'UNAUTHENTICATED', legacyCode: 15 },
        },
      ],
    })
    for (const path of ['/graphql?query={__typename}', '/graphql/stream?query={__typename}']) {
      expect((await fetch(`${house.url}${path}`)).status).toBe(401)
    }
  })
})

describe('connections', () => {
  const LIMITS = { strangers: 4, strangersPerAddress: 3, perAddress: 5 }

  async function listening(isProxy = (_: string) => false): Promise<string> {
    server = createServer((request, response) => {
      if (request.headers.authorization !== undefined) admit(request)
      response.end('ok')
    })
    boundConnections(server, LIMITS, isProxy)
    await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  const established = async (url: string, headers = '') => {
    const peer = open(url, `GET / HTTP/1.1\r\nHost: x\r\n${headers}\r\n`)
    await eventually(() => (peer.received.includes('ok') || peer.closed ? undefined : 'no answer'))
    return peer
  }

  test('of strangers give way to newer ones, the oldest first, and never those of clients', async () => {
    const url = await listening()
    const client = await established(url, 'Authorization: x\r\n')
    const strangers: RawPeer[] = []
    for (let i = 0; i < 8; i += 1) strangers.push(await established(url))
    await eventually(() =>
      strangers.filter(({ closed }) => closed).length === 5 ? undefined : 'not five are closed',
    )
    expect(strangers.map(({ closed }) => closed)).toEqual([...Array(5).fill(true), ...Array(3).fill(false)])
    expect(client.closed).toBe(false)
    expect(strangers.every(({ received }) => received.includes('ok'))).toBe(true)
  })

  test('of one address are bounded in all, but not of a proxy, which stands for many', async () => {
    const url = await listening()
    for (let i = 0; i < 5; i += 1) await established(url, 'Authorization: x\r\n')
    expect((await established(url, 'Authorization: x\r\n')).received).toBe('')
    server?.closeAllConnections()
    await new Promise(resolve => server?.close(resolve))
    const proxied = await listening(proxiesAmong(['loopback']))
    for (let i = 0; i < 8; i += 1) {
      expect((await established(proxied, 'Authorization: x\r\n')).received).toContain('ok')
    }
  })

  test('of the server are bounded in time as well', async () => {
    const house = await openLocked()
    const slow = open(house.url, 'GET / HTTP/1.1\r\nHost: x\r\nX-Trickle: ')
    await isClosed(slow)
    expect(slow.received).toMatch(/^HTTP\/1\.1 408 /)
  })
})

test('which peers are proxies is said by TRUST_PROXY', () => {
  expect(proxiesAmong(false)('10.0.0.2')).toBe(false)
  expect(proxiesAmong(true)('10.0.0.2')).toBe(true)
  expect(proxiesAmong(1)('10.0.0.2')).toBe(true)
  expect(proxiesAmong(['10.0.0.0/8'])('10.0.0.2')).toBe(true)
  expect(proxiesAmong(['10.0.0.0/8'])('192.0.2.1')).toBe(false)
  expect(proxiesAmong(['loopback'])('')).toBe(false)
})
