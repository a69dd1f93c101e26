import type { Conference, Leg, Seat } from '../state.js'
import { nextMoment, type World } from '../world.js'

/** How long a receiver may take whose application does not say. */
const PATIENCE_MS = 2_000

/** Tells the leg's application what happened to it. */
export function announceLeg(world: World, leg: Leg, event: string, payload: object = {}): void {
  send(world, leg, `leg ${leg.ordinal}`, event, { ...identity(leg), ...payload })
}

/** Like `announceLeg`, with the two ends of the call. */
export function announceCall(world: World, leg: Leg, event: string, payload: object = {}): void {
  announceLeg(world, leg, event, { from: leg.from, to: leg.to, ...payload })
}

/**
 * Tells of a participant's stay. Conference events carry the conference's client_state; where they go when legs
 * have addresses of their own is not documented: here to the participant's.
 */
export function announceSeat(world: World, seat: Seat, event: string, payload: object = {}): void {
  const { leg, conference } = seat
  const body = {
    ...identity(leg),
    client_state: conference.clientState,
    conference_id: conference.id,
    ...payload,
  }
  send(world, leg, `leg ${leg.ordinal}`, event, body)
}

/** Tells of the conference as a whole, in the name of the leg that created it. */
export function announceConference(
  world: World,
  conference: Conference,
  event: 'conference.created' | 'conference.ended',
  payload: object = {},
): void {
  const { creator } = conference
  const body = {
    ...identity(creator),
    client_state: conference.clientState,
    conference_id: conference.id,
    ...payload,
  }
  send(world, creator, `leg ${creator.ordinal}`, event, body, true)
}

/** Tells of something everybody in the conference heard; names no leg. */
export function announceRoom(
  world: World,
  conference: Conference,
  event: string,
  payload: object = {},
): void {
  const body = {
    conference_id: conference.id,
    connection_id: conference.connectionId,
    creator_call_session_id: conference.creator.callSessionId,
    ...payload,
  }
  send(world, conference.creator, `conference ${conference.ordinal}`, event, body, true)
}

/** Tells of a sound that one participant of a conference heard. */
export function announceListener(world: World, seat: Seat, event: string, payload: object = {}): void {
  const body = {
    ...identity(seat.leg),
    client_state: seat.conference.clientState,
    conference_id: seat.conference.id,
    creator_call_session_id: seat.conference.creator.callSessionId,
    ...payload,
  }
  send(world, seat.leg, `leg ${seat.leg.ordinal}`, event, body, true)
}

/** Tells that a conference's recording can be fetched. */
export function announceConferenceRecording(world: World, conference: Conference, payload: object): void {
  const { creator } = conference
  const body = {
    call_control_id: creator.callControlId,
    call_session_id: creator.callSessionId,
    client_state: conference.clientState,
    conference_id: conference.id,
    connection_id: conference.connectionId,
    ...payload,
  }
  send(world, creator, `conference ${conference.ordinal}`, 'conference.recording.saved', body)
}

function identity(leg: Leg) {
  return {
    call_control_id: leg.callControlId,
    call_leg_id: leg.callLegId,
    call_session_id: leg.callSessionId,
    client_state: leg.clientState,
    connection_id: leg.connectionId,
  }
}

/**
 * Some conference events are described with `occurred_at` in the payload and seen with it in `data`: those
 * (`inPayload`) carry it in both places.
 */
function send(
  world: World,
  leg: Leg,
  stream: string,
  event: string,
  payload: object,
  inPayload = false,
): void {
  const id = world.ids.eventId()
  const occurredAt = nextMoment(world)
  const retriesMs = leg.override.retries?.[event]?.retries_ms
  world.courier.send(
    {
      id,
      event,
      occurredAt,
      stream,
      data: {
        record_type: 'event',
        event_type: event,
        id,
        occurred_at: occurredAt,
        payload: inPayload ? { ...payload, occurred_at: occurredAt } : payload,
      },
      addresses: () => addresses(world, leg, event),
      patienceMs: () => patienceMs(world, leg),
      ...(retriesMs !== undefined && { retriesMs }),
    },
    world.faults.fate(stream, event),
  )
}

function addresses(world: World, leg: Leg, event: string): string[] {
  const own = leg.override.urls?.[event] ?? leg.override.url
  const application = world.account.applications.get(leg.connectionId)
  const first = own ?? application?.webhook_event_url
  const second = application?.webhook_event_failover_url
  return [first, second].filter((url): url is string => typeof url === 'string' && url !== '')
}

/** What the application allows; 0 leaves it to the carrier, as null does. */
function patienceMs(world: World, leg: Leg): number {
  const seconds = world.account.applications.get(leg.connectionId)?.webhook_timeout_secs
  return seconds ? seconds * 1_000 : PATIENCE_MS
}
