import { decodeJwt, decodeProtectedHeader, type JWTPayload } from 'jose'
import { Identity } from '../../kernel/ids.js'
import { ROLES, roleNamed, type Viewer } from './roles.js'

/** Who issues tokens, and for whom. */
export interface TokenIssuer {
  /** Where its public keys are. */
  jwksUrl: string
  /** What `iss` must be. */
  issuer: string
  /** What `aud` must be, or hold. */
  audience: string
  /** The claim that holds the role, or several of which the highest counts. */
  roleClaim: string
}

/** What a token says of itself, before anybody looked at its signature. */
export interface Claimed {
  viewer: Viewer
  kid: string | undefined
}

/** Signatures that a public key verifies; with a shared secret anybody who can verify could sign. */
export const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]
/** How far the issuer's clock may be off, in seconds. */
export const TOLERANCE_S = 5
const LONGEST_TOKEN = 8_192
const LONGEST_NAME = 128
/** Nothing that could break a line, hide itself or turn the reading direction. */
const NAME = /^[^\p{C}\p{Zl}\p{Zp}]+$/u
const TYPE = /^(application\/)?(at\+)?jwt$/i

/**
 * Reads a token that could be one of the issuer's for us; undefined otherwise. It costs some microseconds, so that
 * nonsense is refused before a key is fetched or a signature verified. It proves nothing.
 */
export function claimedBy(token: string, issuer: TokenIssuer, credential: string): Claimed | undefined {
  if (token.length > LONGEST_TOKEN) return undefined
  try {
    const { alg, typ, kid } = decodeProtectedHeader(token)
    if (!ALGORITHMS.includes(alg ?? '') || (typ !== undefined && !TYPE.test(typ))) return undefined
    const viewer = viewerIn(decodeJwt(token), issuer, credential)
    return viewer && { viewer, kid }
  } catch {
    return undefined
  }
}

function viewerIn(claims: JWTPayload, issuer: TokenIssuer, credential: string): Viewer | undefined {
  const { iss, aud, sub, exp } = claims
  if (iss !== issuer.issuer || ![aud].flat().includes(issuer.audience)) return undefined
  if (typeof exp !== 'number' || typeof sub !== 'string') return undefined
  const expiresAt = (exp + TOLERANCE_S) * 1_000
  if (expiresAt <= Date.now() || sub.length > LONGEST_NAME || !NAME.test(sub)) return undefined
  const role = roleIn(claims[issuer.roleClaim])
  if (role === undefined) return undefined
  return { identity: Identity(`jwt:${iss}:${sub}`), name: sub, role, credential, expiresAt }
}

/** The highest role of a word or a list of words. */
function roleIn(claim: unknown) {
  const named = (Array.isArray(claim) ? claim : [claim]).map(roleNamed)
  return ROLES.findLast(role => named.includes(role))
}
