import { randomUUID } from 'node:crypto'
import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { ConferenceId, RecordingId } from '../../kernel/ids.js'
import type { RecordingState } from '../../recording/fold.js'
import { Needs } from '../auth.js'
import { legNamed } from '../call/targets.js'
import { payloadType } from '../command/payload.js'
import { perform } from '../command/perform.js'
import type { GraphContext } from '../context.js'
import { badInput, notFound, refuse } from '../errors.js'
import { given } from '../schema/given.js'
import { within } from '../schema/inputs.js'
import { RecordingInput, StartRecordingInput } from './inputs.js'
import { recordingById } from './queries.js'
import { RecordingView } from './views.js'

export const RecordingPayload = payloadType('RecordingPayload', 'What a command about a recording answers.', {
  recording: { type: () => RecordingView, description: 'The recording as it stands now.' },
})

const WHAT = { description: 'What is asked for.' }
type OnRecording = 'pause' | 'resume' | 'stop'

@Resolver()
export class RecordingMutations {
  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description:
      'Begins to record a leg or a whole conference: RecordingStarted is in the journal when it returns.',
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
      'Leaves out of a recording what is said from now on: RecordingPaused is in the journal when it returns.',
  })
  pauseRecording(
    @Arg('input', () => RecordingInput, WHAT) input: RecordingInput,
    @Ctx() context: GraphContext,
  ) {
    return onRunning(context, 'pause', input)
  }

  @Needs('OPERATOR')
  @Mutation(() => RecordingPayload, {
    description: 'Goes on with a paused recording: RecordingResumed is in the journal when it returns.',
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
      'Ends a recording: RecordingStopped is in the journal when it returns. RecordingSaved follows when the file is there.',
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
    const { id, carrierId, callId, legId, conferenceId } = await recordingNamed(context, input.recordingId)
    if (carrierId === undefined) {
      throw refuse('ACTION_NOT_ALLOWED', 'There is no file yet.', { path: 'input.recordingId' })
    }
    return answer(
      context,
      // The leg too: otherwise the fact would be of no call.
      { kind: 'deleteRecording', recordingId: id, carrierId, ...given({ callId, legId, conferenceId }) },
      input.idempotencyKey,
    )
  }
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
