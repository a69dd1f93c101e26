import { expect, test } from 'vitest'
import { readApiKeys } from '../../../src/http/auth/api-keys.js'
import { digestOf } from '../../../src/http/auth/secrets.js'

const LONG = 'q7Wz-81kfPl0-aVbn3'

function read(text: string) {
  const problems: string[] = []
  return { keys: readApiKeys(text, problems), problems }
}

test('keys are kept as digests, and an entry may hold the digest itself', () => {
  const digest = digestOf('another key of the same server')
  expect(read(`desk:operator:${LONG}, wall:VIEWER:sha256:${digest.toUpperCase()}`)).toEqual({
    keys: [
      { name: 'desk', role: 'OPERATOR', digest: digestOf(LONG) },
      { name: 'wall', role: 'VIEWER', digest },
    ],
    problems: [],
  })
})

test('a key may end with a day', () => {
  expect(read(`desk:operator@2027-12-31:${LONG}`).keys).toEqual([
    {
      name: 'desk',
      role: 'OPERATOR',
      digest: digestOf(LONG),
      expiresAt: Date.parse('2028-01-01T00:00:00Z'),
    },
  ])
  expect(read(`desk:operator@soon:${LONG}`).problems).toHaveLength(1)
})

test('a key that can be guessed is refused with the entry and what to do, never with the key', () => {
  for (const easy of ['apple', 'short-but-4-x', 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', 'abababababababab']) {
    const { keys, problems } = read(`desk:operator:${LONG},wall:viewer:${easy}`)
    expect(keys).toHaveLength(1)
    expect(problems).toHaveLength(1)
    expect(problems[0]).toMatch(/^API_KEYS: entry 2 \(wall\).*openssl rand -base64 32/)
    expect(problems[0]).not.toContain(easy)
  }
})

test('roles are exactly the four words, in ASCII letters of either case', () => {
  expect(read(`desk:adm\u0131n:${LONG}`).keys).toEqual([])
  expect(read(`desk:boss:${LONG}`).problems).toHaveLength(1)
  expect(read(`desk:Admin:${LONG}`).keys[0]?.role).toBe('ADMIN')
})

test('no two entries share a name or a key, nor is a digest of another form taken', () => {
  expect(read(`a:viewer:${LONG},a:viewer:${LONG}x`).problems).toHaveLength(1)
  expect(read(`a:viewer:${LONG},b:viewer:sha256:${digestOf(LONG)}`).problems).toHaveLength(1)
  expect(read('a:viewer:sha256:12').problems).toHaveLength(1)
})
