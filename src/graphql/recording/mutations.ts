import { randomUUID } from 'node:crypto'
import { Arg, Ctx, Mutation, ObjectType, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { TRANSCRIPTION_TAGS } from '../../flow/languages.js'
import type { CommandRecord } from '../../journal/commands.js'
import { encodeCursor } from '../../journal/cursor.js'
import { ConferenceId, RecordingId } from '../../kernel/ids.js'
import type { RecordingState } from '../../recording/fold.js'
import { Needs } from '../auth.js'
import { legNamed } from '../call/targets.js'
import { payloadType } from '../command/payload.js'
import { errorOf, perform, requestOf } from '../command/perform.js'
import { CommandView } from '../command/views.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { Cursor } from '../scalars/scalars.js'
import { given } from '../schema/given.js'
import { within } from '../schema/inputs.js'
import { Shown } from '../schema/shown.js'
import { RecordingInput, RequestTranscriptionInput, StartRecordingInput } from './inputs.js'
import { recordingById, transcriptionById } from './queries.js'
import { RecordingView, TranscriptionView } from './views.js'

export const RecordingPayload = payloadType('RecordingPayload', 'What a command about a recording answers.', {
  recording: { type: () => RecordingView, description: 'The recording as it stands now.' },
})

@ObjectType({ description: 'What `requestTranscription` answers.' })
export class TranscriptionPayload {
  @Shown(() => TranscriptionView, 'The transcription as it stands now.')
  readonly transcription!: TranscriptionView
  @Shown(() => CommandView, 'The command; it is settled when there is a text, or certainly none.')
  readonly command!: CommandView
  @Shown(() => Cursor, 'Where TranscriptionRequested stands in the journal: everything later follows it.')
  readonly cursor!: string
}

const WHAT = { description: 'What is asked for.' }
type OnRecording = 'pause' | 'resume' | 'stop'

@Resolver()
export class RecordingMutations {
  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Begins to record a leg or a whole conference: RecordingStarted is in the journal when it returns. ' +
      'ACTION_NOT_ALLOWED while it is being recorded already: the carrier could not tell the two apart.',
  })
  async startRecording(
    @Arg('input', () => StartRecordingInput, WHAT) input: StartRecordingInput,
    @Ctx() context: GraphContext,
  ) {
    return answer(context, await startOf(context, input), input.idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Leaves out of a recording what is said from now on: RecordingPaused is in the journal when it returns. ' +
      'ACTION_NOT_ALLOWED unless it is RECORDING.',
  })
  pauseRecording(
    @Arg('input', () => RecordingInput, WHAT) input: RecordingInput,
    @Ctx() context: GraphContext,
  ) {
    return onRunning(context, 'pause', input)
  }

  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Goes on with a paused recording: RecordingResumed is in the journal when it returns. ACTION_NOT_ALLOWED ' +
      'unless it is PAUSED.',
  })
  resumeRecording(
    @Arg('input', () => RecordingInput, WHAT) input: RecordingInput,
    @Ctx() context: GraphContext,
  ) {
    return onRunning(context, 'resume', input)
  }

  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Ends a recording: RecordingStopped is in the journal when it returns. RecordingSaved follows when the file is ' +
      'there. ACTION_NOT_ALLOWED when it has ended already.',
  })
  stopRecording(
    @Arg('input', () => RecordingInput, WHAT) input: RecordingInput,
    @Ctx() context: GraphContext,
  ) {
    return onRunning(context, 'stop', input)
  }

  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Deletes a saved file at the carrier, for good: RecordingDeleted is in the journal when it returns. ' +
      'ACTION_NOT_ALLOWED while there is no file yet.',
  })
  async deleteRecording(
    @Arg('input', () => RecordingInput, WHAT) input: RecordingInput,
    @Ctx() context: GraphContext,
  ) {
    const recording = await savedRecording(context, input.recordingId)
    return answer(context, { kind: 'deleteRecording', ...recording }, input.idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => TranscriptionPayload, {
    description:
      'Has a saved recording transcribed: TranscriptionRequested is in the journal when it returns, TranscriptionCompleted ' +
      'or TranscriptionFailed follows, also when the server is restarted meanwhile. A recording may be transcribed in ' +
      'several languages. ACTION_NOT_ALLOWED while there is no file, and where nobody transcribes: Telnyx does so only ' +
      'for recordings that were started with `transcribe: true`.',
  })
  async requestTranscription(
    @Arg('input', () => RequestTranscriptionInput, WHAT) input: RequestTranscriptionInput,
    @Ctx() context: GraphContext,
  ): Promise<TranscriptionPayload> {
    const command: CarrierCommand<'transcribeRecording'> = {
      kind: 'transcribeRecording',
      ...(await savedRecording(context, input.recordingId)),
      transcriptionId: randomUUID(),
      language: TRANSCRIPTION_TAGS[input.language],
    }
    const order = await context.switchboard.requestTranscription(
      command,
      requestOf(context, input.idempotencyKey),
    )
    if (order.kind !== 'recorded') throw errorOf(order)
    context.load.forget()
    return transcriptionPayload(context, order.command, order.replayed)
  }
}

