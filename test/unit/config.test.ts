import { describe, expect, test } from 'vitest'
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
