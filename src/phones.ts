import express, { type Request, type Response, Router } from 'express'
import { type Authenticate, ROLES } from './access.js'

export interface PhonesOptions {
  /** Of the embedded simulator. */
  url: string
  authenticate: Authenticate
}

const ANSWER_MS = 10_000
const CALL = '/phones/calls/:id'

/**
 * `/simulator/…`: the people's side of the embedded simulator, for the console, which talks to its own origin only.
 * For whoever may command; nothing of the carrier's side is reached by it.
 */
export function phones({ url, authenticate }: PhonesOptions): Router {
  const router = Router()
  router.use((request, response, next) => {
    const viewer = authenticate(request.headers.authorization)
    if (viewer !== undefined && ROLES.indexOf(viewer.role) >= ROLES.indexOf('OPERATOR')) return next()
    const [status, error] =
      viewer === undefined
        ? [401, 'Send an API key as "Authorization: Bearer <key>".']
        : [403, 'This needs the role operator.']
    response.status(status as number).json({ error })
  })
  router.use(express.json({ limit: '16kb' }))

  const pass = async (request: Request, response: Response) => {
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(request.method !== 'GET' && {
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(request.body ?? {}),
      }),
    })
    response
      .status(answer.status)
      .type('json')
      .set('cache-control', 'no-store')
      .send(await answer.text())
  }
  router.get(['/phones/calls', CALL, '/faults'], pass)
  router.post(
    ['/phones/calls', ...['answer', 'reject', 'hangup', 'keys', 'say'].map(deed => `${CALL}/${deed}`)],
    pass,
  )
  router.put(['/phones/:number', '/faults'], pass)
  return router
}
