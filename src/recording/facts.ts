import type { CallId, CallLegId, ConferenceId, RecordingId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

export type RecordingChannels = 'SINGLE' | 'DUAL'
/** Seen from the leg's phone: what it says, what it hears. */
export type RecordingTrack = 'INBOUND' | 'OUTBOUND' | 'BOTH'
export type RecordingFormat = 'WAV' | 'MP3'

/** A recording is of one leg (`callId`, `legId`) or of a whole conference (`conferenceId`). */
export interface OfRecording {
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
}

/** What can happen to a recording. The name of a fact is the name of its GraphQL event. */
export interface RecordingFacts {
  RecordingStarted: OfRecording & {
    recordingId: RecordingId
    channels: RecordingChannels
    format: RecordingFormat
    transcribed: boolean
    /** The language tag that it is to be transcribed in, where one was said. */
    transcriptionLanguage?: string
  }
  RecordingPaused: OfRecording & { recordingId: RecordingId }
  RecordingResumed: OfRecording & { recordingId: RecordingId }
  /** We asked the carrier to stop; the audio is being saved. */
  RecordingStopped: OfRecording & { recordingId: RecordingId }
  RecordingSaved: OfRecording & {
    /** The carrier's id of the file; absent in some deliveries. */
    carrierId?: string
    channels?: RecordingChannels
    format?: RecordingFormat
    startedAt?: Instant
    endedAt?: Instant
  }
  RecordingFailed: OfRecording & { reason: string }
  RecordingDeleted: OfRecording & { recordingId: RecordingId }
  /** Somebody asked for the text of a saved recording; we chose the id. */
  TranscriptionRequested: OfRecording & {
    recordingId: RecordingId
    carrierId: string
    transcriptionId: string
    language: string
  }
  TranscriptionCompleted: OfRecording & { carrierId: string; transcriptionId: string; text: string }
  TranscriptionFailed: OfRecording & { carrierId: string; transcriptionId: string; reason: string }
}
