import type { Kysely } from 'kysely'
import type { EventId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import { AccessKeys } from './access-keys.js'
import { Bindings } from './bindings.js'
import { CallFlows } from './call-flows.js'
import type { CommandRecord } from './commands.js'
import { Deliveries } from './deliveries.js'
import type { About, JournalEvent } from './event.js'
import { readEvents, rowOf } from './events.js'
import { FlowRuns } from './flow-runs.js'
import { NumberOrders } from './number-orders.js'
import { OutboundCalls } from './outbound-calls.js'
import { dueCommands, Outbox } from './outbox.js'
import { Presence } from './presence.js'
import { Rooms } from './rooms.js'
import { inChunks } from './rows.js'
import type { Tables } from './schema.js'
import { ServiceLines } from './service-lines.js'
import { States } from './states.js'
import { Timers } from './timers.js'
import { TrackedCalls } from './tracked-calls.js'
import { VoiceSessions } from './voice-sessions.js'
import { WebRequests } from './web-requests.js'

/**
 * One append to the journal: everything in it happens, or nothing. Nobody else appends meanwhile.
 */
export class Transaction {
  readonly states: States
  readonly outbox: Outbox
  readonly outboundCalls: OutboundCalls
  readonly rooms: Rooms
  readonly bindings: Bindings
  readonly numberOrders: NumberOrders
  readonly trackedCalls: TrackedCalls
  readonly flows: CallFlows
  readonly timers: Timers
  readonly voiceSessions: VoiceSessions
  readonly serviceLines: ServiceLines
  readonly presence: Presence
  readonly deliveries: Deliveries
  readonly flowRuns: FlowRuns
  readonly webRequests: WebRequests
  readonly accessKeys: AccessKeys

  constructor(private readonly db: Kysely<Tables>) {
    this.states = new States(db)
    this.outbox = new Outbox(db)
    this.outboundCalls = new OutboundCalls(db)
    this.rooms = new Rooms(db)
    this.bindings = new Bindings(db)
    this.numberOrders = new NumberOrders(db)
    this.trackedCalls = new TrackedCalls(db)
    this.flows = new CallFlows(db)
    this.timers = new Timers(db)
    this.voiceSessions = new VoiceSessions(db)
    this.serviceLines = new ServiceLines(db)
    this.presence = new Presence(db)
    this.deliveries = new Deliveries(db)
    this.flowRuns = new FlowRuns(db)
    this.webRequests = new WebRequests(db)
    this.accessKeys = new AccessKeys(db)
  }

  /** The place of the last event; 0 in an empty journal. */
  async head(): Promise<number> {
    const row = await this.db
      .selectFrom('events')
      .select('seq')
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.seq ?? 0
  }

  /** Which of these events the journal has already. */
  async known(ids: readonly EventId[]): Promise<Set<EventId>> {
    if (ids.length === 0) return new Set()
    const rows = await this.db
      .selectFrom('events')
      .select('id')
      .where('id', 'in', [...ids])
      .execute()
    return new Set(rows.map(row => row.id as EventId))
  }

  /** The place of the last event recorded before `at`; 0 when there is none. */
  async placeBefore(at: Instant): Promise<number> {
    const row = await this.db
      .selectFrom('events')
      .select('seq')
      .where('recorded_at', '<', at)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    return Number(row?.seq ?? 0)
  }

  /** When the oldest event was recorded, once others before it are forgotten; undefined: the journal has all. */
  async forgottenBefore(): Promise<Instant | undefined> {
    const row = await this.db
      .selectFrom('events')
      .select(['seq', 'recorded_at'])
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()
    return row === undefined || Number(row.seq) === 1 ? undefined : (row.recorded_at as Instant)
  }

  /** The events about these things after a place, in order. */
  eventsAbout(about: Partial<About>, after: number): Promise<JournalEvent[]> {
    return readEvents(this.db, { about }, { after, limit: 10_000 })
  }

  /** The commands that are recorded and not settled, oldest first. */
  unsettledCommands(): Promise<CommandRecord[]> {
    return dueCommands(this.db, Number.MAX_SAFE_INTEGER)
  }

  async append(events: readonly JournalEvent[], folds: (event: JournalEvent) => boolean): Promise<void> {
    await inChunks(events, chunk =>
      this.db
        .insertInto('events')
        .values(chunk.map(event => rowOf(event, folds(event))))
        .execute(),
    )
  }

  /**
   * Forgets events recorded before `before`, at most `most` of them, the oldest first; states stay, and so does the
   * last event, which holds the place. Answers whether there may be more to forget.
   */
  async prune(before: Instant, most = 5_000): Promise<boolean> {
    const head = await this.head()
    const first = await this.db.selectFrom('events').select('seq').orderBy('seq').limit(1).executeTakeFirst()
    const oldest = first?.seq ?? head
    const end = Math.min(oldest + most, head)
    const kept = await this.db
      .selectFrom('events')
      .select('seq')
      .where('seq', '<', end)
      .where('recorded_at', '>=', before)
      .orderBy('seq')
      .limit(1)
      .executeTakeFirst()
    const gone = await this.db
      .deleteFrom('events')
      .where('seq', '<', kept?.seq ?? end)
      .executeTakeFirst()
    const forgotten = await this.deliveries.forget(before, most)
    return Number(gone.numDeletedRows) === most || forgotten === most
  }
}
