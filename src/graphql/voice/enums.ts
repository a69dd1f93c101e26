import type { SignalRefusal } from '../../signalling/facts.js'
import type { VoiceOutcome } from '../../signalling/next.js'
import type { SignalKind, VoiceEndReason, VoiceStatus } from '../../signalling/session.js'
import { describedEnum } from '../schema/enums.js'

export const VoiceSessionStatusEnum = describedEnum<VoiceStatus>(
  'VoiceSessionStatus',
  'How a voice session stands. All but the first two are its end: nothing follows.',
  {
    RINGING: 'It was asked for and not accepted yet.',
    ACTIVE: 'It was accepted: the two may talk.',
    BUSY: 'Whom it rang at was busy; on a line, every operator who was free.',
    STOPPED: 'One of the two ended it, before or after it was accepted.',
    EXPIRED: 'Nobody answered in time.',
    FAILED: 'No operator was there, or one of the two went away and did not come back.',
  },
)

export const VoiceEndReasonEnum = describedEnum<VoiceEndReason>(
  'VoiceEndReason',
  'Why a voice session is over, or does not ring here any more.',
  {
    BUSY: 'Whom it rang at last was busy.',
    HUNG_UP: 'One of the two ended it.',
    NO_ANSWER: 'Whom it rang at last did not answer in time.',
    NO_OPERATOR: 'No operator of the line was there, available and free.',
    GONE: 'One of the two listens to signals no longer, and did not come back.',
  },
)

export const VoiceSignalKindEnum = describedEnum<SignalKind>(
  'VoiceSignalKind',
  'What one party can tell the other.',
  {
    START: 'Asks to talk.',
    ACCEPT: 'Takes the call.',
    BUSY: 'Cannot take the call.',
    STOP: 'Ends the call.',
    CANDIDATE: 'Names a way by which the audio may go.',
  },
)

export const VoiceRefusalReasonEnum = describedEnum<SignalRefusal>(
  'VoiceRefusalReason',
  'Why a message was not relayed.',
  {
    UNKNOWN_SESSION: 'No session has the id or the cid it named.',
    STRANGER: 'The sender is neither of the two.',
    CONFLICT: 'The sender has another live session under this cid.',
    TOO_MANY: 'The sender has sent as many candidates as a session may have.',
  },
)

export const VoiceOutcomeEnum = describedEnum<Exclude<VoiceOutcome, 'STRANGER' | 'CONFLICT' | 'TOO_MANY'>>(
  'VoiceOutcome',
  'What became of a message. Only DONE changed anything.',
  {
    DONE: 'It was relayed, or a line looks for an operator.',
    REPEATED: 'It had been said before: nothing was relayed again.',
    CROSSED:
      'The other one was faster and is ringing here: that session is answered, and can be accepted. Nothing was started.',
    TAKEN: 'The session had been accepted with another `peerInfo`, from another window for instance.',
    IGNORED: 'It came too late, or from the wrong side: an accept after a stop, a busy after an accept.',
    UNKNOWN_SESSION: 'No session has this id or cid.',
  },
)
