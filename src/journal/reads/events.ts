import { setImmediate } from 'node:timers/promises'
import type { Kysely } from 'kysely'
import { encodeCursor, parseCursor } from '../cursor.js'
import type { About, JournalEvent } from '../event.js'
import { COLUMN_OF, eventOf } from '../events.js'
import type { Tables } from '../schema.js'
import type { Selector } from '../selector.js'
import { extentOf, ImpossiblePage, LARGEST_COUNT, type Page, type PageArgs } from './page.js'

/** A cursor of a place that this journal does not have: of another journal, or no longer kept. */
export class ExpiredCursor extends Error {
  override name = 'ExpiredCursor'
  constructor(readonly path: 'after' | 'before') {
    super('The journal does not reach back to this cursor; read the present state anew.')
  }
}

/** How many rows are looked at before others get their turn, where no index leads to the selected ones. */
const WINDOW = 2_000

/** Places between which to look, both excluded. */
interface Range {
  after: number
  before: number
}

/** The selected events in the journal's order, oldest first; cursors are the journal's own. */
export async function listEvents(
  db: Kysely<Tables>,
  epoch: string,
  selector: Selector,
  args: PageArgs,
): Promise<Page<JournalEvent>> {
  const { limit, backwards } = extentOf(args)
  const { oldest, newest } = await ends(db)
  const after = placeIn(epoch, args, 'after')
  const before = placeIn(epoch, args, 'before')
  if (after !== undefined && after + 1 < oldest) throw new ExpiredCursor('after')
  if (before !== undefined && before < oldest) throw new ExpiredCursor('before')
  const range = { after: after ?? oldest - 1, before: Math.min(before ?? newest + 1, newest + 1) }
  const found = await scan(db, selector, range, { limit: limit + 1, backwards })
  const more = found.length > limit
  const kept = found.slice(0, limit)
  if (backwards) kept.reverse()
  const any = async (beyond: Range) =>
    (await scan(db, selector, beyond, { limit: 1, backwards: false })).length > 0
  return {
    edges: kept.map(item => ({ item, cursor: encodeCursor({ epoch, seq: item.seq }) })),
    hasNext: async () =>
      backwards ? any({ after: kept.at(-1)?.seq ?? range.before - 1, before: newest + 1 }) : more,
    hasPrevious: async () =>
      backwards ? more : any({ after: oldest - 1, before: kept[0]?.seq ?? range.after + 1 }),
    count: () => countOf(db, selector, { oldest, newest }),
  }
}

/** The place of the journal's last event; 0 when there is none. */
export async function headOf(db: Kysely<Tables>): Promise<number> {
  return (await ends(db)).newest
}

async function ends(db: Kysely<Tables>): Promise<{ oldest: number; newest: number }> {
  const row = await db
    .selectFrom('events')
    .select(e => [e.fn.min('seq').as('oldest'), e.fn.max('seq').as('newest')])
    .executeTakeFirst()
  return { oldest: Number(row?.oldest ?? 1), newest: Number(row?.newest ?? 0) }
}

function placeIn(epoch: string, args: PageArgs, path: 'after' | 'before'): number | undefined {
  const text = args[path]
  if (text == null) return undefined
  const cursor = parseCursor(text)
  if (cursor === undefined) throw new ImpossiblePage('This is no cursor of the journal.', path)
  if (cursor.epoch !== epoch) throw new ExpiredCursor(path)
  return cursor.seq
}

/** Events nearest to one end of the range first; others get their turn while it looks through many rows. */
async function scan(
  db: Kysely<Tables>,
  selector: Selector,
  { after, before }: Range,
  { limit, backwards }: { limit: number; backwards: boolean },
): Promise<JournalEvent[]> {
  const found: JournalEvent[] = []
  const width = isIndexed(selector) || isEverything(selector) ? Number.MAX_SAFE_INTEGER : WINDOW
  let low = after
  let high = before
  while (high - low > 1 && found.length < limit) {
    const from = backwards ? Math.max(low, high - 1 - width) : low
    const to = backwards ? high : Math.min(high, low + 1 + width)
    const rows = await selected(db, selector)
      .selectAll()
      .where('seq', '>', from)
      .where('seq', '<', to)
      .orderBy('seq', backwards ? 'desc' : 'asc')
      .limit(limit - found.length)
      .execute()
    found.push(...rows.map(eventOf))
    if (backwards) high = from + 1
    else low = to - 1
    if (high - low > 1) await setImmediate()
  }
  return found
}

async function countOf(
  db: Kysely<Tables>,
  selector: Selector,
  { oldest, newest }: { oldest: number; newest: number },
): Promise<number | undefined> {
  if (isEverything(selector)) return newest - oldest + 1
  if (!isIndexed(selector)) return undefined
  const some = selected(db, selector)
    .select('seq')
    .limit(LARGEST_COUNT + 1)
  const { n } = await db
    .selectFrom(some.as('some'))
    .select(e => e.fn.countAll().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n) > LARGEST_COUNT ? undefined : Number(n)
}

function selected(db: Kysely<Tables>, { types, about }: Selector) {
  let query = db.selectFrom('events')
  if (types !== undefined) query = query.where('type', 'in', [...types])
  for (const [key, id] of Object.entries(about ?? {})) {
    if (id !== undefined) query = query.where(COLUMN_OF[key as keyof About], '=', id)
  }
  return query
}

function isIndexed({ about }: Selector): boolean {
  return Object.entries(about ?? {}).some(([key, id]) => id !== undefined && key !== 'legId')
}

function isEverything({ types, about }: Selector): boolean {
  return types === undefined && Object.values(about ?? {}).every(id => id === undefined)
}
