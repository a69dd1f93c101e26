import type { Identity } from '../../kernel/ids.js'
import type { Scope } from './scopes.js'

export const ROLES = ['CUSTOMER', 'VIEWER', 'OPERATOR', 'ADMIN'] as const
/** What a client may do: talk by browser, look on, command, or configure; each may do what those before it may. */
export type Role = (typeof ROLES)[number]

/** The role a word names, in ASCII letters of either case; otherwise `admın` would be an admin, in capitals. */
export function roleNamed(word: unknown): Role | undefined {
  if (typeof word !== 'string' || !/^[A-Za-z]+$/.test(word)) return undefined
  return ROLES.find(role => role === word.toUpperCase())
}

/** An authenticated client: who it is, and what it may do. */
export interface Viewer {
  /**
   * Unique over all sources of credentials, so that no two can be mistaken for each other: `key:<name>`,
   * `jwt:<issuer>:<sub>`, `share:<id>`, or `local:<name>` where there is no log-in.
   */
  identity: Identity
  /** For display only; several identities may share one. */
  name: string
  role: Role
  /** Identifies the secret that was presented, for revocation; never the secret itself. */
  credential: string
  /** What the role is narrowed to; absent: everything the role reaches. */
  scope?: Scope
  /** When the permission ends, in milliseconds since the epoch; absent: never. */
  expiresAt?: number
  /** Where the request or connection comes from, for the audit log; it allows and forbids nothing. */
  address?: string
}

/** Whether a role may do what another one may. */
export function reaches({ role }: Pick<Viewer, 'role'>, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
