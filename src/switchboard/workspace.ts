import { type CallState, foldCall } from '../call/fold.js'
import { foldConference } from '../conference/fold.js'
import {
  closesStay,
  foldParticipant,
  type ParticipantState,
  participantLeftAt,
  participantStatus,
} from '../conference/participant.js'
import type { Room, Seating } from '../conference/room.js'
import type { Fact } from '../fact/fact.js'
import type { FlowRunRecord } from '../flow/record.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Delivery } from '../journal/deliveries.js'
import type { ConferenceRecord, JournalEvent } from '../journal/event.js'
import type { RunKey } from '../journal/flow-runs.js'
import type { SeatedRoom } from '../journal/rooms.js'
import type { Timer } from '../journal/timers.js'
import { together } from '../journal/together.js'
import type { Transaction } from '../journal/transaction.js'
import type { WebRequest } from '../journal/web-requests.js'
import type { Endpoint } from '../kernel/endpoint.js'
import {
  type CallControlId,
  type CallId,
  type CallLegId,
  type CommandId,
  type ConferenceId,
  type EventId,
  type FlowRunId,
  ParticipantId,
  type RoomId,
} from '../kernel/ids.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import type { RecordingState } from '../recording/fold.js'
import { trackedCallOf } from '../tracking/tracked-call.js'
import { type Cell, cellOf, dirty, fill, fold, type Transition } from './cells.js'
import { callOf, conferenceOf, foldsIntoState, isAboutStay, type Stay } from './streams.js'

/** What the rules go by beside what is recorded. */
export interface Policy {
  /** How long a call to a number that leads nowhere is left to the operators; undefined: for ever. */
  unboundRingMs?: number
}

/** What is about to be touched, so that a whole batch is read in a few statements. */
export interface Needs {
  events: EventId[]
  calls: CallId[]
  conferences: ConferenceId[]
  participants: ParticipantId[]
  /** Numbers that calls come in on. */
  numbers: Endpoint[]
}

/**
 * What one append reads and writes: states are read once, changed in memory and written together at the end.
 */
export class Workspace {
  readonly events: JournalEvent[] = []
  readonly newCommands: CommandRecord[] = []
  readonly settledCommands: CommandRecord[] = []
  readonly deliveries: Delivery[] = []
  readonly webRequests: WebRequest[] = []
  private timersSet: Timer[] = []
  private readonly timersCancelled: string[] = []
  private readonly facts: Fact[] = []
  private readonly recorded = new Set<EventId>()
  private readonly calls = new Map<CallId, Cell<CallState>>()
  private readonly conferences = new Map<ConferenceId, Cell<ConferenceRecord>>()
  private readonly participants = new Map<ParticipantId, Cell<ParticipantState>>()
  private readonly rooms = new Map<RoomId, SeatedRoom & { dirty: boolean }>()
  private readonly flowRuns = new Map<FlowRunId, FlowRunRecord & { asked?: RunKey }>()
  private readonly flowRunsChanged = new Set<FlowRunId>()
  private readonly tokens = new Map<CallLegId, CallControlId>()
  private readonly goneRecordings = new Set<string>()

  private constructor(
    readonly tx: Transaction,
    readonly policy: Policy,
    readonly now: Instant,
    readonly nowMs: number,
    private seq: number,
  ) {}

  static async open(tx: Transaction, policy: Policy, nowMs: number, needs: Needs): Promise<Workspace> {
    const [head, known, calls, conferences, participants] = await together([
      tx.head(),
      tx.known(needs.events),
      tx.states.calls(needs.calls),
      tx.states.conferences(needs.conferences),
      tx.states.participants(needs.participants),
      tx.bindings.readNumbers(needs.numbers),
      // Kept by `tx.flows`, for the numbers that have no binding.
      needs.numbers.length > 0 ? tx.flows.default() : Promise.resolve(),
    ])
    const workspace = new Workspace(tx, policy, instantOf(nowMs), nowMs, head)
    for (const id of known) workspace.recorded.add(id)
    fill(workspace.calls, needs.calls, calls)
    fill(workspace.conferences, needs.conferences, conferences)
    fill(workspace.participants, needs.participants, participants)
    return workspace
  }

  isRecorded(id: EventId): boolean {
    return this.recorded.has(id)
  }

  nextSeq(): number {
    return this.seq + 1
  }

