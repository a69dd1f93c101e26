import express, { type ErrorRequestHandler, type Express, type RequestHandler } from 'express'
import type { VirtualClock } from '../clock.js'
import { Refusal, refuse } from '../refusal.js'
import type { World } from '../world.js'
import { applicationRoutes } from './application-routes.js'
import { asObject } from './body.js'
import { callRoutes } from './call-routes.js'
import { commandIdOf } from './command.js'
import { conferenceRoutes } from './conference-routes.js'
import { deliveryRoutes } from './delivery-routes.js'
import { downloadRoutes } from './download-routes.js'
import { ownPagesOnly } from './guard.js'
import { numberRoutes } from './number-routes.js'
import { phoneRoutes } from './phone-routes.js'
import { recordingRoutes } from './recording-routes.js'
import { send } from './route.js'
import { steeringRoutes } from './steering-routes.js'

/** The whole HTTP side: the carrier's API under /v2, the people's and the steering beside it. */
export function app(
  world: World,
  {
    publicKey,
    virtual,
    hosts,
  }: { publicKey: string; virtual: VirtualClock | undefined; hosts: readonly string[] },
): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'extended')
  app.use(ownPagesOnly(hosts))
  // Whatever a body calls itself, it is JSON.
  app.use(express.json({ limit: '1mb', strict: false, type: () => true }))
  app.use(steeringRoutes(world, publicKey, virtual))
  app.use(phoneRoutes(world))
  app.use(downloadRoutes(world))
  app.use(
    '/v2',
    authorised(world),
    faulty(world),
    callRoutes(world),
    conferenceRoutes(world),
    recordingRoutes(world),
    applicationRoutes(world),
    numberRoutes(world),
    deliveryRoutes(world),
  )
  app.use(() => {
    throw refuse.notFound()
  })
  app.use(toErrorBody)
  return app
}

function authorised(world: World): RequestHandler {
  return (request, _response, next) => {
    const [scheme, key] = (request.headers.authorization ?? '').split(' ', 2)
    if (scheme?.toLowerCase() !== 'bearer' || key !== world.account.apiKey) throw refuse.unauthorized()
    next()
  }
}

/** Turns requests away as the fault plan says; the same request is let through when it comes again. */
function faulty(world: World): RequestHandler {
  return (request, _response, next) => {
    const { plan } = world.faults
    if (plan.unavailable + plan.refuse_commands > 0) {
      const action = request.path.split('/').at(-1) ?? ''
      const route = `${request.method} ${/^[a-z_]+$/.test(action) ? action : ''}`
      const identity = `${request.method} ${request.path} ${identityOf(request.body)}`
      const away = world.faults.turnAway(route, identity, request.method !== 'GET')
      if (away === 'unavailable') throw refuse.unavailable()
      if (away === 'refused') throw refuse.tooMany()
    }
    next()
  }
}

function identityOf(body: unknown): string {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return ''
  return commandIdOf(asObject(body)) ?? JSON.stringify(body)
}

const toErrorBody: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const refusal = refusalOf(error)
  if (refusal.status === 429) response.set({ 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' })
  if (refusal.status === 500)
    console.error(error instanceof Error ? error.stack : 'An unknown error was thrown.')
  send(response, { status: refusal.status, body: refusal.toBody() })
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const status = (error as { status?: unknown } | undefined)?.status
  if (error instanceof URIError || status === 400)
    return refuse.unreadable('The request could not be read as JSON.')
  if (status === 413 || status === 415)
    return refuse.unreadable('The request body is too large or cannot be decoded.')
  return refuse.broken()
}
