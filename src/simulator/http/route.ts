import type { Request, RequestHandler, Response } from 'express'

/** What an endpoint answers. */
export interface Answer {
  readonly status: number
  readonly body: unknown
}

export const ok = (body: unknown, status = 200): Answer => ({ status, body })

/** A single resource, or the outcome of a command, as the API wraps it. */
export const data = (resource: unknown, status = 200): Answer => ok({ data: resource }, status)

/**
 * Turns an endpoint into a handler. The endpoint runs at once; the answer goes out after `slowMs`, which is real
 * time, so that events can overtake it.
 */
export function endpoint(
  run: (request: Request) => Answer | Promise<Answer>,
  slowMs: () => number = () => 0,
): RequestHandler {
  return async (request, response) => {
    const answer = await run(request)
    const wait = slowMs()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait).unref())
    send(response, answer)
  }
}

export function send(response: Response, { status, body }: Answer): void {
  if (response.headersSent) return
  if (status === 204) response.status(204).end()
  else response.status(status).json(body)
}

/** A value of the query string, however it was nested. */
export function queryText(query: Request['query'], ...path: readonly string[]): string | undefined {
  let value: unknown = query
  for (const key of path)
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined
  if (Array.isArray(value)) return value.filter(part => typeof part === 'string').join(',')
  return typeof value === 'string' && value !== '' ? value : undefined
}

/** Part of a path, decoded. */
export function param(request: Request, name: string): string {
  const value = request.params[name]
  return Array.isArray(value) ? value.join('/') : (value ?? '')
}
