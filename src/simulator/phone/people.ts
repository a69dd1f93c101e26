import { overhear } from '../call/hearing.js'
import { hangUp, openLeg, pickUp, whileAlive } from '../call/leg.js'
import { speechMs } from '../call/speech.js'
import { listenersTo } from '../conference/room.js'
import { isMuted } from '../conference/seat.js'
import { imprint } from '../recording/tape.js'
import type { Leg } from '../state.js'
import { announceCall } from '../webhook/announce.js'
import type { World } from '../world.js'

/** A person calls a number of the account; `undefined` when nothing answers there, or nothing active. */
export function callIn(world: World, from: string, to: string): Leg | undefined {
  const connectionId = world.account.numbers.get(to)?.connection_id
  const application = connectionId == null ? undefined : world.account.applications.get(connectionId)
  if (!application?.active) return undefined
  const leg = openLeg(world, { connectionId: application.id, direction: 'incoming', from, to })
  if (application.first_command_timeout)
    whileAlive(world, leg, application.first_command_timeout_secs * 1_000, () => {
      if (!leg.commanded) hangUp(world, leg, { cause: 'timeout', source: 'callee', sip: '480' })
    })
  return leg
}

/** The person picks up a phone that rings; false when it does not. */
export function personAnswers(world: World, leg: Leg): boolean {
  if (leg.direction !== 'outgoing' || leg.status !== 'ringing') return false
  pickUp(world, leg)
  return true
}

/** The person turns a ringing phone away; false when it does not ring. */
export function personRejects(world: World, leg: Leg, busy: boolean): boolean {
  if (leg.direction !== 'outgoing' || leg.status !== 'ringing') return false
  hangUp(
    world,
    leg,
    busy
      ? { cause: 'user_busy', source: 'callee', sip: '486' }
      : { cause: 'call_rejected', source: 'callee', sip: '603' },
  )
  return true
}

/** The person hangs up; before an answer that is giving up, or turning the call away. */
export function personHangsUp(world: World, leg: Leg): void {
  if (leg.status === 'ringing') {
    if (personRejects(world, leg, false)) return
    hangUp(world, leg, { cause: 'originator_cancel', source: 'caller', sip: '487' })
    return
  }
  const source = leg.direction === 'incoming' ? 'caller' : 'callee'
  hangUp(world, leg, { cause: 'normal_clearing', source, sip: '200' })
}

/** The person presses keys, one event each. */
export function personPresses(world: World, leg: Leg, digits: string): void {
  for (const digit of digits) {
    if (leg.status !== 'up') return
    announceCall(world, leg, 'call.dtmf.received', { digit })
    leg.gather?.press(digit)
  }
}

/** The person says something: to those connected with it, and onto the recordings that hear it. */
export function personSays(world: World, leg: Leg, text: string): void {
  const sounding = { durationMs: speechMs(text), text, spoken: true }
  for (const tape of leg.tapes) imprint(world, tape, { ...sounding, channel: 0 })
  const { seat, peer } = leg
  if (seat !== undefined && !isMuted(seat) && !seat.onHold)
    for (const tape of seat.conference.tapes)
      imprint(world, tape, { ...sounding, channel: seat.conference.creator === leg ? 0 : 1 })
  const listeners = seat === undefined ? [] : listenersTo(seat)
  if (peer !== undefined) listeners.push(peer)
  for (const listener of listeners) {
    overhear(world, listener, {
      kind: listener.seat === undefined ? 'bridge' : 'conference',
      text,
      ...(listener.seat !== undefined && { conference_id: listener.seat.conference.id }),
    })
    for (const tape of listener.tapes) imprint(world, tape, { ...sounding, channel: 1 })
  }
}
