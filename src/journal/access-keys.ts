import type { Kysely, Selectable } from 'kysely'
import type { Role } from '../http/auth/roles.js'
import type { Scope } from '../http/auth/scopes.js'
import type { AccessKeyId, Identity } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Tables } from './schema.js'

/** A secret that lets its holder in; only its digest is kept. */
export interface AccessKey {
  id: AccessKeyId
  /** An API key, or the token of a share link. */
  kind: 'KEY' | 'SHARE'
  /** Of a key: unique among those that are not revoked. Of a share: for people. */
  name: string
  role: Role
  scope?: Scope
  /** SHA-256 of the secret, in hexadecimal digits. */
  digest: string
  /** The secret before the last rotation, and until when it is accepted, in milliseconds since the epoch. */
  previous?: { digest: string; untilMs: number }
  createdAt: Instant
  createdBy: Identity
  /** Absent: never. */
  expiresAt?: Instant
  revokedAt?: Instant
  revokedBy?: Identity
}

/** A key as it was left by a change, with the place of that among all changes to keys, alike on all nodes. */
export interface ChangedKey {
  key: AccessKey
  revision: number
}

type Row = Selectable<Tables['access_keys']>

export function accessKeyOf(row: Row): AccessKey {
  return {
    id: row.id as AccessKeyId,
    kind: row.kind as AccessKey['kind'],
    name: row.name,
    role: row.role as Role,
    digest: row.digest,
    createdAt: row.created_at as Instant,
    createdBy: row.created_by as Identity,
    ...(row.scope !== null && { scope: JSON.parse(row.scope) as Scope }),
    ...(row.previous_digest !== null && {
      previous: { digest: row.previous_digest, untilMs: Number(row.previous_until) },
    }),
    ...(row.expires_at !== null && { expiresAt: row.expires_at as Instant }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at as Instant }),
    ...(row.revoked_by !== null && { revokedBy: row.revoked_by as Identity }),
  }
}

function columnsOf({ previous, scope, ...key }: AccessKey): Omit<Row, 'updated_ms'> {
  return {
    id: key.id,
    kind: key.kind,
    name: key.name,
    role: key.role,
    scope: scope === undefined ? null : JSON.stringify(scope),
    digest: key.digest,
    previous_digest: previous?.digest ?? null,
    previous_until: previous?.untilMs ?? null,
    created_at: key.createdAt,
    created_by: key.createdBy,
    expires_at: key.expiresAt ?? null,
    revoked_at: key.revokedAt ?? null,
    revoked_by: key.revokedBy ?? null,
  }
}

/** The stored keys, inside an append. */
export class AccessKeys {
  constructor(private readonly db: Kysely<Tables>) {}

  async find(id: AccessKeyId): Promise<AccessKey | undefined> {
    const row = await this.db.selectFrom('access_keys').selectAll().where('id', '=', id).executeTakeFirst()
    return row && accessKeyOf(row)
  }

  /** Whether an API key that is not revoked has this name. */
  async isNameTaken(name: string): Promise<boolean> {
    const rows = await this.db
      .selectFrom('access_keys')
      .select('id')
      .where('kind', '=', 'KEY')
      .where('name', '=', name)
      .where('revoked_at', 'is', null)
      .execute()
    return rows.length > 0
  }

  /** Adds a key or changes one; answers it with the place of the change. */
  async put(key: AccessKey, nowMs: number): Promise<ChangedKey> {
    const revision = await this.nextRevision(nowMs)
    const columns = { ...columnsOf(key), updated_ms: revision }
    await this.db
      .insertInto('access_keys')
      .values(columns)
      .onConflict(c => c.column('id').doUpdateSet(columns))
      .execute()
    return { key, revision }
  }

  /** The time, unless the clocks of nodes differ: later than every change before, so that none is overlooked. */
  private async nextRevision(nowMs: number): Promise<number> {
    const { last } = await this.db
      .selectFrom('access_keys')
      .select(e => e.fn.max('updated_ms').as('last'))
      .executeTakeFirstOrThrow()
    return Math.max(nowMs, Number(last ?? 0) + 1)
  }
}