/** A saved recording, as commands about its file name it. */
async function savedRecording(context: GraphContext, recordingId: string) {
  const { id, status, carrierId, callId, legId, conferenceId } = await recordingNamed(context, recordingId)
  if (carrierId === undefined || status === 'DELETED') {
    const message = status === 'DELETED' ? 'The file was deleted.' : 'There is no file yet.'
    throw refuse('ACTION_NOT_ALLOWED', message, { path: 'input.recordingId' })
  }
  // The leg too: otherwise the fact would be of no call.
  return { recordingId: id, carrierId, ...given({ callId, legId, conferenceId }) }
}

async function startOf(context: GraphContext, input: StartRecordingInput): Promise<CarrierCommand> {
  const { callLegId, conferenceId, format, channels, beep, maxSeconds, transcribe } = input
  if ((callLegId == null) === (conferenceId == null)) {
    throw badInput('Give either callLegId or conferenceId.', 'input.callLegId')
  }
  const recordingId = RecordingId(randomUUID())
  if (conferenceId != null) {
    if (maxSeconds != null) throw badInput('A conference’s recording has no such limit.', 'input.maxSeconds')
    if (transcribe) throw badInput('A conference’s recording is not transcribed.', 'input.transcribe')
    return {
      kind: 'startConferenceRecording',
      conferenceId: ConferenceId(conferenceId),
      recordingId,
      format,
      channels: channels ?? 'SINGLE',
      beep,
    }
  }
  if (maxSeconds != null) within(maxSeconds, [1, 14_400], 'maxSeconds')
  const leg = await legNamed(context, callLegId ?? '')
  const { transcriptionLanguage } = transcribe ? input : {}
  return {
    kind: 'startRecording',
    ...leg,
    recordingId,
    format,
    channels: channels ?? 'DUAL',
    beep,
    transcribe,
    ...given({ maxSeconds, transcriptionLanguage }),
  }
}

async function onRunning(
  context: GraphContext,
  what: OnRecording,
  { recordingId, idempotencyKey }: RecordingInput,
) {
  const { id, callId, legId, conferenceId } = await recordingNamed(context, recordingId)
  if (callId !== undefined && legId !== undefined) {
    return answer(context, { kind: `${what}Recording`, callId, legId, recordingId: id }, idempotencyKey)
  }
  if (conferenceId === undefined) throw new Error(`the recording ${id} is of nothing`)
  return answer(
    context,
    { kind: `${what}ConferenceRecording`, conferenceId, recordingId: id },
    idempotencyKey,
  )
}

async function recordingNamed(context: GraphContext, id: string): Promise<RecordingState> {
  const found = await recordingById(context, id)
  if (found === undefined) throw notFound('There is no such recording.', 'input.recordingId')
  return found.state
}

async function answer(
  context: GraphContext,
  command: CarrierCommand,
  idempotencyKey: string | null | undefined,
) {
  const performed = await perform(context, command, idempotencyKey)
  // A repetition's own new id was never used: the first request's counts.
  const { recordingId } = performed.record.command as { recordingId: RecordingId }
  const recording = await recordingById(context, recordingId)
  if (recording === undefined)
    throw new Error(`${performed.record.id} was accepted and its recording is not known`)
  return { ...performed, recording }
}

async function transcriptionPayload(
  context: GraphContext,
  record: CommandRecord,
  replayed: boolean,
): Promise<TranscriptionPayload> {
  // A repetition's own new id was never used: the first request's counts.
  const { recordingId, transcriptionId } = record.command as CarrierCommand<'transcribeRecording'>
  const transcription = await transcriptionById(context, `${recordingId}.${transcriptionId}`)
  if (transcription === undefined) {
    throw new Error(`${record.id} was recorded and its transcription is not known`)
  }
  return {
    transcription,
    command: new CommandView(record, replayed),
    // TranscriptionRequested is recorded right after the command.
    cursor: encodeCursor({ epoch: context.epoch, seq: record.seq + 1 }),
  }
}
