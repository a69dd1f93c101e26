import { jwtVerify } from 'jose'
import type { Clock } from '../../kernel/clock.js'
import { openIssuerKeys } from './issuer-keys.js'
import type { Viewer } from './roles.js'
import { ALGORITHMS, claimedBy, TOLERANCE_S, type TokenIssuer } from './token-claims.js'

/** The tokens (JWT, RFC 7519) of an issuer. */
export interface Tokens {
  /** Who holds a token with this digest that was verified before, until it expires or its key is withdrawn. */
  known(digest: string): Viewer | undefined
  /** Who holds a token; undefined when it is not one of the issuer's for us, or names no role. */
  verify(token: string, digest: string): Promise<Viewer | undefined>
  /** Calls `listener` with `Viewer.credential` of each token whose key is withdrawn; the answer stops it. */
  onRevoked(listener: (credential: string) => void): () => void
  /** Fails while the issuer's keys cannot be fetched, with the reason. */
  check(): Promise<void>
  close(): void
}

interface Known {
  viewer: Viewer
  kid: string | undefined
  /** The key that verified it. */
  key: string | undefined
}

/** Tokens that are known to be good; the oldest are verified anew when there are more. */
const KEPT = 10_000
/** How long a key that was withdrawn may go on to count. */
const REFRESH_MS = 60_000

/** Verifies tokens against the issuer's keys. `onProblem` hears why the keys cannot be fetched. */
export function openTokens(issuer: TokenIssuer, clock: Clock, onProblem: (why: string) => void): Tokens {
  const keys = openIssuerKeys(issuer.jwksUrl, clock, onProblem)
  const known = new Map<string, Known>()
  const listeners = new Set<(credential: string) => void>()

  const forget = (digest: string, { viewer }: Known) => {
    known.delete(digest)
    for (const listener of listeners) listener(viewer.credential)
  }
  const refresh = async () => {
    for (const [digest, { viewer }] of known) if (hasExpired(viewer)) known.delete(digest)
    if (known.size === 0) return
    await keys.refresh()
    for (const [digest, each] of known) if (keys.versionOf(each.kid) !== each.key) forget(digest, each)
  }
  let cancel = () => {}
  const refreshLater = () => {
    cancel = clock.after(REFRESH_MS, () => {
      refreshLater()
      refresh()
    })
  }
  refreshLater()

  return {
    known(digest) {
      const found = known.get(digest)
      return found === undefined || hasExpired(found.viewer) ? undefined : found.viewer
    },
    async verify(token, digest) {
      const claimed = claimedBy(token, issuer, `jwt:${digest.slice(0, 32)}`)
      if (claimed === undefined || !(await isSigned(token))) return undefined
      const [oldest] = known.keys()
      if (known.size >= KEPT && oldest !== undefined) known.delete(oldest)
      known.set(digest, { ...claimed, key: keys.versionOf(claimed.kid) })
      return claimed.viewer
    },
    onRevoked(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async check() {
      const problem = keys.problem()
      if (problem !== undefined) throw new Error(problem)
    },
    close: () => cancel(),
  }

  async function isSigned(token: string): Promise<boolean> {
    try {
      const { issuer: iss, audience } = issuer
      await jwtVerify(token, keys.find, {
        ...{ issuer: iss, audience },
        algorithms: ALGORITHMS,
        requiredClaims: ['sub', 'exp'],
        clockTolerance: TOLERANCE_S,
      })
      return true
    } catch {
      return false
    }
  }
}

function hasExpired({ expiresAt = Number.POSITIVE_INFINITY }: Viewer): boolean {
  return expiresAt <= Date.now()
}
