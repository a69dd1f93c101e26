import { Router } from 'express'
import { z } from 'zod'
import type { RecordingId } from '../../kernel/ids.js'
import { refuse } from '../refusal.js'
import type { Transcription } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { tapeAt } from './lookup.js'
import { page } from './paging.js'
import { data, endpoint, ok, param, queryText } from './route.js'
import { recordingView, transcriptionView } from './views.js'

/** Finished recordings and their transcriptions. */
export function recordingRoutes(world: World): Router {
  const router = Router()
  const slow = () => world.faults.plan.slow_ms

  router.get(
    '/recordings',
    endpoint(request => {
      const wanted = (...path: string[]) => queryText(request.query, 'filter', ...path)
      const is = (field: string, value: string | undefined) =>
        wanted(field) === undefined || wanted(field) === value
      const within = (field: string, value: string | undefined) =>
        value !== undefined && (wanted(field, 'gte') ?? '') <= value && value <= (wanted(field, 'lte') ?? '￿')
      const found = [...world.tapes.values()].filter(
        ({ saved, leg, ...tape }) =>
          saved &&
          is('call_control_id', leg.callControlId) &&
          is('call_leg_id', leg.callLegId) &&
          is('call_session_id', leg.callSessionId) &&
          is('connection_id', leg.connectionId) &&
          is('conference_id', tape.conference?.id) &&
          is('from', leg.from) &&
          is('to', leg.to) &&
          within('created_at', tape.updatedAt) &&
          within('start_time', tape.startedAt) &&
          within('end_time', tape.endedAt),
      )
      return page(request, found.reverse(), tape => recordingView(world, tape))
    }, slow),
  )

  router.post(
    '/recordings/actions/delete',
    endpoint(({ body }) => {
      const { ids } = parse(z.object({ ids: z.array(z.string()).min(1) }), body)
      for (const id of ids) tapeAt(world, id)
      for (const id of ids) world.tapes.delete(id as RecordingId)
      return ok({ status: 'ok' })
    }, slow),
  )

  router.get(
    '/recordings/:id',
    endpoint(request => data(recordingView(world, tapeAt(world, param(request, 'id')))), slow),
  )

  router.delete(
    '/recordings/:id',
    endpoint(request => {
      const tape = tapeAt(world, param(request, 'id'))
      world.tapes.delete(tape.id)
      return data(recordingView(world, tape))
    }, slow),
  )

  router.get(
    '/recording_transcriptions',
    endpoint(request => {
      const recordingId = queryText(request.query, 'filter', 'recording_id')
      const found = [...world.transcriptions.values()].filter(
        each => recordingId === undefined || each.recordingId === recordingId,
      )
      return page(request, found.reverse(), transcriptionView, true)
    }, slow),
  )

  router.get(
    '/recording_transcriptions/:id',
    endpoint(request => data(transcriptionView(transcriptionAt(world, param(request, 'id')))), slow),
  )

  router.delete(
    '/recording_transcriptions/:id',
    endpoint(request => {
      const transcription = transcriptionAt(world, param(request, 'id'))
      world.transcriptions.delete(transcription.id)
      return data(transcriptionView(transcription))
    }, slow),
  )

  return router
}

function transcriptionAt(world: World, id: string): Transcription {
  const transcription = world.transcriptions.get(id)
  if (transcription === undefined) throw refuse.notFound('The transcription could not be found.')
  return transcription
}
