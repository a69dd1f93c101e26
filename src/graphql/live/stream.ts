import { encodeCursor } from '../../journal/cursor.js'
import type { PresentState } from '../../journal/reads/live.js'
import type { Selector } from '../../journal/selector.js'
import { isGap, isSnapshot, type LiveItem, type SnapshotItem } from '../../realtime/feed.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound } from '../errors.js'
import { type Change, isWhole, readBeside } from './change.js'
import { remember } from './present.js'

/** What a live subscription is given. */
export interface Asked {
  args: { id: string; after?: string | null; minIntervalMs: number }
  context: GraphContext
}

const MOST_MS = 60_000

/** Opens the stream of what `read` reads and of the events by which it changes. */
export function open(
  { args, context }: Asked,
  selector: Selector,
  read: () => Promise<{ seq: number; state: PresentState | undefined }>,
) {
  const { after, minIntervalMs } = args
  if (minIntervalMs < 0 || minIntervalMs > MOST_MS) {
    throw badInput(`Expected 0 to ${MOST_MS}.`, 'minIntervalMs')
  }
  const snapshot = async (): Promise<SnapshotItem> => {
    const { seq, state } = await read()
    return { seq, snapshot: state }
  }
  return context.feed(selector, after, { read: snapshot, minIntervalMs })
}

/** What was found; NOT_FOUND when nothing was. */
export function known<Found>(found: Found | undefined, what: string): Found {
  if (found === undefined) throw notFound(`There is no ${what} with this id.`, 'id')
  return found
}

/** Shows an item of a live stream: a snapshot by `snapshot`, anything else as a `change`. */
export function show<Snapshot>(
  item: LiveItem,
  context: GraphContext,
  snapshot: (present: PresentState, cursor: string) => Snapshot,
  change: new (...of: ConstructorParameters<typeof Change>) => Change,
): Snapshot | Change | Promise<Change> {
  const { epoch } = context
  if (isGap(item)) throw new Error('A live stream gives a snapshot where there is a gap.')
  if (isSnapshot(item)) {
    const present = known(item.snapshot as PresentState | undefined, 'room')
    remember(context, present)
    return snapshot(present, encodeCursor({ epoch, seq: item.seq }))
  }
  if (isWhole(item)) return new change(item, epoch, { ended: [] })
  return readBeside(context, item).then(beside => new change(item, epoch, beside))
}
