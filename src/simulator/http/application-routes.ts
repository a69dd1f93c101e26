import { Router } from 'express'
import { z } from 'zod'
import { type Application, newApplication } from '../account/account.js'
import { refuse } from '../refusal.js'
import { webAddress } from '../webhook/address.js'
import { now, type World } from '../world.js'
import { given, parse } from './body.js'
import { page } from './paging.js'
import { data, endpoint, param, queryText } from './route.js'

const url = z
  .string()
  .refine(
    text => text === '' || webAddress(text) !== undefined,
    'The URL must be http or https, and readable.',
  )

const applicationFields = {
  application_name: z.string().min(1),
  webhook_event_url: url,
  webhook_event_failover_url: url.optional(),
  webhook_api_version: z.enum(['1', '2']).optional(),
  webhook_timeout_secs: z.number().int().min(0).max(30).optional(),
  active: z.boolean().optional(),
  first_command_timeout: z.boolean().optional(),
  first_command_timeout_secs: z.number().int().min(1).max(14_400).optional(),
  dtmf_type: z.enum(['RFC 2833', 'Inband', 'SIP INFO']).optional(),
  anchorsite_override: z.string().optional(),
  call_cost_in_webhooks: z.boolean().optional(),
  redact_dtmf_debug_logging: z.boolean().optional(),
  inbound: z.looseObject({}).optional(),
  outbound: z.looseObject({}).optional(),
  tags: z.array(z.string()).optional(),
}

const newApplicationBody = z.object(applicationFields)
// The description requires the name and the URL on a change too; nobody is turned away for leaving them out.
const applicationChange = z.object(applicationFields).partial()

/** The applications whose addresses the webhooks go to. */
export function applicationRoutes(world: World): Router {
  const router = Router()
  const { applications } = world.account
  const slow = () => world.faults.plan.slow_ms
  const applicationAt = (id: string): Application => {
    const application = applications.get(id)
    if (application === undefined) throw refuse.notFound()
    return application
  }

  router.get(
    '/call_control_applications',
    endpoint(request => {
      const name =
        queryText(request.query, 'filter', 'application_name', 'contains') ??
        queryText(request.query, 'filter', 'application_name')
      const found = [...applications.values()].filter(
        each => name === undefined || each.application_name.includes(name),
      )
      return page(request, found, each => each)
    }, slow),
  )
  router.post(
    '/call_control_applications',
    endpoint(({ body }) => {
      const application = newApplication(
        world.ids.digits(),
        world.clock,
        given(parse(newApplicationBody, body)),
      )
      applications.set(application.id, application)
      return data(application, 201)
    }, slow),
  )
  router.get(
    '/call_control_applications/:id',
    endpoint(request => data(applicationAt(param(request, 'id'))), slow),
  )
  router.patch(
    '/call_control_applications/:id',
    endpoint(request => {
      const application = applicationAt(param(request, 'id'))
      Object.assign(application, given(parse(applicationChange, request.body)), { updated_at: now(world) })
      // Here a null takes a value away; elsewhere it means nothing.
      for (const field of ['webhook_event_failover_url', 'webhook_timeout_secs'] as const)
        if (request.body?.[field] === null) application[field] = null
      return data(application)
    }, slow),
  )
  router.delete(
    '/call_control_applications/:id',
    endpoint(request => {
      const application = applicationAt(param(request, 'id'))
      applications.delete(application.id)
      return data(application)
    }, slow),
  )

  return router
}
