import { isIP } from 'node:net'
import type { RequestHandler } from 'express'
import { refuse } from '../refusal.js'

/**
 * Keeps web pages of others away, which a browser here would let in: by a name that leads here (DNS rebinding) or by a
 * form or script of another origin. Programs send no `Origin`, and name this host by `localhost`, an address, or one of
 * `names`; no page can pretend an address.
 */
export function ownPagesOnly(names: readonly string[]): RequestHandler {
  const known = new Set(['localhost', ...names.map(name => name.toLowerCase())])
  return (request, response, next) => {
    response.set({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "frame-ancestors 'none'",
    })
    const { host = '', origin } = request.headers
    const hostname = hostnameOf(host)
    if (isIP(hostname) === 0 && !known.has(hostname)) throw refuse.foreignHost()
    if (origin !== undefined && !isOwn(origin, host)) throw refuse.foreignOrigin()
    next()
  }
}

/** The host of a `Host` header without its port; empty when it is none. */
function hostnameOf(host: string): string {
  const [, hostname = ''] = /^(\[[0-9a-f:.]+\]|[\w.-]+)(?::\d+)?$/i.exec(host) ?? []
  return hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase()
}

function isOwn(origin: string, host: string): boolean {
  return ['http', 'https'].some(scheme => {
    const own = `${scheme}://${host}`
    return URL.canParse(own) && new URL(own).origin === origin
  })
}
