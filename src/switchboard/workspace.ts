import type { Room, Seating } from '../conference/room.js'
import { DEFAULT_OUTBOUND, type OutboundPolicy } from '../dialling/policy.js'
import type { FlowRunRecord } from '../flow/record.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Delivery } from '../journal/deliveries.js'
import type { JournalEvent } from '../journal/event.js'
import type { RunKey } from '../journal/flow-runs.js'
import type { SeatedRoom } from '../journal/rooms.js'
import type { Timer } from '../journal/timers.js'
import { together } from '../journal/together.js'
import type { Transaction } from '../journal/transaction.js'
import type { WebRequest } from '../journal/web-requests.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallLegId, CommandId, EventId, FlowRunId, RoomId } from '../kernel/ids.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import { Folding, type StateNeeds } from './folding.js'
import type { OutboundAttempt } from './outbound.js'
import { OutboundLedger } from './outbound-ledger.js'
import { foldsIntoState } from './streams.js'

/** What the rules go by beside what is recorded. */
export interface Policy {
  /** How long a call to a number that leads nowhere is left to the operators; undefined: for ever. */
  unboundRingMs?: number
  /** What those on hold hear in rooms that have no audio of their own; undefined: nothing. */
  holdAudioUrl?: string
  /** Where calls may go, and how many; absent: the default one. */
  outbound?: OutboundPolicy
  /** The installation's own caller id: its country may be called where no others are named. */
  fromNumber?: Endpoint
}

/** What is about to be touched, so that a whole batch is read in a few statements. */
export interface Needs extends StateNeeds {
  events: EventId[]
  /** Numbers that calls come in on. */
  numbers: Endpoint[]
}

/** What one append reads and writes: read once, changed in memory and written together at the end. */
export class Workspace {
  readonly states: Folding
  readonly outbound: OutboundLedger
  readonly events: JournalEvent[] = []
  readonly newCommands: CommandRecord[] = []
  readonly settledCommands: CommandRecord[] = []
  readonly deliveries: Delivery[] = []
  readonly webRequests: WebRequest[] = []
  /** Calls that were not let out. */
  readonly outboundRefused: OutboundAttempt[] = []
  private timersSet: Timer[] = []
  private readonly timersCancelled: string[] = []
  private readonly recorded = new Set<EventId>()
  private seq = 0
  private readonly rooms = new Map<RoomId, SeatedRoom & { dirty: boolean }>()
  private readonly flowRuns = new Map<FlowRunId, FlowRunRecord & { asked?: RunKey }>()
  private readonly flowRunsChanged = new Set<FlowRunId>()

  private constructor(
    readonly tx: Transaction,
    readonly policy: Policy,
    /** The node that sends what is recorded here. */
    readonly holder: string,
    readonly now: Instant,
    readonly nowMs: number,
  ) {
    this.states = new Folding(tx)
    this.outbound = new OutboundLedger(tx, policy.outbound ?? DEFAULT_OUTBOUND, nowMs)
  }

  static async open(
    tx: Transaction,
    { policy, holder, nowMs }: { policy: Policy; holder: string; nowMs: number },
    needs: Needs,
  ): Promise<Workspace> {
    const workspace = new Workspace(tx, policy, holder, instantOf(nowMs), nowMs)
    const [head, known] = await together([
      tx.head(),
      tx.known(needs.events),
      workspace.states.read(needs),
      tx.bindings.readNumbers(needs.numbers),
      // Kept by `tx.flows`, for the numbers that have no binding.
      needs.numbers.length > 0 ? tx.flows.default() : Promise.resolve(),
    ])
    workspace.seq = head
    for (const id of known) workspace.recorded.add(id)
    return workspace
  }

  isRecorded(id: EventId): boolean {
    return this.recorded.has(id)
  }

  nextSeq(): number {
    return this.seq + 1
  }

  async room(id: RoomId): Promise<SeatedRoom | undefined> {
    const kept = this.rooms.get(id)
    if (kept !== undefined) return kept
    const found = await this.tx.rooms.find(id)
    return found && this.keepRoom(found)
  }

  putSeating(room: Room, seating: Seating): void {
    this.rooms.set(room.id, { room, seating, dirty: true })
  }

