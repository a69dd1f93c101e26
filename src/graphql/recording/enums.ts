import type { RecordingChannels, RecordingFormat } from '../../recording/facts.js'
import type { RecordingStatus, TranscriptionState } from '../../recording/fold.js'
import { describedEnum } from '../schema/enums.js'

export const RecordingStatusEnum = describedEnum<RecordingStatus>(
  'RecordingStatus',
  'How far a recording has come.',
  {
    RECORDING: 'It is being recorded.',
    PAUSED: 'Paused by command; what is said now is not recorded.',
    PROCESSING: 'Recording has stopped and the carrier is saving the file.',
    AVAILABLE: 'The file is saved.',
    FAILED: 'There is no file; `failure` says why.',
    DELETED: 'The file was deleted by command.',
  },
)

export const RecordingChannelsEnum = describedEnum<RecordingChannels>(
  'RecordingChannels',
  'How many channels a recording has.',
  {
    SINGLE: 'Everybody on one channel.',
    DUAL: 'Of a leg: each side on its own channel. Of a conference: who opened it, and the others.',
  },
)

export const RecordingFormatEnum = describedEnum<RecordingFormat>('RecordingFormat', 'The kind of file.', {
  WAV: 'Uncompressed.',
  MP3: 'Compressed.',
})

export const TranscriptionStatusEnum = describedEnum<TranscriptionState['status']>(
  'TranscriptionStatus',
  'How far a transcription has come.',
  {
    REQUESTED: 'Somebody is asked to write it down.',
    COMPLETED: 'The text is there.',
    FAILED: 'There is no text; `failure` says why.',
  },
)
