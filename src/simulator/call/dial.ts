import type { CallId, RecordingId } from '../../kernel/ids.js'
import {
  type ConferencePlan,
  closed,
  createConference,
  type Entrance,
  join,
} from '../conference/conference.js'
import { ring } from '../phone/behaviour.js'
import { startTape, type TapePlan } from '../recording/tape.js'
import type { Conference, Leg, WebhookOverride } from '../state.js'
import type { World } from '../world.js'
import { bridgeLegs } from './bridge.js'
import { listen, overhear } from './hearing.js'
import { hangUp, hungUpByUs, openLeg } from './leg.js'
import { type Detection, detectMachine } from './machine-detection.js'
import { type Media, playback, speech } from './speech.js'

/** A call to be placed, whoever asked for it. */
export interface DialPlan {
  readonly connectionId: string
  readonly from: string
  readonly to: string
  readonly sessionId?: CallId
  readonly clientState: string | undefined
  readonly override: WebhookOverride
  readonly timeoutSecs: number
  readonly timeLimitSecs: number
  readonly retryOnTimeout: boolean
  readonly detection: Detection
  readonly greeting: Media | undefined
  readonly digitsOnAnswer: string | undefined
  readonly record: Omit<TapePlan, 'leg'> | undefined
}

/** Places a call to one phone. What was asked for the moment of the answer is done then, in a fixed order. */
export function dial(world: World, plan: DialPlan): Leg {
  const leg = openLeg(world, { ...plan, direction: 'outgoing' })
  ring(world, leg, plan)
  leg.onAnswer.push(() => {
    if (plan.record !== undefined) startTape(world, { ...plan.record, leg })
    if (plan.digitsOnAnswer !== undefined)
      overhear(world, leg, { kind: 'playback', url: `dtmf:${plan.digitsOnAnswer}` })
    if (plan.greeting !== undefined) greet(world, leg, plan.greeting)
    detectMachine(world, leg, plan.detection)
  })
  return leg
}

function greet(world: World, leg: Leg, media: Media): void {
  leg.player.play('text' in media ? speech(world, leg, media.text) : playback(world, leg, media))
}

/** Of several phones that ring for one call, the first that is answered stops the others. */
export function firstAnswered(world: World, legs: readonly Leg[]): void {
  for (const leg of legs)
    leg.onAnswer.push(() => {
      for (const other of legs)
        if (other !== leg && other.status === 'ringing') hangUp(world, other, hungUpByUs(other))
    })
}

/**
 * Ties a ringing leg to the one it is called for: who gives up waiting stops the ringing, and `onAnswer` joins
 * the two. With `audible` the waiting one hears it ring.
 */
export function callFor(world: World, caller: Leg, leg: Leg, audible: boolean, onAnswer: () => void): void {
  caller.callee = { leg, audible }
  const giveUp = () => hangUp(world, leg, hungUpByUs(leg))
  caller.onEnd.add(giveUp)
  const settle = () => {
    leg.onEnd.delete(settle)
    caller.onEnd.delete(giveUp)
    if (caller.callee?.leg === leg) delete caller.callee
    listen(world, caller)
  }
  leg.onEnd.add(settle)
  leg.onAnswer.push(() => {
    settle()
    onAnswer()
  })
  listen(world, caller)
}

/**
 * Bridges the two when what is being played to the called one is over, however it ends, and the caller has been
 * answered; `connected` runs then.
 */
export function bridgeWhenReady(world: World, caller: Leg, leg: Leg, connected: () => void = () => {}): void {
  const connect = () => {
    if (caller.status === 'ringing') caller.onAnswer.push(connect)
    else if (caller.status === 'up' && leg.status === 'up') {
      bridgeLegs(world, caller, leg)
      connected()
    }
  }
  leg.player.afterwards(leg.player.current, connect)
}

/**
 * Makes a leg the one that another is being transferred to, in place of one that was before it and is not
 * connected yet: otherwise the later answer would break up the earlier connection.
 */
export function transferTo(world: World, caller: Leg, target: Leg): void {
  const former = caller.target
  caller.target = target
  target.onEnd.add(() => {
    if (caller.target === target) delete caller.target
  })
  if (former !== undefined) hangUp(world, former, hungUpByUs(former))
}

/** Where a dialled leg is to sit: a conference that exists, or one to be made under that name. */
export interface Destination {
  readonly conference: Conference | undefined
  readonly plan: ConferencePlan
  readonly entrance: Entrance
  /** Enter while it still rings. */
  readonly early: boolean
}

/**
 * Sits a dialled leg in a conference, making it when it does not exist. One that finds the door closed when it
 * is answered is hung up.
 */
export function dialInto(world: World, leg: Leg, { conference, plan, entrance, early }: Destination): void {
  const enter = () => {
    const there = conference ?? world.activeConferences.get(plan.name)
    if (there === undefined) createConference(world, leg, plan, entrance)
    else if (closed(there) === undefined) join(world, there, leg, entrance)
    else hangUp(world, leg, hungUpByUs(leg))
  }
  if (early) enter()
  else leg.onAnswer.push(enter)
}

/** Reserves the id of a recording that will start with the answer. */
export function reserved(
  world: World,
  record: Omit<TapePlan, 'leg' | 'id'>,
): Omit<TapePlan, 'leg'> & { id: RecordingId } {
  return { ...record, id: world.ids.recordingId() }
}
