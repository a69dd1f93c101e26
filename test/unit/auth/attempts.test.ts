import { expect, test } from 'vitest'
import { networkOf, openAttempts } from '../../../src/http/auth/attempts.js'

test('after ten wrong credentials an address is locked, longer each time, and nobody else is', async () => {
  const reported: string[] = []
  const attempts = openAttempts(address => reported.push(address))
  for (let i = 0; i < 9; i++) await attempts.wrong('192.0.2.1')
  expect(await attempts.lockedMs('192.0.2.1')).toBe(0)
  await attempts.wrong('192.0.2.1')
  const locked = await attempts.lockedMs('192.0.2.1')
  expect(locked).toBeGreaterThan(20_000)
  expect(locked).toBeLessThanOrEqual(30_000)
  expect(await attempts.lockedMs('192.0.2.2')).toBe(0)
  expect(reported).toEqual(['192.0.2.1'])
})

test('the addresses of one IPv6 network count as one', () => {
  expect(networkOf('2001:db8:1:2:3:4:5:6')).toBe(networkOf('2001:db8:1:2::ffff'))
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
  expect(networkOf('2001:db8:1:2::1')).not.toBe(networkOf('2001:db8:1:3::1'))
  expect(networkOf('192.0.2.1')).toBe('192.0.2.1')
  expect(networkOf('::ffff:192.0.2.1')).toBe('::ffff:192.0.2.1')
})
