import type { Identity, ServiceLineId, VoiceSessionId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

/** How a session stands: it rings, somebody talks, or it is over in one of four ways. */
export const VOICE_STATUSES = ['RINGING', 'ACTIVE', 'BUSY', 'STOPPED', 'EXPIRED', 'FAILED'] as const
export type VoiceStatus = (typeof VOICE_STATUSES)[number]

/** Why a session is over. */
export type VoiceEndReason =
  /** Whom it rang at last was busy. */
  | 'BUSY'
  /** One of the two ended it. */
  | 'HUNG_UP'
  /** Whom it rang at last did not answer in time. */
  | 'NO_ANSWER'
  /** No operator of the line was there and free. */
  | 'NO_OPERATOR'
  /** One of the two went away and did not come back. */
  | 'GONE'

export const SIGNAL_KINDS = ['START', 'ACCEPT', 'BUSY', 'STOP', 'CANDIDATE'] as const
export type SignalKind = (typeof SIGNAL_KINDS)[number]

/** What goes along with a signal and is the parties' own business: a JSON object. */
export type SignalData = Record<string, unknown>

/** What one party is told. */
export interface Signal {
  kind: SignalKind
  /** Whose message it is; absent when the server itself says it. */
  sender?: Identity
  receiver: Identity
  peerInfo?: string
  data?: SignalData
  /** Of a STOP: why. */
  reason?: VoiceEndReason
}

/** A conversation from browser to browser, as anybody may know it who may know of it at all. */
export interface VoiceSessionSummary {
  id: VoiceSessionId
  /** The starter's name for the dialogue, of which this is one call. */
  cid: string
  /** The starter's name for this one call. */
  callRef: string
  starter: Identity
  /** The display name of the starter. */
  starterName?: string
  /** Whom it rings at, or who accepted; absent while an operator is looked for, and when none was found. */
  receiver?: Identity
  /** Absent when the starter asked for a person. */
  lineId?: ServiceLineId
  /** The name of the operator in it, when one of the two is one. */
  operatorName?: string
  status: VoiceStatus
  startedAt: Instant
  answeredAt?: Instant
  endedAt?: Instant
  endReason?: VoiceEndReason
  /** Who ended it, when it was one of the two. */
  endedBy?: Identity
}

export interface VoiceSession extends VoiceSessionSummary {
  /** How many it has rung at. */
  attempt: number
  /** Operators it rang at who did not take it; what they say about it comes too late. */
  tried: Identity[]
  /** What is needed as long as it is not over. */
  open?: OpenSession
}

/** What the parties sent, kept as long as it may be needed. */
export interface OpenSession {
  /** How long it rings at one person. */
  ringMs: number
  peerInfo: string
  data: SignalData
  /** The starter's candidates, for the operator who is asked next. */
  candidates: string[]
  /** How many candidates each of the two has sent. */
  sent: { starter: number; receiver: number }
  /** What the operator did who was asked last. */
  declined?: 'BUSY' | 'NO_ANSWER'
  /** With what it was accepted. */
  answer?: string
}

/** Candidates that one party may send in one session. */
export const MOST_CANDIDATES = 100

export function isOver({ status }: Pick<VoiceSession, 'status'>): boolean {
  return status !== 'RINGING' && status !== 'ACTIVE'
}

/** A session without what only its parties may see. */
export function summaryOf(session: VoiceSession): VoiceSessionSummary {
  const { attempt: _attempt, tried: _tried, open: _open, ...summary } = session
  return summary
}
