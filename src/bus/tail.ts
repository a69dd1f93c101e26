import type { JournalEvent } from '../journal/event.js'
import type { Bus } from './bus.js'

/** Where the tail reads what it was not told. */
export interface TailSource {
  /** The place of the last event. */
  head(): Promise<number>
  /** The events after `after`, in order, at most `limit`. */
  read(after: number, limit: number): Promise<JournalEvent[]>
}

/**
 * The journal as it grows: every event after the start, once, in order, without holes, whatever the bus loses,
 * doubles or mixes up. Where the journal was pruned before the tail got there, the next event's place shows it.
 * Listeners are called in the same tick for events that arrive in order; they must not throw.
 */
export interface Tail {
  /** The place of the last event that was handed to the listeners. */
  position(): number
  /** The place of the last event that it knows to exist, as far as it was told; it may still be reading it. */
  announced(): number
  listen(listener: (event: JournalEvent) => void): () => void
  /** Reads what nobody announced; called now and then where announcements may be lost. */
  catchUp(): Promise<void>
  close(): void
}

const PAGE = 500

/** Begins at the journal's present head. */
export async function openTail(bus: Bus, source: TailSource): Promise<Tail> {
  const listeners = new Set<(event: JournalEvent) => void>()
  let open = false
  let position = 0
  let wanted = 0
  let reading: Promise<void> | undefined

  const deliver = (event: JournalEvent) => {
    position = event.seq
    for (const listener of listeners) listener(event)
  }
  const readMissing = async (): Promise<void> => {
    try {
      while (position < wanted) {
        const events = await source.read(position, PAGE)
        const first = events[0]
        if (first === undefined) return
        // Otherwise it would wait for ever for what the journal pruned.
        position = Math.max(position, first.seq - 1)
        for (const event of events) if (event.seq === position + 1) deliver(event)
      }
    } finally {
      // In the tick of the last look at `wanted`: otherwise what is announced in between wakes nobody.
      reading = undefined
    }
  }
  const read = () => {
    reading ??= readMissing()
    return reading
  }
  // Before the head is read: otherwise what is appended meanwhile would wait for the next announcement.
  const stop = bus.listen((events, upTo) => {
    wanted = Math.max(wanted, upTo)
    if (!open || reading !== undefined || upTo <= position) return
    for (const event of events) if (event.seq === position + 1) deliver(event)
    if (position < wanted) void read().catch(() => undefined)
  })
  try {
    position = await source.head()
  } catch (error) {
    stop()
    throw error
  }
  open = true
  if (position < wanted) void read().catch(() => undefined)
  return {
    position: () => position,
    announced: () => Math.max(position, wanted),
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async catchUp() {
      wanted = Math.max(wanted, await source.head())
      if (position < wanted) await read()
    },
    close: stop,
  }
}
