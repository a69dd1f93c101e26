import type { HoldReason, SupervisorRole } from '../conference/facts.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallId, CallLegId, ConferenceId, FlowRunId, RecordingId, RoomId } from '../kernel/ids.js'
import type { RecordingChannels, RecordingFormat, RecordingTrack } from '../recording/facts.js'

/** A voice as the carrier names it, or plainly male or female. */
export interface Speech {
  text: string
  voice: string
  language: string
}

export const BEEP_MODES = ['NEVER', 'ALWAYS', 'ON_ENTER', 'ON_EXIT'] as const
export type BeepMode = (typeof BEEP_MODES)[number]

interface OnLeg {
  callId: CallId
  legId: CallLegId
}
interface OnConference {
  conferenceId: ConferenceId
}
/** Participants by their legs; never empty, because the carrier takes an empty list for everybody. */
interface OnParticipants extends OnConference {
  legIds: CallLegId[]
}
/** Everyone in the conference, or the named participants. */
interface ToParticipants extends OnConference {
  legIds: CallLegId[] | 'ALL'
}

/** Every instruction that the carrier can be given, named as its mutation, with its details. */
export interface CarrierCommands {
  placeCall: {
    to: Endpoint
    from: Endpoint
    callerName?: string
    timeoutSeconds: number
    detectMachine: boolean
    clientState?: string
    /** Seats the leg in a conference when a person answers. */
    pull?: { conferenceId: ConferenceId; muted: boolean }
    /** The flow that runs when the leg is answered. */
    flowRunId?: FlowRunId
  }
  answerCall: OnLeg & { clientState?: string }
  rejectCall: OnLeg & { cause: 'CALL_REJECTED' | 'USER_BUSY' }
  hangUpCall: OnLeg
  transferCall: OnLeg & { to: Endpoint; from?: Endpoint; timeoutSeconds: number; audioUrl?: string }
  bridgeCalls: OnLeg & { withCallId: CallId; withLegId: CallLegId }
  speakOnCall: OnLeg & { speech: Speech; loop?: number }
  playOnCall: OnLeg & { audioUrl: string; loop?: number | 'INFINITY' }
  stopCallAudio: OnLeg
  gatherDigits: OnLeg & {
    speech?: Speech
    audioUrl?: string
    minimumDigits: number
    maximumDigits: number
    /** Ends the collection and is no digit of it; empty: no key does; absent: the carrier's own, `#`. */
    terminatingDigit?: string
    timeoutMs: number
  }
  sendDigits: OnLeg & { digits: string }

  startRecording: OnLeg & {
    recordingId: RecordingId
    format: RecordingFormat
    channels: RecordingChannels
    /** Whose voice of the leg's phone; absent: both. */
    track?: RecordingTrack
    beep: boolean
    maxSeconds?: number
    /** Silence after which it stops by itself; absent: never. */
    silenceSeconds?: number
    transcribe: boolean
    transcriptionLanguage?: string
  }
  pauseRecording: OnLeg & { recordingId: RecordingId }
  resumeRecording: OnLeg & { recordingId: RecordingId }
  stopRecording: OnLeg & { recordingId: RecordingId }
  deleteRecording: {
    recordingId: RecordingId
    carrierId: string
    callId?: CallId
    conferenceId?: ConferenceId
  }
  /** Has a saved recording turned into text, by the transcriber and not by the carrier. */
  transcribeRecording: {
    recordingId: RecordingId
    carrierId: string
    transcriptionId: string
    /** A language tag, such as `en-GB`. */
    language: string
    callId?: CallId
    legId?: CallLegId
    conferenceId?: ConferenceId
  }

  createConference: OnLeg & {
    name: string
    roomId?: RoomId
    beep: BeepMode
    maxParticipants: number
    durationMinutes: number
    holdAudioUrl?: string
    /** False makes everyone wait, with the hold audio, until a host joins. */
    startOnCreate: boolean
  }
  joinConference: OnLeg &
    OnConference & {
      roomId?: RoomId
      muted: boolean
      onHold: boolean
      holdAudioUrl?: string
      supervisorRole: SupervisorRole
      whisperTo: CallLegId[]
      startOnEnter: boolean
      endOnExit: boolean
    }
  muteParticipants: OnParticipants
  unmuteParticipants: OnParticipants
  holdParticipants: OnParticipants & { audioUrl?: string; reason: HoldReason }
  unholdParticipants: OnParticipants
  removeParticipant: OnConference & OnLeg
  setSupervisorRole: OnConference & OnLeg & { role: SupervisorRole; whisperTo: CallLegId[] }
  speakToConference: ToParticipants & { speech: Speech }
  playToConference: ToParticipants & { audioUrl: string; loop?: number | 'INFINITY' }
  stopConferenceAudio: ToParticipants
  sendDigitsToConference: ToParticipants & { digits: string }
  startConferenceRecording: OnConference & {
    recordingId: RecordingId
    format: RecordingFormat
    channels: RecordingChannels
    beep: boolean
  }
  pauseConferenceRecording: OnConference & { recordingId: RecordingId }
  resumeConferenceRecording: OnConference & { recordingId: RecordingId }
  stopConferenceRecording: OnConference & { recordingId: RecordingId }
  endConference: OnConference
}
export type CommandKind = keyof CarrierCommands
/** What the phone network itself is told to do. */
export type PhoneCommandKind = Exclude<CommandKind, 'transcribeRecording'>
export type CarrierCommand<K extends CommandKind = CommandKind> = {
  [P in K]: { kind: P } & CarrierCommands[P]
}[K]
