import type { ExecutionResult } from 'graphql'
import type { JournalEvent } from '../journal/event.js'
import type { Selector } from '../journal/selector.js'
import { millisOf } from '../kernel/instant.js'
import { isGap, type LiveItem, type Present, type SnapshotItem, type StreamItem } from './feed.js'
import type { Page } from './history.js'
import type { Member } from './member.js'
import { Pace } from './pace.js'
import { Rendered } from './rendered.js'
import type { Tools } from './tools.js'

type Result = ExecutionResult | undefined
/** Runs a group's selection over one item; undefined: its members may not see the item. */
export type Execute = (item: LiveItem) => Result | Promise<Result>

/** Bounds of what is kept for those who come back together, as they do after a restart. */
const REPLAYS = 500
const PAGES = 10
const REPLAY_MS = 1_000

function renderedOf(item: LiveItem, result: Result): Rendered {
  const text = result && JSON.stringify(result.errors === undefined ? result : withoutLocations(result))
  return isGap(item) ? new Rendered(text, item.gap.to, item.gap.from) : new Rendered(text, item.seq)
}

/** Places in a document are not the same for all whose documents are equal but for white space. */
function withoutLocations({ errors = [], ...rest }: ExecutionResult): object {
  return { ...rest, errors: errors.map(error => ({ ...error.toJSON(), locations: undefined })) }
}

/**
 * Equal subscriptions of one permission class: executed once for each event, in the order of the events, and
 * serialised once. Its live members get every result behind the place they joined at.
 */
export class Group {
  private readonly live = new Set<Member>()
  private readonly replayed = new Map<number, Rendered | Promise<Rendered>>()
  private readonly pages = new Map<number, Promise<Page>>()
  private readonly shown = new WeakMap<SnapshotItem, Rendered | Promise<Rendered>>()
  private opening: Promise<SnapshotItem> | undefined
  private queue: StreamItem[] = []
  private running = false
  /** Set when the queue overflowed: the place from which to read the journal instead. */
  private behind: number | undefined
  private readonly pace: Pace | undefined

  constructor(
    readonly selector: Selector,
    private readonly execute: Execute,
    private readonly tools: Tools,
    /** Told when the first member becomes live, and when the last one is no more. */
    private readonly onLive: (live: boolean) => void,
    /** Of a live stream. */
    readonly present?: Present,
  ) {
    const { minIntervalMs = 0 } = present ?? {}
    if (minIntervalMs > 0) this.pace = new Pace(tools.clock, minIntervalMs, event => this.next(event))
  }

  /** From now on `member` gets what lies behind `member.position`. */
  join(member: Member): void {
    this.live.add(member)
    if (this.live.size === 1) this.onLive(true)
  }

  leave(member: Member): void {
    if (!this.live.delete(member) || this.live.size > 0) return
    this.queue = []
    this.behind = undefined
    this.pace?.forget()
    this.onLive(false)
  }

  /** Takes the next event or gap that concerns it. */
  push(item: StreamItem): void {
    if (isGap(item) && this.present !== undefined) this.reopen()
    else if (isGap(item) || this.pace === undefined) this.next(item)
    else this.pace.add(item)
  }

  /** Changes are lost: all begin anew with the present state. */
  private reopen(): void {
    this.pace?.forget()
    for (const member of [...this.live]) member.reopen()
  }

  private next(item: StreamItem): void {
    if (this.running) {
      this.enqueue(item)
      return
    }
    try {
      const rendered = this.render(item)
      if (rendered instanceof Promise) void this.run(item, rendered)
      else this.deliver(item, rendered)
    } catch (error) {
      this.fail(error)
    }
  }

  /** An item of the past; members who read the same stretch at the same time share it. */
  replay(item: JournalEvent): Rendered | Promise<Rendered> {
    const known = this.replayed.get(item.seq)
    if (known !== undefined) return known
    const rendered = this.render(item)
    if (this.replayed.size === 0) this.tools.clock.after(REPLAY_MS, () => this.replayed.clear())
    if (this.replayed.size >= REPLAYS) this.replayed.clear()
    this.replayed.set(item.seq, rendered)
    return rendered
  }

  /** A stretch of the past; members who come to it at the same time share the read. */
  page(after: number): Promise<Page> {
    const { history, clock } = this.tools
    const known = this.pages.get(after)
    // There may be more by now than nothing.
    if (known !== undefined || after >= this.tools.tail.position())
      return known ?? history.page(this.selector, after)
    const page = history.page(this.selector, after)
    if (this.pages.size === 0) clock.after(REPLAY_MS, () => this.pages.clear())
    if (this.pages.size >= PAGES) this.pages.clear()
    this.pages.set(after, page)
    page.catch(() => this.pages.delete(after))
    return page
  }

  /** The present state of a live stream: read once for all who ask before the reading begins. */
  open(present: Present): Promise<SnapshotItem> {
    this.opening ??= this.tools.inTurn(async () => {
      // The turn may come at once: otherwise this would be undone when the promise is kept, and stay for ever.
      await Promise.resolve()
      this.opening = undefined
      return present.read()
    })
    return this.opening
  }

  /** A present state, for all who were given the same one. */
  show(item: SnapshotItem): Rendered | Promise<Rendered> {
    const rendered = this.shown.get(item) ?? this.render(item)
    this.shown.set(item, rendered)
    return rendered
  }

  /** An item for one member alone. */
  render(item: LiveItem): Rendered | Promise<Rendered> {
    this.tools.metrics.executed()
    const result = this.execute(item)
    return result instanceof Promise ? result.then(r => renderedOf(item, r)) : renderedOf(item, result)
  }

  private enqueue(item: StreamItem): void {
    if (this.behind !== undefined) return
    if (this.queue.length < this.tools.queuedEvents) {
      this.queue.push(item)
      return
    }
    const first = this.queue[0] ?? item
    this.behind = (isGap(first) ? first.gap.from : first.seq) - 1
    this.queue = []
  }

  private async run(first: StreamItem, rendered: Promise<Rendered>): Promise<void> {
    this.running = true
    try {
      this.deliver(first, await rendered)
      while (this.queue.length > 0 || this.behind !== undefined) {
        const items = this.queue.length > 0 ? this.queue : await this.missed()
        this.queue = this.queue === items ? [] : this.queue
        for (const item of items) if (this.live.size > 0) this.deliver(item, await this.render(item))
      }
    } catch (error) {
      this.fail(error)
    } finally {
      this.running = false
    }
  }

  /** What came while the queue was full. */
  private async missed(): Promise<StreamItem[]> {
    const after = this.behind as number
    const page = await this.tools.history.page(this.selector, after).catch(error => {
      this.tools.onError(error)
      for (const member of [...this.live]) member.outlet.close('BROKEN')
    })
    if (page === undefined) {
      this.behind = undefined
      return []
    }
    if (this.behind === undefined) return []
    this.behind = page.position < this.tools.tail.position() ? page.position : undefined
    if (page.gap === undefined) return [...page.events]
    if (this.present === undefined) return [{ gap: page.gap }]
    this.reopen()
    return []
  }

  private deliver(item: StreamItem, rendered: Rendered): void {
    let delivered = 0
    for (const member of this.live) if (member.take(item, rendered)) delivered += 1
    this.tools.metrics.delivered(delivered)
    if (!isGap(item)) {
      this.tools.metrics.reached(Math.max(0, this.tools.clock.now() - millisOf(item.recordedAt)) / 1_000)
    }
  }

  private fail(error: unknown): void {
    this.tools.onError(error)
    for (const member of [...this.live]) member.fail()
  }
}
