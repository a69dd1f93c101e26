import { type CryptoKey, generateKeyPair, SignJWT } from 'jose'
import { beforeAll, expect, test } from 'vitest'
import { claimedBy } from '../../../src/http/auth/token-claims.js'

const issuer = {
  jwksUrl: 'https://login.example.test/keys',
  issuer: 'https://login.example.test/',
  audience: 'calls',
  roleClaim: 'role',
}
let key: CryptoKey
beforeAll(async () => {
  key = (await generateKeyPair('ES256')).privateKey
})

async function claimed(claims: object, header: object = {}) {
  const exp = Math.floor(Date.now() / 1_000) + 60
  const whole = { iss: issuer.issuer, aud: issuer.audience, exp, sub: 'ida', role: 'viewer', ...claims }
  const token = await new SignJWT(whole).setProtectedHeader({ alg: 'ES256', kid: '1', ...header }).sign(key)
  return claimedBy(token, issuer, 'jwt:x')
}

test('a token says who somebody is: with the source, so that no key has the same identity', async () => {
  expect(await claimed({})).toMatchObject({
    kid: '1',
    viewer: { identity: 'jwt:https://login.example.test/:ida', name: 'ida', role: 'VIEWER' },
  })
})

test('roles are words, alone or in a list, the highest of which counts', async () => {
  const roleOf = async (role: unknown) => (await claimed({ role }))?.viewer.role
  expect(await roleOf('Operator')).toBe('OPERATOR')
  expect(await roleOf(['nothing', 'customer', 'admin'])).toBe('ADMIN')
  for (const role of [
    'adm\u0131n',
    'cu\u017ftomer',
    [['admin']],
    { admin: true },
    ['viewer,admin'],
    1,
    null,
    [],
  ]) {
    expect(await roleOf(role)).toBeUndefined()
  }
})

test('a subject is a text of one line that can be seen', async () => {
  for (const sub of [
    {},
    ['ida'],
    7,
    null,
    '',
    'ida\nadmin',
    'ida\u2028x',
    'a\u202Eb',
    'a\u0000',
    'i'.repeat(129),
  ]) {
    expect(await claimed({ sub })).toBeUndefined()
  }
  expect((await claimed({ sub: 'Zoë Müller' }))?.viewer.name).toBe('Zoë Müller')
})

test('what cannot be a token of the issuer for us is refused by what it says of itself', async () => {
  const now = Math.floor(Date.now() / 1_000)
  for (const claims of [
    { iss: 'https://else.example.test/' },
    { aud: 'shop' },
    { exp: now - 60 },
    { exp: 'soon' },
  ]) {
    expect(await claimed(claims)).toBeUndefined()
  }
  expect(await claimed({}, { typ: 'logout+jwt' })).toBeUndefined()
  expect(await claimed({}, { typ: 'at+jwt' })).toBeDefined()
  for (const text of ['a.b.c', 'eyJhbGciOiJub25lIn0.e30.', '', 'x'.repeat(10_000)]) {
    expect(claimedBy(text, issuer, 'jwt:x')).toBeUndefined()
  }
})
