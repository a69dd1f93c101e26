import express, { type Request, type Response, Router } from 'express'

const ANSWER_MS = 10_000
const CALL = '/phones/calls/:id'

/**
 * `/simulator/…`: the people's side of the embedded simulator at `url`, for the console, which talks to its own origin
 * only. Nothing of the carrier's side is reached by it.
 */
export function phones(url: string): Router {
  const router = Router()
  router.use(express.json({ limit: '16kb' }))

  const pass = async (request: Request, response: Response) => {
    const answer = await fetch(`${url}${request.url}`, {
      method: request.method,
      signal: AbortSignal.timeout(ANSWER_MS),
      ...(!['GET', 'HEAD'].includes(request.method) && {
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
  router.get(['/phones', '/phones/calls', CALL, '/faults'], pass)
  router.post(
    ['/phones/calls', ...['answer', 'reject', 'hangup', 'keys', 'say'].map(deed => `${CALL}/${deed}`)],
    pass,
  )
  router.put(['/phones/:number', '/faults'], pass)
  return router
}
