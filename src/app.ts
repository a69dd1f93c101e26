import express, { type Express, type NextFunction, type Request, type Response, type Router } from 'express'
import type { downloads } from './downloads.js'
import { HOLD_MUSIC_PATH, holdMusic } from './hold-music.js'
import type { AddressOf } from './http/address.js'
import type { Authenticate } from './http/auth/access.js'
import { requires } from './http/auth/guard.js'
import type { Metrics } from './metrics.js'
import { nothingHere, pages } from './pages.js'
import type { trackedCallsCsv } from './tracked-calls-csv.js'

export interface AppOptions {
  /** Each part with what is wrong with it; undefined when it is well. */
  readiness(): Promise<Record<string, string | undefined>>
  metrics: Metrics
  download: ReturnType<typeof downloads>
  exportCalls: ReturnType<typeof trackedCallsCsv>
  /** The people's side of the embedded simulator; undefined with a real carrier. */
  phones: Router | undefined
  authenticate: Authenticate
  addressOf: AddressOf
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}

/** Everything over HTTP that is not asked for often: GraphQL and webhooks go past Express. */
export function httpApp({
  readiness,
  metrics,
  download,
  exportCalls,
  phones,
  authenticate,
  addressOf,
  onError,
}: AppOptions): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.use((_request, response, next) => {
    response.set({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' })
    next()
  })

  const forViewers = requires('VIEWER', authenticate, addressOf)
  const forLimitedViewers = requires('VIEWER', authenticate, addressOf, { limited: true })
  app.get('/recordings/:file', forLimitedViewers, download.recording)
  app.get('/transcriptions/:file', forLimitedViewers, download.transcription)
  app.get('/tracked-calls.csv', forViewers, exportCalls)
  app.get(HOLD_MUSIC_PATH, holdMusic)

  if (phones !== undefined) app.use('/simulator', requires('OPERATOR', authenticate, addressOf), phones)
  app.use(pages())

  app.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' })
  })
  app.get('/readyz', async (_request, response) => {
    const parts = await readiness()
    const ready = Object.values(parts).every(problem => problem === undefined)
    response.status(ready ? 200 : 503).json({
      status: ready ? 'ready' : 'not ready',
      parts: Object.fromEntries(Object.entries(parts).map(([part, problem]) => [part, problem ?? 'ok'])),
    })
  })
  app.get('/metrics', async (_request, response) => {
    response.set('content-type', metrics.registry.contentType).send(await metrics.registry.metrics())
  })

  app.use((request, response) => {
    if (request.method === 'GET' && request.accepts('json', 'html') === 'html') return nothingHere(response)
    response.status(404).json({
      error: 'There is nothing here. The console is at /, the API at /graphql, its explorer at /graphiql.',
    })
  })
  // Four parameters are how express knows it.
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    onError(error)
    if (response.headersSent) return next(error)
    response.status(500).json({ error: 'Something went wrong here; the log says what.' })
  })
  return app
}
