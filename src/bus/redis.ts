import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import type { JournalEvent } from '../journal/event.js'
import type { Bus, BusListener } from './bus.js'

/** What one node tells the others: how far the journal grew, and with what when that is little. */
interface Announcement {
  node: string
  from: number
  to: number
  events?: JournalEvent[]
}

/** Larger announcements go without their events; the tails read them. */
const SMALL = 65_536
const CHECK_MS = 2_000

export interface RedisBusOptions {
  /** Names the journal: nodes of another one on the same Redis are not heard. */
  epoch: string
  prefix?: string
  /** Hears of lost connections, which come back by themselves, and of what could not be said. */
  onError?(error: unknown): void
}

/**
 * Many nodes, told through Redis. While it is away nothing is said or heard, and the tails read what they missed;
 * this node's own announcements it hears at once, with or without Redis.
 */
export function redisBus(
  url: string,
  { epoch, prefix = 'partyline', onError = () => {} }: RedisBusOptions,
): Bus {
  const node = randomBytes(8).toString('hex')
  const channel = `${prefix}:journal:${epoch}`
  const listeners = new Set<BusListener>()
  let closed = false
  const report = (error: unknown) => {
    if (!closed) onError(error)
  }
  const tell: BusListener = (events, upTo) => {
    for (const listener of listeners) listener(events, upTo)
  }
  // Without a queue: what cannot be said now is old when Redis is back.
  const speaking = new Redis(url, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
  const hearing = new Redis(url, { maxRetriesPerRequest: null })
  speaking.on('error', report)
  hearing.on('error', report)
  hearing.on('message', (_channel: string, text: string) => {
    const told = parseAnnouncement(text)
    if (told === undefined) report(new Error('Heard something on the bus that is no announcement'))
    else if (told.node !== node) tell(told.events ?? [], told.to)
  })
  hearing.subscribe(channel).catch(report)

  return {
    announce(events) {
      const first = events[0]
      const last = events[events.length - 1]
      if (first === undefined || last === undefined) return
      const announcement: Announcement = { node, from: first.seq, to: last.seq }
      speaking.publish(channel, textOf(announcement, events)).catch(report)
      tell(events, last.seq)
    },
    listen(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async check() {
      if (speaking.status !== 'ready') {
        await once(speaking, 'ready', { signal: AbortSignal.timeout(CHECK_MS) })
      }
      await speaking.ping()
    },
    async close() {
      closed = true
      listeners.clear()
      speaking.disconnect()
      hearing.disconnect()
    },
  }
}

function textOf(announcement: Announcement, events: readonly JournalEvent[]): string {
  const text = JSON.stringify({ ...announcement, events })
  return text.length < SMALL ? text : JSON.stringify(announcement)
}

/** Undefined for what no node of ours says. */
function parseAnnouncement(text: string): Announcement | undefined {
  try {
    const told = JSON.parse(text) as Partial<Announcement> | null
    if (typeof told?.node !== 'string') return undefined
    if (!Number.isSafeInteger(told.from) || !Number.isSafeInteger(told.to)) return undefined
    return told as Announcement
  } catch {
    return undefined
  }
}
