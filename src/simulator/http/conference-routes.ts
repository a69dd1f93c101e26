import { Router } from 'express'
import { z } from 'zod'
import { findConference } from '../conference/conference.js'
import { isMuted } from '../conference/seat.js'
import { refuse } from '../refusal.js'
import type { Conference, Seat } from '../state.js'
import { now, type World } from '../world.js'
import { parse } from './body.js'
import { runConferenceCommand, runCreateConference } from './conference-commands.js'
import { beep } from './conference-fields.js'
import { page } from './paging.js'
import { data, endpoint, param, queryText } from './route.js'
import { conferenceView, listedParticipantView, participantView } from './views.js'

const participantChange = z.object({
  beep_enabled: beep,
  end_conference_on_exit: z.boolean().optional(),
  soft_end_conference_on_exit: z.boolean().optional(),
})

/** Conferences, who is in them, and what is done to them. */
export function conferenceRoutes(world: World): Router {
  const router = Router()
  const slow = () => world.faults.plan.slow_ms

  router.post(
    '/conferences',
    endpoint(({ body }) => data(runCreateConference(world, body)), slow),
  )

  router.get(
    '/conferences',
    endpoint(request => {
      const name = queryText(request.query, 'filter', 'name')
      const status = queryText(request.query, 'filter', 'status')
      const found = [...world.conferences.values()]
        .filter(each => name === undefined || each.name === name)
        .filter(each => status === undefined || each.status === status)
        .sort((one, other) => other.expiresAt.localeCompare(one.expiresAt))
      return page(request, found, conferenceView)
    }, slow),
  )

  router.get(
    '/conferences/:id',
    endpoint(request => data(conferenceView(findConference(world, param(request, 'id'), false))), slow),
  )

  router.get(
    '/conferences/:id/participants',
    endpoint(request => {
      const conference = findConference(world, param(request, 'id'), false)
      const wanted = (field: string) => queryText(request.query, 'filter', field)
      const flag = (field: string, value: boolean) =>
        wanted(field) === undefined || wanted(field) === String(value)
      const found = [...conference.seats.values()].filter(
        seat =>
          flag('muted', isMuted(seat)) &&
          flag('on_hold', seat.onHold) &&
          flag('whispering', seat.role === 'whisper'),
      )
      return page(request, found, listedParticipantView)
    }, slow),
  )

  router.get(
    '/conferences/:id/participants/:participant',
    endpoint(
      request => data(participantView(seatIn(world, param(request, 'id'), param(request, 'participant')))),
      slow,
    ),
  )

  router.patch(
    '/conferences/:id/participants/:participant',
    endpoint(request => {
      const seat = seatIn(world, param(request, 'id'), param(request, 'participant'))
      if (seat.conference.status === 'completed') throw refuse.conferenceEnded()
      const change = parse(participantChange, request.body)
      seat.beep = change.beep_enabled ?? seat.beep
      seat.endOnExit = change.end_conference_on_exit ?? seat.endOnExit
      seat.softEndOnExit = change.soft_end_conference_on_exit ?? seat.softEndOnExit
      seat.updatedAt = now(world)
      return data(participantView(seat))
    }, slow),
  )

  router.post(
    '/conferences/:id/actions/:action',
    endpoint(
      request =>
        data(runConferenceCommand(world, param(request, 'id'), param(request, 'action'), request.body)),
      slow,
    ),
  )

  return router
}

function seatIn(world: World, conferenceId: string, participantId: string): Seat {
  const conference: Conference = findConference(world, conferenceId, false)
  const seat = [...conference.seats.values(), ...conference.left].find(each => each.id === participantId)
  if (seat === undefined) throw refuse.notFound('The participant could not be found.', '/participant_id')
  return seat
}
