import { Agent as HttpAgent, request as httpRequest } from 'node:http'
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https'

/** How long a receiver may take to answer. Real time, whichever clock the calls run on. */
const PATIENCE_MS = 2_000

/** What came of one POST: the status of the answer, or why there was none. */
export type Outcome =
  | { readonly kind: 'answered'; readonly status: number }
  | { readonly kind: 'silent'; readonly reason: string }

/** Posts over connections that stay open. */
export interface Poster {
  post(url: string, body: string, headers: Record<string, string>): Promise<Outcome>
  close(): void
}

export function poster(parallel: number): Poster {
  const http = new HttpAgent({ keepAlive: true, maxSockets: parallel })
  const https = new HttpsAgent({ keepAlive: true, maxSockets: parallel })

  const once = (url: string, body: string, headers: Record<string, string>, mayRepeat: boolean) =>
    new Promise<Outcome>(resolve => {
      const target = URL.canParse(url) ? new URL(url) : undefined
      if (target?.protocol !== 'http:' && target?.protocol !== 'https:') {
        resolve({ kind: 'silent', reason: 'not a web address' })
        return
      }
      const secure = target.protocol === 'https:'
      const request = (secure ? httpsRequest : httpRequest)(
        target,
        {
          method: 'POST',
          agent: secure ? https : http,
          headers: {
            ...headers,
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          },
        },
        response => {
          response.resume()
          clearTimeout(limit)
          resolve({ kind: 'answered', status: response.statusCode ?? 0 })
        },
      )
      const limit = setTimeout(() => request.destroy(new Error('timeout')), PATIENCE_MS)
      limit.unref()
      request.on('error', (error: NodeJS.ErrnoException) => {
        clearTimeout(limit)
        // The receiver closed an idle connection just as it was taken up again: nothing was delivered.
        if (mayRepeat && request.reusedSocket && error.code === 'ECONNRESET')
          resolve(once(url, body, headers, false))
        else resolve({ kind: 'silent', reason: error.code ?? error.message })
      })
      request.end(body)
    })

  return {
    post: (url, body, headers) => once(url, body, headers, true),
    close() {
      http.destroy()
      https.destroy()
    },
  }
}
