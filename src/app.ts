import express, { type Express, type Router } from 'express'
import type { downloads } from './downloads.js'
import { HOLD_MUSIC_PATH, holdMusic } from './hold-music.js'
import type { auditExport } from './http/audit-export.js'
import type { recordingDownloads } from './http/audited-downloads.js'
import { requires } from './http/auth/guard.js'
import { type OperationsOptions, operations } from './http/operations.js'
import { answeringErrors, refuse } from './http/refusal.js'
import { nothingHere, pages } from './pages.js'
import type { trackedCallsCsv } from './tracked-calls-csv.js'

export interface AppOptions extends OperationsOptions {
  download: ReturnType<typeof downloads>
  exportCalls: ReturnType<typeof trackedCallsCsv>
  exportAudit: ReturnType<typeof auditExport>
  recorded: ReturnType<typeof recordingDownloads>
  /** The people's side of the embedded simulator; undefined with a real carrier. */
  phones: Router | undefined
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}

/** Everything over HTTP that is not asked for often: GraphQL and webhooks go past Express. */
export function httpApp({
  readiness,
  registry,
  download,
  exportCalls,
  exportAudit,
  recorded,
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
  app.get('/recordings/:file', recorded('Recording'), forViewers, download.recording)
  app.get('/transcriptions/:file', recorded('Transcription'), forViewers, download.transcription)
  app.get('/tracked-calls.csv', recorded('TrackedCalls'), forViewers, exportCalls)
  app.get('/audit.jsonl', recorded('AuditLog'), requires('ADMIN', authenticate, addressOf), exportAudit)
  app.get(HOLD_MUSIC_PATH, holdMusic)

  if (phones !== undefined) app.use('/simulator', requires('OPERATOR', authenticate, addressOf), phones)
  app.use(pages())

  app.use(operations({ readiness, registry, authenticate, addressOf }))

  app.use((request, response) => {
    if (request.method === 'GET' && request.accepts('json', 'html') === 'html') return nothingHere(response)
    const places = 'The console is at /, the API at /graphql, its explorer at /graphiql.'
    refuse(response, 404, 'NOT_FOUND', `Not found. ${places}`)
  })
  app.use(answeringErrors(onError))
  return app
}
