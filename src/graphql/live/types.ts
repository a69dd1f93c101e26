import { createUnionType, ObjectType } from 'type-graphql'
import { CallLegView, CallView } from '../call/views.js'
import { ConferenceView, ParticipantView } from '../conference/views.js'
import { EventFields } from '../event/interfaces.js'
import { RoomView } from '../room/views.js'
import { Cursor } from '../scalars/scalars.js'
import { nullable, Shown, type TypeThunk } from '../schema/shown.js'
import { Change } from './change.js'

const AFTERWARDS = 'as it stood right after the event'
const PLACE =
  'The journal’s place at which all of this was so. Subscribe with it as `after` to get what changed since.'

@ObjectType('ConferenceSnapshot', { description: 'A conference as it stood at one place of the journal.' })
export class ConferenceSnapshotView {
  @Shown(() => Cursor, PLACE)
  readonly cursor!: string
  @Shown(() => ConferenceView, 'The conference. Its `participants` are those of the same moment.')
  readonly conference!: ConferenceView
}

@ObjectType('RoomSnapshot', { description: 'A room as it stood at one place of the journal.' })
export class RoomSnapshotView {
  @Shown(() => Cursor, PLACE)
  readonly cursor!: string
  @Shown(() => RoomView, 'The room.')
  readonly room!: RoomView
  @Shown(() => ConferenceView, 'The conference in progress; null when nobody is there.', nullable)
  readonly conference?: ConferenceView
}

@ObjectType('CallSnapshot', { description: 'A call as it stood at one place of the journal.' })
export class CallSnapshotView {
  @Shown(() => Cursor, PLACE)
  readonly cursor!: string
  @Shown(() => CallView, 'The call with its legs.')
  readonly call!: CallView
}

@ObjectType('BoardSnapshot', { description: 'All that was in progress at one place of the journal.' })
export class BoardSnapshotView {
  @Shown(() => Cursor, PLACE)
  readonly cursor!: string
  @Shown(() => [ConferenceView], 'Every conference that had not ended, newest first.')
  readonly conferences!: ConferenceView[]
  @Shown(() => [CallView], 'Every call that had not ended, newest first.')
  readonly calls!: CallView[]
}

const CHANGED =
  'The names of the fields that changed, so that a cache can tell what is new. Empty when the event changed none.'
const FIELDS: Readonly<Record<string, readonly [TypeThunk, string]>> = {
  cursor: [() => Cursor, 'The event’s place. Subscribe with it as `after` to go on from here.'],
  event: [() => EventFields, 'What happened; the latest, when the item stands for several events.'],
  participants: [
    () => [ParticipantView],
    `Everybody whom the event changed, ${AFTERWARDS}: \`participant\`, or all who were there when the conference ` +
      'ended. Put each in place of the one with its id, and it is the conference’s list that you have.',
  ],
}
const MAYBE = {
  participant: [
    () => ParticipantView,
    `The participant the event is about, ${AFTERWARDS}; null when it is about none, or about all.`,
  ],
  conference: [
    () => ConferenceView,
    `The conference ${AFTERWARDS}; null when the event is about none. Its \`participants\` are read as they stand now.`,
  ],
  call: [() => CallView, `The call ${AFTERWARDS}; null when the event is about none.`],
  leg: [() => CallLegView, `The leg ${AFTERWARDS}; null when the event is about none.`],
} as const satisfies Record<string, readonly [TypeThunk, string]>

/** The type of a live stream's changes: what all have, and some of what they may be about. */
function showsChange(
  view: typeof Change,
  name: string,
  description: string,
  things: readonly (keyof typeof MAYBE)[],
  changed: string,
): void {
  for (const [field, [type, of]] of Object.entries(FIELDS)) Shown(type, of)(view.prototype, field)
  for (const thing of things) {
    const [type, of] = MAYBE[thing]
    Shown(type, of, nullable)(view.prototype, thing)
  }
  Shown(() => [String], `${CHANGED} ${changed}`)(view.prototype, 'changed')
  ObjectType(name, { description })(view)
}

const OTHERS = 'those of other things say of what: `participant.muted`, `conference.status`, `call.status`.'

export class ConferenceChangeView extends Change {
  protected override readonly prefixes = { conference: '', participant: 'participant.' }
}
Shown(() => ConferenceView, `The conference ${AFTERWARDS}. Its \`participants\` are read as they stand now.`)(
  ConferenceChangeView.prototype,
  'conference',
)
showsChange(
  ConferenceChangeView,
  'ConferenceChange',
  'Something happened in the conference.',
  ['participant'],
  `The conference’s own; ${OTHERS} When \`participant.speaking\` became true, it became false of everybody else.`,
)

export class CallChangeView extends Change {
  protected override readonly prefixes = { call: '', conference: 'conference.', participant: 'participant.' }
}
Shown(() => CallView, `The call ${AFTERWARDS}.`)(CallChangeView.prototype, 'call')
showsChange(
  CallChangeView,
  'CallChange',
  'Something happened on the call.',
  ['leg', 'conference', 'participant'],
  `The call’s own; ${OTHERS}`,
)

export class RoomChangeView extends Change {}
showsChange(
  RoomChangeView,
  'RoomChange',
  'Something happened in a conference of the room, a caller was sent there, or its settings were changed.',
  ['conference', 'participant', 'call'],
  'Each says of what: `conference.status`, `participant.muted`, `call.status`, `room.name`.',
)

export class BoardChangeView extends Change {}
showsChange(
  BoardChangeView,
  'BoardChange',
  'Something happened on a call or in a conference. What has ended, or is new, is told by its `status`.',
  ['conference', 'participant', 'call'],
  'Each says of what: `conference.status`, `participant.muted`, `call.status`.',
)

const LIVE = 'the present state first, then each change.'
export const LiveConference = createUnionType({
  name: 'LiveConference',
  description: `An item of \`liveConference\`: ${LIVE}`,
  types: () => [ConferenceSnapshotView, ConferenceChangeView] as const,
})
export const LiveRoom = createUnionType({
  name: 'LiveRoom',
  description: `An item of \`liveRoom\`: ${LIVE}`,
  types: () => [RoomSnapshotView, RoomChangeView] as const,
})
export const LiveCall = createUnionType({
  name: 'LiveCall',
  description: `An item of \`liveCall\`: ${LIVE}`,
  types: () => [CallSnapshotView, CallChangeView] as const,
})
export const LiveBoard = createUnionType({
  name: 'LiveBoard',
  description: `An item of \`liveBoard\`: ${LIVE}`,
  types: () => [BoardSnapshotView, BoardChangeView] as const,
})
