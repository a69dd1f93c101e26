import type { Carrier, Outcome, Refusal } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { Transcriber } from '../carrier/transcriber.js'
import { type Fact, type FactBody, orderAfter } from '../fact/fact.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Impossible } from './port.js'
import { consequence } from './requests.js'
import type { Workspace } from './workspace.js'

type TranscribeRecording = CarrierCommand<'transcribeRecording'>

/** Carries out one transcription once; its acceptance has the text. */
export type Transcribe = (command: TranscribeRecording, signal: AbortSignal) => Promise<Outcome>

/** Why nothing can be transcribed where nobody does it. */
export const NOBODY_TRANSCRIBES: Impossible = {
  code: 'ACTION_NOT_ALLOWED',
  message:
    'The carrier transcribes only what was asked for when the recording started: start recordings with ' +
    '`transcribe: true`, or give the server a transcriber (TRANSCRIBER_URL).',
  path: 'recordingId',
}

export function transcribing(
  carrier: Pick<Carrier, 'recordingLinks'>,
  transcriber: Transcriber | undefined,
): Transcribe {
  return async ({ carrierId, language }, signal) => {
    // The server may have been started again without the one it had.
    if (transcriber === undefined) return refused('NOT_ALLOWED', false, 'There is no transcriber any more.')
    const asked = await carrier.recordingLinks(carrierId, signal).then(
      links => ({ links }),
      () => undefined,
    )
    if (asked === undefined)
      return refused('UNAVAILABLE', true, 'The carrier does not give the audio out now.')
    const { WAV, MP3 } = asked.links ?? {}
    const audio =
      WAV !== undefined ? { url: WAV, format: 'WAV' as const } : MP3 && { url: MP3, format: 'MP3' as const }
    if (!audio) return refused('NOT_FOUND', false, 'The carrier has no audio of it any more.')
    const transcript = await transcriber.transcribe(audio, language, signal)
    if (transcript.kind === 'text') return { kind: 'accepted', acceptance: { text: transcript.text } }
    const { retryable, reason } = transcript
    return refused(retryable ? 'UNAVAILABLE' : 'INVALID', retryable, reason)
  }
}

/** What is true as soon as a command to transcribe is recorded. */
export function transcriptionRequested({ kind: _, ...of }: TranscribeRecording): FactBody {
  return { type: 'TranscriptionRequested', ...of }
}

/**
 * What came of a command to transcribe; of another command nothing. It happens now, long after the request: in
 * its order it must not come before what the call has seen since.
 */
export async function transcriptionDone(
  ws: Workspace,
  entry: CommandRecord,
  outcome: Outcome,
): Promise<Fact | undefined> {
  if (entry.command.kind !== 'transcribeRecording') return undefined
  const { kind: _, recordingId: __, language: ___, ...of } = entry.command
  const body: FactBody =
    outcome.kind === 'accepted'
      ? { type: 'TranscriptionCompleted', ...of, text: outcome.acceptance.text ?? '' }
      : { type: 'TranscriptionFailed', ...of, reason: reasonOf(outcome.refusal) }
  const last = await ws.states.lastAbout(entry)
  return { ...consequence(ws, entry, body, 0), order: orderAfter(last, ws.nextSeq()) }
}

function reasonOf({ carrierTitle, reason }: Refusal): string {
  return carrierTitle ?? reason
}

function refused(reason: Refusal['reason'], retryable: boolean, carrierTitle: string): Outcome {
  return { kind: 'refused', refusal: { reason, retryable, uncertain: false, carrierTitle } }
}
