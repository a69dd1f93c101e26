import type { Audit } from '../../src/observability/audit.js'
import type { AuditDraft } from '../../src/observability/audit-draft.js'

/** An audit log that keeps what it is told of. */
export function notedAudit(): { audit: Audit; drafts: AuditDraft[]; keys: string[] } {
  const drafts: AuditDraft[] = []
  const keys: string[] = []
  const audit: Audit = {
    async record(draft) {
      drafts.push(draft)
    },
    recordRepeated(key, draft) {
      keys.push(key)
      drafts.push(draft)
    },
    close: async () => {},
  }
  return { audit, drafts, keys }
}
