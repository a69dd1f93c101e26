import { createHash, timingSafeEqual } from 'node:crypto'
import { Identity } from '../../kernel/ids.js'
import type { Role, Viewer } from './roles.js'
import type { VerifyToken } from './tokens.js'

/** A configured client, known by a secret key. */
export interface ApiKey {
  name: string
  role: Role
  key: string
}

/** What a request or connection presents of itself. */
export interface Credentials {
  /** The `Authorization` header, or its counterpart in `connection_init`. */
  authorization?: string | undefined
  /** The name that somebody gives: it counts only where there is no log-in. */
  identity?: unknown
  /** Where it comes from, as far as trusted proxies say: see `addressOf`. */
  address: string
}

/**
 * Finds out who holds the credentials; undefined when nobody does.
 * @throws {LockedOut} after too many wrong credentials from one address
 */
export type Authenticate = (credentials: Credentials) => Viewer | undefined | Promise<Viewer | undefined>

/** Too many wrong credentials came from this address: none is looked at for a while. */
export class LockedOut extends Error {
  constructor(readonly retryAfterMs: number) {
    super(`Too many invalid credentials. Try again in ${Math.ceil(retryAfterMs / 1_000)} seconds.`)
    this.name = 'LockedOut'
  }
}

/** Who may use the API. */
export interface Access {
  authenticate: Authenticate
  /** Calls `listener` with `Viewer.credential` of each credential that is revoked; the answer stops it. */
  onRevoked(listener: (credential: string) => void): () => void
}

/** A name that somebody may give: ASCII that can be seen, inner spaces. */
const GIVEN_NAME = /^[!-~](?:[ -~]{0,62}[!-~])?$/

/**
 * By API keys, and by the tokens that `verifyToken` knows. With neither everybody is at this machine, may do
 * everything, and has the name they give.
 */
export function openAccess(keys: readonly ApiKey[], verifyToken?: VerifyToken): Access {
  const onRevoked = () => () => {}
  if (keys.length === 0 && verifyToken === undefined) {
    return {
      onRevoked,
      authenticate: ({ identity: name = 'local' }) =>
        typeof name === 'string' && GIVEN_NAME.test(name)
          ? { identity: Identity(`local:${name}`), name, role: 'ADMIN', credential: 'local' }
          : undefined,
    }
  }
  const known = keys.map(({ name, role, key }) => ({
    viewer: { identity: Identity(`key:${name}`), name, role, credential: `key:${name}` },
    digest: digest(key),
  }))
  return {
    onRevoked,
    authenticate: ({ authorization }) => {
      const credential = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      if (credential === undefined) return undefined
      // Digests have one length, so that comparing takes one time.
      const given = digest(credential)
      return known.find(({ digest }) => timingSafeEqual(digest, given))?.viewer ?? verifyToken?.(credential)
    },
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
