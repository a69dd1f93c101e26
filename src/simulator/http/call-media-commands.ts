import { z } from 'zod'
import { playback, speech } from '../call/speech.js'
import { refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import { command } from './command.js'
import { common, loop, mediaFields, mediaOf, sayFields, stop, targetLegs } from './fields.js'

const speak = command(
  z.object({ ...common, ...sayFields, loop, target_legs: targetLegs, stop }),
  'up',
  (world, leg, body) => {
    for (const target of targets(leg, body.target_legs)) {
      if (body.stop !== undefined) target.player.stop(body.stop)
      target.player.play(speech(world, target, body.payload, body.loop))
    }
  },
)

const playbackStart = command(
  z.object({
    ...common,
    ...mediaFields,
    audio_type: z.enum(['mp3', 'wav']).optional(),
    loop,
    target_legs: targetLegs,
    overlay: z.boolean().optional(),
    cache_audio: z.boolean().optional(),
    stop,
  }),
  'up',
  (world, leg, body) => {
    const media = mediaOf(body)
    if (body.overlay) {
      if (leg.player.current === undefined)
        throw refuse.invalid('/overlay', 'There is no playback to overlay.')
      if (body.stop !== undefined) leg.overlay.stop(body.stop)
      leg.overlay.play(playback(world, leg, media, { loop: body.loop, overlay: true }))
      return
    }
    for (const target of targets(leg, body.target_legs)) {
      if (body.stop !== undefined) target.player.stop(body.stop)
      target.player.play(playback(world, target, media, { loop: body.loop }))
    }
  },
)

const playbackStop = command(
  z.object({ ...common, stop, overlay: z.boolean().optional() }),
  'up',
  (_world, leg, body) => (body.overlay ? leg.overlay : leg.player).stop(body.stop ?? 'all'),
)

/** What plays to a leg. */
export const mediaCommands = { speak, playback_start: playbackStart, playback_stop: playbackStop }

function targets(leg: Leg, which: 'self' | 'opposite' | 'both' | undefined): Leg[] {
  const opposite = leg.peer === undefined ? [] : [leg.peer]
  if (which === 'opposite') return opposite
  return which === 'both' ? [leg, ...opposite] : [leg]
}
