import { isMuted } from '../conference/seat.js'
import type { Conference, Hears, Leg } from '../state.js'
import { now, type World } from '../world.js'

export const SILENCE: Hears = { kind: 'silence' }

/**
 * What the person at the far end hears now. What is played to the leg itself covers everything; on hold comes
 * before the room, an announcement to the room before its talk.
 */
export function hearing(leg: Leg): Hears {
  if (leg.status === 'ended') return SILENCE
  if (leg.status === 'ringing') return leg.direction === 'incoming' ? { kind: 'ringback' } : SILENCE
  const { seat } = leg
  const own = leg.player.current?.hears
  if (seat === undefined) return own ?? outsideRooms(leg)
  const place = { conference_id: seat.conference.id, muted: isMuted(seat), on_hold: seat.onHold }
  if (own !== undefined) return { ...own, ...place }
  if (seat.onHold)
    return seat.holdAudio === undefined
      ? { ...SILENCE, ...place }
      : { kind: 'playback', url: seat.holdAudio, ...place }
  return { ...(seat.conference.player.current?.hears ?? { kind: 'conference' }), ...place }
}

function outsideRooms(leg: Leg): Hears {
  if (leg.peer !== undefined) return { kind: 'bridge' }
  if (leg.callee?.audible && leg.callee.leg.status === 'ringing') return { kind: 'ringback' }
  if (leg.supervises !== undefined && leg.supervises.leg.status === 'up') return { kind: 'bridge' }
  return SILENCE
}

/** Writes down what the person hears when it has changed; silence is not worth an entry. */
export function listen(world: World, leg: Leg): void {
  const hears = hearing(leg)
  if (same(hears, leg.hearsNow)) return
  leg.hearsNow = hears
  if (hears.kind !== 'silence') leg.heard.push({ ...hears, at: now(world) })
}

/** `listen` for everybody in the room. */
export function listenAll(world: World, conference: Conference): void {
  for (const seat of conference.seats.values()) listen(world, seat.leg)
}

/** Writes down something heard for a moment beside what goes on: a beep, a tone, a word of somebody else. */
export function overhear(world: World, leg: Leg, hears: Hears): void {
  leg.heard.push({ ...hears, at: now(world) })
}

function same(one: Hears, other: Hears): boolean {
  return (
    one === other ||
    (one.kind === other.kind &&
      one.text === other.text &&
      one.url === other.url &&
      one.conference_id === other.conference_id &&
      one.muted === other.muted &&
      one.on_hold === other.on_hold)
  )
}
