import type { RecordingFacts } from '../../recording/facts.js'
import type { EventSpecs } from './spec.js'

const kind = 'recording'

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
  TranscriptionCompleted: {
    kind,
    description: 'The text of a recording is there: see `recording.transcriptions`.',
    fields: { text: { type: () => String, description: 'The words.', of: body => body.text } },
  },
  TranscriptionFailed: {
    kind,
    description: 'There is no text of a recording.',
    fields: {
      failure: { type: () => String, description: 'Why, in the carrier’s words.', of: body => body.reason },
    },
  },
}
