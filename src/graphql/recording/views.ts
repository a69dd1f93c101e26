import { ID, Int, ObjectType } from 'type-graphql'
import type { RecordingState, TranscriptionState } from '../../recording/fold.js'
import { DateTime } from '../scalars/scalars.js'
import { Node } from '../schema/node.js'
import { nullable, Shown } from '../schema/shown.js'
import {
  RecordingChannelsEnum,
  RecordingFormatEnum,
  RecordingStatusEnum,
  TranscriptionStatusEnum,
} from './enums.js'

@ObjectType('Transcription', {
  implements: Node,
  description:
    'What was said in a recording, as text. One that was asked for with the recording’s start appears when the ' +
    'carrier is done with it, one that `requestTranscription` asked for at once.',
})
export class TranscriptionView implements Node {
  constructor(
    private readonly state: TranscriptionState,
    readonly recording: RecordingView,
  ) {}

  @Shown(() => ID, 'The recording’s id, a dot, and the transcription’s own.')
  get id() {
    return `${this.recording.id}.${this.state.id}`
  }
  @Shown(
    () => TranscriptionStatusEnum,
    'How far it has come. Changed by TranscriptionCompleted and TranscriptionFailed.',
  )
  get status() {
    return this.state.status
  }
  @Shown(() => String, 'The words; null unless the status is COMPLETED.', nullable)
  get text() {
    return this.state.text
  }
  @Shown(() => String, 'Why there is no text; null unless the status is FAILED.', nullable)
  get failure() {
    return this.state.failure
  }
  @Shown(() => String, 'The language tag, e.g. `en-GB`; null when nobody said one.', nullable)
  get language() {
    return this.state.language
  }
  @Shown(() => DateTime, 'Null when it was asked for with the recording’s start.', nullable)
  get requestedAt() {
    return this.state.requestedAt
  }
  @Shown(
    () => DateTime,
    'When there was a text, or certainly none; null while the status is REQUESTED.',
    nullable,
  )
  get completedAt() {
    return this.state.completedAt
  }
}
Shown(() => RecordingView, 'What it is the text of.')(TranscriptionView.prototype, 'recording')

@ObjectType('Recording', {
  implements: Node,
  description:
    'One audio file, from the order to record until it is deleted: of one leg, or of a whole conference.',
})
export class RecordingView implements Node {
  constructor(readonly state: RecordingState) {}

  @Shown(() => ID, 'Ours from the start, so that it can be named before the carrier has a file.')
  get id() {
    return this.state.id
  }
  @Shown(() => RecordingStatusEnum, 'Changed by every RecordingEvent.')
  get status() {
    return this.state.status
  }
  @Shown(() => RecordingChannelsEnum, 'Null until the carrier said so, when it began by itself.', nullable)
  get channels() {
    return this.state.channels
  }
  @Shown(() => RecordingFormatEnum, 'Null until the carrier said so, when it began by itself.', nullable)
  get format() {
    return this.state.format
  }
  @Shown(() => Boolean, 'True when a transcription was asked for, or came.')
  get transcribed() {
    return this.state.transcribed
  }
  @Shown(() => DateTime, 'Null until the carrier said so, when it began by itself.', nullable)
  get startedAt() {
    return this.state.startedAt
  }
  @Shown(() => DateTime, 'Null until the file is saved, or failed.', nullable)
  get endedAt() {
    return this.state.endedAt
  }
  @Shown(() => Int, 'Whole milliseconds from start to end; null until the file is saved.', nullable)
  get durationMs() {
    return this.state.durationMs
  }
  @Shown(() => String, 'Why there is no file; null unless the status is FAILED.', nullable)
  get failure() {
    return this.state.failure
  }
  @Shown(() => [TranscriptionView], 'Its texts, oldest first; one for each time it was asked for.')
  get transcriptions() {
    return this.state.transcriptions.map(state => new TranscriptionView(state, this))
  }
}
