import type { Refusal } from '../../carrier/carrier.js'
import type { Actor } from '../../fact/fact.js'
import type { CommandStatus } from '../../journal/commands.js'
import { describedEnum } from '../schema/enums.js'

export const CommandStatusEnum = describedEnum<CommandStatus>('CommandStatus', 'What became of a command.', {
  REQUESTED: 'Recorded, and on its way or waiting in line.',
  ACCEPTED: 'The carrier accepted it. What it does is told by events.',
  REFUSED: 'The carrier said no.',
  FAILED: 'The carrier could not be reached, or did not answer in time; asking again may succeed.',
})

export const ActorKindEnum = describedEnum<Actor['kind']>('ActorKind', 'What kind of somebody asked.', {
  CLIENT: 'A client of this API.',
  POLICY: 'A rule of this server, such as a room’s.',
})

export const RefusalReasonEnum = describedEnum<Refusal['reason']>(
  'RefusalReason',
  'Why the carrier did not carry a command out, in words that do not depend on the carrier.',
  {
    CALL_ENDED: 'The leg is not up any more.',
    CALL_NOT_ANSWERED: 'The leg has to be answered first.',
    CONFERENCE_ENDED: 'The conference is over.',
    CONFERENCE_FULL: 'The conference has no free seat.',
    CONFERENCE_NAME_TAKEN: 'Another conference in progress has this name.',
    ALREADY_IN_CONFERENCE: 'The leg is in a conference already.',
    NOT_FOUND: 'The carrier knows no such thing.',
    NUMBER_GONE: 'The number is not on sale any more.',
    INVALID: 'The carrier does not take these values.',
    NOT_ALLOWED: 'The account or the state of things does not allow it.',
    OUTBOUND_NOT_ALLOWED: 'The outbound policy does not allow the call; nothing was sent to the carrier.',
    UNAUTHENTICATED: 'The carrier does not accept this server’s key.',
    RATE_LIMITED: 'Too many commands at a time.',
    UNAVAILABLE: 'The carrier had a fault or could not be reached.',
    TIMED_OUT: 'The carrier did not answer; it may have carried it out.',
    UNKNOWN: 'The carrier refused in words this server does not know.',
  },
)
