import { millisOf, parseInstant } from '../../kernel/instant.js'
import { type Role, roleNamed } from './roles.js'
import { digestOf } from './secrets.js'

/** A client in the configuration, known by the digest of its secret key. */
export interface ApiKey {
  name: string
  role: Role
  /** SHA-256 of the key, in hexadecimal digits. */
  digest: string
  /** When it lets nobody in any longer, in milliseconds since the epoch; absent: never. */
  expiresAt?: number
}

const SHORTEST = 16
const LEAST_BITS = 64
const EXPECTED = 'name:role:key or name:role@2027-12-31:key, with role customer, viewer, operator or admin'

/**
 * Reads `API_KEYS`: comma-separated entries of name, role and key, or `sha256:` and the key's digest instead of it.
 * Tells `problems` of every entry that cannot be taken, without its key.
 */
export function readApiKeys(text: string, problems: string[]): ApiKey[] {
  const keys: ApiKey[] = []
  for (const [index, entry] of text.split(',').entries()) {
    if (entry.trim() === '') continue
    const where = `API_KEYS: entry ${index + 1}`
    const parts = /^([^:]+):([a-z]+)(?:@([^:]+))?:(.+)$/i.exec(entry.trim())
    const [, name = '', roleName = '', day, secret = ''] = parts ?? []
    const role = roleNamed(roleName)
    if (role === undefined) {
      problems.push(`${where} is not ${EXPECTED}`)
      continue
    }
    const digest = digestIn(secret, `${where} (${name})`, problems)
    const expiresAt = endOf(day, `${where} (${name})`, problems)
    if (digest === undefined) continue
    if (keys.some(other => other.name === name || other.digest === digest)) {
      problems.push(`${where} repeats a name or a key`)
    } else {
      keys.push({ name, role, digest, ...(expiresAt !== undefined && { expiresAt }) })
    }
  }
  return keys
}

function digestIn(secret: string, where: string, problems: string[]): string | undefined {
  if (secret.startsWith('sha256:')) {
    const digest = secret.slice('sha256:'.length).toLowerCase()
    if (/^[0-9a-f]{64}$/.test(digest)) return digest
    problems.push(`${where} has a digest that is not sha256: and 64 hexadecimal digits`)
    return undefined
  }
  if (isHardToGuess(secret)) return digestOf(secret)
  problems.push(
    `${where} has a key that is too easy to guess; use at least ${SHORTEST} characters ` +
      'from "openssl rand -base64 32"',
  )
  return undefined
}

/** An upper bound of what somebody has to try: every sequence of the characters that occur. */
function isHardToGuess(key: string): boolean {
  const distinct = new Set(key).size
  return key.length >= SHORTEST && key.length * Math.log2(distinct) >= LEAST_BITS
}

/** The last moment of a day, in UTC. */
function endOf(day: string | undefined, where: string, problems: string[]): number | undefined {
  if (day === undefined) return undefined
  const start = /^\d{4}-\d{2}-\d{2}$/.test(day) ? parseInstant(`${day}T00:00:00Z`) : undefined
  if (start === undefined) {
    problems.push(`${where} has an expiry that is not a date such as 2027-12-31`)
    return undefined
  }
  return millisOf(start) + 86_400_000
}
