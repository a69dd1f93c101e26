import { GraphQLError } from 'graphql'
import type { Tail } from '../bus/tail.js'
import { parseCursor } from '../journal/cursor.js'
import type { JournalEvent } from '../journal/event.js'
import { type Selector, selects } from '../journal/selector.js'
import type { History } from './history.js'
import type { Turnstile } from './turnstile.js'

/** Says in a stream that the journal forgot these places before they could be given. */
export interface StreamGapItem {
  gap: { from: number; to: number }
}

/** The present state of what a live stream is about, at an exact place of the journal. */
export interface SnapshotItem {
  snapshot: object | undefined
  seq: number
}

/** What a stream gives: events in order, and gaps where they are gone; a live one gives snapshots instead of gaps. */
export type StreamItem = JournalEvent | StreamGapItem
export type LiveItem = StreamItem | SnapshotItem

/** What makes a stream a live one: it begins with the present state, and only the latest of each thing counts. */
export interface Present {
  /** Reads the state and its place together. */
  read(): Promise<SnapshotItem>
  /** The least time between two deliveries of changes; 0 gives each as it comes. */
  minIntervalMs: number
}

export function isGap(item: LiveItem): item is StreamGapItem {
  return 'gap' in item
}

export function isSnapshot(item: LiveItem): item is SnapshotItem {
  return 'snapshot' in item
}

/** Whether a value that a selection is executed over is an event of the journal. */
export function isEvent(value: unknown): value is JournalEvent {
  return typeof value === 'object' && value !== null && 'fact' in value && 'about' in value
}

/**
 * The selected events after a place, then those to come: each once, in order, or a gap. Iterated, it reads the
 * journal at its reader's pace and keeps no queue; the hub takes `selector` and `after` out of it instead.
 */
export interface Feed extends AsyncIterable<LiveItem> {
  readonly selector: Selector
  /** Absent: from now on; a live stream: from the present state. */
  readonly after?: number
  readonly present?: Present
  readonly attend?: Attend
}

/** Told when a subscriber is there; the answer is called when it is gone. */
export type Attend = () => () => void

/** Opens a feed; `after` is a client's cursor. Throws a GraphQLError when it cannot be one of this journal. */
export type OpenFeed = (selector: Selector, after?: string | null, present?: Present, attend?: Attend) => Feed

/** What feeds read from. */
export interface FeedSource {
  epoch: string
  tail: Pick<Tail, 'position' | 'listen'>
  history: History
  /** Where those who read the past queue. */
  inTurn: Turnstile
}

const feeds = new WeakSet<object>()

/** True for what an `OpenFeed` made. */
export function isFeed(value: unknown): value is Feed {
  return typeof value === 'object' && value !== null && feeds.has(value)
}

export function feedsOf(source: FeedSource): OpenFeed {
  return (selector, cursor, present, attend) => {
    const after = cursor === undefined || cursor === null ? undefined : placeOf(cursor, source.epoch)
    const feed: Feed = {
      selector,
      ...(after !== undefined && { after }),
      ...(present !== undefined && { present }),
      ...(attend !== undefined && { attend }),
      [Symbol.asyncIterator]: () => iterate(source, selector, after, present),
    }
    feeds.add(feed)
    return feed
  }
}

/** The place a client's cursor names: BAD_USER_INPUT when malformed, CURSOR_EXPIRED when of another journal. */
export function placeOf(cursor: string, epoch: string): number {
  const parsed = parseCursor(cursor)
  if (parsed === undefined) throw refusal('BAD_USER_INPUT', 'The cursor is malformed.')
  if (parsed.epoch !== epoch) {
    throw refusal('CURSOR_EXPIRED', 'The cursor belongs to another journal; read the present state anew.')
  }
  return parsed.seq
}

/** Refuses a place that the journal has not reached: no server of this journal can have given it. */
export async function admit(source: Pick<FeedSource, 'tail' | 'history'>, after: number): Promise<void> {
  // Another node may have given it already while this one's tail is still behind.
  if (after > source.tail.position() && after > (await source.history.head())) {
    throw refusal('BAD_USER_INPUT', 'The cursor lies beyond the end of the journal.')
  }
}

function refusal(code: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { code, path: 'after' } })
}

function iterate(
  source: FeedSource,
  selector: Selector,
  after?: number,
  present?: Present,
): AsyncGenerator<LiveItem, void> {
  const { tail, history, inTurn } = source
  const wanted = selects(selector)
  let position = after ?? tail.position()
  let wake: (() => void) | undefined
  let over = false
  let unopened = present !== undefined && after === undefined
  const items = (async function* (): AsyncGenerator<LiveItem, void> {
    if (after !== undefined) await admit(source, after)
    const stop = tail.listen(event => {
      if (wake === undefined) return
      if (wanted(event)) wake()
      else position = event.seq
    })
    try {
      while (!over) {
        if (present !== undefined && unopened) {
          const opening = await inTurn(present.read)
          yield opening
          position = opening.seq
          unopened = false
        }
        const page = await inTurn(() => history.page(selector, position))
        if (page.gap !== undefined && present !== undefined) {
          unopened = true
          continue
        }
        if (page.gap !== undefined) yield { gap: page.gap }
        for (const event of page.events) yield event
        position = page.position
        if (over || position < tail.position()) continue
        await new Promise<void>(resolve => {
          wake = () => {
            wake = undefined
            resolve()
          }
        })
      }
    } finally {
      stop()
    }
  })()
  const { return: finish } = items
  items.return = value => {
    // Otherwise one that waits for an event would hear of it only with that event.
    over = true
    wake?.()
    return finish.call(items, value)
  }
  return items
}
