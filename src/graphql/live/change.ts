import type { CallState } from '../../call/fold.js'
import type { Cursor as Place } from '../../journal/cursor.js'
import type { JournalEvent } from '../../journal/event.js'
import type { Placed } from '../../journal/reads/calls.js'
import { staysEndedBy } from '../../journal/reads/live.js'
import { CallView } from '../call/views.js'
import { ParticipantView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { viewEvent } from '../event/types.js'
import { guardGetters } from '../schema/guarded.js'

type Thing = 'call' | 'conference' | 'participant' | 'room'

/** What the end of a conference does to everybody who was still there. */
const ENDED_STAY = ['state', 'muted', 'onHold', 'holdReason', 'leftAt'].map(name => `participant.${name}`)

/** What an event cannot say of itself. */
interface Beside {
  /** Whose stay it ended, when it ended a conference. */
  ended: ParticipantView[]
  /** Its call, when it does not carry it. */
  call?: Placed<CallState> | undefined
}

/** One change of what a live stream is about: everything is read off the event. */
export class Change {
  /** The things it shows, and how `changed` begins the names of their fields. */
  protected readonly prefixes: { readonly [T in Thing]?: string } = {
    conference: 'conference.',
    call: 'call.',
    participant: 'participant.',
    room: 'room.',
  }
  readonly event
  private readonly at: Place

  constructor(
    private readonly item: JournalEvent,
    epoch: string,
    private readonly beside: Beside,
  ) {
    this.event = viewEvent(item, epoch)
    this.at = { epoch, seq: item.seq }
  }

  get cursor() {
    return this.event.cursor
  }
  get conference() {
    return this.event.conference
  }
  get call() {
    const { call } = this.beside
    return this.event.call ?? (call && new CallView(call.state, { ...this.at, seq: call.seq }))
  }
  get leg() {
    const { legId } = this.item.about
    return legId && this.call?.leg(legId)
  }
  get roomAfter() {
    return this.event.room
  }
  get roomId() {
    return this.item.about.roomId
  }
  get participant() {
    return this.item.fact.body.type === 'ConferenceEnded' ? undefined : this.event.participant
  }
  get participants() {
    const { participant } = this
    return participant instanceof ParticipantView ? [participant] : this.beside.ended
  }
  get changed(): string[] {
    const { changed } = this.item
    const names = new Set<string>()
    for (const [thing, prefix] of Object.entries(this.prefixes) as [Thing, string][]) {
      for (const name of changed[thing] ?? []) {
        names.add(name === 'speaker' ? 'participant.speaking' : `${prefix}${name}`)
      }
    }
    if (this.participants.length > 0 && changed.call !== undefined) {
      if (changed.call.includes('legs')) names.add('participant.leg')
      if (changed.call.includes('recordings')) names.add('participant.recording')
    }
    if (this.beside.ended.length > 0) for (const name of ENDED_STAY) names.add(name)
    return [...names]
  }
}
guardGetters(Change.prototype)

/** Reads what an event does not carry. */
export async function readBeside(context: GraphContext, item: JournalEvent): Promise<Beside> {
  const { callId } = item.about
  const call = callId && (await context.load.call.load(callId))
  if (item.fact.body.type !== 'ConferenceEnded') return { ended: [], call }
  const at = { epoch: context.epoch, seq: item.seq }
  const stays = await staysEndedBy(context.reader, item)
  const calls = await Promise.all(stays.map(stay => context.load.call.load(stay.callId)))
  const conference = viewEvent(item, context.epoch).conference
  return {
    ended: stays.map(
      (participant, index) => new ParticipantView({ participant, call: calls[index] }, at, conference),
    ),
    call,
  }
}

/** True when an event carries all that a change shows, as all but few kinds do: showing it needs no read. */
export function isWhole({ about, after, fact }: JournalEvent): boolean {
  const { type } = fact.body
  if (type === 'ConferenceEnded') return false
  // The carrier may tell of a recording without saying of which leg.
  return after.call !== undefined || about.callId === undefined || !/^(Recording|Transcription)/.test(type)
}
