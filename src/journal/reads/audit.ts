import { type Kysely, sql } from 'kysely'
import type { Instant } from '../../kernel/instant.js'
import { type AuditAction, type AuditEntry, auditEntryOf } from '../audit-entries.js'
import type { Tables } from '../schema.js'
import { type Page, type PageArgs, readPage } from './page.js'

/** Which entries: those that fit everything given. */
export interface AuditWanted {
  identities?: readonly string[]
  actions?: readonly AuditAction[]
  targetId?: string
  address?: string
  /** At this moment or later. */
  from?: Instant
  before?: Instant
}

const OLDEST_FIRST = {
  list: 'auditExport',
  columns: [{ name: 'id', holds: 'string' }],
  descending: false,
  keyOf: (row: { id: string }) => [row.id],
} as const
const NEWEST_FIRST = { ...OLDEST_FIRST, list: 'auditLog', descending: true } as const

/** The entries as wanted, newest first. */
export function listAuditEntries(
  db: Kysely<Tables>,
  wanted: AuditWanted,
  args: PageArgs,
): Promise<Page<AuditEntry>> {
  return readPage(db, entriesAs(db, wanted), NEWEST_FIRST, args, auditEntryOf)
}

/** The entries as wanted, oldest first, for whoever copies them elsewhere. */
export function exportAuditEntries(
  db: Kysely<Tables>,
  wanted: AuditWanted,
  args: PageArgs,
): Promise<Page<AuditEntry>> {
  return readPage(db, entriesAs(db, wanted), OLDEST_FIRST, args, auditEntryOf)
}

function entriesAs(db: Kysely<Tables>, wanted: AuditWanted) {
  const { identities, actions, targetId, address, from, before } = wanted
  let query = db.selectFrom('audit_entries').selectAll()
  // PostgreSQL knows no empty list.
  if (identities?.length === 0 || actions?.length === 0) query = query.where(sql<boolean>`1 = 0`)
  else {
    if (identities !== undefined) query = query.where('identity', 'in', [...identities])
    if (actions !== undefined) query = query.where('action', 'in', [...actions])
  }
  if (targetId !== undefined) query = query.where('target_id', '=', targetId)
  if (address !== undefined) query = query.where('address', '=', address)
  // Ids begin with the time, and are what the indexes are in the order of.
  if (from !== undefined) query = query.where('id', '>=', from)
  if (before !== undefined) query = query.where('id', '<', before)
  return query
}

export async function auditEntryById(db: Kysely<Tables>, id: string): Promise<AuditEntry | undefined> {
  const row = await db.selectFrom('audit_entries').selectAll().where('id', '=', id).executeTakeFirst()
  return row && auditEntryOf(row)
}
