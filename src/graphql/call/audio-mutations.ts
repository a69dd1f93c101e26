import { Arg, Ctx, Mutation, Resolver } from 'type-graphql'
import { Needs } from '../auth.js'
import type { GraphContext } from '../context.js'
import { badInput } from '../errors.js'
import { given } from '../schema/given.js'
import { ofLength, REPETITIONS, SPOKEN, tones, within } from '../schema/inputs.js'
import {
  GatherDigitsInput,
  PlayOnCallInput,
  SendDigitsInput,
  SpeakOnCallInput,
  StopCallAudioInput,
} from './inputs.js'
import { CallLegPayload, legNamed, performOnLeg } from './targets.js'

const WHAT = { description: 'What is asked for.' }

/** What a leg hears, and the keys that are pressed on it. */
@Resolver()
export class CallAudioMutations {
  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description: 'Says a text to a leg, after what it hears already. SpeechStarted and SpeechEnded follow.',
  })
  async speakOnCall(
    @Arg('input', () => SpeakOnCallInput, WHAT) input: SpeakOnCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, text, voice, language, loop, idempotencyKey } = input
    const speech = { text: ofLength(text, SPOKEN, 'text'), voice, language }
    within(loop, REPETITIONS, 'loop')
    const leg = await legNamed(context, callLegId)
    return performOnLeg(
      context,
      { kind: 'speakOnCall', ...leg, speech, ...(loop !== 1 && { loop }) },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description:
      'Plays audio to a leg, after what it hears already. PlaybackStarted and PlaybackEnded follow.',
  })
  async playOnCall(
    @Arg('input', () => PlayOnCallInput, WHAT) input: PlayOnCallInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, audioUrl, loop, idempotencyKey } = input
    const leg = await legNamed(context, callLegId)
    return performOnLeg(context, { kind: 'playOnCall', ...leg, audioUrl, ...loopOf(loop) }, idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description: 'Stops everything a leg hears or was to hear. SpeechEnded or PlaybackEnded follows.',
  })
  async stopCallAudio(
    @Arg('input', () => StopCallAudioInput, WHAT) input: StopCallAudioInput,
    @Ctx() context: GraphContext,
  ) {
    const leg = await legNamed(context, input.callLegId)
    return performOnLeg(context, { kind: 'stopCallAudio', ...leg }, input.idempotencyKey)
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, {
    description:
      'Waits for keys, after saying or playing something when asked to. DigitReceived for each and DigitsGathered follow.',
  })
  async gatherDigits(
    @Arg('input', () => GatherDigitsInput, WHAT) input: GatherDigitsInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, text, voice, language, audioUrl, terminatingDigit, idempotencyKey } = input
    const minimumDigits = within(input.minimumDigits, [1, 128], 'minimumDigits')
    const maximumDigits = within(input.maximumDigits, [minimumDigits, 128], 'maximumDigits')
    const timeoutMs = within(input.timeoutMs, [1_000, 300_000], 'timeoutMs')
    if (!/^[0-9*#]$/.test(terminatingDigit))
      throw badInput('Expected one of 0–9, * and #.', 'input.terminatingDigit')
    if (text != null && audioUrl != null) throw badInput('Give text or audioUrl, not both.', 'input.audioUrl')
    const speech = text == null ? undefined : { text: ofLength(text, SPOKEN, 'text'), voice, language }
    const leg = await legNamed(context, callLegId)
    return performOnLeg(
      context,
      {
        kind: 'gatherDigits',
        ...leg,
        minimumDigits,
        maximumDigits,
        terminatingDigit,
        timeoutMs,
        ...given({ speech, audioUrl }),
      },
      idempotencyKey,
    )
  }

  @Needs('OPERATOR')
  @Mutation(() => CallLegPayload, { description: 'Sends tones to the far end of a leg. No event follows.' })
  async sendDigits(
    @Arg('input', () => SendDigitsInput, WHAT) input: SendDigitsInput,
    @Ctx() context: GraphContext,
  ) {
    const { callLegId, idempotencyKey } = input
    const digits = tones(input.digits)
    const leg = await legNamed(context, callLegId)
    return performOnLeg(context, { kind: 'sendDigits', ...leg, digits }, idempotencyKey)
  }
}

/** How often audio is played; null: until it is stopped. */
export function loopOf(loop: number | null | undefined): { loop?: number | 'INFINITY' } {
  if (loop === null) return { loop: 'INFINITY' }
  return loop === undefined || within(loop, REPETITIONS, 'loop') === 1 ? {} : { loop }
}
