import { ID } from 'type-graphql'
import type { CommandFacts, UnknownFacts } from '../../fact/fact.js'
import { CarrierRefusalView } from '../command/views.js'
import { Json } from '../scalars/scalars.js'
import type { EventSpecs } from './spec.js'

const kind = 'command'

export const COMMAND_EVENTS: EventSpecs<keyof CommandFacts> = {
  CommandRequested: { kind, description: 'A command was recorded, and is on its way or waiting in line.' },
  CommandAccepted: {
    kind,
    description: 'The carrier accepted a command. What it does is told by other events.',
  },
  CommandFailed: {
    kind,
    description: 'The carrier refused a command, or could not be reached in time.',
    fields: {
      refusal: {
        type: () => CarrierRefusalView,
        description: 'Why.',
        of: ({ code, retryable, carrierCode, message }) => ({
          reason: code,
          retryable,
          carrierCode,
          carrierTitle: message,
        }),
      },
    },
  },
}

export const OTHER_EVENTS: EventSpecs<keyof UnknownFacts> = {
  UnknownEvent: {
    kind: 'other',
    description:
      'An event of a kind that this version does not know, from the carrier or from a newer version of this server. It changes nothing here.',
    fields: {
      eventType: {
        type: () => String,
        description: 'Its name at the carrier or in the newer version.',
        of: body => body.eventType,
      },
      callId: {
        type: () => ID,
        description: 'The call it is about; null when it names none.',
        nullable: true,
        of: body => body.callId,
      },
      conferenceId: {
        type: () => ID,
        description: 'The conference it is about; null when it names none.',
        nullable: true,
        of: body => body.conferenceId,
      },
      details: {
        type: () => Json,
        description: 'The carrier’s details, without control tokens.',
        of: body => body.details,
      },
    },
  },
}