  async call(id: CallId): Promise<CallState | undefined> {
    return (await this.callCell(id)).stored?.state
  }

  async conference(id: ConferenceId): Promise<ConferenceRecord | undefined> {
    return (await this.conferenceCell(id)).stored?.state
  }

  async participant(conference: ConferenceId, leg: CallLegId): Promise<ParticipantState | undefined> {
    return (await this.participantCell(ParticipantId(conference, leg))).stored?.state
  }

  /** The carrier's time of the latest fact about any of these. */
  async lastAbout(about: { callId?: CallId; conferenceId?: ConferenceId }): Promise<Instant | undefined> {
    const cells = [
      ...(about.callId === undefined ? [] : [await this.callCell(about.callId)]),
      ...(about.conferenceId === undefined ? [] : [await this.conferenceCell(about.conferenceId)]),
    ]
    return cells
      .map(cell => cell.stored?.last.at)
      .reduce((a, b) => (a === undefined || (b !== undefined && b > a) ? b : a), undefined)
  }

  /** Everybody in a conference who has not left, at most about `limit` of them. */
  async present(conference: ConferenceId, limit: number): Promise<ParticipantState[]> {
    for (const [id, stored] of await this.tx.states.present(conference, limit)) {
      if (!this.participants.has(id)) this.participants.set(id, { stored, dirty: false })
    }
    return [...this.participants.values()]
      .map(cell => cell.stored?.state)
      .filter(
        (p): p is ParticipantState =>
          p !== undefined && p.conferenceId === conference && participantStatus(p) !== 'LEFT',
      )
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

  /** Adds or changes a run; `asked` is the client's request for a new one. */
  putFlowRun(record: FlowRunRecord, asked?: RunKey): void {
    const id = record.run.id as FlowRunId
    this.flowRuns.set(id, { ...record, ...(asked !== undefined && { asked }) })
    this.flowRunsChanged.add(id)
  }

  learnToken(leg: CallLegId, token: CallControlId): void {
    this.tokens.set(leg, token)
  }

  /** Folds a fact into its call; answers the state before and after. */
  async foldIntoCall(id: CallId, fact: Fact): Promise<Transition<CallState>> {
    const cell = await this.callCell(id)
    const transition = await fold(cell, fact, foldCall, async () => [
      ...(await this.tx.states.factsOfCall(id)).filter(f => callOf(f) === id),
      ...this.facts.filter(f => callOf(f) === id),
    ])
    this.noteGoneRecordings(transition.before?.recordings, transition.after?.recordings)
    return transition
  }

  async foldIntoConference(id: ConferenceId, fact: Fact): Promise<Transition<ConferenceRecord>> {
    const cell = await this.conferenceCell(id)
    const attendance = cell.stored?.state.attendance ?? { joined: 0 }
    const transition = await fold(
      cell,
      fact,
      (before, next) => {
        const conference = foldConference(before?.conference, next)
        return before?.conference === conference ? before : { conference, attendance }
      },
      async () => [
        ...(await this.tx.states.factsOfConference(id)).filter(f => conferenceOf(f) === id),
        ...this.facts.filter(f => conferenceOf(f) === id),
      ],
    )
    this.noteGoneRecordings(transition.before?.conference.recordings, transition.after?.conference.recordings)
    return transition
  }

  async foldIntoParticipant(stay: Stay, fact: Fact): Promise<Transition<ParticipantState>> {
    const { conferenceId, callId, legId } = stay
    const cell = await this.participantCell(ParticipantId(conferenceId, legId))
    const before = cell.stored?.state
    if (closesStay(fact)) {
      const after = foldParticipant(before, fact)
      if (after !== undefined && cell.stored !== undefined && after !== before) {
        cell.stored = { ...cell.stored, state: after }
        cell.dirty = true
      }
      await this.countAttendance(conferenceId, before, after)
      return { before, after }
    }
    const closed =
      (await this.call(callId))?.legs.some(leg => leg.id === legId && leg.endedAt !== undefined) ||
      (await this.conference(conferenceId))?.conference.endedAt !== undefined
    const transition = await fold(
      cell,
      fact,
      foldParticipant,
      async () => [
        ...(await this.tx.states.factsOfParticipant(conferenceId, callId, legId)),
        ...this.facts.filter(f => isAboutStay(f, stay)),
      ],
      closed,
    )
    await this.countAttendance(conferenceId, transition.before, transition.after)
    return transition
  }

  /** Gives a fact its place in the journal. */
  append(event: Omit<JournalEvent, 'seq' | 'recordedAt'>, fact: Fact): JournalEvent {
    this.seq += 1
    const placed = { seq: this.seq, recordedAt: this.now, ...event }
    this.events.push(placed)
    this.facts.push(fact)
    this.recorded.add(fact.id)
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

  async flush(): Promise<void> {
    const { tx } = this
    const calls = dirty(this.calls, this.seq)
    const conferences = dirty(this.conferences, this.seq)
    const recordings = [
      ...calls.flatMap(({ state }) => state.recordings.map(r => ({ ...r, since: state.startedAt }))),
      ...conferences.flatMap(({ state: { conference } }) =>
        conference.recordings.map(r => ({ ...r, since: conference.openedAt })),
      ),
    ]
    const seatings = [...this.rooms.values()].filter(room => room.dirty)
    const runs = [...this.flowRuns].flatMap(([id, run]) => (this.flowRunsChanged.has(id) ? [run] : []))
    await together([
      tx.append(this.events, event => foldsIntoState(event.fact)),
      tx.states.putCalls(calls, this.tokens),
      tx.states.putConferences(conferences),
      tx.states.putParticipants(dirty(this.participants, this.seq)),
      tx.states.putRecordings(recordings, [...this.goneRecordings]),
      tx.trackedCalls.put(calls.flatMap(({ state }) => trackedCallOf(state) ?? [])),
      tx.outbox.put(this.newCommands, this.settledCommands),
      ...seatings.map(({ room, seating }) => tx.rooms.putSeating(room.id, seating)),
      tx.deliveries.add(this.deliveries),
      tx.timers.change(this.timersCancelled, this.timersSet),
      tx.webRequests.add(this.webRequests),
      tx.flowRuns.put(runs),
    ])
  }

  private keepRoom(found: SeatedRoom): SeatedRoom {
    const kept = this.rooms.get(found.room.id)
    if (kept !== undefined) return kept
    this.rooms.set(found.room.id, { ...found, dirty: false })
    return found
  }

  private async callCell(id: CallId): Promise<Cell<CallState>> {
    return cellOf(this.calls, id, ids => this.tx.states.calls(ids))
  }

  private async conferenceCell(id: ConferenceId): Promise<Cell<ConferenceRecord>> {
    return cellOf(this.conferences, id, ids => this.tx.states.conferences(ids))
  }

  private async participantCell(id: ParticipantId): Promise<Cell<ParticipantState>> {
    return cellOf(this.participants, id, ids => this.tx.states.participants(ids))
  }

  private async countAttendance(
    id: ConferenceId,
    before: ParticipantState | undefined,
    after: ParticipantState | undefined,
  ): Promise<void> {
    if (before === after || after === undefined) return
    const cell = await this.conferenceCell(id)
    if (cell.stored === undefined) return
    const { conference, attendance } = cell.stored.state
    const joined = attendance.joined + Number(isIn(after)) - Number(isIn(before))
    const emptySince = joined === 0 ? await this.lastLeaving(id) : undefined
    if (joined === attendance.joined && emptySince === attendance.emptySince) return
    const counted = { joined, ...(emptySince !== undefined && { emptySince }) }
    cell.stored = { ...cell.stored, state: { conference, attendance: counted } }
    cell.dirty = true
  }

  private async lastLeaving(id: ConferenceId): Promise<Instant | undefined> {
    const leavings: Map<ParticipantId, Instant | undefined> = await this.tx.states.leavings(id)
    for (const [participant, { stored }] of this.participants) {
      if (stored?.state.conferenceId === id) leavings.set(participant, participantLeftAt(stored.state))
    }
    return [...leavings.values()].reduce(
      (a, b) => (a === undefined || (b !== undefined && b > a) ? b : a),
      undefined,
    )
  }

  private noteGoneRecordings(before: RecordingState[] = [], after: RecordingState[] = []): void {
    if (before === after) return
    const kept = new Set(after.map(r => r.id))
    for (const { id } of before) if (!kept.has(id)) this.goneRecordings.add(id)
  }
}

function isIn(participant: ParticipantState | undefined): boolean {
  return participant !== undefined && participantStatus(participant) === 'JOINED'
}
