import { randomBytes } from 'node:crypto'
import { setImmediate as othersTurn } from 'node:timers/promises'
import type { Registry } from 'prom-client'
import type { AuditEntries, AuditEntry } from '../journal/audit-entries.js'
import type { Clock } from '../kernel/clock.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import type { AuditDraft } from './audit-draft.js'
import { auditMetrics } from './audit-metrics.js'
import { openAuditWriter } from './audit-writer.js'
import { Repetitions } from './repetitions.js'

/** The audit log of this node. */
export interface Audit {
  /** Resolves when the entry is durable; also when the database does not take it now. Never rejects. */
  record(draft: AuditDraft): Promise<void>
  /**
   * For what somebody can cause at will: the first of a minute becomes an entry at once, those that follow under the
   * same key are counted in one.
   */
  recordRepeated(key: string, draft: AuditDraft): void
  /** Writes what is not written yet. */
  close(): Promise<void>
}

export interface AuditOptions {
  entries: AuditEntries
  clock: Clock
  retentionDays: number
  registry: Registry
  onError(error: unknown): void
  /** Of log-ins that were refused: only so many of the newest are kept, since strangers cause them; 100,000. */
  keepRefused?: number
}

const DAY_MS = 86_400_000
const PRUNE_MS = 3_600_000
/** Deleted at a time: SQLite keeps everybody else waiting meanwhile. */
const PRUNED = 200

export function openAudit(options: AuditOptions): Audit {
  const { entries, clock, retentionDays, onError, keepRefused = 100_000 } = options
  const metrics = auditMetrics(options.registry)
  const writer = openAuditWriter({ write: batch => entries.add(batch), clock, metrics, onError })
  const stamp = stampsOf(clock)

  const record = (draft: AuditDraft): Promise<void> => {
    metrics.recorded(draft.action, draft.count ?? 1)
    return writer.add(entryOf(draft, stamp()))
  }
  const repetitions = new Repetitions(clock, draft => void record(draft))

  let closing = false
  const prune = async () => {
    const before = instantOf(clock.now() - retentionDays * DAY_MS)
    const inParts = async (forget: () => Promise<number>) => {
      while ((await forget()) === PRUNED && !closing) await othersTurn()
    }
    await inParts(() => entries.forget(before, PRUNED))
    await inParts(() => entries.bound('LOG_IN_REFUSED', keepRefused, PRUNED))
  }
  let stopPruning = () => {}
  const pruneRegularly = () => {
    pruning = prune().catch(onError)
    stopPruning = clock.after(PRUNE_MS, pruneRegularly)
  }
  let pruning = Promise.resolve()
  pruneRegularly()

  return {
    record,
    recordRepeated: (key, draft) => repetitions.add(key, draft),
    async close() {
      closing = true
      stopPruning()
      await pruning
      repetitions.flush()
      await writer.close()
    },
  }
}

function entryOf(draft: AuditDraft, at: Instant): AuditEntry {
  const { action, outcome, viewer, address = viewer?.address, target, count = 1, details } = draft
  return {
    id: `${at}-${randomBytes(5).toString('hex')}`,
    at,
    action,
    outcome,
    ...(viewer !== undefined && { identity: viewer.identity, name: viewer.name, role: viewer.role }),
    ...(address !== undefined && { address }),
    ...(target !== undefined && { target }),
    count,
    details,
  }
}

/** The present moment, each a microsecond after the one before: otherwise what followed could stand before its cause. */
function stampsOf(clock: Clock): () => Instant {
  let last = 0
  return () => {
    last = Math.max(clock.now() * 1_000, last + 1)
    const micros = String(last % 1_000).padStart(3, '0')
    return instantOf(Math.floor(last / 1_000)).replace(/000Z$/, `${micros}Z`) as Instant
  }
}
