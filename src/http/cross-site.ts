import type { IncomingMessage } from 'node:http'

/** Headers that a page can only add to a request which the browser asks us about first. */
const PREFLIGHTED = ['apollo-require-preflight', 'x-apollo-operation-name']

/**
 * Whether a page of another site may have caused this request without the browser asking us first. A browser says
 * where a request comes from; who says nothing is no browser.
 */
export function isForgeable({ headers }: IncomingMessage): boolean {
  const site = headers['sec-fetch-site']
  if (site === undefined || site === 'same-origin' || site === 'none') return false
  return PREFLIGHTED.every(name => headers[name] === undefined)
}
