import type { CallControlId, CallId, CallLegId, ConferenceId, RecordingId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { Player, Sound } from './call/player.js'

/** What somebody hears at a moment. */
export interface Hears {
  readonly kind: 'silence' | 'ringback' | 'speech' | 'playback' | 'conference' | 'bridge'
  readonly text?: string
  readonly url?: string
  readonly conference_id?: ConferenceId
  readonly muted?: boolean
  readonly on_hold?: boolean
}

/** Where the events of a leg go instead of its application's addresses. */
export interface WebhookOverride {
  readonly url?: string
  readonly urls?: Readonly<Record<string, string>>
  readonly retries?: Readonly<Record<string, { readonly retries_ms?: readonly number[] }>>
}

/** Why and by whom a leg was ended, as its hang-up event says it. */
export interface Ending {
  readonly cause:
    | 'call_rejected'
    | 'normal_clearing'
    | 'originator_cancel'
    | 'timeout'
    | 'time_limit'
    | 'user_busy'
    | 'not_found'
    | 'no_answer'
    | 'unspecified'
  readonly source: 'caller' | 'callee' | 'unknown'
  readonly sip: string
}

/** One endpoint's part of a call, with the person at its far end. */
export interface Leg {
  readonly ordinal: number
  readonly callControlId: CallControlId
  readonly callLegId: CallLegId
  readonly callSessionId: CallId
  readonly connectionId: string
  readonly direction: 'incoming' | 'outgoing'
  readonly from: string
  readonly to: string
  readonly tags: readonly string[]
  readonly startedAt: Instant
  status: 'ringing' | 'up' | 'ended'
  clientState: string | null
  override: WebhookOverride
  answeredAt?: Instant
  endedAt?: Instant
  ending?: Ending
  readonly player: Player
  /** What is mixed on top of that. */
  readonly overlay: Player
  /** The leg it is bridged with. */
  peer?: Leg
  /** Whether it stays, parked, when its bridge ends by the other side; over with the bridge. */
  parkAfterUnbridge: boolean
  /** The leg it is being connected to, whose ringing it may hear. */
  callee?: { readonly leg: Leg; readonly audible: boolean }
  /** The leg it is being transferred to, until the two are bridged. */
  target?: Leg
  supervises?: { readonly leg: Leg; role: 'barge' | 'whisper' | 'monitor' }
  seat?: Seat
  gather?: { press(digit: string): void; cancel(status: 'cancelled' | 'call_hangup'): void }
  readonly tapes: Set<Tape>
  /** What is to be done when the leg is answered, in order. */
  readonly onAnswer: (() => void)[]
  /** What ends with the leg, in order of its beginning; runs before its hang-up is told. */
  readonly onEnd: Set<() => void>
  readonly heard: (Hears & { readonly at: Instant })[]
  /** What it was last known to hear, to tell a change. */
  hearsNow: Hears
  /** A command has reached it, so that a first-command time-out no longer applies. */
  commanded: boolean
}

/** A leg's stay in a conference. */
export interface Seat {
  readonly id: string
  readonly leg: Leg
  readonly conference: Conference
  readonly createdAt: Instant
  updatedAt: Instant
  status: 'joining' | 'joined' | 'left'
  /** Muted by command, whatever the role. */
  muted: boolean
  onHold: boolean
  /** Held only because the conference has not started yet. */
  waiting: boolean
  holdAudio: string | undefined
  role: 'barge' | 'monitor' | 'none' | 'whisper'
  whisperTo: readonly string[]
  endOnExit: boolean
  softEndOnExit: boolean
  beep: Beep | undefined
  /** What is played or waits to be played to this participant alone, and ends with the stay. */
  readonly sounds: Set<Sound>
  readonly release: () => void
}

export type Beep = 'always' | 'never' | 'on_enter' | 'on_exit'

export type EndReason = 'all_left' | 'ended_via_api' | 'host_left' | 'time_exceeded'

export interface Conference {
  readonly ordinal: number
  readonly id: ConferenceId
  readonly name: string
  readonly connectionId: string
  readonly region: string
  readonly creator: Leg
  readonly createdAt: Instant
  readonly expiresAt: Instant
  readonly maxParticipants: number
  readonly beep: Beep
  readonly holdAudio: string | undefined
  clientState: string | null
  updatedAt: Instant
  status: 'init' | 'in_progress' | 'completed'
  /** No new participants; it ends when the last one leaves. */
  closing: boolean
  endReason?: EndReason
  endedBy?: Leg
  readonly seats: Map<CallControlId, Seat>
  readonly left: Seat[]
  readonly player: Player
  readonly tapes: Set<Tape>
  cancelExpiry: () => void
}

/** Something audible on a recording; channel 0 is the person (or the creator), 1 the other side. */
export interface Sounding {
  readonly offsetMs: number
  durationMs: number
  readonly channel: 0 | 1
  readonly text: string
  /** Said by a person, so that a transcription holds it. */
  readonly spoken: boolean
}

export type RecordingFormat = 'wav' | 'mp3'

/** A recording, running or finished. */
export interface Tape {
  readonly id: RecordingId
  readonly source: 'call' | 'conference'
  readonly leg: Leg
  readonly conference?: Conference
  readonly channels: 'single' | 'dual'
  readonly format: RecordingFormat
  readonly track: 'both' | 'inbound' | 'outbound'
  readonly initiatedBy: string
  readonly transcribe: boolean
  readonly startedAt: Instant
  endedAt?: Instant
  updatedAt: Instant
  status: 'recording' | 'paused' | 'completed'
  /** Milliseconds on the tape up to `since`, pauses left out. */
  elapsedMs: number
  since: number
  readonly soundings: Sounding[]
  /** It stops by itself at this length. */
  readonly maxMs: number
  /** It stops by itself when nobody has spoken for so long. */
  readonly silenceMs: number
  /** When, on the tape, the last one who spoke was or will be done. */
  spokenUntilMs: number
  cancelStop: () => void
  saved: boolean
}

export interface Transcription {
  readonly id: string
  readonly recordingId: RecordingId
  readonly text: string
  readonly durationMs: number
  readonly createdAt: Instant
  readonly updatedAt: Instant
}

/** How a phone behaves when it is called. */
export interface PhoneSetting {
  readonly answer: 'manual' | 'auto' | 'busy' | 'no_answer' | 'reject' | 'machine'
  readonly after_ms: number
  readonly greeting_ms: number
  readonly beep: boolean
}
