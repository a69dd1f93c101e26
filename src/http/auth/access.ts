import { Identity } from '../../kernel/ids.js'
import type { ApiKey } from './api-keys.js'
import type { Attempts } from './attempts.js'
import type { StoredKeys } from './keys.js'
import type { Viewer } from './roles.js'
import { digestOf, isOurSecret } from './secrets.js'
import type { Tokens } from './tokens.js'

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

/** What became of the credentials of a request or connection. */
export type AuthenticationOutcome = 'accepted' | 'missing' | 'wrong' | 'locked'

/** By what somebody may come in. */
export interface AccessOptions {
  keys: readonly ApiKey[]
  /** Keys and share links that were made at run time. */
  stored?: Pick<StoredKeys, 'find' | 'onRevoked'>
  tokens?: Pick<Tokens, 'known' | 'verify' | 'onRevoked'> | undefined
  /** Absent: guessing is not held up. */
  attempts?: Attempts
  onOutcome?(outcome: AuthenticationOutcome): void
}

/**
 * By configured keys, stored ones, and tokens. With neither configured keys nor tokens everybody is at this machine,
 * may do everything, and has the name they give.
 */
export function openAccess({ keys, stored, tokens, attempts, onOutcome = () => {} }: AccessOptions): Access {
  const configured = new Map(
    keys.map(({ name, digest, ...may }): [string, Viewer] => [
      digest,
      { identity: Identity(`key:${name}`), name, credential: `key:${name}`, ...may },
    ]),
  )
  const isOpen = keys.length === 0 && tokens === undefined

  const unknown = async (secret: string, digest: string, address: string): Promise<Viewer | undefined> => {
    const lockedMs = (await attempts?.lockedMs(address)) ?? 0
    if (lockedMs > 0) {
      onOutcome('locked')
      throw new LockedOut(lockedMs)
    }
    const viewer = await tokens?.verify(secret, digest)
    onOutcome(viewer === undefined ? 'wrong' : 'accepted')
    if (viewer === undefined) await attempts?.wrong(address)
    return viewer
  }

  return {
    onRevoked(listener) {
      const stops = [stored?.onRevoked(listener), tokens?.onRevoked(listener)]
      return () => {
        for (const stop of stops) stop?.()
      }
    },
    authenticate({ authorization, identity, address }) {
      const secret = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
      if (secret === undefined) {
        if (!isOpen) onOutcome('missing')
        return isOpen ? localViewer(identity) : undefined
      }
      // Looked up first, as it costs next to nothing: who holds a good one is let in from an address that others
      // guess from, such as that of a proxy.
      const digest = digestOf(secret)
      const found = configured.get(digest) ?? stored?.find(digest) ?? tokens?.known(digest)
      if (found !== undefined && !hasExpired(found)) {
        onOutcome('accepted')
        return found
      }
      // Otherwise whoever came by a link that expired would be let in as somebody at this machine.
      if (isOpen && !isOurSecret(secret)) return localViewer(identity)
      return unknown(secret, digest, address)
    },
  }
}

function hasExpired({ expiresAt = Number.POSITIVE_INFINITY }: Viewer): boolean {
  return expiresAt <= Date.now()
}

/** Somebody at this machine, where there is no log-in. */
function localViewer(name: unknown = 'local'): Viewer | undefined {
  if (typeof name !== 'string' || !GIVEN_NAME.test(name)) return undefined
  return { identity: Identity(`local:${name}`), name, role: 'ADMIN', credential: 'local' }
}
