import { ID, Int } from 'type-graphql'
import type { ConferenceFacts } from '../../conference/facts.js'
import { ConferenceEndReasonEnum, HoldReasonEnum, SupervisorRoleEnum } from '../conference/enums.js'
import { DateTime } from '../scalars/scalars.js'
import type { EventSpecs } from './spec.js'

const audioUrl = {
  type: () => String,
  description: 'The address of the audio; null when the carrier did not repeat it.',
  nullable: true,
  of: ({ audioUrl }: { audioUrl?: string }) => audioUrl,
} as const

export const CONFERENCE_EVENTS: EventSpecs<keyof ConferenceFacts> = {
  ConferenceCreated: {
    kind: 'conference',
    description:
      'The carrier accepted our order to open a conference: its name, its room and its limits are known.',
    fields: {
      adopted: {
        type: () => Boolean,
        description: 'True when it existed already under this name and was taken over.',
        of: body => body.adopted,
      },
    },
  },
  ConferenceStarted: { kind: 'conference', description: 'The carrier opened a conference.' },
  ConferenceEnded: {
    kind: 'conference',
    description: 'The conference is over, and with it the stay of everybody in it.',
    fields: {
      reason: { type: () => ConferenceEndReasonEnum, description: 'Why it ended.', of: body => body.reason },
    },
  },
  ConferenceExpiring: {
    kind: 'conference',
    description:
      'The conference will soon reach the longest time it may take, and then be ended by the carrier.',
    fields: {
      expiresAt: { type: () => DateTime, description: 'When it will be ended.', of: body => body.expiresAt },
    },
  },
  ConferenceNearlyFull: {
    kind: 'conference',
    description: 'Nine of ten seats are taken. Told each time that becomes so.',
    fields: {
      participantCount: {
        type: () => Int,
        description: 'How many were in it when it became so.',
        of: body => body.participantCount,
      },
      maxParticipants: {
        type: () => Int,
        description: 'How many it can seat.',
        of: body => body.maxParticipants,
      },
    },
  },
  ConferenceFailed: {
    kind: 'conference',
    description:
      'The carrier refused to open a conference, so `conference` is null. The caller it was for hears so and is hung up.',
    fields: {
      failure: { type: () => String, description: 'Why, in the carrier’s words.', of: body => body.cause },
      creatorLegId: {
        type: () => ID,
        description: 'Of the leg it was to be opened for.',
        of: body => body.creatorLegId,
      },
    },
  },
  ConferenceSpeechStarted: { kind: 'conference', description: 'A text is being spoken to everybody in it.' },
  ConferenceSpeechEnded: {
    kind: 'conference',
    description: 'A text was spoken to everybody in it, or stopped.',
  },
  ConferencePlaybackStarted: {
    kind: 'conference',
    description: 'Audio is being played to everybody in it.',
    fields: { audioUrl },
  },
  ConferencePlaybackEnded: {
    kind: 'conference',
    description: 'Audio was played to everybody in it, or stopped.',
    fields: { audioUrl },
  },

  ParticipantJoining: {
    kind: 'participant',
    description: 'The carrier accepted our order to join a leg. ParticipantJoined follows, or came already.',
  },
  ParticipantJoined: { kind: 'participant', description: 'Somebody is in the conference.' },
  ParticipantLeft: {
    kind: 'participant',
    description:
      'Somebody left. A stay can also end with CallEnded or ConferenceEnded, when the carrier tells those first.',
  },
  ParticipantMuted: {
    kind: 'participant',
    description: 'Somebody is heard no longer. The carrier sends no webhook for it: it accepted our order.',
  },
  ParticipantUnmuted: {
    kind: 'participant',
    description: 'Somebody is heard again. The carrier sends no webhook for it: it accepted our order.',
  },
  ParticipantHeld: {
    kind: 'participant',
    description: 'Somebody was put on hold. The carrier sends no webhook for it: it accepted our order.',
    fields: { reason: { type: () => HoldReasonEnum, description: 'Why.', of: body => body.reason } },
  },
  ParticipantUnheld: {
    kind: 'participant',
    description:
      'Somebody was taken off hold. The carrier sends no webhook for it: it accepted our order. ' +
      '`actor` tells whether an operator or a room’s rule asked for it.',
  },
  SupervisorRoleChanged: {
    kind: 'participant',
    description: 'What somebody hears, and by whom they are heard, was changed by command.',
    fields: {
      role: { type: () => SupervisorRoleEnum, description: 'The role from now on.', of: body => body.role },
    },
  },
  SpeakerChanged: {
    kind: 'participant',
    description: 'Somebody began to speak. The carrier sends it only where it tells speakers apart.',
  },
  ParticipantSpeechStarted: {
    kind: 'participant',
    description: 'A text is being spoken to one participant.',
  },
  ParticipantSpeechEnded: {
    kind: 'participant',
    description: 'A text was spoken to one participant, or stopped.',
  },
  ParticipantPlaybackStarted: {
    kind: 'participant',
    description: 'Audio is being played to one participant.',
    fields: { audioUrl },
  },
  ParticipantPlaybackEnded: {
    kind: 'participant',
    description: 'Audio was played to one participant, or stopped.',
    fields: { audioUrl },
  },
}
