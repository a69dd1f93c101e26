import { ID, InputType, Int } from 'type-graphql'
import type { TranscriptionLanguage } from '../../flow/document.js'
import type { RecordingChannels, RecordingFormat } from '../../recording/facts.js'
import { TranscriptionLanguageEnum } from '../flow/enums.js'
import { IdempotencyKey } from '../schema/inputs.js'
import { nullable, Taken } from '../schema/shown.js'
import { RecordingChannelsEnum, RecordingFormatEnum } from './enums.js'

@InputType({ description: 'What to record: one leg, or a whole conference.' })
export class StartRecordingInput {
  @Taken(() => ID, 'The leg to record. Exactly one of this and `conferenceId` must be given.', nullable)
  callLegId?: string | null
  @Taken(() => ID, 'The conference to record.', nullable)
  conferenceId?: string | null
  @Taken(() => RecordingFormatEnum, 'The kind of file.', { defaultValue: 'MP3' })
  format!: RecordingFormat
  @Taken(() => RecordingChannelsEnum, 'Null: DUAL of a leg, SINGLE of a conference.', nullable)
  channels?: RecordingChannels | null
  @Taken(() => Boolean, 'Whether those who are recorded hear a beep first.', { defaultValue: false })
  beep!: boolean
  @Taken(() => Int, 'Stops after so many seconds: 1 to 14400; null: at the end. Of a leg only.', nullable)
  maxSeconds?: number | null
  @Taken(() => Boolean, 'Whether a transcription is to be made of it. Of a leg only.', {
    defaultValue: false,
  })
  transcribe!: boolean
  @Taken(() => String, 'The language tag that is spoken; null: en-US. Only with `transcribe`.', nullable)
  transcriptionLanguage?: string | null
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which recording.' })
export class RecordingInput {
  @Taken(() => ID, 'Of the recording. NOT_FOUND when there is none.')
  recordingId!: string
  @IdempotencyKey()
  idempotencyKey?: string | null
}

@InputType({ description: 'Which recording to transcribe, and how.' })
export class RequestTranscriptionInput {
  @Taken(() => ID, 'Of the recording. NOT_FOUND when there is none.')
  recordingId!: string
  @Taken(() => TranscriptionLanguageEnum, 'What is spoken on it.')
  language!: TranscriptionLanguage
  @IdempotencyKey()
  idempotencyKey?: string | null
}
