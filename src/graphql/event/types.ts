import { ObjectType } from 'type-graphql'
import type { FactBody, FactType } from '../../fact/fact.js'
import type { EventSubject } from '../../http/auth/reach.js'
import type { JournalEvent } from '../../journal/event.js'
import { describedEnum } from '../schema/enums.js'
import { guarded } from '../schema/guarded.js'
import { Shown } from '../schema/shown.js'
import { CALL_EVENTS } from './call-events.js'
import { COMMAND_EVENTS, OTHER_EVENTS } from './command-events.js'
import { CONFERENCE_EVENTS } from './conference-events.js'
import { FLOW_EVENTS } from './flow-events.js'
import {
  CallEventFields,
  CommandEventFields,
  ConferenceEventFields,
  EventFields,
  FlowRunEventFields,
  NumberOrderEventFields,
  ParticipantEventFields,
  RecordingEventFields,
  RoomEventFields,
  VoiceEventFields,
} from './interfaces.js'
import { ORDER_EVENTS } from './order-events.js'
import { RECORDING_EVENTS } from './recording-events.js'
import { ROOM_EVENTS } from './room-events.js'
import type { EventKind, EventSpecs } from './spec.js'
import { EventView } from './views.js'
import { VOICE_EVENTS } from './voice-events.js'

/** How every fact is shown; total. */
const SPECS: EventSpecs<FactType> = {
  ...CALL_EVENTS,
  ...CONFERENCE_EVENTS,
  ...ROOM_EVENTS,
  ...RECORDING_EVENTS,
  ...FLOW_EVENTS,
  ...ORDER_EVENTS,
  ...COMMAND_EVENTS,
  ...VOICE_EVENTS,
  ...OTHER_EVENTS,
}

const INTERFACES: Record<EventKind, (abstract new () => EventFields)[]> = {
  call: [CallEventFields, EventFields],
  participant: [ParticipantEventFields, ConferenceEventFields, EventFields],
  conference: [ConferenceEventFields, EventFields],
  room: [RoomEventFields, EventFields],
  recording: [RecordingEventFields, EventFields],
  flowRun: [FlowRunEventFields, EventFields],
  numberOrder: [NumberOrderEventFields, EventFields],
  command: [CommandEventFields, EventFields],
  voice: [VoiceEventFields, EventFields],
  other: [EventFields],
}

const TYPES = Object.keys(SPECS) as FactType[]

function viewOf<T extends FactType>(type: T): typeof EventView {
  const { kind, description, fields = {} } = SPECS[type]
  class View extends EventView {}
  for (const [name, field] of Object.entries(fields)) {
    Object.defineProperty(View.prototype, name, {
      get: guarded(function (this: View) {
        return field.of(this.event.fact.body as FactBody<T>, this)
      }),
    })
    Shown(field.type, field.description, { nullable: field.nullable === true })(View.prototype, name)
  }
  ObjectType(type, { implements: INTERFACES[kind], description })(View)
  return View
}

/** One object type for each type of fact, by the same name. */
const VIEWS = Object.fromEntries(TYPES.map(type => [type, viewOf(type)])) as Record<
  FactType,
  typeof EventView
>

/** An event as the API shows it; one that only a newer version of this program knows is shown as an `UnknownEvent`. */
export function viewEvent(event: JournalEvent, epoch: string): EventView {
  const View: typeof EventView | undefined = VIEWS[event.fact.body.type]
  return View === undefined ? new VIEWS.UnknownEvent(asUnknown(event), epoch) : new View(event, epoch)
}

function asUnknown({ fact, ...event }: JournalEvent): JournalEvent {
  const { type: eventType, ...details } = fact.body
  const { callId, legId, conferenceId } = event.about
  const refs = {
    ...(callId !== undefined && { callId }),
    ...(legId !== undefined && { legId }),
    ...(conferenceId !== undefined && { conferenceId }),
  }
  return { ...event, fact: { ...fact, body: { type: 'UnknownEvent', eventType, ...refs, details } } }
}

/** Every object type, for the schema: interfaces do not lead to those that implement them. */
export const EVENT_VIEWS: readonly (typeof EventView)[] = Object.values(VIEWS)

/** The facts that are events of these kinds. */
export function factsOf(...kinds: EventKind[]): FactType[] {
  return TYPES.filter(type => kinds.includes(SPECS[type].kind))
}

/** Whose permission decides whether a limited credential is shown events of a kind; absent: it never is. */
const SUBJECTS: Readonly<Partial<Record<EventKind, EventSubject>>> = {
  call: 'CALL',
  participant: 'CONFERENCE',
  conference: 'CONFERENCE',
  recording: 'RECORDING',
  room: 'ROOM',
}

/** The carrier's own details can name anything, so they are for nobody who is limited. */
export function subjectOf(type: FactType): EventSubject | undefined {
  return type === 'CallNoticed' ? undefined : SUBJECTS[SPECS[type].kind]
}

export const EventTypeEnum = describedEnum<FactType>(
  'EventType',
  'What can happen: the name of each event’s type.',
  Object.fromEntries(TYPES.map(type => [type, SPECS[type].description])) as Record<FactType, string>,
)
