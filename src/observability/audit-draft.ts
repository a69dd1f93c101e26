import type { Viewer } from '../http/auth/roles.js'
import type { AuditAction, AuditEntry } from '../journal/audit-entries.js'

/** What is to be recorded; when and under which id is added. */
export interface AuditDraft {
  action: AuditAction
  /** `OK`, an error code, or the HTTP status of a download that failed. */
  outcome: string
  /** Absent: no credential of ours was presented. */
  viewer?: Viewer | undefined
  /** Absent: the viewer's. */
  address?: string | undefined
  target?: AuditEntry['target'] | undefined
  /** 1 when absent. */
  count?: number
  details: Record<string, unknown>
}
