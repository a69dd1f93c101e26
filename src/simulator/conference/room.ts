import { listen, overhear } from '../call/hearing.js'
import type { Sound } from '../call/player.js'
import { hearsOf, type Loop, lengthOf, type Media, times } from '../call/speech.js'
import { imprintPlayed } from '../recording/tape.js'
import type { Conference, Leg, Seat } from '../state.js'
import { announceListener, announceRoom } from '../webhook/announce.js'
import { now, type World } from '../world.js'
import { isMuted } from './seat.js'

/** The participants a command names; an empty or absent list names everybody. Absent ones are passed over. */
export function seatsOf(conference: Conference, ids: readonly string[] | undefined): Seat[] {
  const everyone = [...conference.seats.values()]
  if (ids === undefined || ids.length === 0) return everyone
  const wanted = new Set(ids)
  return everyone.filter(seat => wanted.has(seat.leg.callControlId))
}

export function setMuted(world: World, seats: readonly Seat[], muted: boolean): void {
  for (const seat of seats) change(world, seat, () => (seat.muted = muted))
}

/** On hold a participant is out of the room and hears the file, or silence when none is given. */
export function putOnHold(world: World, seats: readonly Seat[], audio: string | undefined): void {
  for (const seat of seats)
    change(world, seat, () => {
      seat.onHold = true
      seat.holdAudio = audio
      seat.waiting = false
    })
}

export function takeOffHold(world: World, seats: readonly Seat[]): void {
  for (const seat of seats)
    change(world, seat, () => {
      seat.onHold = false
      seat.waiting = false
    })
}

/** Makes a participant a supervisor, or an ordinary one again; whispering to nobody is monitoring. */
export function setRole(world: World, seat: Seat, role: Seat['role'], whisperTo: readonly string[]): void {
  change(world, seat, () => {
    seat.role = role === 'whisper' && whisperTo.length === 0 ? 'monitor' : role
    seat.whisperTo = whisperTo
  })
}

/**
 * Plays to the whole room when nobody is named, and to each one named otherwise. Which events a targeted sound
 * sends is inferred from their payloads: those of the participant.
 */
export function playToRoom(
  world: World,
  conference: Conference,
  ids: readonly string[] | undefined,
  media: Media,
  loop?: Loop,
): void {
  if (ids === undefined || ids.length === 0) {
    conference.player.play(roomSound(world, conference, media, loop))
    return
  }
  for (const seat of seatsOf(conference, ids)) {
    const sound = listenerSound(world, seat, media, loop)
    seat.sounds.add(sound)
    seat.leg.player.play(sound)
    seat.leg.player.afterwards(sound, () => seat.sounds.delete(sound))
  }
}

export function stopRoom(conference: Conference, ids: readonly string[] | undefined): void {
  if (ids === undefined || ids.length === 0) conference.player.stop('all')
  for (const seat of seatsOf(conference, ids)) seat.leg.player.stop('all')
}

/** Those in the same room who hear what this leg's person says. */
export function listenersTo(seat: Seat): Leg[] {
  if (isMuted(seat) || seat.onHold || seat.status !== 'joined') return []
  const heardBy = (other: Seat) =>
    other !== seat &&
    !other.onHold &&
    other.status === 'joined' &&
    (seat.role !== 'whisper' || seat.whisperTo.includes(other.leg.callControlId))
  return [...seat.conference.seats.values()].filter(heardBy).map(other => other.leg)
}

/** Sends tones to participants, who hear them for a moment. */
export function sendTones(world: World, seats: readonly Seat[], digits: string): void {
  for (const { leg, conference } of seats)
    overhear(world, leg, { kind: 'playback', url: `dtmf:${digits}`, conference_id: conference.id })
}

function change(world: World, seat: Seat, apply: () => void): void {
  apply()
  seat.updatedAt = now(world)
  listen(world, seat.leg)
}

function roomSound(world: World, conference: Conference, media: Media, loop: Loop | undefined): Sound {
  const { event, told, text } = wording(media)
  const durationMs = times(lengthOf(media), loop)
  let cutOff = () => {}
  return {
    hears: hearsOf(media),
    durationMs,
    started() {
      const hearing = [...conference.seats.values()].filter(seat => !seat.onHold)
      const tapes = [...conference.tapes, ...hearing.flatMap(({ leg }) => [...leg.tapes])]
      cutOff = imprintPlayed(world, tapes, text, durationMs)
      announceRoom(world, conference, `conference.${event}.started`, told)
    },
    ended() {
      cutOff()
      announceRoom(world, conference, `conference.${event}.ended`, told)
    },
  }
}

function listenerSound(world: World, seat: Seat, media: Media, loop: Loop | undefined): Sound {
  const { event, told, text } = wording(media)
  const durationMs = times(lengthOf(media), loop)
  let cutOff = () => {}
  return {
    hears: hearsOf(media),
    durationMs,
    started() {
      cutOff = imprintPlayed(world, seat.leg.tapes, text, durationMs)
      announceListener(world, seat, `conference.participant.${event}.started`, told)
    },
    ended() {
      cutOff()
      announceListener(world, seat, `conference.participant.${event}.ended`, told)
    },
  }
}

function wording(media: Media): { event: 'speak' | 'playback'; told: object; text: string } {
  return 'text' in media
    ? { event: 'speak', told: {}, text: media.text }
    : { event: 'playback', told: media, text: '' }
}
