import type { JournalEvent } from '../journal/event.js'
import { isGap, type StreamItem } from './feed.js'
import type { Group } from './group.js'
import type { Page } from './history.js'
import { latestOf } from './latest.js'
import { Missed } from './missed.js'
import type { Outlet } from './outlet.js'
import type { Rendered } from './rendered.js'
import type { Tools } from './tools.js'

/**
 * One subscriber with a place of its own: everything up to `position` it has got or does not want. It reads the
 * journal until it stands at the present and is live from then on.
 */
export class Member {
  private gone = false
  private inTime: (() => void) | undefined
  private position: number
  /** True while it has to be given the present state first. */
  private unopened: boolean
  /** What a member of a live stream missed while its connection did not keep up; absent while it does. */
  private missed: Missed | undefined

  constructor(
    readonly group: Group,
    readonly outlet: Outlet,
    /** The start of each of its messages. */
    private readonly head: string,
    /** Absent: begins with the present state. */
    position: number | undefined,
    private readonly tools: Tools,
    /** Told once, when the stream cannot go on. */
    private readonly onFail: () => void,
  ) {
    this.position = position ?? 0
    this.unopened = position === undefined
  }

  /** Begins at its place; at once when nothing lies between it and the present. */
  start(): void {
    if (!this.unopened && this.position >= this.tools.tail.position()) this.goLive()
    else void this.follow()
  }

  /** Takes a live result; false when it is behind its place already, or its connection does not keep up. */
  take(item: StreamItem, rendered: Rendered): boolean {
    if (rendered.seq <= this.position) return false
    if (this.missed !== undefined || !this.outlet.keepsUp()) {
      if (this.group.present !== undefined && !isGap(item)) {
        this.miss(item)
        return false
      }
      // All it wants before this one it has got.
      this.position = Math.max(this.position, rendered.first - 1)
      this.fallBehind()
      return false
    }
    this.position = rendered.seq
    this.outlet.give(this.head, rendered)
    return true
  }

  /** Begins anew with the present state, where changes are lost. */
  reopen(): void {
    this.group.leave(this)
    this.inTime?.()
    this.missed?.stop()
    this.missed = undefined
    this.unopened = true
    void this.follow()
  }

  leave(): void {
    if (this.gone) return
    this.gone = true
    this.missed?.stop()
    this.inTime?.()
    this.group.leave(this)
  }

  /** Ends the stream: what it selects cannot be executed. */
  fail(): void {
    if (this.gone) return
    this.leave()
    this.onFail()
  }

  private goLive(): void {
    this.inTime?.()
    this.inTime = undefined
    this.group.join(this)
  }

  private fallBehind(): void {
    const { tools, outlet } = this
    this.group.leave(this)
    if (!outlet.open) return
    if (tools.behindMs === 0) {
      outlet.close('SLOW')
      return
    }
    tools.metrics.fellBehind()
    this.inTime = tools.clock.after(tools.behindMs, () => outlet.close('SLOW'))
    void this.follow()
  }

  /** Gets only the latest of each thing from now on, until its connection has taken it all. */
  private miss(event: JournalEvent): void {
    if (this.missed === undefined) {
      this.tools.metrics.fellBehind()
      const missed = new Missed(this.outlet, this.tools, this.group, rendered => this.write(rendered))
      this.missed = missed
      void this.attempt(() => this.makeUp(missed))
    }
    this.missed.add(event)
  }

  private async makeUp(missed: Missed): Promise<void> {
    do await missed.giveSome()
    while (missed.size > 0 && missed.goesOn())
    // In this same tick, so that what comes next is not added to what nobody gives any more.
    if (missed.goesOn()) this.missed = undefined
    missed.stop()
  }

  /** Reads the past at the pace of the connection, then joins where it ends. */
  private async follow(): Promise<void> {
    const { tail, inTurn } = this.tools
    while (!this.over()) {
      await this.outlet.room()
      await (this.unopened ? this.open() : inTurn(() => this.giveSome()))
      if (this.over()) return
      // In this same tick, so that the next event finds it among the live ones.
      if (!this.unopened && this.position >= tail.position()) return this.goLive()
    }
  }

  private async open(): Promise<void> {
    const { present } = this.group
    if (this.over() || present === undefined) return
    const item = await this.reading(() => this.group.open(present))
    if (item === undefined) return
    await this.attempt(async () => {
      await this.give(this.group.show(item))
      this.unopened = false
    })
  }

  private async giveSome(): Promise<void> {
    if (this.over()) return
    const page = await this.reading<Page>(() => this.group.page(this.position))
    if (page === undefined) return
    if (page.gap !== undefined && this.group.present !== undefined) {
      this.unopened = true
      return
    }
    await this.attempt(() => this.givePage(page))
  }

  private async givePage(page: Page): Promise<void> {
    const { group, tools } = this
    const paced = group.present !== undefined && group.present.minIntervalMs > 0
    if (page.gap !== undefined) {
      tools.metrics.gap()
      await this.give(group.render({ gap: page.gap }))
    }
    for (const event of paced ? latestOf(page.events) : page.events) {
      if (!this.outlet.hasRoom()) return
      // What stands for several events is nobody else's.
      await this.give(paced ? group.render(event) : group.replay(event))
      if (this.over()) return
    }
    this.position = Math.max(this.position, page.position)
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch (error) {
      this.tools.onError(error)
      this.fail()
    }
  }

  private async reading<T>(read: () => Promise<T>): Promise<T | undefined> {
    try {
      return await read()
    } catch (error) {
      this.tools.onError(error)
      this.outlet.close('BROKEN')
      return undefined
    }
  }

  private async give(rendering: Rendered | Promise<Rendered>): Promise<void> {
    const rendered = rendering instanceof Promise ? await rendering : rendering
    if (!this.over()) this.write(rendered)
  }

  private write(rendered: Rendered): void {
    this.position = rendered.seq
    this.outlet.give(this.head, rendered)
    this.tools.metrics.delivered(1)
  }

  private over(): boolean {
    return this.gone || !this.outlet.open
  }
}
