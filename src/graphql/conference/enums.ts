import type { BeepMode } from '../../carrier/commands.js'
import type { ConferenceEndReason, HoldReason, SupervisorRole } from '../../conference/facts.js'
import type { ConferenceStatus } from '../../conference/fold.js'
import type { ParticipantStatus } from '../../conference/participant.js'
import { describedEnum } from '../schema/enums.js'

export const ConferenceStatusEnum = describedEnum<ConferenceStatus>(
  'ConferenceStatus',
  'How far a conference has come.',
  {
    STARTING: 'It was opened; nobody is in it yet, or it waits for whoever starts it.',
    IN_PROGRESS: 'People are in it.',
    ENDED: 'The carrier ended it, or the last participant left. Its id is never used again.',
  },
)

export const ConferenceEndReasonEnum = describedEnum<ConferenceEndReason>(
  'ConferenceEndReason',
  'Why a conference ended.',
  {
    ALL_LEFT: 'The last participant left.',
    ENDED_VIA_API: 'It was ended by command.',
    HOST_LEFT: 'Somebody left with whom it ends.',
    TIME_EXCEEDED: 'It reached `expiresAt`.',
    UNKNOWN: 'The carrier did not say, or said something new.',
  },
)

export const ParticipantStateEnum = describedEnum<ParticipantStatus>(
  'ParticipantState',
  'How far a leg’s stay in a conference has come.',
  {
    JOINING: 'The carrier accepted the join and has not reported the arrival.',
    JOINED: 'In the conference.',
    LEFT: 'Out of it: left, removed, hung up, or the conference ended.',
  },
)

export const HoldReasonEnum = describedEnum<HoldReason>('HoldReason', 'Why a participant is on hold.', {
  OPERATOR: 'Somebody asked for it by mutation.',
  LONE_PARTICIPANT: 'Nobody else is there; the room’s rule, which releases when a second one joins.',
  WAITING_FOR_HOST: 'The conference waits for whoever starts it.',
})

export const SupervisorRoleEnum = describedEnum<SupervisorRole>(
  'SupervisorRole',
  'What a participant hears, and by whom they are heard.',
  {
    NONE: 'An ordinary participant.',
    BARGE: 'Hears everybody and is heard by everybody.',
    MONITOR: 'Hears everybody and is heard by nobody.',
    WHISPER: 'Hears everybody and is heard only by some.',
  },
)

export const BeepModeEnum = describedEnum<BeepMode>('BeepMode', 'When a conference beeps.', {
  NEVER: 'Never.',
  ALWAYS: 'When somebody comes and when somebody leaves.',
  ON_ENTER: 'When somebody comes.',
  ON_EXIT: 'When somebody leaves.',
})
