import type { RecordingFacts } from '../../recording/facts.js'
import { TranscriptionView } from '../recording/views.js'
import type { EventSpecs } from './spec.js'
import type { EventView } from './views.js'

const kind = 'recording'

const transcription = {
  type: () => TranscriptionView,
  description: 'The transcription right after the event.',
  nullable: true as const,
  of: ({ transcriptionId }: { transcriptionId: string }, { recording }: EventView) =>
    recording?.transcriptions.find(({ id }) => id === `${recording.id}.${transcriptionId}`),
}

export const RECORDING_EVENTS: EventSpecs<keyof RecordingFacts> = {
  RecordingStarted: {
    kind,
    description: 'A recording began. The carrier sends no webhook for it: it accepted our order.',
  },
  RecordingPaused: { kind, description: 'A recording was paused by command.' },
  RecordingResumed: { kind, description: 'A paused recording goes on, by command.' },
  RecordingStopped: { kind, description: 'A recording was stopped by command; RecordingSaved follows.' },
  RecordingSaved: { kind, description: 'The carrier saved the file.' },
  RecordingFailed: {
    kind,
    description: 'There is no file.',
    fields: {
      failure: { type: () => String, description: 'Why, in the carrier’s words.', of: body => body.reason },
    },
  },
  RecordingDeleted: { kind, description: 'The file was deleted by command.' },
  TranscriptionRequested: {
    kind,
    description:
      'Somebody asked by `requestTranscription` for the text of a recording: TranscriptionCompleted or TranscriptionFailed follows.',
    fields: {
      transcription,
      language: { type: () => String, description: 'The language tag.', of: body => body.language },
    },
  },
  TranscriptionCompleted: {
    kind,
    description: 'The text of a recording is there: see `recording.transcriptions`.',
    fields: { transcription, text: { type: () => String, description: 'The words.', of: body => body.text } },
  },
  TranscriptionFailed: {
    kind,
    description: 'There is no text of a recording.',
    fields: {
      transcription,
      failure: {
        type: () => String,
        description: 'Why, in the words of the carrier or the transcriber.',
        of: body => body.reason,
      },
    },
  },
}
