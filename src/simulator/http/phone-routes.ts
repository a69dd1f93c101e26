import { Router } from 'express'
import { z } from 'zod'
import type { CallLegId } from '../../kernel/ids.js'
import { UNSET } from '../phone/behaviour.js'
import {
  callIn,
  personAnswers,
  personHangsUp,
  personPresses,
  personRejects,
  personSays,
} from '../phone/people.js'
import { Refusal, refuse } from '../refusal.js'
import type { Leg } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { endpoint as numberOrUri } from './fields.js'
import { type Answer, endpoint, ok, param } from './route.js'
import { phoneView } from './views.js'

const A_DAY_MS = 86_400_000

const asking = z.object({ ended_for_ms: z.coerce.number().min(0).max(A_DAY_MS).optional() })
const placing = z.object({ from: numberOrUri('from'), to: z.string().min(1) })
const rejection = z.object({ cause: z.string().optional() })
const pressing = z.object({
  digits: z.string().regex(/^[0-9A-D*#]+$/, 'The digits may hold 0-9, A-D, * and # only.'),
})
const saying = z.object({ text: z.string().min(1) })
const setting = z.object({
  answer: z.enum(['manual', 'auto', 'busy', 'no_answer', 'reject', 'machine']).optional(),
  after_ms: z.number().min(0).max(A_DAY_MS).optional(),
  greeting_ms: z.number().min(0).max(A_DAY_MS).optional(),
  beep: z.boolean().optional(),
})

/** What people do with their phones. */
export function phoneRoutes(world: World): Router {
  const router = Router()

  router.get(
    '/phones/calls',
    endpoint(({ query }) => {
      const { ended_for_ms: most } = parse(asking, query)
      const legs = [...world.legs.values()]
      const shown = legs.filter(leg => most === undefined || endedForMs(world, leg) <= most)
      return ok(shown.map(phoneView))
    }),
  )

  router.post(
    '/phones/calls',
    endpoint(({ body }) => {
      const { from, to } = parse(placing, body)
      const leg = callIn(world, from, to)
      if (leg === undefined) throw refuse.notFound(`No application answers ${to}.`, '/to')
      return ok(phoneView(leg), 201)
    }),
  )

  router.get(
    '/phones/calls/:id',
    endpoint(request => ok(phoneView(legAt(world, param(request, 'id'))))),
  )

  const deed = (name: string, act: (leg: Leg, body: unknown) => void) =>
    router.post(
      `/phones/calls/:id/${name}`,
      endpoint((request): Answer => {
        const leg = legAt(world, param(request, 'id'))
        act(leg, request.body)
        return ok(phoneView(leg))
      }),
    )

  deed('answer', leg => {
    if (!personAnswers(world, leg)) throw impossible('Only a phone that rings can be answered.')
  })
  deed('reject', (leg, body) => {
    const busy = parse(rejection, body).cause?.toLowerCase() === 'user_busy'
    if (!personRejects(world, leg, busy)) throw impossible('Only a phone that rings can be turned away.')
  })
  // Hanging up twice is no mistake: the carrier may have been first.
  deed('hangup', leg => personHangsUp(world, leg))
  deed('keys', (leg, body) => {
    const { digits } = parse(pressing, body)
    if (leg.status !== 'up') throw impossible('Keys can only be pressed during a call.')
    personPresses(world, leg, digits)
  })
  deed('say', (leg, body) => {
    const { text } = parse(saying, body)
    if (leg.status !== 'up') throw impossible('One can only speak during a call.')
    personSays(world, leg, text)
  })

  router.get(
    '/phones',
    endpoint(() => ok(Array.from(world.phones, ([number, phone]) => ({ number, ...phone })))),
  )

  router.put(
    '/phones/:number',
    endpoint(request => {
      const given = parse(setting, request.body)
      const phone = {
        answer: given.answer ?? UNSET.answer,
        after_ms: given.after_ms ?? UNSET.after_ms,
        greeting_ms: given.greeting_ms ?? UNSET.greeting_ms,
        beep: given.beep ?? UNSET.beep,
      }
      world.phones.set(param(request, 'number'), phone)
      return ok({ number: param(request, 'number'), ...phone })
    }),
  )

  return router
}

/** How long ago a leg ended; 0 while it has not. */
function endedForMs({ clock }: World, { endedAt }: Leg): number {
  return endedAt === undefined ? 0 : clock.now() - Date.parse(endedAt)
}

function legAt(world: World, id: string): Leg {
  const leg = world.legsById.get(id as CallLegId)
  if (leg === undefined) throw refuse.notFound('There is no such call.')
  return leg
}

function impossible(detail: string): Refusal {
  return new Refusal(409, [{ code: '10015', title: 'Not possible now', detail }])
}
