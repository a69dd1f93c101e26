import type { CallId } from '../../kernel/ids.js'
import { millisOf } from '../../kernel/instant.js'
import type { Ending, Leg, WebhookOverride } from '../state.js'
import { announceCall, announceLeg } from '../webhook/announce.js'
import { forgetOldest, now, type World } from '../world.js'
import { listen, SILENCE } from './hearing.js'
import { player } from './player.js'

/** What a leg is made of. */
export interface LegPlan {
  readonly connectionId: string
  readonly direction: Leg['direction']
  readonly from: string
  readonly to: string
  readonly sessionId?: CallId
  readonly clientState?: string | undefined
  readonly override?: WebhookOverride
}

/** A new leg that rings, told by `call.initiated`. */
export function openLeg(world: World, plan: LegPlan): Leg {
  const leg: Leg = {
    ordinal: world.legCount++,
    callControlId: world.ids.callControlId(),
    callLegId: world.ids.callLegId(),
    callSessionId: plan.sessionId ?? world.ids.callId(),
    connectionId: plan.connectionId,
    direction: plan.direction,
    from: plan.from,
    to: plan.to,
    tags: world.account.numbers.get(plan.direction === 'incoming' ? plan.to : plan.from)?.tags.slice() ?? [],
    startedAt: now(world),
    status: 'ringing',
    clientState: plan.clientState ?? null,
    override: plan.override ?? {},
    player: player(world.clock, () => listen(world, leg)),
    overlay: player(world.clock, () => {}),
    parkAfterUnbridge: false,
    tapes: new Set(),
    onAnswer: [],
    onEnd: new Set(),
    heard: [],
    hearsNow: SILENCE,
    commanded: false,
  }
  forgetOldest(
    world.legs,
    old => old.status === 'ended',
    old => world.legsById.delete(old.callLegId),
  )
  world.legs.set(leg.callControlId, leg)
  world.legsById.set(leg.callLegId, leg)
  announceCall(world, leg, 'call.initiated', {
    direction: leg.direction,
    state: leg.direction === 'incoming' ? 'parked' : 'bridging',
    start_time: leg.startedAt,
    ...(leg.direction === 'incoming' && {
      caller_id_name: leg.from,
      connection_codecs: 'PCMU,PCMA,G722,OPUS',
      offered_codecs: 'PCMU,PCMA',
      shaken_stir_attestation: 'A',
      shaken_stir_validated: true,
    }),
    custom_headers: [],
    sip_headers: [],
    tags: leg.tags,
  })
  listen(world, leg)
  return leg
}

/** The leg is picked up; what waited for it goes on. */
export function pickUp(world: World, leg: Leg): void {
  if (leg.status !== 'ringing') return
  leg.status = 'up'
  leg.answeredAt = now(world)
  announceCall(world, leg, 'call.answered', {
    state: 'answered',
    start_time: leg.startedAt,
    custom_headers: [],
    sip_headers: [],
    tags: leg.tags,
  })
  listen(world, leg)
  for (const next of leg.onAnswer.splice(0)) if (leg.status === 'up') next()
}

/** Ends the leg and everything that hangs on it; nothing happens to one that has ended. */
export function hangUp(world: World, leg: Leg, ending: Ending): void {
  if (leg.status === 'ended') return
  leg.status = 'ended'
  leg.ending = ending
  leg.endedAt = now(world)
  leg.gather?.cancel('call_hangup')
  leg.player.stop('all', 'call_hangup')
  leg.overlay.stop('all', 'call_hangup')
  for (const end of [...leg.onEnd]) end()
  leg.onEnd.clear()
  listen(world, leg)
  announceCall(world, leg, 'call.hangup', {
    state: 'hangup',
    start_time: leg.startedAt,
    end_time: leg.endedAt,
    hangup_cause: ending.cause,
    hangup_source: ending.source,
    sip_hangup_cause: ending.sip,
    ...(leg.answeredAt !== undefined && { call_quality_stats: quality(leg) }),
    custom_headers: [],
    sip_headers: [],
    tags: leg.tags,
  })
  if (world.account.applications.get(leg.connectionId)?.call_cost_in_webhooks) announceCost(world, leg)
}

/** How a leg ends that our side of the line hangs up. */
export function hungUpByUs(leg: Leg): Ending {
  if (leg.direction === 'incoming') return { cause: 'normal_clearing', source: 'callee', sip: '200' }
  return leg.status === 'ringing'
    ? { cause: 'originator_cancel', source: 'caller', sip: '487' }
    : { cause: 'normal_clearing', source: 'caller', sip: '200' }
}

/** Runs `task` after `ms` unless the leg ends first. */
export function whileAlive(world: World, leg: Leg, ms: number, task: () => void): () => void {
  const cancel = world.clock.after(ms, () => {
    leg.onEnd.delete(stop)
    task()
  })
  const stop = () => {
    leg.onEnd.delete(stop)
    cancel()
  }
  leg.onEnd.add(stop)
  return stop
}

/** Seconds from the answer to the end, or to now. */
export function talkSeconds(world: World, leg: Leg): number {
  if (leg.answeredAt === undefined) return 0
  return Math.floor((millisOf(leg.endedAt ?? now(world)) - millisOf(leg.answeredAt)) / 1_000)
}

function quality(leg: Leg) {
  const seconds = (millisOf(leg.endedAt ?? leg.startedAt) - millisOf(leg.answeredAt ?? leg.startedAt)) / 1_000
  const packets = String(Math.round(seconds * 50))
  return {
    inbound: {
      jitter_max_variance: '2.74',
      jitter_packet_count: '0',
      mos: '4.50',
      packet_count: packets,
      skip_packet_count: '0',
    },
    outbound: { packet_count: packets, skip_packet_count: '0' },
  }
}

function announceCost(world: World, leg: Leg) {
  const billed = Math.ceil(talkSeconds(world, leg) / 60) * 60
  const cost = ((billed / 60) * 0.002).toFixed(4)
  announceLeg(world, leg, 'call.cost', {
    occurred_at: now(world),
    status: 'success',
    total_cost: cost,
    billed_duration_secs: billed,
    billing_group_id: null,
    cost_parts: [
      { call_part: 'call-control', cost, currency: 'USD', rate: '0.0020', billed_duration_secs: billed },
    ],
  })
}
