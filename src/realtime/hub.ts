import {
  createSourceEventStream,
  type ExecutionResult,
  GraphQLError,
  type OperationDefinitionNode,
} from 'graphql'
import type { Tail } from '../bus/tail.js'
import { encodeCursor } from '../journal/cursor.js'
import type { JournalEvent } from '../journal/event.js'
import { admit, type Feed, isFeed, type LiveItem, placeOf } from './feed.js'
import { type Execute, Group } from './group.js'
import { GroupIndex } from './group-index.js'
import type { Guest, HubHost, Prepared } from './host.js'
import { mapStream } from './map-stream.js'
import { Member } from './member.js'
import { once } from './once.js'
import type { Outlet } from './outlet.js'
import { sharingOf } from './plan.js'
import { type QuotaLimits, SubscriptionQuota } from './quota.js'
import type { Tools } from './tools.js'

/** A subscription as a transport brings it. */
export interface Subscribe<Viewer> {
  prepared: Prepared
  operation: OperationDefinitionNode
  viewer: Viewer
  outlet: Outlet
  /** The start of each message to this subscriber. */
  head: string
  /** How large the request was: what it says is kept for as long as the subscription lasts. */
  bytes: number
  /** A cursor that the transport itself remembers: newer than the operation's own. */
  lastCursor?: string
  onFail(): void
}

/** How a subscription began: as a member of a group, as a stream that cannot be shared, or not at all. */
export type Subscribed =
  | { kind: 'member'; leave(): void }
  | { kind: 'stream'; results(onEnd: () => void): AsyncGenerator<ExecutionResult, void> }
  | { kind: 'refused'; result: ExecutionResult }

export interface HubTools<Viewer extends Guest> extends Tools {
  epoch: string
  host: HubHost<Viewer>
  tail: Tail
  limits: QuotaLimits
}

/** Gives every event to everyone who wants it, executing it once for all who would be shown the same. */
export class Hub<Viewer extends Guest> {
  private readonly groups = new Map<string, { group: Group; members: number }>()
  private readonly index = new GroupIndex<Group>()
  private readonly quota: SubscriptionQuota
  private readonly start: string
  private position: number

  constructor(private readonly tools: HubTools<Viewer>) {
    this.quota = new SubscriptionQuota(tools.limits, () => tools.metrics.limited('subscriptions'))
    this.start = encodeCursor({ epoch: tools.epoch, seq: 0 })
    this.position = tools.tail.position()
  }

  /** How many groups there are. */
  get size(): number {
    return this.groups.size
  }

  /** Takes the tail's next event. */
  take(event: JournalEvent): void {
    const missed = { from: this.position + 1, to: event.seq - 1 }
    this.position = event.seq
    if (missed.from <= missed.to) {
      this.tools.metrics.gap()
      for (const group of this.index.all()) group.push({ gap: missed })
    }
    this.index.visit(event, group => group.push(event))
  }

  async subscribe(request: Subscribe<Viewer>): Promise<Subscribed> {
    const { host } = this.tools
    let leaveQuota = () => {}
    try {
      leaveQuota = this.quota.enter(request.viewer.identity, request.bytes)
      const outcome = await this.begun(request, leaveQuota)
      if (outcome.kind === 'refused') leaveQuota()
      return outcome
    } catch (error) {
      leaveQuota()
      if (error instanceof GraphQLError) return { kind: 'refused', result: { errors: [host.shown(error)] } }
      throw error
    }
  }

  private async begun(request: Subscribe<Viewer>, onEnd: () => void): Promise<Subscribed> {
    const { host, metrics } = this.tools
    const { prepared, viewer } = request
    const context = host.contextOf(viewer)
    const source = await (host.subscribe?.(prepared, context) ?? sourceOf(prepared, context))
    if (!(Symbol.asyncIterator in source)) return { kind: 'refused', result: source }
    if (isFeed(source)) return this.admitted(request, source, onEnd)
    metrics.fellBack('source')
    return {
      kind: 'stream',
      results: tell =>
        this.alone(request, source, () => {
          onEnd()
          tell()
        }),
    }
  }

