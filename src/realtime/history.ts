import type { Kysely } from 'kysely'
import type { Tail } from '../bus/tail.js'
import type { JournalEvent } from '../journal/event.js'
import { readEvents } from '../journal/events.js'
import type { Tables } from '../journal/schema.js'
import { type Selector, selects } from '../journal/selector.js'
import type { Recent } from './recent.js'

/** Events that could not be given any more: the journal forgot them, from the first to the last place. */
export interface Gap {
  from: number
  to: number
}

/** A stretch of the past. Everything up to `position` is in it, or not selected, or named by `gap`. */
export interface Page {
  gap?: Gap
  events: readonly JournalEvent[]
  position: number
}

/** The past of the journal up to the tail's position, in pages that never block for long. */
export interface History {
  /** The selected events after `after`; an empty page when `after` is the present or later. */
  page(selector: Selector, after: number): Promise<Page>
  /** The place of the journal's last event, which the tail of this node may not have reached yet. */
  head(): Promise<number>
}

const PAGE_EVENTS = 100
/** How many rows a page may look at when no index leads to the selected ones. */
const PAGE_ROWS = 2_000

/** Pages come from `recent` where it reaches, else from the journal's tables. */
export function openHistory(
  db: Kysely<Tables>,
  tail: Pick<Tail, 'position'>,
  recent: Recent,
  pageEvents = PAGE_EVENTS,
): History {
  const remembered = (selector: Selector, after: number): Page | undefined => {
    const present = tail.position()
    if (after >= present) return { events: [], position: after }
    // Otherwise an event that the tail hands out just now could be taken for read.
    const events = recent.last() === present ? recent.after(after) : undefined
    if (events === undefined) return undefined
    const page = events.slice(0, pageEvents)
    return { events: page.filter(selects(selector)), position: after + page.length }
  }

  const stored = async (selector: Selector, after: number): Promise<Page> => {
    const present = tail.position()
    const until = isIndexed(selector) ? present : Math.min(present, after + PAGE_ROWS)
    const events = await readEvents(db, selector, { after, until, limit: pageEvents })
    // Asked after the read, otherwise what is pruned between the two would go missing unseen.
    const oldest = await oldestOf(db)
    if (oldest > after + 1) {
      const to = Math.max(tail.position(), oldest - 1)
      return { gap: { from: after + 1, to }, events: [], position: to }
    }
    const last = events[events.length - 1]
    const position = events.length === pageEvents && last !== undefined ? last.seq : until
    return { events, position }
  }

  return {
    page: async (selector, after) => remembered(selector, after) ?? (await stored(selector, after)),
    async head() {
      const row = await db
        .selectFrom('events')
        .select(e => e.fn.max('seq').as('seq'))
        .executeTakeFirst()
      return Number(row?.seq ?? 0)
    },
  }
}

function isIndexed(selector: Selector): boolean {
  return Object.entries(selector.about ?? {}).some(([key, id]) => id !== undefined && key !== 'legId')
}

async function oldestOf(db: Kysely<Tables>): Promise<number> {
  const row = await db
    .selectFrom('events')
    .select(e => e.fn.min('seq').as('seq'))
    .executeTakeFirst()
  return Number(row?.seq ?? 1)
}
