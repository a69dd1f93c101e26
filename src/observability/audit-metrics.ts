import { Counter, type Registry } from 'prom-client'
import type { AuditAction } from '../journal/audit-entries.js'

export interface AuditMetrics {
  recorded(action: AuditAction, times: number): void
  lost(entries: number): void
}

export function auditMetrics(registry: Registry): AuditMetrics {
  const registers = [registry]
  const recorded = new Counter({
    name: 'partyline_audit_total',
    help: 'What the audit log was told of, by action.',
    labelNames: ['action'],
    registers,
  })
  const lost = new Counter({
    name: 'partyline_audit_entries_lost_total',
    help: 'Entries that could not be written to the audit log, because the database took none for too long.',
    registers,
  })
  return {
    recorded: (action, times) => recorded.inc({ action }, times),
    lost: entries => lost.inc(entries),
  }
}
