import { type CallState, foldCall } from '../call/fold.js'
import { foldConference } from '../conference/fold.js'
import {
  closesStay,
  foldParticipant,
  type ParticipantState,
  participantLeftAt,
  participantStatus,
} from '../conference/participant.js'
import type { Fact } from '../fact/fact.js'
import type { ConferenceRecord } from '../journal/event.js'
import { together } from '../journal/together.js'
import type { Transaction } from '../journal/transaction.js'
import {
  type CallControlId,
  type CallId,
  type CallLegId,
  type ConferenceId,
  ParticipantId,
} from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { RecordingState } from '../recording/fold.js'
import { trackedCallOf } from '../tracking/tracked-call.js'
import { type Cell, cellOf, dirty, fill, fold, type Transition } from './cells.js'
import { callOf, conferenceOf, isAboutStay, type Stay } from './streams.js'

/** The states that one append is known to be about, so that a whole batch is read in a few statements. */
export interface StateNeeds {
  calls: CallId[]
  conferences: ConferenceId[]
  participants: ParticipantId[]
}

/**
 * What facts fold into, in one append: states are read once, changed in memory and written together at the end.
 */
export class Folding {
  /** The facts of this append: a state that has to be folded anew finds the others in the journal. */
  private readonly facts: Fact[] = []
  private readonly calls = new Map<CallId, Cell<CallState>>()
  private readonly conferences = new Map<ConferenceId, Cell<ConferenceRecord>>()
  private readonly participants = new Map<ParticipantId, Cell<ParticipantState>>()
  private readonly tokens = new Map<CallLegId, CallControlId>()
  private readonly goneRecordings = new Set<string>()

  constructor(private readonly tx: Transaction) {}

  async read(needs: StateNeeds): Promise<void> {
    const { states } = this.tx
    const [calls, conferences, participants] = await together([
      states.calls(needs.calls),
      states.conferences(needs.conferences),
      states.participants(needs.participants),
    ])
    fill(this.calls, needs.calls, calls)
    fill(this.conferences, needs.conferences, conferences)
    fill(this.participants, needs.participants, participants)
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

  learnToken(leg: CallLegId, token: CallControlId): void {
    this.tokens.set(leg, token)
  }

  /** Folds a fact into its call; answers the state before and after. */
  async foldIntoCall(id: CallId, fact: Fact): Promise<Transition<CallState>> {
    const cell = await this.callCell(id)
    const transition = await fold(cell, fact, foldCall, () =>
      this.history(cell.stored?.state.startedAt, this.tx.states.factsOfCall(id), f => callOf(f) === id),
    )
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
      () =>
        this.history(
          cell.stored?.state.conference.openedAt,
          this.tx.states.factsOfConference(id),
          f => conferenceOf(f) === id,
        ),
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
    const call = await this.call(callId)
    const closed =
      call?.legs.some(leg => leg.id === legId && leg.endedAt !== undefined) ||
      (await this.conference(conferenceId))?.conference.endedAt !== undefined
    const transition = await fold(
      cell,
      fact,
      foldParticipant,
      () =>
        this.history(
          before && call?.startedAt,
          this.tx.states.factsOfParticipant(conferenceId, callId, legId),
          f => isAboutStay(f, stay),
        ),
      closed,
    )
    await this.countAttendance(conferenceId, transition.before, transition.after)
    return transition
  }

  /** Notes a fact that was folded into whatever it is about. */
  note(fact: Fact): void {
    this.facts.push(fact)
  }

  /** Writes what changed; `seq` is the place of the append's last event. */
  async write(seq: number): Promise<void> {
    const { states, trackedCalls } = this.tx
    const calls = dirty(this.calls, seq)
    const conferences = dirty(this.conferences, seq)
    const recordings = [
      ...calls.flatMap(({ state }) => state.recordings.map(r => ({ ...r, since: state.startedAt }))),
      ...conferences.flatMap(({ state: { conference } }) =>
        conference.recordings.map(r => ({ ...r, since: conference.openedAt })),
      ),
    ]
    await together([
      states.putCalls(calls, this.tokens),
      states.putConferences(conferences),
      states.putParticipants(dirty(this.participants, seq)),
      states.putRecordings(recordings, [...this.goneRecordings]),
      trackedCalls.put(calls.flatMap(({ state }) => trackedCallOf(state) ?? [])),
    ])
  }

  /** All facts that folded into what began at `since`; undefined when the journal has forgotten some of them. */
  private async history(
    since: Instant | undefined,
    recorded: Promise<Fact[]>,
    isAbout: (fact: Fact) => boolean,
  ): Promise<Fact[] | undefined> {
    const [facts, forgotten] = await together([recorded, this.tx.forgottenBefore()])
    if (since !== undefined && forgotten !== undefined && since < forgotten) return undefined
    return [...facts, ...this.facts].filter(isAbout)
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
