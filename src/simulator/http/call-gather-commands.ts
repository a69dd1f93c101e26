import { z } from 'zod'
import { gather } from '../call/gather.js'
import type { Sound } from '../call/player.js'
import { playback, speechMs } from '../call/speech.js'
import { imprintPlayed } from '../recording/tape.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'
import { command } from './command.js'
import {
  common,
  digitFields,
  digitsOf,
  initialTimeout,
  mediaFields,
  mediaOf,
  optionalMediaOf,
  sayFields,
  tries,
} from './fields.js'

const gatherDigits = command(
  z.object({
    ...common,
    ...digitFields,
    initial_timeout_millis: initialTimeout,
    gather_id: z.string().min(1).max(40).optional(),
  }),
  'up',
  (world, leg, body) =>
    gather(world, leg, { ...digitsOf(body), initialMs: body.initial_timeout_millis ?? 5_000, tries: 1 }),
)

const gatherUsingSpeak = command(
  z.object({
    ...common,
    ...sayFields,
    ...digitFields,
    maximum_tries: tries,
    invalid_payload: z.string().min(1).max(3_000).optional(),
  }),
  'up',
  (world, leg, body) => {
    const reproach = body.invalid_payload
    gather(world, leg, {
      ...digitsOf(body),
      initialMs: undefined,
      tries: body.maximum_tries ?? 3,
      prompt: () => prompt(world, leg, body.payload),
      ...(reproach !== undefined && { reproach: () => prompt(world, leg, reproach) }),
    })
  },
)

const gatherUsingAudio = command(
  z.object({
    ...common,
    ...mediaFields,
    ...digitFields,
    maximum_tries: tries,
    invalid_audio_url: z.string().min(1).optional(),
    invalid_media_name: z.string().min(1).optional(),
  }),
  'up',
  (world, leg, body) => {
    const media = mediaOf(body)
    const reproach = optionalMediaOf({
      audio_url: body.invalid_audio_url,
      media_name: body.invalid_media_name,
    })
    gather(world, leg, {
      ...digitsOf(body),
      initialMs: undefined,
      tries: body.maximum_tries ?? 3,
      prompt: () => playback(world, leg, media),
      ...(reproach !== undefined && { reproach: () => playback(world, leg, reproach) }),
    })
  },
)

const gatherStop = command(z.object(common), 'up', (_world, leg) => leg.gather?.cancel('cancelled'))

/** What collects keys. */
export const gatherCommands = {
  gather: gatherDigits,
  gather_using_speak: gatherUsingSpeak,
  gather_using_audio: gatherUsingAudio,
  gather_stop: gatherStop,
}

/** A spoken prompt of a gather sends no speak events of its own. */
function prompt(world: World, leg: Leg, text: string): Sound {
  let cutOff = () => {}
  return {
    hears: { kind: 'speech', text },
    durationMs: speechMs(text),
    started() {
      cutOff = imprintPlayed(world, leg.tapes, text, speechMs(text))
    },
    ended: () => cutOff(),
  }
}
