import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'
import { webAddress } from './address.js'

/** What came of one POST: the status of the answer, or why there was none. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'silent'; readonly reason: string }

/**
 * Posts over connections that stay open. Every POST has an outcome within `patienceMs`, which is real time
 * whichever clock the calls run on; none ever rejects.
 */
export interface Poster {
  post(url: string, body: string, headers: Record<string, string>, patienceMs: number): Promise<Outcome>
  close(): void
}

export function poster(): Poster {
  // No limit of sockets: one that a receiver never lets go of must not keep the others waiting.
  const http = new HttpAgent({ keepAlive: true })
  const https = new HttpsAgent({ keepAlive: true })

  const once = (
    url: string,
    body: string,
    headers: Record<string, string>,
    patienceMs: number,
    mayRepeat: boolean,
  ) =>
    new Promise<Outcome>(resolve => {
      const target = webAddress(url)
      if (target === undefined) {
        resolve({ kind: 'silent', reason: 'not a web address' })
        return
      }
      const secure = target.protocol === 'https:'
      const request = (secure ? httpsRequest : httpRequest)(target, {
        method: 'POST',
        agent: secure ? https : http,
        headers: {
          ...headers,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      })
      // Goes on after the answer: its body is of no interest, and may never end.
      const limit = setTimeout(() => {
        resolve({ kind: 'silent', reason: 'timeout' })
        request.destroy()
      }, patienceMs)
      limit.unref()
      request.on('response', response => {
        response.resume()
        resolve({ kind: 'answered', status: response.statusCode ?? 0 })
      })
      request.on('upgrade', (response, socket) => {
        socket.destroy()
        resolve({ kind: 'answered', status: response.statusCode ?? 0 })
      })
      request.on('error', (error: NodeJS.ErrnoException) => {
        // The receiver closed an idle connection just as it was taken up again: nothing was delivered.
        if (mayRepeat && request.reusedSocket && error.code === 'ECONNRESET')
          resolve(once(url, body, headers, patienceMs, false))
        else resolve({ kind: 'silent', reason: error.code ?? error.message })
      })
      request.on('close', () => {
        clearTimeout(limit)
        resolve({ kind: 'silent', reason: 'closed' })
      })
      request.end(body)
    })

  return {
    post: (url, body, headers, patienceMs) =>
      once(url, body, headers, patienceMs, true).catch((error: Error) => ({
        kind: 'silent',
        reason: error.message,
      })),
    close() {
      http.destroy()
      https.destroy()
    },
  }
}
