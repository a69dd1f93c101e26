import { Identity } from '../../kernel/ids.js'
import type { ApiKey } from './api-keys.js'
import type { TokenIssuer } from './token-claims.js'

const SOURCES = /^(?:key|jwt|local|share):/

/**
 * What identities begin with whose source goes without saying: keys where there are some, else the tokens of the
 * issuer, and names that somebody gives where there is no log-in.
 */
export function impliedSource(by: { apiKeys: readonly ApiKey[]; tokens: TokenIssuer | undefined }): string {
  if (by.apiKeys.length > 0) return 'key:'
  return by.tokens === undefined ? 'local:' : `jwt:${by.tokens.issuer}:`
}

/** Whom a text means: an identity, or a bare name of the implied source. */
export function identityIn(text: string, source: string): Identity {
  return Identity(SOURCES.test(text) ? text : `${source}${text}`)
}
