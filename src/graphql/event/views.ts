import type { Fact } from '../../fact/fact.js'
import { encodeCursor, type Cursor as Place } from '../../journal/cursor.js'
import type { JournalEvent } from '../../journal/event.js'
import type { CallLegId } from '../../kernel/ids.js'
import { CallView } from '../call/views.js'
import { ConferenceView, ParticipantView } from '../conference/views.js'
import { FlowRunView } from '../flow-run/views.js'
import { RecordingView } from '../recording/views.js'
import { RoomView } from '../room/views.js'
import { guardGetters } from '../schema/guarded.js'
import { NumberOrderView } from '../tracking/order-views.js'
import { VoiceSessionView } from '../voice/views.js'

/** An event as the API shows it, whatever its type: everything is read off what the event carries. */
export class EventView {
  private readonly at: Place
  private shownCall?: CallView
  private shownConference?: ConferenceView

  constructor(
    readonly event: JournalEvent,
    epoch: string,
  ) {
    this.at = { epoch, seq: event.seq }
  }

  get id() {
    return this.event.fact.id
  }
  get cursor() {
    return encodeCursor(this.at)
  }
  get occurredAt() {
    return this.event.fact.occurredAt
  }
  get recordedAt() {
    return this.event.recordedAt
  }
  get source() {
    return this.event.fact.source
  }
  get actor() {
    return this.event.fact.actor
  }

  get call(): CallView | undefined {
    const { call } = this.event.after
    if (call === undefined) return undefined
    this.shownCall ??= new CallView(call, this.at)
    return this.shownCall
  }
  get leg() {
    const legId: CallLegId | undefined = this.event.about.legId
    return legId && this.call?.leg(legId)
  }
  get conference(): ConferenceView | undefined {
    const { conference } = this.event.after
    if (conference === undefined) return undefined
    this.shownConference ??= new ConferenceView(conference, this.at)
    return this.shownConference
  }
  get participant() {
    const { participant, call } = this.event.after
    if (participant === undefined) return undefined
    const attendee = { participant, call: call && { state: call, seq: this.event.seq } }
    return new ParticipantView(attendee, this.at, this.conference)
  }
  get room(): RoomView | undefined {
    const { room } = this.event.after
    return room && new RoomView(room)
  }
  get recording() {
    const { about, after } = this.event
    const known = [...(after.call?.recordings ?? []), ...(after.conference?.conference.recordings ?? [])]
    const state = known.find(recording => recording.id === about.recordingId)
    return state && new RecordingView(state)
  }
  get flowRun(): FlowRunView | undefined {
    const { flowRun } = this.event.after
    return flowRun && new FlowRunView(flowRun)
  }
  get voiceSession() {
    const { voiceSession } = this.event.after
    return voiceSession && new VoiceSessionView(voiceSession, this.at)
  }
  get orderId() {
    return this.event.about.numberOrderId
  }
  get order(): NumberOrderView | undefined {
    const { numberOrder } = this.event.after
    return numberOrder && new NumberOrderView(numberOrder)
  }
  get commandId() {
    return this.event.about.commandId
  }
  get kind() {
    const body: Partial<Extract<Fact['body'], { type: 'CommandRequested' }>> = this.event.fact.body as object
    return body.kind
  }
}

guardGetters(EventView.prototype)
