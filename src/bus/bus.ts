import type { JournalEvent } from '../journal/event.js'

/**
 * Tells every node what was just appended to the journal. Best effort: messages may be lost, doubled or late;
 * the tail makes a complete and ordered stream of them.
 */
export interface Bus {
  /** Says that `events`, which are contiguous and committed, were appended by this node. */
  announce(events: readonly JournalEvent[]): void
  /** Hears what any node announced, this one included; the answer stops it. */
  listen(listener: BusListener): () => void
  check(): Promise<void>
  close(): Promise<void>
}

/** Hears the events up to the place `upTo`; none of them where they were too much to say. */
export type BusListener = (events: readonly JournalEvent[], upTo: number) => void

/** The default: one node, told at once. */
export function memoryBus(): Bus {
  const listeners = new Set<BusListener>()
  return {
    announce(events) {
      const last = events[events.length - 1]
      if (last !== undefined) for (const listener of listeners) listener(events, last.seq)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    check: async () => {},
    close: async () => {},
  }
}
