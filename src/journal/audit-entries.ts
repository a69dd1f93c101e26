import type { Kysely, Selectable } from 'kysely'
import type { Instant } from '../kernel/instant.js'
import { inChunks } from './rows.js'
import type { AuditEntriesTable, Tables } from './schema.js'

export const AUDIT_ACTIONS = [
  'LOG_IN',
  'LOG_IN_REFUSED',
  'ACCESS_REFUSED',
  'MUTATION',
  'CONFIGURATION',
  'DOWNLOAD',
] as const
export type AuditAction = (typeof AUDIT_ACTIONS)[number]

/** One thing that somebody did or was refused. */
export interface AuditEntry {
  /** Begins with `at`, so that it sorts by time. */
  id: string
  /** When; of several that were counted, the last of them. */
  at: Instant
  action: AuditAction
  /** `OK`, an error code, or the HTTP status of a download that failed. */
  outcome: string
  /** Absent: no credential of ours was presented. */
  identity?: string
  name?: string
  role?: string
  address?: string
  target?: { kind?: string; id: string }
  /** How many of a kind the entry stands for. */
  count: number
  /** Safe to be read by every administrator: never a secret, a spoken text or a whole telephone number. */
  details: Record<string, unknown>
}

/** The audit log as it is written. Several nodes may write to one database at once. */
export class AuditEntries {
  constructor(private readonly db: Kysely<Tables>) {}

  /** Adds entries; those that are there already, after an answer was lost, are left as they are. */
  async add(entries: readonly AuditEntry[]): Promise<void> {
    await inChunks(entries, chunk =>
      this.db
        .insertInto('audit_entries')
        .values(chunk.map(rowOf))
        .onConflict(c => c.column('id').doNothing())
        .execute(),
    )
  }

  /** Forgets entries from before `before`, at most `most`; answers how many. */
  async forget(before: Instant, most: number): Promise<number> {
    const old = this.db
      .selectFrom('audit_entries')
      .select('id')
      .where('id', '<', before)
      .orderBy('id')
      .limit(most)
    const gone = await this.db.deleteFrom('audit_entries').where('id', 'in', old).executeTakeFirst()
    return Number(gone.numDeletedRows)
  }

  /** Keeps only the newest `keep` entries of an action, deleting at most `most`; answers how many it deleted. */
  async bound(action: AuditAction, keep: number, most: number): Promise<number> {
    const of = this.db.selectFrom('audit_entries').select('id').where('action', '=', action)
    const newest = await of.orderBy('id', 'desc').offset(keep).limit(1).executeTakeFirst()
    if (newest === undefined) return 0
    const old = of.where('id', '<=', newest.id).orderBy('id').limit(most)
    const gone = await this.db.deleteFrom('audit_entries').where('id', 'in', old).executeTakeFirst()
    return Number(gone.numDeletedRows)
  }
}

function rowOf(entry: AuditEntry): AuditEntriesTable {
  const { id, at, action, outcome, identity, name, role, address, target, count, details } = entry
  return {
    id,
    at,
    action,
    outcome,
    identity: identity ?? null,
    name: name ?? null,
    role: role ?? null,
    address: address ?? null,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    count,
    details: JSON.stringify(details),
  }
}

export function auditEntryOf(row: Selectable<AuditEntriesTable>): AuditEntry {
  return {
    id: row.id,
    at: row.at as Instant,
    action: row.action as AuditAction,
    outcome: row.outcome,
    ...(row.identity !== null && { identity: row.identity }),
    ...(row.name !== null && { name: row.name }),
    ...(row.role !== null && { role: row.role }),
    ...(row.address !== null && { address: row.address }),
    ...(row.target_id !== null && {
      target: { id: row.target_id, ...(row.target_kind !== null && { kind: row.target_kind }) },
    }),
    count: row.count,
    details: JSON.parse(row.details),
  }
}
