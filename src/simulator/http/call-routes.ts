import { Router } from 'express'
import { millisOf } from '../../kernel/instant.js'
import { refuse } from '../refusal.js'
import type { World } from '../world.js'
import { asObject } from './body.js'
import { runCallCommand, updateClientState } from './call-commands.js'
import { commandIdOf } from './command.js'
import { runDial } from './dial-command.js'
import { legOf } from './lookup.js'
import { page } from './paging.js'
import { data, endpoint, param } from './route.js'
import { activeCallView, callView } from './views.js'

/** How long an ended call can still be asked for. */
const REMEMBERED_MS = 600_000

/** Calls and what is done to them. Tokens may hold an unencoded slash: some programs do not encode them. */
export function callRoutes(world: World): Router {
  const router = Router()
  const slow = () => world.faults.plan.slow_ms

  router.post(
    '/calls',
    endpoint(
      ({ body }) =>
        data(world.commands.once('dial', commandIdOf(asObject(body)), () => runDial(world, body))),
      slow,
    ),
  )

  router.put(
    '/calls/*token/actions/client_state_update',
    endpoint(request => {
      updateClientState(legOf(world, param(request, 'token')), request.body)
      return data({ result: 'ok' })
    }, slow),
  )

  router.post(
    '/calls/*token/actions/:action',
    endpoint(
      request => data(runCallCommand(world, param(request, 'token'), param(request, 'action'), request.body)),
      slow,
    ),
  )

  router.get(
    '/calls/*token',
    endpoint(request => {
      const leg = legOf(world, param(request, 'token'))
      if (leg.endedAt !== undefined && world.clock.now() - millisOf(leg.endedAt) > REMEMBERED_MS)
        throw refuse.notFound()
      return data(callView(world, leg))
    }, slow),
  )

  router.get(
    '/connections/:id/active_calls',
    endpoint(request => {
      const id = param(request, 'id')
      if (!world.account.applications.has(id)) throw refuse.connection()
      const active = [...world.legs.values()].filter(leg => leg.connectionId === id && leg.status !== 'ended')
      return page(request, active, leg => activeCallView(world, leg), true)
    }, slow),
  )

  return router
}
