import { ID, Int } from 'type-graphql'
import type { CallFacts } from '../../call/facts.js'
import { CallPartyEnum, GatherStatusEnum, HangupCauseEnum, MachineResultEnum } from '../call/enums.js'
import { Endpoint, Json } from '../scalars/scalars.js'
import type { EventSpecs } from './spec.js'

const audioUrl = {
  type: () => String,
  description: 'The address of the audio; null when the carrier did not repeat it.',
  nullable: true,
  of: ({ audioUrl }: { audioUrl?: string }) => audioUrl,
} as const
const outcome = {
  type: () => String,
  description: 'How it came to its end, in the carrier’s word, e.g. `completed` or `cancelled`.',
  of: ({ status }: { status: string }) => status,
} as const
const kind = 'call'

export const CALL_EVENTS: EventSpecs<keyof CallFacts> = {
  CallPlaced: {
    kind,
    description:
      'The carrier accepted our order to call somebody. What the carrier tells of the leg follows.',
  },
  CallInitiated: {
    kind,
    description: 'A leg began to ring: somebody called us, or somebody we call is being called.',
  },
  CallRouted: {
    kind,
    description:
      'We decided where a caller belongs; the call is answered next. Without any of the ids nothing leads from ' +
      'the number: the caller is told so.',
    fields: {
      roomId: {
        type: () => ID,
        nullable: true,
        description: 'Of the room; null when it goes elsewhere.',
        of: body => body.roomId,
      },
      callFlowId: {
        type: () => ID,
        nullable: true,
        description: 'Of the call flow; null when it goes elsewhere.',
        of: body => body.callFlowId,
      },
      bindingId: {
        type: () => ID,
        nullable: true,
        description: 'Of the number’s binding by which it goes there; null when the number has none.',
        of: body => body.bindingId,
      },
    },
  },
  CallAnswered: { kind, description: 'A leg was answered.' },
  CallBridged: { kind, description: 'A leg was connected to another one. Told once for each of the two.' },
  CallHeld: {
    kind,
    description:
      'The far end put its own phone on hold. This is not a conference’s hold: see ParticipantHeld.',
  },
  CallUnheld: { kind, description: 'The far end took its own phone off hold.' },
  CallEnded: {
    kind,
    description: 'A leg ended. When it was the call’s last one, the call has ended with it.',
    fields: {
      cause: { type: () => HangupCauseEnum, description: 'Why.', of: body => body.cause },
      endedBy: { type: () => CallPartyEnum, description: 'Who ended it.', of: body => body.endedBy },
      sipCode: {
        type: () => Int,
        description: 'The SIP status it ended with; null when there is none.',
        nullable: true,
        of: body => body.sipCode,
      },
    },
  },
  SpeechStarted: { kind, description: 'A text is being spoken to the leg.' },
  SpeechEnded: { kind, description: 'A text was spoken to the leg, or stopped.', fields: { outcome } },
  PlaybackStarted: { kind, description: 'Audio is being played to the leg.', fields: { audioUrl } },
  PlaybackEnded: {
    kind,
    description: 'Audio was played to the leg, or stopped.',
    fields: { audioUrl, outcome },
  },
  DigitReceived: {
    kind,
    description: 'Somebody pressed a key.',
    fields: {
      digit: { type: () => String, description: 'One of 0–9, *, # and A–D.', of: body => body.digit },
    },
  },
  DigitsGathered: {
    kind,
    description: 'Gathering digits, asked for by `gatherDigits`, is over.',
    fields: {
      digits: { type: () => String, description: 'What was pressed; may be empty.', of: body => body.digits },
      status: { type: () => GatherStatusEnum, description: 'How it ended.', of: body => body.status },
    },
  },
  MachineDetected: {
    kind,
    description: 'The carrier heard whether a person or a machine answered.',
    fields: {
      result: { type: () => MachineResultEnum, description: 'Who or what.', of: body => body.result },
    },
  },
  MachineGreetingEnded: {
    kind,
    description: 'The greeting of an answering machine is over: now a message could be left.',
    fields: {
      outcome: {
        type: () => String,
        description: 'How it ended, in the carrier’s word, e.g. `beep_detected`.',
        of: body => body.result,
      },
    },
  },
  TransferStarted: {
    kind,
    description: 'The carrier accepted a transfer. CallTransferred or TransferFailed follows.',
    fields: { to: { type: () => Endpoint, description: 'Where to.', of: body => body.to } },
  },
  CallTransferred: {
    kind,
    description: 'The transfer was answered: the leg is connected to the new one.',
    fields: {
      to: { type: () => Endpoint, description: 'Where to.', of: body => body.to },
      newLegId: { type: () => ID, description: 'Of the leg that answered.', of: body => body.newLegId },
    },
  },
  TransferFailed: {
    kind,
    description: 'The transfer was not answered. The leg is still up and can be commanded.',
    fields: {
      to: { type: () => Endpoint, description: 'Where to.', of: body => body.to },
      cause: { type: () => HangupCauseEnum, description: 'Why the new leg ended.', of: body => body.cause },
    },
  },
  CallNoticed: {
    kind,
    description:
      'The carrier told something of the leg that changes nothing here: queues, streaming, cost and such.',
    fields: {
      eventType: {
        type: () => String,
        description: 'The carrier’s name for it, e.g. `call.enqueued`.',
        of: body => body.eventType,
      },
      details: {
        type: () => Json,
        description: 'The carrier’s details, without control tokens.',
        of: body => body.details,
      },
    },
  },
}
