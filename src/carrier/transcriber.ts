import type { RecordingFormat } from '../recording/facts.js'

/** The audio of a recording, for some minutes. */
export interface Audio {
  /** Signed: whoever has it can listen. */
  url: string
  format: RecordingFormat
}

/** What a transcriber answers; `retryable`: the same, asked again later, could succeed. */
export type Transcript =
  | { kind: 'text'; text: string }
  | { kind: 'failed'; reason: string; retryable: boolean }

/**
 * Who writes down what is said on recordings, where the carrier does so only for those that were started that way.
 * May be asked for one thing twice, after a crash; never throws for what a network or a service does.
 */
export interface Transcriber {
  /** `language` is a tag such as `en-GB`. */
  transcribe(audio: Audio, language: string, signal: AbortSignal): Promise<Transcript>
}
