import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../src/config.js'

const account = {
  TELNYX_API_KEY: 'KEY_TEST',
  TELNYX_PUBLIC_KEY: Buffer.alloc(32, 7).toString('base64'),
  TELNYX_CONNECTION_ID: '2471936601845926071',
  API_KEYS: 'desk:admin:a-key-that-is-long-enough-to-be-one',
}

/** The problems that a configuration has. */
function problemsOf(environment: Record<string, string>): readonly string[] {
  try {
    readConfig(environment)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.problems
    throw error
  }
}

describe('URLs that carry secrets', () => {
  test.each(['TELNYX_BASE_URL', 'TRANSCRIBER_URL'])('%s is https, or on this machine', name => {
    for (const good of [
      'https://voice.example.test/v2',
      'http://127.0.0.1:4010/v2',
      'http://localhost:4010',
      'http://[::1]:4010/v2',
    ]) {
      expect([good, problemsOf({ ...account, [name]: good })]).toEqual([good, []])
    }
    for (const bad of ['http://voice.example.test/v2', 'http://10.0.0.5', 'http://localhost.example.test']) {
      expect([bad, problemsOf({ ...account, [name]: bad })]).toEqual([
        bad,
        [expect.stringContaining(`${name}: must be https`)],
      ])
    }
    expect(problemsOf({ ...account, [name]: 'ftp://voice.example.test' })).toEqual([
      `${name}: must be a URL that starts with http:// or https://`,
    ])
  })

  test('the keys of tokens may come from this machine by either family', () => {
    const jwt = { JWT_ISSUER: 'https://login.example.test/', JWT_AUDIENCE: 'voice' }
    expect(problemsOf({ ...jwt, JWT_JWKS_URL: 'http://[::1]:8080/keys' })).toEqual([])
    expect(problemsOf({ ...jwt, JWT_JWKS_URL: 'http://login.example.test/keys' })[0]).toContain(
      'JWT_JWKS_URL',
    )
  })
})

describe('secrets in files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'partyline-secrets-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }

  test('are taken without the blanks around them', () => {
    const { TELNYX_CONNECTION_ID } = account
    const config = readConfig({
      TELNYX_CONNECTION_ID,
      TELNYX_API_KEY_FILE: file('api-key', '\n KEY_FROM_FILE \n'),
      TELNYX_PUBLIC_KEY_FILE: file('public-key', `${account.TELNYX_PUBLIC_KEY}\n`),
      API_KEYS_FILE: file('keys', `${account.API_KEYS}\r\nop:operator:another-key-of-a-test-0001\n`),
      DATABASE_URL_FILE: file('database', 'postgres://partyline:secret@127.0.0.1/calls\n'),
      REDIS_URL_FILE: file('redis', 'rediss://127.0.0.1:6379\n'),
      TRANSCRIBER_URL_FILE: file('transcriber', 'https://speech.example.test/?key=secret\n'),
      TELNYX_API_KEY: '',
    })
    expect(config).toMatchObject({
      telnyx: { apiKey: 'KEY_FROM_FILE', publicKey: account.TELNYX_PUBLIC_KEY },
      apiKeys: [{ name: 'desk' }, { name: 'op', role: 'OPERATOR' }],
      databaseUrl: 'postgres://partyline:secret@127.0.0.1/calls',
      redisUrl: 'rediss://127.0.0.1:6379',
      transcriberUrl: 'https://speech.example.test/?key=secret',
    })
  })

  test('are reported with their paths, and without what they hold, when they cannot be taken', () => {
    const missing = join(folder, 'nothing')
    expect(problemsOf({ TELNYX_API_KEY_FILE: missing, API_KEYS_FILE: folder })).toEqual([
      `API_KEYS_FILE: ${folder} cannot be read (EISDIR)`,
      `TELNYX_API_KEY_FILE: ${missing} cannot be read (ENOENT)`,
    ])
    expect(problemsOf({ API_KEYS_FILE: file('empty', ' \n') })).toEqual([
      `API_KEYS_FILE: ${join(folder, 'empty')} is empty`,
    ])
    const both = problemsOf({ ...account, API_KEYS_FILE: file('second', 'op:admin:hush-hush-hush-0001') })
    expect(both).toEqual(['API_KEYS_FILE: API_KEYS is given as well; remove one of them'])
    const invalid = problemsOf({ DATABASE_URL_FILE: file('mysql', 'mysql://root:hush-hush@127.0.0.1') })
    expect(invalid).toEqual([expect.stringContaining('DATABASE_URL: must be a URL')])
    expect(invalid.join()).not.toContain('hush-hush')
  })
})
