import { createHash } from 'node:crypto'
import { createRemoteJWKSet, errors, type JWTPayload, jwtVerify } from 'jose'
import { Identity } from '../../kernel/ids.js'
import { ROLES, type Viewer } from './roles.js'

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

/** Who holds a token, until it expires; undefined when it is not one of the issuer's for us, or names no role. */
export type VerifyToken = (token: string) => Viewer | undefined | Promise<Viewer | undefined>

/** Signatures that a public key verifies; with a shared secret anybody who can verify could sign. */
const ALGORITHMS = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
]
/** How far the issuer's clock may be off. */
const TOLERANCE_S = 5
/** Tokens that are known to be good; more are verified anew. */
const KEPT = 1_000
const LONGEST_NAME = 128

/** Verifies the JWTs of an issuer (RFC 7519) against its keys, which are fetched when they are needed. */
export function tokensOf(issuer: TokenIssuer, onError: (error: unknown) => void): VerifyToken {
  const keys = createRemoteJWKSet(new URL(issuer.jwksUrl))
  const known = new Map<string, Viewer>()

  const verify = async (token: string, digest: string): Promise<Viewer | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer: issuer.issuer,
        audience: issuer.audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: TOLERANCE_S,
      })
      const viewer = viewerIn(payload, issuer, digest)
      if (viewer === undefined) return undefined
      if (known.size >= KEPT) known.clear()
      known.set(digest, viewer)
      return viewer
    } catch (error) {
      if (isAboutKeys(error)) onError(error)
      return undefined
    }
  }

  return token => {
    const digest = createHash('sha256').update(token).digest('base64')
    const viewer = known.get(digest)
    if (viewer?.expiresAt !== undefined && viewer.expiresAt > Date.now()) return viewer
    known.delete(digest)
    return verify(token, digest)
  }
}

function viewerIn(
  { sub = '', exp = 0, ...claims }: JWTPayload,
  { issuer, roleClaim }: TokenIssuer,
  digest: string,
): Viewer | undefined {
  const named = [claims[roleClaim]].flat().map(role => String(role).toUpperCase())
  const role = ROLES.findLast(each => named.includes(each))
  if (role === undefined || sub === '' || sub.length > LONGEST_NAME) return undefined
  return {
    identity: Identity(`jwt:${issuer}:${sub}`),
    name: sub,
    role,
    credential: `jwt:${digest}`,
    expiresAt: (exp + TOLERANCE_S) * 1_000,
  }
}

/** Whether the issuer's keys could not be had, which is nothing that the holder of a token can change. */
function isAboutKeys(error: unknown): boolean {
  return !(error instanceof errors.JOSEError) || KEY_TROUBLE.includes(error.code)
}

const KEY_TROUBLE = ['ERR_JOSE_GENERIC', 'ERR_JWKS_TIMEOUT', 'ERR_JWKS_INVALID']
