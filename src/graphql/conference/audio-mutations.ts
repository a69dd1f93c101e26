import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import type { CarrierCommand } from '../../carrier/commands.js'
import { ConferenceId } from '../../kernel/ids.js'
import { Needs } from '../auth.js'
import { loopOf } from '../call/audio-mutations.js'
import type { GraphContext } from '../context.js'
import { ofLength, SPOKEN } from '../schema/inputs.js'
import { PlayToConferenceInput, SpeakToConferenceInput, StopConferenceAudioInput } from './inputs.js'
import { ConferencePayload, performOnConference } from './payloads.js'
import { listenersMeant } from './targets.js'

const WHAT = { description: 'What is asked for.' }

/** What people in a conference hear. */
@Resolver()
export class ConferenceAudioMutations {
  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description:
      'Says a text in a conference. ConferenceSpeechStarted and ConferenceSpeechEnded follow, or ' +
      'ParticipantSpeechStarted and ParticipantSpeechEnded for those named.',
  })
  async speakToConference(
    @Arg('input', () => SpeakToConferenceInput, WHAT) input: SpeakToConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const { text, voice, language, idempotencyKey } = input
    const speech = { text: ofLength(text, SPOKEN, 'text'), voice, language }
    const legIds = await listenersMeant(context, input)
    const conferenceId = ConferenceId(input.conferenceId)
    return performOnConference(
      context,
      { kind: 'speakToConference', conferenceId, legIds, speech },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description:
      'Plays audio in a conference. ConferencePlaybackStarted and ConferencePlaybackEnded follow, or ' +
      'ParticipantPlaybackStarted and ParticipantPlaybackEnded for those named.',
  })
  async playToConference(
    @Arg('input', () => PlayToConferenceInput, WHAT) input: PlayToConferenceInput,
    @Ctx() context: GraphContext,
  ) {
    const { audioUrl, loop, idempotencyKey } = input
    const repetition = loopOf(loop)
    const legIds = await listenersMeant(context, input)
    const conferenceId = ConferenceId(input.conferenceId)
    const command: CarrierCommand = {
      kind: 'playToConference',
      conferenceId,
      legIds,
      audioUrl,
      ...repetition,
    }
    return performOnConference(context, command, idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => ConferencePayload, {
    description: 'Stops what is said or played in a conference. The events of its end follow.',
  })
  async stopConferenceAudio(
    @Arg('input', () => StopConferenceAudioInput, WHAT) input: StopConferenceAudioInput,
    @Ctx() context: GraphContext,
  ) {
    const legIds = await listenersMeant(context, input)
    const conferenceId = ConferenceId(input.conferenceId)
    return performOnConference(
      context,
      { kind: 'stopConferenceAudio', conferenceId, legIds },
      input.idempotencyKey,
    )
  }
}
