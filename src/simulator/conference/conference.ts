import type { ConferenceId } from '../../kernel/ids.js'
import { instantOf } from '../../kernel/instant.js'
import { part } from '../call/bridge.js'
import { listen, listenAll, overhear } from '../call/hearing.js'
import { hangUp } from '../call/leg.js'
import { player } from '../call/player.js'
import { stopTape } from '../recording/tape.js'
import { type Refusal, refuse } from '../refusal.js'
import type { Beep, Conference, Ending, EndReason, Leg, Seat } from '../state.js'
import { announceConference, announceSeat } from '../webhook/announce.js'
import { forgetOldest, now, type World } from '../world.js'

/** A conference lives this long at most. */
const LIFETIME_MS = 4 * 60 * 60 * 1_000
const DEFAULT_MAX_PARTICIPANTS = 250

/** How a conference is set up. */
export interface ConferencePlan {
  readonly name: string
  readonly clientState?: string | undefined
  readonly beep?: Beep | undefined
  readonly durationMinutes?: number | undefined
  readonly holdAudio?: string | undefined
  readonly maxParticipants?: number | undefined
  readonly region?: string | undefined
  readonly startOnCreate?: boolean | undefined
}

/** How a leg enters. */
export interface Entrance {
  readonly mute?: boolean | undefined
  readonly hold?: boolean | undefined
  readonly holdAudio?: string | undefined
  readonly startOnEnter?: boolean | undefined
  readonly endOnExit?: boolean | undefined
  readonly softEndOnExit?: boolean | undefined
  readonly beep?: Beep | undefined
  readonly role?: Seat['role'] | undefined
  readonly whisperTo?: readonly string[] | undefined
}

/** Makes a conference and moves its creator in; refused while another of that name is active. */
export function createConference(
  world: World,
  leg: Leg,
  plan: ConferencePlan,
  entrance: Entrance = {},
): Conference {
  if (world.activeConferences.get(plan.name) !== undefined) throw refuse.nameTaken()
  if (plan.clientState !== undefined) leg.clientState = plan.clientState
  const at = now(world)
  const lifetime = Math.min(LIFETIME_MS, (plan.durationMinutes ?? Number.POSITIVE_INFINITY) * 60_000)
  const conference: Conference = {
    ordinal: world.conferenceCount++,
    id: world.ids.conferenceId(),
    name: plan.name,
    connectionId: leg.connectionId,
    region: plan.region ?? 'US',
    creator: leg,
    createdAt: at,
    expiresAt: instantOf(world.clock.now() + lifetime),
    maxParticipants: plan.maxParticipants ?? DEFAULT_MAX_PARTICIPANTS,
    beep: plan.beep ?? 'never',
    holdAudio: plan.holdAudio,
    clientState: leg.clientState,
    updatedAt: at,
    status: plan.startOnCreate === false ? 'init' : 'in_progress',
    closing: false,
    seats: new Map(),
    left: [],
    player: player(world.clock, () => listenAll(world, conference)),
    tapes: new Set(),
    cancelExpiry: () => {},
  }
  forgetOldest(world.conferences, old => old.status === 'completed')
  world.conferences.set(conference.id, conference)
  world.activeConferences.set(conference.name, conference)
  conference.cancelExpiry = world.clock.after(lifetime, () =>
    endConference(world, conference, 'time_exceeded'),
  )
  announceConference(world, conference, 'conference.created')
  join(world, conference, leg, entrance)
  return conference
}

/** Why a conference takes no `newcomers`: it is over, or about to be, or too small; `undefined` when it does. */
export function closed(conference: Conference, newcomers = 1): Refusal | undefined {
  if (conference.status === 'completed' || conference.closing) return refuse.conferenceEnded()
  if (conference.seats.size + newcomers > conference.maxParticipants)
    return refuse.conferenceFull(conference.maxParticipants)
  return undefined
}

/**
 * Moves a leg into a conference, out of whatever bridge or conference it was in. One that still rings has its
 * place, and does what its coming does when it is answered.
 */
export function join(world: World, conference: Conference, leg: Leg, entrance: Entrance): Seat {
  if (leg.seat?.conference === conference) throw refuse.alreadyInConference()
  const refusal = closed(conference)
  if (refusal !== undefined) throw refusal
  leg.seat?.release()
  part(world, leg)
  const at = now(world)
  const waiting = conference.status === 'init' && entrance.startOnEnter !== true
  const role =
    entrance.role === 'whisper' && !entrance.whisperTo?.length ? 'monitor' : (entrance.role ?? 'none')
  const seat: Seat = {
    id: world.ids.uuid(),
    leg,
    conference,
    createdAt: at,
    updatedAt: at,
    status: 'joining',
    muted: entrance.mute ?? false,
    onHold: (entrance.hold ?? false) || waiting,
    waiting,
    holdAudio:
      entrance.hold && entrance.holdAudio !== undefined
        ? entrance.holdAudio
        : holdAudioOf(conference, waiting),
    role,
    whisperTo: entrance.whisperTo ?? [],
    endOnExit: entrance.endOnExit ?? false,
    softEndOnExit: entrance.softEndOnExit ?? false,
    beep: entrance.beep,
    sounds: new Set(),
    release: () => leave(world, seat),
  }
  leg.seat = seat
  conference.seats.set(leg.callControlId, seat)
  leg.onEnd.add(seat.release)
  const arrive = () => {
    if (seat.status !== 'joining') return
    seat.status = 'joined'
    seat.updatedAt = now(world)
    if (beeps(seat, 'on_enter')) sendBeep(world, conference)
    if (conference.status === 'init' && entrance.startOnEnter === true) start(world, conference)
    listen(world, leg)
  }
  announceSeat(world, seat, 'conference.participant.joined')
  if (leg.status === 'up') arrive()
  else leg.onAnswer.push(arrive)
  return seat
}

