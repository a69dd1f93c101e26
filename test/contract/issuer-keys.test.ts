import { afterEach, beforeEach, expect, test } from 'vitest'
import { digestOf } from '../../src/http/auth/secrets.js'
import { openTokens, type Tokens } from '../../src/http/auth/tokens.js'
import { type Clock, systemClock } from '../../src/kernel/clock.js'
import { eventually } from '../support/eventually.js'
import { type Issuer, openIssuer } from '../support/issuer.js'

let issuer: Issuer
let tokens: Tokens
let tasks: (() => void)[]
let aheadMs: number
const problems: string[] = []

beforeEach(async () => {
  issuer = await openIssuer()
  tasks = []
  aheadMs = 0
  problems.length = 0
  const clock: Clock = {
    now: () => systemClock.now() + aheadMs,
    after(_ms, task) {
      tasks.push(task)
      return () => {}
    },
  }
  const { JWT_JWKS_URL, JWT_ISSUER, JWT_AUDIENCE } = issuer.environment as Record<string, string>
  tokens = openTokens(
    {
      jwksUrl: JWT_JWKS_URL as string,
      issuer: JWT_ISSUER as string,
      audience: JWT_AUDIENCE as string,
      roleClaim: 'role',
    },
    clock,
    why => problems.push(why),
  )
})
afterEach(async () => {
  tokens.close()
  await issuer.close()
})

const verify = (token: string) => tokens.verify(token, digestOf(token))
const viewer = (claims: object = {}, options: { seconds?: number } = {}) =>
  issuer.token({ sub: 'ida', role: 'viewer', ...claims }, options)

test('the keys are fetched once for any number of tokens that come together', async () => {
  const made = await Promise.all(Array.from({ length: 50 }, (_, i) => viewer({ sub: `ida${i}` })))
  const found = await Promise.all(made.map(verify))
  expect(found.every(each => each?.role === 'VIEWER')).toBe(true)
  expect(issuer.fetched()).toBe(1)
})

test('a text that cannot be a token of the issuer costs no fetch', async () => {
  const nonsense = [
    'a.b.c',
    await viewer({ iss: 'https://else.example.test/' }),
    await viewer({ aud: 'shop' }),
    await viewer({}, { seconds: -60 }),
    await viewer({ role: 'boss' }),
    await viewer({ sub: {} }),
  ]
  expect(await Promise.all(nonsense.map(verify))).toEqual(nonsense.map(() => undefined))
  expect(issuer.fetched()).toBe(0)
})

test('while the keys cannot be fetched it is tried ever more seldom, and the cause is told', async () => {
  issuer.fail()
  for (let i = 0; i < 20; i++) expect(await verify(await viewer({ sub: `ida${i}` }))).toBeUndefined()
  expect(issuer.fetched()).toBe(1)
  await expect(tokens.check()).rejects.toThrow('status 503')
  aheadMs = 1_100
  await verify(await viewer())
  aheadMs = 2_200
  await verify(await viewer())
  expect(issuer.fetched()).toBe(2)
  aheadMs = 3_300
  issuer.recover()
  expect((await verify(await viewer()))?.name).toBe('ida')
  await expect(tokens.check()).resolves.toBeUndefined()
  expect(problems).toEqual(['the server answered with status 503', 'the server answered with status 503'])
})

test('a key that is withdrawn ends what it had signed at the next look, and what was opened with it', async () => {
  const token = await viewer()
  const { credential } = (await verify(token)) ?? {}
  expect(tokens.known(digestOf(token))?.name).toBe('ida')
  const told: string[] = []
  tokens.onRevoked(each => told.push(each))
  await issuer.rotate()
  for (const task of tasks.splice(0)) task()
  await eventually(() => (told.length > 0 ? undefined : 'nothing was revoked'))
  expect(told).toEqual([credential])
  expect(tokens.known(digestOf(token))).toBeUndefined()
  expect(await verify(token)).toBeUndefined()
})

test('what was good stays so when the keys cannot be fetched anew', async () => {
  const token = await viewer()
  await verify(token)
  issuer.fail()
  for (const task of tasks.splice(0)) task()
  await eventually(() => (problems.length > 0 ? undefined : 'it was not tried'))
  expect(tokens.known(digestOf(token))?.name).toBe('ida')
})