  /** A room with other settings; where it stands with its callers stays. */
  async changeRoom(room: Room): Promise<void> {
    const kept = this.rooms.get(room.id)
    if (kept !== undefined) this.rooms.set(room.id, { ...kept, room })
    await this.tx.rooms.put(room)
  }

  async removeRoom(id: RoomId): Promise<void> {
    this.rooms.delete(id)
    await this.tx.rooms.remove(id)
  }

  /** Timers to be set; one that has the same id is set anew. */
  get timers(): readonly Timer[] {
    return this.timersSet
  }

  setTimer(timer: Timer): void {
    // Otherwise one statement would set it twice, which PostgreSQL refuses.
    this.timersSet = [...this.timersSet.filter(({ id }) => id !== timer.id), timer]
  }

  cancelTimer(id: string): void {
    this.timersSet = this.timersSet.filter(timer => timer.id !== id)
    this.timersCancelled.push(id)
  }

  async flowRun(id: FlowRunId): Promise<FlowRunRecord | undefined> {
    const kept = this.flowRuns.get(id)
    if (kept !== undefined) return kept
    const found = await this.tx.flowRuns.find(id)
    if (found !== undefined) this.flowRuns.set(id, found)
    return found
  }

  /** The run that was asked for with this key, and for what. */
  async flowRunWithKey(key: string): Promise<{ record: FlowRunRecord; fingerprint: string } | undefined> {
    for (const { asked, ...record } of this.flowRuns.values()) {
      if (asked?.key === key) return { record, fingerprint: asked.fingerprint }
    }
    return this.tx.flowRuns.withKey(key)
  }

  /** Adds or changes a run; `asked` is the client's request for a new one. */
  putFlowRun(record: FlowRunRecord, asked?: RunKey): void {
    const id = record.run.id as FlowRunId
    const known = asked ?? this.flowRuns.get(id)?.asked
    this.flowRuns.set(id, { ...record, ...(known !== undefined && { asked: known }) })
    this.flowRunsChanged.add(id)
  }

  /** Gives a fact that was folded its place in the journal. */
  append(event: Omit<JournalEvent, 'seq' | 'recordedAt'>): JournalEvent {
    this.seq += 1
    const placed = { seq: this.seq, recordedAt: this.now, ...event }
    this.events.push(placed)
    this.states.note(event.fact)
    this.recorded.add(event.fact.id)
    return placed
  }

  addCommand(record: CommandRecord): void {
    this.newCommands.push(record)
  }

  async command(id: CommandId): Promise<CommandRecord | undefined> {
    return this.newCommands.find(c => c.id === id) ?? this.tx.outbox.find(id)
  }

  async commandWithKey(key: string): Promise<CommandRecord | undefined> {
    return this.newCommands.find(c => c.key === key) ?? this.tx.outbox.withKey(key)
  }

  /** Whether anything was ever asked of this leg. */
  async hasAsked(leg: CallLegId): Promise<boolean> {
    return this.newCommands.some(c => c.legId === leg) || this.tx.outbox.hasAsked(leg)
  }

  async flush(): Promise<void> {
    const { tx } = this
    const seatings = [...this.rooms.values()].filter(room => room.dirty)
    const runs = [...this.flowRuns].flatMap(([id, run]) => (this.flowRunsChanged.has(id) ? [run] : []))
    await together([
      tx.append(this.events, event => foldsIntoState(event.fact)),
      this.states.write(this.seq),
      tx.outbox.put(this.newCommands, this.settledCommands),
      ...seatings.map(({ room, seating }) => tx.rooms.putSeating(room.id, seating)),
      tx.deliveries.add(this.deliveries),
      tx.timers.change(this.timersCancelled, this.timersSet),
      tx.webRequests.add(this.webRequests),
      this.outbound.flush(),
      tx.flowRuns.put(runs),
    ])
  }

  private keepRoom(found: SeatedRoom): SeatedRoom {
    const kept = this.rooms.get(found.room.id)
    if (kept !== undefined) return kept
    this.rooms.set(found.room.id, { ...found, dirty: false })
    return found
  }
}
