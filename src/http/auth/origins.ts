import type { IncomingMessage, ServerResponse } from 'node:http'
import cors from 'cors'
import { isLoopback } from '../loopback.js'

/** Goes on with a request, having said to a browser whether the page that asks may read the answer. */
export type ShareWithPages = (request: IncomingMessage, response: ServerResponse, next: () => void) => void

/**
 * Lets pages of the origins that hold read what they are answered (the Fetch standard's CORS), and answers their
 * preflights. No cookie is ever meant: a page has to say who it is in `authorization`.
 */
export function sharingWithPages(isAllowed: (origin: string) => boolean): ShareWithPages {
  const share = cors({
    origin: (origin, decide) => decide(null, origin !== undefined && isAllowed(origin)),
    methods: ['GET', 'HEAD', 'POST'],
    exposedHeaders: ['content-disposition', 'retry-after'],
    maxAge: 600,
  })
  return (request, response, next) => {
    if (request.headers.origin === undefined) next()
    else share(request, response, next)
  }
}

/**
 * Which pages are welcome: those of the configured origins (`*`: all), and without log-in those of this machine, where
 * a front end is being worked on.
 */
export function welcomeOrigins(
  configured: readonly string[],
  withLogIn: boolean,
): (origin: string) => boolean {
  const listed = new Set(configured)
  return origin => listed.has('*') || listed.has(origin) || (!withLogIn && isLoopback(origin))
}

/**
 * Whether a request is meant for this machine by this machine, or by a page that `isAllowed`: without log-in nothing
 * else keeps a page of somebody else's, open in a browser here, from using the API by a foreign origin or a name that
 * leads here.
 */
export function isFromThisMachine(
  { headers }: IncomingMessage,
  isAllowed: (origin: string) => boolean,
): boolean {
  const { host = '', origin } = headers
  return isLoopback(`http://${host}`) && (origin === undefined || isAllowed(origin))
}
