import type { Kysely } from 'kysely'
import type { AccessKeyId } from '../../kernel/ids.js'
import type { Instant } from '../../kernel/instant.js'
import { type AccessKey, accessKeyOf, type ChangedKey } from '../access-keys.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

/** How many changes are read at once. */
const CHUNK = 1_000

/** Keys that could let somebody in at `now`, in the order of their last change. */
export async function usableKeys(db: Kysely<Tables>, now: Instant): Promise<ChangedKey[]> {
  const rows = await db
    .selectFrom('access_keys')
    .selectAll()
    .where('revoked_at', 'is', null)
    .where(({ or, eb }) => or([eb('expires_at', 'is', null), eb('expires_at', '>', now)]))
    .orderBy('updated_ms')
    .execute()
  return rows.map(row => ({ key: accessKeyOf(row), revision: Number(row.updated_ms) }))
}

/** The keys that changed after `revision`, in order: at most a thousand at a time. */
export async function keysChangedAfter(db: Kysely<Tables>, revision: number): Promise<ChangedKey[]> {
  const rows = await db
    .selectFrom('access_keys')
    .selectAll()
    .where('updated_ms', '>', revision)
    .orderBy('updated_ms')
    .limit(CHUNK)
    .execute()
  return rows.map(row => ({ key: accessKeyOf(row), revision: Number(row.updated_ms) }))
}

/** The place of the last change; 0 when there was none. */
export async function lastKeyRevision(db: Kysely<Tables>): Promise<number> {
  const { last } = await db
    .selectFrom('access_keys')
    .select(e => e.fn.max('updated_ms').as('last'))
    .executeTakeFirstOrThrow()
  return Number(last ?? 0)
}

/** Keys of a kind, newest first, those revoked and expired included. */
export function listAccessKeys(
  db: Kysely<Tables>,
  kind: AccessKey['kind'],
  args: PageArgs,
): Promise<Page<AccessKey>> {
  const order = {
    list: kind === 'KEY' ? 'apiKeys' : 'shareLinks',
    columns: [
      { name: 'created_at', holds: 'string' },
      { name: 'id', holds: 'string' },
    ],
    descending: true,
    keyOf: (row: { created_at: string; id: string }) => [row.created_at, row.id],
  } as const
  return readPage(
    db,
    db.selectFrom('access_keys').selectAll().where('kind', '=', kind),
    order,
    args,
    accessKeyOf,
  )
}

export async function accessKeyById(db: Kysely<Tables>, id: AccessKeyId): Promise<AccessKey | undefined> {
  const row = await db.selectFrom('access_keys').selectAll().where('id', '=', id).executeTakeFirst()
  return row && accessKeyOf(row)
}
