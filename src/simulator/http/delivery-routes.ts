import { Router } from 'express'
import type { Attempt } from '../webhook/courier.js'
import type { World } from '../world.js'
import { page } from './paging.js'
import { endpoint, queryText } from './route.js'

/** What was delivered, as the account may ask. */
export function deliveryRoutes(world: World): Router {
  const router = Router()
  const slow = () => world.faults.plan.slow_ms

  router.get(
    '/webhook_deliveries',
    endpoint(request => {
      const status =
        queryText(request.query, 'filter', 'status', 'eq') ?? queryText(request.query, 'filter', 'status')
      const event = queryText(request.query, 'filter', 'event_type')
      const found = deliveries(world.courier.attempts())
        .filter(delivery => status === undefined || delivery.status === status)
        .filter(delivery => event === undefined || delivery.webhook.event_type === event)
      return page(request, found.reverse(), delivery => delivery)
    }, slow),
  )

  return router
}

/** Attempts gathered by webhook. What was in them is not kept. */
function deliveries(attempts: readonly Attempt[]) {
  const byEvent = new Map<string, Attempt[]>()
  for (const attempt of attempts) {
    const known = byEvent.get(attempt.event_id)
    if (known === undefined) byEvent.set(attempt.event_id, [attempt])
    else known.push(attempt)
  }
  return [...byEvent].map(([id, tries]) => {
    const [first] = tries as [Attempt, ...Attempt[]]
    const delivered = tries.some(({ status }) => status !== null && status >= 200 && status < 300)
    return {
      id,
      record_type: 'webhook_delivery',
      status: delivered ? 'delivered' : 'failed',
      started_at: first.sent_at,
      finished_at: tries.at(-1)?.sent_at,
      webhook: { id, record_type: 'event', event_type: first.event_type, occurred_at: first.occurred_at },
      attempts: tries.map(({ status, url: to, sent_at }) => ({
        status: status !== null && status >= 200 && status < 300 ? 'delivered' : 'failed',
        started_at: sent_at,
        finished_at: sent_at,
        errors: [],
        http: { request: { url: to }, ...(status !== null && { response: { status } }) },
      })),
    }
  })
}
