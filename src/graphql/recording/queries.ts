import { Arg, Args, Ctx, FieldResolver, ID, InputType, Query, Resolver, Root } from 'type-graphql'
import { listRecordings } from '../../journal/reads/recordings.js'
import { RecordingId } from '../../kernel/ids.js'
import type { RecordingFormat } from '../../recording/facts.js'
import type { RecordingStatus } from '../../recording/fold.js'
import { Needs } from '../auth.js'
import { legById, TimeRange } from '../call/queries.js'
import { CallLegView, CallView } from '../call/views.js'
import { conferenceById } from '../conference/queries.js'
import { ConferenceView } from '../conference/views.js'
import type { GraphContext } from '../context.js'
import { connectionOf } from '../schema/connection.js'
import { given } from '../schema/given.js'
import { PageArgs } from '../schema/page-args.js'
import { nullable, Taken } from '../schema/shown.js'
import { RecordingFormatEnum, RecordingStatusEnum } from './enums.js'
import { RecordingView, TranscriptionView } from './views.js'

export const RecordingConnection = connectionOf<RecordingView>({
  name: 'Recording',
  node: () => RecordingView,
  description: 'Recordings, newest first.',
})

@InputType({ description: 'Which recordings: those that fit everything given.' })
export class RecordingFilter {
  @Taken(() => ID, 'Of a leg of this call.', nullable)
  callId?: string | null
  @Taken(() => ID, 'Of this leg.', nullable)
  callLegId?: string | null
  @Taken(() => ID, 'Of this whole conference.', nullable)
  conferenceId?: string | null
  @Taken(() => [RecordingStatusEnum], 'With one of these statuses.', nullable)
  status?: RecordingStatus[] | null
  @Taken(() => TimeRange, 'Started in this time.', nullable)
  startedAt?: TimeRange | null
}

@Resolver()
export class RecordingQueries {
  @Needs('VIEWER')
  @Query(() => RecordingView, {
    nullable: true,
    description: 'The recording with this id; null when there is none.',
  })
  async recording(
    @Arg('id', () => ID, { description: 'Of the recording.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<RecordingView | undefined> {
    return recordingById(context, id)
  }

  @Needs('VIEWER')
  @Query(() => RecordingConnection.type, {
    description: 'Recordings of legs and of conferences, newest first; deleted ones too.',
  })
  async recordings(
    @Arg('filter', () => RecordingFilter, { nullable: true, description: 'Which ones; null: all.' })
    filter: RecordingFilter | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { reader }: GraphContext,
  ) {
    const { callId, callLegId, conferenceId, status, startedAt } = filter ?? {}
    const wanted = given({
      callId,
      legId: callLegId,
      conferenceId,
      statuses: status,
      startedFrom: startedAt?.from,
      startedBefore: startedAt?.before,
    })
    const found = await listRecordings(reader, wanted, page)
    return RecordingConnection.of(found, state => new RecordingView(state))
  }

  @Needs('VIEWER')
  @Query(() => TranscriptionView, {
    nullable: true,
    description: 'The transcription with this id; null when there is none.',
  })
  async transcription(
    @Arg('id', () => ID, { description: 'Of the transcription.' }) id: string,
    @Ctx() context: GraphContext,
  ): Promise<TranscriptionView | undefined> {
    return transcriptionById(context, id)
  }
}

export async function recordingById({ load }: GraphContext, id: string): Promise<RecordingView | undefined> {
  const state = await load.recording.load(RecordingId(id))
  return state && new RecordingView(state)
}

export async function transcriptionById(
  context: GraphContext,
  id: string,
): Promise<TranscriptionView | undefined> {
  const recording = await recordingById(context, id.slice(0, Math.max(0, id.indexOf('.'))))
  return recording?.transcriptions.find(transcription => transcription.id === id)
}

/** What leads from a recording to what it is of. */
@Resolver(() => RecordingView)
export class RecordingFields {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its audio is downloaded, with the Authorization header of the API and in parts if wanted (`Range`); null ' +
      'unless the status is AVAILABLE. The address itself stays the same for ever; what the carrier has in another ' +
      'format only answers 404.',
  })
  downloadUrl(
    @Root() { state }: RecordingView,
    @Arg('format', () => RecordingFormatEnum, {
      nullable: true,
      description: 'Null: the format it was recorded in.',
    })
    format: RecordingFormat | null | undefined,
    @Ctx() { publicUrl = '' }: GraphContext,
  ): string | undefined {
    if (state.status !== 'AVAILABLE') return undefined
    const extension = (format ?? state.format ?? 'MP3').toLowerCase()
    return `${publicUrl}/recordings/${encodeURIComponent(state.id)}.${extension}`
  }

  @FieldResolver(() => CallLegView, {
    nullable: true,
    description: 'The leg it is of; null when it is of a conference.',
  })
  async leg(
    @Root() { state }: RecordingView,
    @Ctx() context: GraphContext,
  ): Promise<CallLegView | undefined> {
    return state.legId && legById(context, state.legId)
  }

  @FieldResolver(() => CallView, {
    nullable: true,
    description: 'The call its leg belongs to; null when it is of a conference.',
  })
  async call(
    @Root() { state }: RecordingView,
    @Ctx() { load, epoch }: GraphContext,
  ): Promise<CallView | undefined> {
    const found = state.callId && (await load.call.load(state.callId))
    return found && new CallView(found.state, { epoch, seq: found.seq })
  }

  @FieldResolver(() => ConferenceView, {
    nullable: true,
    description: 'The conference it is of; null when it is of one leg only.',
  })
  async conference(
    @Root() { state }: RecordingView,
    @Ctx() context: GraphContext,
  ): Promise<ConferenceView | undefined> {
    return state.conferenceId && conferenceById(context, state.conferenceId)
  }
}

@Resolver(() => TranscriptionView)
export class TranscriptionFields {
  @FieldResolver(() => String, {
    nullable: true,
    description:
      'Where its text is downloaded, with the Authorization header of the API; null unless the status is COMPLETED.',
  })
  downloadUrl(
    @Root() { id, status }: TranscriptionView,
    @Ctx() { publicUrl = '' }: GraphContext,
  ): string | undefined {
    return status === 'COMPLETED' ? `${publicUrl}/transcriptions/${encodeURIComponent(id)}.txt` : undefined
  }
}
