import type { IncomingMessage } from 'node:http'
import { describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.js'
import { addressesBehind, type TrustProxy } from '../../src/http/address.js'

const request = (peer: string, forwarded?: string) =>
  ({
    socket: { remoteAddress: peer },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

describe('whose request it is', () => {
  test.each<[TrustProxy, string]>([
    [false, '10.0.0.2'],
    [true, '203.0.113.7'],
    [1, '198.51.100.4'],
    [2, '203.0.113.7'],
    [['10.0.0.0/8'], '198.51.100.4'],
    [['uniquelocal', '198.51.100.4'], '203.0.113.7'],
  ])('with TRUST_PROXY %j', (trust, address) => {
    expect(addressesBehind(trust)(request('10.0.0.2', '203.0.113.7, 198.51.100.4'))).toBe(address)
  })

  test('a stranger cannot name another address, and a connection that is gone has none', () => {
    expect(addressesBehind(['loopback'])(request('203.0.113.9', '10.1.1.1'))).toBe('203.0.113.9')
    expect(addressesBehind(1)(request(undefined as never))).toBe('')
  })

  test('the setting is read as Express reads its own, and nonsense is reported', () => {
    const trust = (TRUST_PROXY?: string) => readConfig({ ...(TRUST_PROXY && { TRUST_PROXY }) }).trustProxy
    expect([trust(), trust('true'), trust('2'), trust('loopback, 10.0.0.0/8')]).toEqual([
      false,
      true,
      2,
      ['loopback', '10.0.0.0/8'],
    ])
    expect(() => trust('somewhere')).toThrow(ConfigError)
  })
})
