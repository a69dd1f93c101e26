import type { AuditEntry } from '../journal/audit-entries.js'
import type { Clock } from '../kernel/clock.js'
import type { AuditMetrics } from './audit-metrics.js'

/** Writes entries in the order they come, those that come while others are being written together. */
export interface AuditWriter {
  /** Resolves when the entry is written, or when the database takes none now: it is tried again then. */
  add(entry: AuditEntry): Promise<void>
  /** Writes what waits, with a single try. */
  close(): Promise<void>
}

export interface AuditWriterOptions {
  write(entries: readonly AuditEntry[]): Promise<void>
  clock: Clock
  metrics: AuditMetrics
  onError(error: unknown): void
}

/** Some entries could not be written. */
export class AuditEntriesLost extends Error {
  constructor(readonly entries: number) {
    super(`The audit log lost ${entries} entries, as the database took none for too long.`)
    this.name = 'AuditEntriesLost'
  }
}

const BATCH = 500
/** How many may wait for a database that does not answer. */
const WAITING = 10_000
const RETRY_MS = 1_000

export function openAuditWriter({ write, clock, metrics, onError }: AuditWriterOptions): AuditWriter {
  const waiting: { entry: AuditEntry; done(): void }[] = []
  let running: Promise<void> | undefined
  let failing = false
  let closing = false
  let wake = () => {}
  let lost = 0

  const lose = (entries: number) => {
    lost += entries
    metrics.lost(entries)
  }
  const run = async () => {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, BATCH)
      try {
        await write(batch.map(({ entry }) => entry))
        waiting.splice(0, batch.length)
        failing = false
        for (const { done } of batch) done()
      } catch (error) {
        if (!failing) onError(error)
        failing = true
        // Otherwise clients would wait for their answers as long as the database is away.
        for (const { done } of waiting) done()
        if (closing) return
        await new Promise<void>(resolve => {
          wake = resolve
          clock.after(RETRY_MS, resolve)
        })
      }
      if (!failing && lost > 0) {
        onError(new AuditEntriesLost(lost))
        lost = 0
      }
    }
  }

  return {
    add(entry) {
      if (waiting.length >= WAITING) {
        lose(1)
        return Promise.resolve()
      }
      const written = new Promise<void>(done => {
        waiting.push({ entry, done })
      })
      running ??= run().finally(() => {
        running = undefined
      })
      return failing ? Promise.resolve() : written
    },
    async close() {
      closing = true
      wake()
      await running
      if (waiting.length > 0) lose(waiting.length)
      if (lost > 0) onError(new AuditEntriesLost(lost))
    },
  }
}