  private async admitted(request: Subscribe<Viewer>, feed: Feed, onEnd: () => void): Promise<Subscribed> {
    const { tools } = this
    const after = request.lastCursor === undefined ? feed.after : placeOf(request.lastCursor, tools.epoch)
    if (after !== undefined) {
      await admit(tools, after)
      tools.metrics.resumed()
    }
    const { group, leave } = this.groupFor(request, feed)
    const position = after ?? (feed.present === undefined ? tools.tail.position() : undefined)
    const member = new Member(group, request.outlet, request.head, position, tools, request.onFail)
    member.start()
    const depart = once(feed.attend?.() ?? (() => {}))
    return {
      kind: 'member',
      leave() {
        member.leave()
        leave()
        depart()
        onEnd()
      },
    }
  }

  private groupFor(request: Subscribe<Viewer>, feed: Feed): { group: Group; leave(): void } {
    const { tools } = this
    const { prepared, operation, viewer, outlet } = request
    const scope = tools.host.scopeOf(viewer)
    const { key, variables, fallback } = sharingOf(prepared, operation, this.start)
    if (fallback !== undefined) tools.metrics.fellBack(fallback)
    if (scope === undefined) tools.metrics.fellBack('no-scope')
    const seenBy = scope === undefined ? ['connection', outlet.id] : ['scope', scope]
    // The selector is the root field's own choice and may depend on who asks.
    const name = JSON.stringify([seenBy, key, feed.selector])
    const leaveQuota = this.quota.enterGroup(viewer.identity, name)
    let entry = this.groups.get(name)
    if (entry === undefined) {
      const shared: Prepared = { ...prepared, variables }
      const context =
        scope === undefined ? () => tools.host.contextOf(viewer) : () => tools.host.contextFor(scope)
      const group: Group = new Group(
        feed.selector,
        (item: LiveItem) => executeFor(tools.host, shared, context(), item),
        tools,
        live => (live ? this.index.add(group) : this.index.delete(group)),
        feed.present,
      )
      entry = { group, members: 0 }
      this.groups.set(name, entry)
      tools.metrics.groupOpened()
    }
    entry.members += 1
    return {
      group: entry.group,
      leave: once(() => {
        this.leave(name)
        leaveQuota()
      }),
    }
  }

  private leave(name: string): void {
    const entry = this.groups.get(name)
    if (entry === undefined) return
    entry.members -= 1
    if (entry.members > 0) return
    this.groups.delete(name)
    this.tools.metrics.groupClosed()
  }

  /** A source that is no feed: executed for this subscriber alone, at its pace. */
  private alone(
    { prepared, viewer }: Subscribe<Viewer>,
    source: AsyncIterable<unknown>,
    onEnd: () => void,
  ): AsyncGenerator<ExecutionResult, void> {
    const { host, metrics } = this.tools
    return mapStream(
      source,
      item => {
        metrics.executed()
        return host.execute(prepared, host.contextOf(viewer), item)
      },
      onEnd,
    )
  }
}

/** Executes over an item, unless it is not for whom the context is. */
function executeFor<Viewer extends Guest>(
  host: HubHost<Viewer>,
  prepared: Prepared,
  context: object,
  item: LiveItem,
): ReturnType<Execute> {
  const isFor = host.isFor?.(item, context) ?? true
  // Not a promise where none is needed: most items are for all.
  if (isFor === true) return host.execute(prepared, context, item)
  return Promise.resolve(isFor).then(is => (is ? host.execute(prepared, context, item) : undefined))
}

async function sourceOf(
  { schema, document, operationName, variables }: Prepared,
  contextValue: object,
): Promise<AsyncIterable<unknown> | ExecutionResult> {
  return createSourceEventStream({
    schema,
    document,
    contextValue,
    ...(operationName != null && { operationName }),
    ...(variables != null && { variableValues: variables }),
  })
}
