import { Router } from 'express'
import { z } from 'zod'
import type { VirtualClock } from '../clock.js'
import { page } from '../page.js'
import { Refusal } from '../refusal.js'
import { NO_FAULTS } from '../webhook/faults.js'
import { resetWorld, type World } from '../world.js'
import { parse } from './body.js'
import { endpoint, ok } from './route.js'

const A_DAY_MS = 86_400_000

const probability = z.number().min(0).max(1).optional()

const plan = z.object({
  seed: z.number().int().optional(),
  duplicate: probability,
  reorder: probability,
  drop: probability,
  delay_ms: z
    .tuple([z.number().min(0).max(A_DAY_MS), z.number().min(0).max(A_DAY_MS)])
    .refine(([least, most]) => least <= most, 'The first number must not be greater than the second.')
    .optional(),
  refuse_commands: probability,
  unavailable: probability,
  slow_ms: z.number().min(0).max(60_000).optional(),
})

/** What steers the simulator itself: faults, time, and looking behind the scenes. */
export function steeringRoutes(world: World, publicKey: string, virtual: VirtualClock | undefined): Router {
  const router = Router()

  router.get('/', (_request, response) => {
    response.type('html').send(page(virtual !== undefined))
  })

  router.get('/public-key', (_request, response) => {
    response.type('text/plain').send(publicKey)
  })

  router.get(
    '/faults',
    endpoint(() => ok(world.faults.plan)),
  )

  // A plan replaces the one before: what it leaves out goes well.
  router.put(
    '/faults',
    endpoint(({ body }) => {
      const given = Object.entries(parse(plan, body)).filter(([, value]) => value !== undefined)
      world.faults.follow({ ...NO_FAULTS, ...Object.fromEntries(given) })
      return ok(world.faults.plan)
    }),
  )

  router.post(
    '/clock/advance',
    endpoint(async ({ body }) => {
      if (virtual === undefined)
        throw new Refusal(409, [
          {
            code: '10015',
            title: 'Not possible now',
            detail: 'Time can only be moved with SIMULATOR_CLOCK=virtual.',
          },
        ])
      const { ms } = parse(z.object({ ms: z.number().min(0).max(1e12) }), body)
      await virtual.advance(ms, () => world.courier.settled())
      return ok({ now: new Date(virtual.now()).toISOString() })
    }),
  )

  router.get(
    '/deliveries',
    endpoint(() => ok(world.courier.attempts())),
  )

  router.post(
    '/reset',
    endpoint(() => {
      resetWorld(world)
      return ok({ result: 'ok' })
    }),
  )

  return router
}
