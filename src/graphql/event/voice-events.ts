import { ID } from 'type-graphql'
import type { SignallingFacts } from '../../signalling/facts.js'
import { VoiceEndReasonEnum, VoiceRefusalReasonEnum, VoiceSignalKindEnum } from '../voice/enums.js'
import type { EventSpecs } from './spec.js'

const kind = 'voice'

export const VOICE_EVENTS: EventSpecs<keyof SignallingFacts> = {
  VoiceSessionStarted: {
    kind,
    description: 'Somebody asked to talk, with a person or with any operator of a line.',
  },
  VoiceSessionAnswered: {
    kind,
    description: 'Whom a session rang at accepted it.',
    fields: { answeredBy: { type: () => String, description: 'Who.', of: body => body.by } },
  },
  VoiceSessionEnded: {
    kind,
    description: 'A session is over: `voiceSession` says how, and who ended it.',
    fields: {
      endReason: { type: () => VoiceEndReasonEnum, description: 'Why.', of: body => body.reason },
    },
  },
  VoiceSignalRelayed: {
    kind,
    description: 'One party was told something. What it was, the receiver alone can read, in `voiceSignals`.',
    fields: {
      signal: { type: () => VoiceSignalKindEnum, description: 'What kind.', of: body => body.signal },
      sender: {
        type: () => String,
        description: 'Who said it; null: this server.',
        nullable: true,
        of: body => body.sender,
      },
      receiver: { type: () => String, description: 'Who was told.', of: body => body.receiver },
    },
  },
  VoiceSignalRefused: {
    kind,
    description: 'Somebody said something to a session and was refused: nobody was told.',
    fields: {
      signal: { type: () => VoiceSignalKindEnum, description: 'What kind.', of: body => body.signal },
      attemptedBy: { type: () => String, description: 'Who.', of: body => body.sender },
      refusal: { type: () => VoiceRefusalReasonEnum, description: 'Why.', of: body => body.reason },
      cid: {
        type: () => String,
        description: 'Of the dialogue it was about; null when it named a session that does not exist.',
        nullable: true,
        of: body => body.cid,
      },
    },
  },
  OperatorAvailabilityChanged: {
    kind: 'other',
    description: 'An operator was switched on or off for calls of service lines.',
    fields: {
      operator: { type: () => ID, description: 'The operator’s identity.', of: body => body.operator },
      available: {
        type: () => Boolean,
        description: 'Whether lines may ring there.',
        of: body => body.available,
      },
    },
  },
}
