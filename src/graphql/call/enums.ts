import type { CallParty, Direction, GatherStatus, HangupCause, MachineResult } from '../../call/facts.js'
import type { CallLegStateName, CallStatus } from '../../call/fold.js'
import { describedEnum } from '../schema/enums.js'

export const DirectionEnum = describedEnum<Direction>(
  'Direction',
  'Who called whom, seen from this server.',
  {
    INBOUND: 'Somebody called one of our numbers.',
    OUTBOUND: 'We called somebody.',
  },
)

export const CallStatusEnum = describedEnum<CallStatus>('CallStatus', 'How far a call has come.', {
  RINGING: 'No leg has been answered yet.',
  IN_PROGRESS: 'A leg was answered and one is still up.',
  ENDED: 'Every leg has ended. Nothing follows.',
})

export const CallLegStateEnum = describedEnum<CallLegStateName>(
  'CallLegState',
  'How far one endpoint’s part of a call has come.',
  {
    INITIATED: 'We asked for it; the carrier has not reported it yet.',
    RINGING: 'The carrier reported it; nobody has answered.',
    ANSWERED: 'Answered, and connected to nobody but this server.',
    BRIDGED: 'Connected to another leg.',
    IN_CONFERENCE: 'A participant of a conference.',
    ENDED: 'Over. Nothing follows but recordings and their transcriptions.',
  },
)

export const HangupCauseEnum = describedEnum<HangupCause>('HangupCause', 'Why a leg ended.', {
  CALL_REJECTED: 'It was rejected.',
  NORMAL_CLEARING: 'Somebody hung up.',
  ORIGINATOR_CANCEL: 'The caller gave up before it was answered.',
  TIMEOUT: 'Nobody answered in time.',
  TIME_LIMIT: 'It reached the longest time a call may take.',
  USER_BUSY: 'The line was busy.',
  NOT_FOUND: 'There is no such number or address.',
  NO_ANSWER: 'It rang and nobody answered.',
  UNSPECIFIED: 'The carrier did not say, or said something new.',
})

export const CallPartyEnum = describedEnum<CallParty>('CallParty', 'Who ended a leg.', {
  CALLER: 'The one who called.',
  CALLEE: 'The one who was called.',
  SYSTEM: 'This server or the carrier.',
  UNKNOWN: 'The carrier did not say.',
})

export const MachineResultEnum = describedEnum<MachineResult>(
  'MachineDetection',
  'Who or what answered, as far as the carrier could hear.',
  {
    HUMAN: 'A person.',
    HUMAN_RESIDENCE: 'A person at home.',
    HUMAN_BUSINESS: 'A person at work.',
    MACHINE: 'An answering machine.',
    SILENCE: 'Nobody said anything.',
    FAX_DETECTED: 'A fax machine.',
    NOT_SURE: 'The carrier could not tell.',
  },
)

export const GatherStatusEnum = describedEnum<GatherStatus>('GatherStatus', 'How gathering digits ended.', {
  VALID: 'Enough digits were pressed.',
  INVALID: 'What was pressed does not fit what was asked for.',
  CALL_HANGUP: 'The leg ended meanwhile.',
  CANCELLED: 'It was stopped.',
  CANCELLED_AMD: 'It was stopped because a machine had answered.',
  TIMEOUT: 'Nothing, or too little, was pressed in time.',
})
