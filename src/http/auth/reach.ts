import { type CallState, firstLeg, type LegState } from '../../call/fold.js'
import type { ConferenceState } from '../../conference/fold.js'
import type { ParticipantState } from '../../conference/participant.js'
import type { FactType } from '../../fact/fact.js'
import type { JournalEvent } from '../../journal/event.js'
import type { CallId, CallLegId, ConferenceId, RoomId } from '../../kernel/ids.js'
import type { RecordingState } from '../../recording/fold.js'
import { permitsConference, permitsRoom, permitsWholeCall } from './permits.js'
import type { Scope } from './scopes.js'

/** Reads what decides whether something is within a scope. */
export interface ReachSource {
  call(id: CallId): Promise<CallState | undefined>
  conference(id: ConferenceId): Promise<ConferenceState | undefined>
  staysOfCall(id: CallId): Promise<readonly ParticipantState[]>
}

/** The resource that has to be permitted for an event to be shown. */
export type EventSubject = 'CALL' | 'CONFERENCE' | 'RECORDING' | 'ROOM'

/** Says what a scope lets a credential see. */
export class Reach {
  constructor(
    readonly scope: Scope,
    private readonly source: ReachSource,
    /** What decides about events of a type; undefined: never shown to a credential that is limited to resources. */
    private readonly subjectOf: (type: FactType) => EventSubject | undefined = () => undefined,
  ) {}

  room(id: RoomId): boolean {
    const { within } = this.scope
    return within === undefined || permitsRoom(within, id)
  }

  async conference(id: ConferenceId): Promise<boolean> {
    const { within } = this.scope
    if (within === undefined || within.conferences.includes(id)) return true
    return within.rooms.length > 0 && permitsConference(within, (await this.source.conference(id)) ?? { id })
  }

  /** A call is seen when it is permitted as a whole, or when a leg of it is. */
  async call(id: CallId): Promise<boolean> {
    const call = await this.callBy(id)
    if (call.whole) return true
    return (await Promise.all(call.conferences.map(conference => this.conference(conference.id)))).includes(
      true,
    )
  }

  /** A leg is seen with its whole call, or when it is, was, or is being called to be in a permitted conference. */
  async leg(callId: CallId, legId: CallLegId): Promise<boolean> {
    const call = await this.callBy(callId)
    if (call.whole) return true
    const ofLeg = call.conferences.filter(conference => conference.legId === legId)
    return (await Promise.all(ofLeg.map(({ id }) => this.conference(id)))).includes(true)
  }

  /** A leg can be commanded with its whole call, or while it is in a permitted conference or on its way there. */
  async canCommand(callId: CallId, legId: CallLegId): Promise<boolean> {
    if ((await this.callBy(callId)).whole) return true
    const leg = (await this.source.call(callId))?.legs.find(({ id }) => id === legId)
    const conferenceId =
      leg?.conferenceId ?? (leg?.answeredAt === undefined ? leg?.pull?.conferenceId : undefined)
    return conferenceId !== undefined && this.conference(conferenceId)
  }

  /** A recording of a leg is seen with the leg, one of a conference with the conference. */
  async recording({ callId, legId, conferenceId }: Partial<RecordingState>): Promise<boolean> {
    if (!this.scope.recordings) return false
    if (this.scope.within === undefined) return true
    if (callId !== undefined && legId !== undefined) return this.leg(callId, legId)
    if (callId !== undefined) return (await this.callBy(callId)).whole
    return conferenceId !== undefined && this.conference(conferenceId)
  }

  async event({ fact, about }: JournalEvent): Promise<boolean> {
    const { type } = fact.body
    const subject = this.subjectOf(type)
    if (!this.scope.recordings && (subject === 'RECORDING' || CARRIER_WORDS.includes(type))) return false
    if (this.scope.within === undefined) return true
    const { callId, legId, conferenceId, roomId } = about
    switch (subject) {
      case undefined:
        return false
      case 'CALL':
        return callId !== undefined && (legId === undefined ? this.call(callId) : this.leg(callId, legId))
      case 'CONFERENCE':
        return conferenceId !== undefined && this.conference(conferenceId)
      case 'RECORDING':
        return this.recording(about)
      case 'ROOM':
        return roomId !== undefined && this.room(roomId)
    }
  }

  private async callBy(id: CallId): Promise<{
    whole: boolean
    conferences: { id: ConferenceId; legId: CallLegId }[]
  }> {
    const { within } = this.scope
    if (within === undefined || within.calls.includes(id)) return { whole: true, conferences: [] }
    const [call, stays] = await Promise.all([this.source.call(id), this.source.staysOfCall(id)])
    const first = call && firstLeg(call)
    if (permitsWholeCall(within, { id, numbers: [first?.from, first?.to] })) {
      return { whole: true, conferences: [] }
    }
    const entered = stays.map(({ conferenceId, legId }) => ({ id: conferenceId, legId }))
    return { whole: false, conferences: [...entered, ...(call?.legs ?? []).flatMap(pulledInto)] }
  }
}

/** Otherwise who adds somebody to a conference would not see them before they answered. */
function pulledInto({ id: legId, pull }: LegState) {
  return pull === undefined ? [] : [{ id: pull.conferenceId, legId }]
}

/** Events with details in the carrier's own words, which can hold transcripts and addresses of recordings. */
const CARRIER_WORDS: readonly FactType[] = ['CallNoticed', 'UnknownEvent']