/** Takes a participant out; the leg stays, parked. What hangs on the exit of one that had come happens. */
export function leave(world: World, seat: Seat, beep?: Beep): void {
  const { conference, leg } = seat
  if (seat.status === 'left') return
  const came = seat.status === 'joined'
  dismiss(world, seat)
  if (conference.status === 'completed') return
  if (came && beeps({ ...seat, beep: beep ?? seat.beep }, 'on_exit')) sendBeep(world, conference)
  if (came && seat.softEndOnExit) conference.closing = true
  if (came && seat.endOnExit) endConference(world, conference, 'host_left', leg)
  else if (conference.seats.size === 0)
    endConference(world, conference, conference.closing ? 'host_left' : 'all_left')
}

/** How those still in a conference are hung up when it ends, by the reason of its end. */
const FAREWELL: Record<EndReason, Ending> = {
  all_left: { cause: 'normal_clearing', source: 'unknown', sip: '200' },
  ended_via_api: { cause: 'normal_clearing', source: 'unknown', sip: '200' },
  host_left: { cause: 'normal_clearing', source: 'unknown', sip: '200' },
  time_exceeded: { cause: 'time_limit', source: 'unknown', sip: 'unspecified' },
}

/**
 * Ends a conference for good and hangs up who is in it. Ended through the API it also hangs up the leg that
 * created it, even one that has left (`time_limit`), as seen in the field. The event of such an end names
 * `all_left`: its documented reasons hold nothing closer.
 */
export function endConference(world: World, conference: Conference, reason: EndReason, host?: Leg): void {
  if (conference.status === 'completed') return
  conference.status = 'completed'
  world.activeConferences.delete(conference.name)
  conference.updatedAt = now(world)
  conference.endReason = reason
  if (host !== undefined) conference.endedBy = host
  conference.cancelExpiry()
  conference.player.stop('all')
  const present = [...conference.seats.values()]
  for (const seat of present) dismiss(world, seat)
  for (const tape of [...conference.tapes]) stopTape(world, tape)
  announceConference(world, conference, 'conference.ended', {
    reason: reason === 'ended_via_api' ? 'all_left' : reason,
  })
  for (const seat of present) hangUp(world, seat.leg, FAREWELL[reason])
  if (reason === 'ended_via_api') hangUp(world, conference.creator, FAREWELL.time_exceeded)
}

/** The conference a path names: by id, or by name where the API allows it (the active one of that name). */
export function findConference(world: World, idOrName: string, names: boolean): Conference {
  const byId = world.conferences.get(idOrName as ConferenceId)
  if (byId !== undefined) return byId
  if (names) {
    const active = world.activeConferences.get(idOrName)
    if (active !== undefined) return active
    for (const conference of world.conferences.values()) if (conference.name === idOrName) return conference
  }
  throw refuse.conferenceUnknown()
}

/** Starts a conference that was waiting: who was held only for that hears the room. */
function start(world: World, conference: Conference): void {
  conference.status = 'in_progress'
  conference.updatedAt = now(world)
  for (const seat of conference.seats.values()) {
    if (!seat.waiting) continue
    seat.waiting = false
    seat.onHold = false
    seat.updatedAt = now(world)
    listen(world, seat.leg)
  }
}

function dismiss(world: World, seat: Seat): void {
  const { conference, leg } = seat
  seat.status = 'left'
  seat.updatedAt = now(world)
  conference.seats.delete(leg.callControlId)
  conference.left.push(seat)
  leg.onEnd.delete(seat.release)
  delete leg.seat
  leg.player.cut(seat.sounds)
  announceSeat(world, seat, 'conference.participant.left')
  listen(world, leg)
}

function holdAudioOf(conference: Conference, waiting: boolean): string | undefined {
  return waiting ? conference.holdAudio : undefined
}

function beeps(seat: Seat, moment: 'on_enter' | 'on_exit'): boolean {
  const rule = seat.beep ?? seat.conference.beep
  return rule === 'always' || rule === moment
}

function sendBeep(world: World, conference: Conference): void {
  for (const { leg, onHold } of conference.seats.values())
    if (!onHold && leg.status === 'up')
      overhear(world, leg, { kind: 'playback', url: 'beep', conference_id: conference.id })
}
