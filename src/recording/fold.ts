import { type Fact, ofNewerVersion } from '../fact/fact.js'
import type { CallId, CallLegId, ConferenceId } from '../kernel/ids.js'
import { RecordingId } from '../kernel/ids.js'
import { type Instant, millisOf } from '../kernel/instant.js'
import type { RecordingChannels, RecordingFacts, RecordingFormat } from './facts.js'

export const RECORDING_STATUSES = [
  'RECORDING',
  'PAUSED',
  'PROCESSING',
  'AVAILABLE',
  'FAILED',
  'DELETED',
] as const
export type RecordingStatus = (typeof RECORDING_STATUSES)[number]

export interface TranscriptionState {
  id: string
  status: 'REQUESTED' | 'COMPLETED' | 'FAILED'
  /** A language tag; absent when nobody said one. */
  language?: string
  text?: string
  failure?: string
  /** Absent when it was asked for with the recording's start. */
  requestedAt?: Instant
  /** When there was a text, or certainly none. */
  completedAt?: Instant
}

/** One audio file, from the order to record until it is deleted. */
export interface RecordingState {
  id: RecordingId
  callId?: CallId
  legId?: CallLegId
  conferenceId?: ConferenceId
  status: RecordingStatus
  channels?: RecordingChannels
  format?: RecordingFormat
  transcribed: boolean
  transcriptionLanguage?: string
  startedAt?: Instant
  endedAt?: Instant
  durationMs?: number
  /** The carrier's id of the saved file. */
  carrierId?: string
  failure?: string
  transcriptions: TranscriptionState[]
}

export type RecordingFact = Fact<keyof RecordingFacts>

const OPEN: readonly RecordingStatus[] = ['RECORDING', 'PAUSED', 'PROCESSING']

/**
 * The recordings of one call or one conference after `fact`.
 * The carrier names a recording only when it is saved: the file goes to the recording that has its id,
 * otherwise to the oldest of that leg (or conference) that has no file yet, otherwise it is one that the
 * carrier began by itself.
 */
export function foldRecordings(before: RecordingState[], fact: RecordingFact): RecordingState[] {
  const { body } = fact
  switch (body.type) {
    case 'RecordingStarted':
      if (before.some(r => r.id === body.recordingId)) return before
      return [
        ...before,
        {
          ...subjectOf(body),
          id: body.recordingId,
          status: 'RECORDING',
          channels: body.channels,
          format: body.format,
          transcribed: body.transcribed,
          ...(body.transcriptionLanguage !== undefined && {
            transcriptionLanguage: body.transcriptionLanguage,
          }),
          startedAt: fact.occurredAt,
          transcriptions: [],
        },
      ]
    case 'RecordingPaused':
      return patch(before, body.recordingId, r => (r.status === 'RECORDING' ? { status: 'PAUSED' } : {}))
    case 'RecordingResumed':
      return patch(before, body.recordingId, r => (r.status === 'PAUSED' ? { status: 'RECORDING' } : {}))
    case 'RecordingStopped':
      return patch(before, body.recordingId, r =>
        r.status === 'RECORDING' || r.status === 'PAUSED' ? { status: 'PROCESSING' } : {},
      )
    case 'RecordingDeleted':
      return patch(before, body.recordingId, () => ({ status: 'DELETED' }))
    case 'RecordingSaved': {
      const target = before.find(r => body.carrierId !== undefined && r.carrierId === body.carrierId) ??
        before.find(r => r.legId === body.legId && r.carrierId === undefined && OPEN.includes(r.status)) ?? {
          ...subjectOf(body),
          id: RecordingId(body.carrierId ?? fact.id),
          status: 'PROCESSING' as const,
          transcribed: false,
          transcriptions: [],
        }
      return put(before, { ...target, ...saved(body, target.status) })
    }
    case 'RecordingFailed': {
      const target = before.find(r => r.legId === body.legId && OPEN.includes(r.status))
      return target === undefined
        ? before
        : put(before, { ...target, status: 'FAILED', failure: body.reason, endedAt: fact.occurredAt })
    }
    case 'TranscriptionRequested': {
      const target = before.find(r => r.id === body.recordingId)
      if (target === undefined) return before
      const { transcriptionId: id, language } = body
      const known = target.transcriptions.find(t => t.id === id) ?? { id, status: 'REQUESTED' }
      return putTranscription(before, target, { ...known, language, requestedAt: fact.occurredAt })
    }
    case 'TranscriptionCompleted':
    case 'TranscriptionFailed': {
      const target = before.find(r => r.carrierId === body.carrierId) ?? {
        ...subjectOf(body),
        id: RecordingId(body.carrierId),
        carrierId: body.carrierId,
        status: 'PROCESSING' as const,
        transcribed: true,
        transcriptions: [],
      }
      const { transcriptionLanguage: language } = target
      const requested = target.transcriptions.find(t => t.id === body.transcriptionId)
      return putTranscription(before, target, {
        ...(language !== undefined && { language }),
        ...requested,
        id: body.transcriptionId,
        completedAt: fact.occurredAt,
        ...(body.type === 'TranscriptionCompleted'
          ? { status: 'COMPLETED', text: body.text }
          : { status: 'FAILED', failure: body.reason }),
      })
    }
    default:
      return ofNewerVersion(body, before)
  }
}

/** The recording that is running now on this leg (or conference, when `legId` is absent). */
export function runningRecording(all: RecordingState[], legId: CallLegId | undefined) {
  return all.find(r => r.legId === legId && (r.status === 'RECORDING' || r.status === 'PAUSED'))
}

function subjectOf(body: RecordingFact['body']) {
  return {
    ...(body.callId !== undefined && { callId: body.callId }),
    ...(body.legId !== undefined && { legId: body.legId }),
    ...(body.conferenceId !== undefined && { conferenceId: body.conferenceId }),
  }
}

function saved(body: RecordingFacts['RecordingSaved'], status: RecordingStatus): Partial<RecordingState> {
  const { startedAt, endedAt } = body
  return {
    status: status === 'DELETED' ? status : 'AVAILABLE',
    ...(body.carrierId !== undefined && { carrierId: body.carrierId }),
    ...(body.channels !== undefined && { channels: body.channels }),
    ...(body.format !== undefined && { format: body.format }),
    ...(startedAt !== undefined && { startedAt }),
    ...(endedAt !== undefined && { endedAt }),
    ...(startedAt !== undefined &&
      endedAt !== undefined && { durationMs: Math.max(0, millisOf(endedAt) - millisOf(startedAt)) }),
  }
}

function patch(
  all: RecordingState[],
  id: RecordingId,
  change: (recording: RecordingState) => Partial<RecordingState>,
): RecordingState[] {
  const target = all.find(r => r.id === id)
  if (target === undefined) return all
  const next = { ...target, ...change(target) }
  return next.status === target.status ? all : put(all, next)
}

function putTranscription(
  all: RecordingState[],
  recording: RecordingState,
  transcription: TranscriptionState,
): RecordingState[] {
  const { transcriptions: before } = recording
  const known = before.some(t => t.id === transcription.id)
  const transcriptions = known
    ? before.map(t => (t.id === transcription.id ? transcription : t))
    : [...before, transcription]
  return put(all, { ...recording, transcribed: true, transcriptions })
}

function put(all: RecordingState[], recording: RecordingState): RecordingState[] {
  return all.some(r => r.id === recording.id)
    ? all.map(r => (r.id === recording.id ? recording : r))
    : [...all, recording]
}
