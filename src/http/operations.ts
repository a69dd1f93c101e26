import { type Request, type Response, Router } from 'express'
import type { Registry } from 'prom-client'
import type { AddressOf } from './address.js'
import { type Authenticate, LockedOut } from './auth/access.js'
import { requires, type WithViewer } from './auth/guard.js'
import { reaches, type Viewer } from './auth/roles.js'
import { refuse } from './refusal.js'

export interface OperationsOptions {
  /** Each part with what is wrong with it; undefined when it is well. */
  readiness(): Promise<Record<string, string | undefined>>
  registry: Registry
  authenticate: Authenticate
  addressOf: AddressOf
}

/**
 * What operations staff ask: `/healthz` and `/readyz`, which tell strangers only yes or no, and `/metrics`. The parts
 * of readiness and the metrics are for viewers who may see the whole server.
 */
export function operations({ readiness, registry, authenticate, addressOf }: OperationsOptions): Router {
  const router = Router()

  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })

  router.get('/readyz', async (request, response) => {
    const parts = await readiness()
    const isReady = Object.values(parts).every(problem => problem === undefined)
    const status = isReady ? 'ready' : 'not ready'
    response.set('cache-control', 'no-store').status(isReady ? 200 : 503)
    if (!(await maySeeParts(request))) return void response.json({ status })
    const named = Object.entries(parts).map(([part, problem]) => [part, problem ?? 'ok'])
    response.json({ status, parts: Object.fromEntries(named) })
  })

  router.get(
    '/metrics',
    requires('VIEWER', authenticate, addressOf),
    async (_request: Request, response: Response<unknown, WithViewer>) => {
      if (!seesEverything(response.locals.viewer)) {
        return refuse(response, 403, 'FORBIDDEN', 'This credential is limited to some resources.')
      }
      response.set({ 'content-type': registry.contentType, 'cache-control': 'no-store' })
      response.send(await registry.metrics())
    },
  )

  /** A probe that cannot be told more is told as much as a stranger, whatever is wrong with its credentials. */
  async function maySeeParts(request: Request): Promise<boolean> {
    try {
      const { authorization } = request.headers
      const viewer = await authenticate({ authorization, address: addressOf(request) })
      return viewer !== undefined && reaches(viewer, 'VIEWER') && seesEverything(viewer)
    } catch (error) {
      if (error instanceof LockedOut) return false
      throw error
    }
  }

  return router
}

/** Whether somebody is not limited to some rooms, conferences, calls or numbers. */
function seesEverything({ scope }: Viewer): boolean {
  return scope?.within === undefined
}
