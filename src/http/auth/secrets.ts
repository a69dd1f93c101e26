import { createHash, randomBytes } from 'node:crypto'
import type { AccessKey } from '../../journal/access-keys.js'

/** What a secret begins with, so that people and scanners recognise one that leaked. */
const PREFIXES: Record<AccessKey['kind'], string> = { KEY: 'pk_', SHARE: 'ps_' }

/** A secret nobody can guess: 256 random bits. */
export function newSecret(kind: AccessKey['kind']): string {
  return PREFIXES[kind] + randomBytes(32).toString('base64url')
}

/** Whether this could be a secret that `newSecret` made. */
export function isOurSecret(text: string): boolean {
  return Object.values(PREFIXES).some(prefix => text.startsWith(prefix))
}

/**
 * SHA-256 in hexadecimal digits. A slow password hash would add nothing: the secrets are random and long enough that
 * they cannot be found by trying, and one look-up per request has to stay cheap. Looking a digest up needs no
 * constant time either: to steer it somebody would have to steer SHA-256.
 */
export function digestOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}
