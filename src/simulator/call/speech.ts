import { imprintPlayed } from '../recording/tape.js'
import type { Hears, Leg } from '../state.js'
import { announceLeg } from '../webhook/announce.js'
import type { World } from '../world.js'
import type { Sound } from './player.js'

/** A file whose length nobody knows is taken to last this long. */
const FILE_MS = 10_000

export type Loop = number | 'infinity'

/** How long saying a text takes: 60 ms a character, half a second at least. */
export function speechMs(text: string): number {
  return Math.max(500, [...text.replaceAll(/<[^>]*>/g, '')].length * 60)
}

export function times(ms: number, loop: Loop | undefined): number {
  return loop === 'infinity' ? Number.POSITIVE_INFINITY : ms * (loop ?? 1)
}

/** What to play: a text to say, or a file by its address or by its name. */
export type Media =
  | { readonly text: string }
  | { readonly media_url: string }
  | { readonly media_name: string }

export function hearsOf(media: Media): Hears {
  if ('text' in media) return { kind: 'speech', text: media.text }
  return { kind: 'playback', url: 'media_url' in media ? media.media_url : media.media_name }
}

export function lengthOf(media: Media): number {
  return 'text' in media ? speechMs(media.text) : FILE_MS
}

/** A text said to one leg, told by `call.speak.*`. */
export function speech(world: World, leg: Leg, text: string, loop?: Loop): Sound {
  const durationMs = times(speechMs(text), loop)
  let cutOff = () => {}
  return {
    hears: { kind: 'speech', text },
    durationMs,
    started() {
      cutOff = imprintPlayed(world, leg.tapes, text, durationMs)
      announceLeg(world, leg, 'call.speak.started')
    },
    ended(how) {
      cutOff()
      announceLeg(world, leg, 'call.speak.ended', { status: how === 'call_hangup' ? how : 'completed' })
    },
  }
}

/** A file played to one leg, told by `call.playback.*`. */
export function playback(
  world: World,
  leg: Leg,
  media: Exclude<Media, { text: string }>,
  options: { readonly loop?: Loop | undefined; readonly overlay?: boolean | undefined } = {},
): Sound {
  const told = { ...media, overlay: options.overlay ?? false }
  const durationMs = times(FILE_MS, options.loop)
  let cutOff = () => {}
  return {
    hears: hearsOf(media),
    durationMs,
    started() {
      cutOff = imprintPlayed(world, leg.tapes, '', durationMs)
      announceLeg(world, leg, 'call.playback.started', told)
    },
    ended(how) {
      cutOff()
      announceLeg(world, leg, 'call.playback.ended', { ...told, status: how, status_detail: '' })
    },
  }
}
