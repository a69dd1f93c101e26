import { lookup as lookupInDns } from 'node:dns/promises'
import { exchange, textOf } from './exchange.js'
import { OutboundFailure, type OutboundReason } from './failure.js'
import { allowing, type Lookup, resolve } from './resolve.js'

export interface OutboundOptions {
  /** Whether hosts of this machine and its networks may be asked, which suits the simulator only. */
  allowPrivate: boolean
  /** Single addresses that may be asked although they are not of the public internet. */
  alsoAllowed?: readonly string[]
  /** For a request with all its redirects, until its last byte; 10 seconds unless said. */
  timeoutMs?: number
  /** Of an answer's body, unpacked; 1 MiB unless said. */
  maxBytes?: number
  /** 5 unless said. */
  maxRedirects?: number
  lookup?: Lookup
}

export interface OutboundRequest {
  method: 'GET' | 'POST'
  url: string
  body?: string
  contentType?: string
  /** Sent to the URL's own origin only, not to where it redirects. */
  headers?: Readonly<Record<string, string>>
  /** Breaks it off; it fails as UNREACHABLE. */
  signal?: AbortSignal
}

export type OutboundResult =
  | { kind: 'answer'; status: number; contentType: string | undefined; body: string }
  | { kind: 'failed'; reason: OutboundReason; message: string }

export interface Outbound {
  /** Never throws: what goes wrong is a result. An answer of any status is an answer. */
  send(request: OutboundRequest): Promise<OutboundResult>
  /** Ends what is under way; it fails as UNREACHABLE. */
  close(): void
}

const REDIRECTS = [301, 302, 303, 307, 308]

/**
 * Asks the URLs that users gave, and reaches nothing that the internet does not reach: only http and https, no
 * credentials in the URL, every connection to an address that was checked, every redirect checked anew, time and size
 * bounded.
 */
export function openOutbound(options: OutboundOptions): Outbound {
  const {
    allowPrivate,
    alsoAllowed = [],
    timeoutMs = 10_000,
    maxBytes = 1024 * 1024,
    maxRedirects = 5,
  } = options
  const lookup = options.lookup ?? (host => lookupInDns(host, { all: true }))
  const isAllowed = allowing(allowPrivate, alsoAllowed)
  const underWay = new Set<AbortController>()
  let closed = false

  return {
    async send(request) {
      const call = new AbortController()
      underWay.add(call)
      const url = parse(request.url)
      const host = url?.hostname ?? ''
      const { signal: given } = request
      const breakOff = () => call.abort(brokenOff(host))
      given?.addEventListener('abort', breakOff, { once: true })
      const timer = setTimeout(
        () => call.abort(new OutboundFailure('TIMEOUT', `${host} did not answer within ${timeoutMs} ms.`)),
        timeoutMs,
      )
      try {
        if (closed) throw goingDown()
        if (given?.aborted) throw brokenOff(host)
        if (url === undefined) {
          throw new OutboundFailure('BAD_URL', 'Only http and https URLs without credentials are asked.')
        }
        // A look-up cannot be aborted, so the time is over whether it has ended or not.
        return await Promise.race([follow(request, url, call.signal), aborted(call.signal)])
      } catch (error) {
        const failure = call.signal.aborted ? call.signal.reason : error
        const { reason, message } = failure instanceof OutboundFailure ? failure : unreachable(host)
        return { kind: 'failed', reason, message }
      } finally {
        clearTimeout(timer)
        given?.removeEventListener('abort', breakOff)
        call.abort()
        underWay.delete(call)
      }
    },
    close() {
      closed = true
      for (const call of underWay) call.abort(goingDown())
    },
  }

  async function follow(request: OutboundRequest, first: URL, signal: AbortSignal): Promise<OutboundResult> {
    let { method, body } = request
    let url = first
    for (let redirects = 0; ; redirects++) {
      const addresses = await resolve(url, lookup, isAllowed)
      signal.throwIfAborted()
      const headers = {
        'accept-encoding': 'identity',
        'user-agent': 'partyline',
        ...(body !== undefined && { 'content-type': request.contentType ?? 'application/json' }),
        ...(url.origin === first.origin && request.headers),
      }
      const response = await exchange({ method, url, headers, body }, addresses, signal)
      const { statusCode: status = 0, headers: answered } = response
      if (answered.location === undefined || !REDIRECTS.includes(status)) {
        const text = await textOf(response, url.hostname, maxBytes)
        return { kind: 'answer', status, contentType: answered['content-type'], body: text }
      }
      response.destroy()
      if (redirects === maxRedirects) {
        throw new OutboundFailure('REDIRECTS', `${first.hostname} redirects more than ${maxRedirects} times.`)
      }
      const next = parse(answered.location, url.href)
      if (next === undefined) {
        throw new OutboundFailure('BAD_URL', `${url.hostname} redirects to what is no http or https URL.`)
      }
      url = next
      // As browsers do: only 307 and 308 send a body again.
      if (status < 304) {
        method = 'GET'
        body = undefined
      }
    }
  }
}

function parse(text: string, base?: string): URL | undefined {
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  const isPlain = url.username === '' && url.password === ''
  return isPlain && ['http:', 'https:'].includes(url.protocol) ? url : undefined
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  )
}

/** What the platform says of a broken connection may name more than a log should hold. */
function unreachable(host: string): OutboundFailure {
  return new OutboundFailure('UNREACHABLE', `${host} cannot be reached.`)
}

function brokenOff(host: string): OutboundFailure {
  return new OutboundFailure('UNREACHABLE', `The request to ${host} was broken off.`)
}

function goingDown(): OutboundFailure {
  return new OutboundFailure('UNREACHABLE', 'The server is going down.')
}
