import { ID, InterfaceType } from 'type-graphql'
import type { EventSource } from '../../fact/fact.js'
import { CallLegView, CallView } from '../call/views.js'
import { ActorView } from '../command/views.js'
import { ConferenceView, ParticipantView } from '../conference/views.js'
import { FlowRunView } from '../flow-run/views.js'
import { RecordingView } from '../recording/views.js'
import { RoomView } from '../room/views.js'
import { Cursor, DateTime } from '../scalars/scalars.js'
import { describedEnum } from '../schema/enums.js'
import { nullable, Shown } from '../schema/shown.js'
import { NumberOrderView } from '../tracking/order-views.js'
import { VoiceSessionView } from '../voice/views.js'

export const EventSourceEnum = describedEnum<EventSource>(
  'EventSource',
  'How we know that something happened.',
  {
    WEBHOOK: 'The carrier said so.',
    COMMAND:
      'The carrier accepted a command, and sends no webhook for what it did; or it was asked of this server alone.',
    POLICY: 'A rule of this server decided it.',
    RECONCILED: 'We found it when comparing our state with the carrier’s, or with what a reader had missed.',
  },
)

const AFTERWARDS = 'as it stood right after the event'

@InterfaceType('Event', {
  description:
    'A fact in the journal: something that happened, and the state right after it. `__typename` says what. ' +
    'New kinds of events may be added; a client should ignore those it does not know.',
})
export abstract class EventFields {
  @Shown(() => ID, 'Of the event. The same event has the same id in every stream and list.')
  readonly id!: string
  @Shown(() => Cursor, 'Its place in the journal. Subscribe or read with it as `after` to go on from here.')
  readonly cursor!: string
  @Shown(() => DateTime, 'When it happened: by the carrier’s clock when the carrier said so, else by ours.')
  readonly occurredAt!: string
  @Shown(() => DateTime, 'When it was written into the journal, by our clock.')
  readonly recordedAt!: string
  @Shown(() => EventSourceEnum, 'How we know.')
  readonly source!: EventSource
  @Shown(() => ActorView, 'Who asked for it; null when nobody did, as when somebody hangs up.', nullable)
  readonly actor?: ActorView
}

@InterfaceType('CallEvent', { implements: EventFields, description: 'Something happened on a call.' })
export abstract class CallEventFields extends EventFields {
  @Shown(() => CallView, `The call ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly call?: CallView
  @Shown(() => CallLegView, `The leg ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly leg?: CallLegView
}

@InterfaceType('ConferenceEvent', {
  implements: EventFields,
  description: 'Something happened in a conference, or to one of its participants.',
})
export abstract class ConferenceEventFields extends EventFields {
  @Shown(
    () => ConferenceView,
    `The conference ${AFTERWARDS}; null in ConferenceFailed and in a StreamGap only.`,
    nullable,
  )
  readonly conference?: ConferenceView
}

@InterfaceType('ParticipantEvent', {
  implements: [ConferenceEventFields, EventFields],
  description: 'Something happened to a participant of a conference.',
})
export abstract class ParticipantEventFields extends ConferenceEventFields {
  @Shown(() => ParticipantView, `The participant ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly participant?: ParticipantView
}

@InterfaceType('RoomEvent', {
  implements: EventFields,
  description:
    'Something was done to a room itself; what happens in its conferences is told by their events.',
})
export abstract class RoomEventFields extends EventFields {
  @Shown(() => RoomView, `The room ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly room?: RoomView
}

@InterfaceType('RecordingEvent', {
  implements: EventFields,
  description: 'Something happened to a recording or its transcription.',
})
export abstract class RecordingEventFields extends EventFields {
  @Shown(
    () => RecordingView,
    `The recording ${AFTERWARDS}; null in a StreamGap, and when the carrier told of a recording that never was.`,
    nullable,
  )
  readonly recording?: RecordingView
  @Shown(() => CallView, `The call ${AFTERWARDS}; null when the recording is of a conference.`, nullable)
  readonly call?: CallView
  @Shown(
    () => ConferenceView,
    `The conference ${AFTERWARDS}; null when the recording is of one leg.`,
    nullable,
  )
  readonly conference?: ConferenceView
}

@InterfaceType('FlowRunEvent', {
  implements: EventFields,
  description: 'Something happened in a run of a call flow.',
})
export abstract class FlowRunEventFields extends EventFields {
  @Shown(
    () => FlowRunView,
    'The run as it stood when the event was written; null in a StreamGap only.',
    nullable,
  )
  readonly flowRun?: FlowRunView
  @Shown(() => CallView, `The call ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly call?: CallView
  @Shown(() => CallLegView, `The leg ${AFTERWARDS}; null in a StreamGap only.`, nullable)
  readonly leg?: CallLegView
}

@InterfaceType('NumberOrderEvent', {
  implements: EventFields,
  description: 'Something happened to the purchase of a number.',
})
export abstract class NumberOrderEventFields extends EventFields {
  @Shown(() => ID, 'Of the order; null in a StreamGap only.', nullable)
  readonly orderId?: string
  @Shown(
    () => NumberOrderView,
    'The order as it stood when the event was written; null in a StreamGap only.',
    nullable,
  )
  readonly order?: NumberOrderView
}

@InterfaceType('CommandEvent', {
  implements: EventFields,
  description: 'Something happened to a command. `command` itself shows how it stands now.',
})
export abstract class CommandEventFields extends EventFields {
  @Shown(() => ID, 'Of the command; null in a StreamGap only.', nullable)
  readonly commandId?: string
  @Shown(() => String, 'What was asked for, e.g. `muteParticipants`; null in a StreamGap only.', nullable)
  readonly kind?: string
}

@InterfaceType('VoiceEvent', {
  implements: EventFields,
  description: 'Something happened to a voice session.',
})
export abstract class VoiceEventFields extends EventFields {
  @Shown(
    () => VoiceSessionView,
    `The session ${AFTERWARDS}; null where somebody named a session that does not exist.`,
    nullable,
  )
  readonly voiceSession?: VoiceSessionView
}
