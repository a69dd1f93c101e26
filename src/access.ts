import { createHash, timingSafeEqual } from 'node:crypto'
import type { VerifyToken } from './tokens.js'

export const ROLES = ['CUSTOMER', 'VIEWER', 'OPERATOR', 'ADMIN'] as const
/** What a client may do: talk by browser, look on, command, or configure; each may do what those before it may. */
export type Role = (typeof ROLES)[number]

/** Somebody who may use the API, known by a secret key. */
export interface ApiKey {
  name: string
  role: Role
  key: string
}

/** Who is asking, and what that one may do. */
export interface Viewer {
  name: string
  role: Role
  /** When the permission ends, in milliseconds since the epoch; absent: never. */
  expiresAt?: number
}

/**
 * Finds out who holds a credential such as `Bearer <key>`; undefined when nobody does. `identity` is the name that
 * somebody gives: it counts only where there is no log-in.
 */
export type Authenticate = (
  authorization: string | undefined,
  identity?: unknown,
) => Viewer | undefined | Promise<Viewer | undefined>

/** Whether a role may do what another one may. */
export function reaches({ role }: Viewer, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}

/** A name that somebody may give: ASCII that can be seen, inner spaces. */
const GIVEN_NAME = /^[!-~](?:[ -~]{0,62}[!-~])?$/

/**
 * By API keys, and by the tokens that `verifyToken` knows. With neither everybody is at this machine, may do
 * everything, and has the name they give.
 */
export function authenticateWith(keys: readonly ApiKey[], verifyToken?: VerifyToken): Authenticate {
  if (keys.length === 0 && verifyToken === undefined) {
    return (_authorization, identity = 'local') =>
      typeof identity === 'string' && GIVEN_NAME.test(identity)
        ? { name: identity, role: 'ADMIN' }
        : undefined
  }
  const known = keys.map(({ name, role, key }) => ({ viewer: { name, role }, digest: digest(key) }))
  return authorization => {
    const credential = /^Bearer\s+(\S+)$/i.exec(authorization ?? '')?.[1]
    if (credential === undefined) return undefined
    // Digests have one length, so that comparing takes one time.
    const given = digest(credential)
    return known.find(({ digest }) => timingSafeEqual(digest, given))?.viewer ?? verifyToken?.(credential)
  }
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
