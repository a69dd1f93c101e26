import { Identity } from '../../kernel/ids.js'
import type { ApiKey } from './api-keys.js'
import type { StoredKeys } from './keys.js'
import type { Viewer } from './roles.js'
import { digestOf, isOurSecret } from './secrets.js'
import type { VerifyToken } from './tokens.js'

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

/** By what somebody may come in. */
export interface AccessOptions {
  keys: readonly ApiKey[]
  /** Keys and share links that were made at run time. */
  stored?: Pick<StoredKeys, 'find' | 'onRevoked'>
  verifyToken?: VerifyToken | undefined
}

/**
 * By configured keys, stored ones, and the tokens that `verifyToken` knows. With neither configured keys nor tokens
 * everybody is at this machine, may do everything, and has the name they give.
 */
export function openAccess({ keys, stored, verifyToken }: AccessOptions): Access {
  const configured = new Map(
    keys.map(({ name, digest, ...may }): [string, Viewer] => [
      digest,
      { identity: Identity(`key:${name}`), name, credential: `key:${name}`, ...may },
    ]),
  )
  const isOpen = keys.length === 0 && verifyToken === undefined
  return {
    onRevoked: listener => stored?.onRevoked(listener) ?? (() => {}),
    authenticate: ({ authorization, identity }) => {
      const secret = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      if (secret === undefined) return isOpen ? localViewer(identity) : undefined
      const digest = digestOf(secret)
      const viewer = configured.get(digest) ?? stored?.find(digest)
      if (viewer !== undefined) return (viewer.expiresAt ?? Infinity) > Date.now() ? viewer : undefined
      // Otherwise whoever came by a link that expired would be let in as somebody at this machine.
      if (isOpen) return isOurSecret(secret) ? undefined : localViewer(identity)
      return verifyToken?.(secret)
    },
  }
}

/** Somebody at this machine, where there is no log-in. */
function localViewer(name: unknown = 'local'): Viewer | undefined {
  if (typeof name !== 'string' || !GIVEN_NAME.test(name)) return undefined
  return { identity: Identity(`local:${name}`), name, role: 'ADMIN', credential: 'local' }
}
