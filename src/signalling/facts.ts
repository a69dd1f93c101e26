import type { Identity, ServiceLineId, VoiceSessionId } from '../kernel/ids.js'
import type { SignalData, SignalKind, VoiceEndReason, VoiceStatus } from './session.js'

interface OfSession {
  voiceSessionId: VoiceSessionId
  cid: string
  /** The parties' id of the call; no telephone call has it. */
  callRef: string
}

/** Why a message was not relayed. */
export type SignalRefusal =
  /** No session has this id or cid. */
  | 'UNKNOWN_SESSION'
  /** The sender is neither of the two. */
  | 'STRANGER'
  /** The sender has another live session under this cid. */
  | 'CONFLICT'
  /** The sender has sent as many candidates as one may. */
  | 'TOO_MANY'

/** What happened to sessions from browser to browser. They fold into nothing: sessions are kept as they are. */
export interface SignallingFacts {
  VoiceSessionStarted: OfSession & { starter: Identity; receiver?: Identity; lineId?: ServiceLineId }
  VoiceSessionAnswered: OfSession & { by: Identity }
  VoiceSessionEnded: OfSession & {
    status: Exclude<VoiceStatus, 'RINGING' | 'ACTIVE'>
    reason: VoiceEndReason
    by?: Identity
  }
  /** One message to one receiver, who alone may see `peerInfo` and `data`. */
  VoiceSignalRelayed: OfSession & {
    signal: SignalKind
    /** Absent: the server says it. */
    sender?: Identity
    receiver: Identity
    peerInfo?: string
    data?: SignalData
    reason?: VoiceEndReason
  }
  VoiceSignalRefused: {
    voiceSessionId?: VoiceSessionId
    cid?: string
    signal: SignalKind
    sender: Identity
    reason: SignalRefusal
  }
  OperatorAvailabilityChanged: { operator: Identity; available: boolean }
}
