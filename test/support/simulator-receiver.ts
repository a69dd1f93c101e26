import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A webhook as it came in. */
export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly raw: string
  readonly type: string
  readonly id: string
  readonly occurredAt: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly attempt: number
}

export interface Receiver {
  readonly url: string
  readonly received: Received[]
  /** The status to answer with, or `silent` for no answer at all. */
  answer: (webhook: Received) => number | 'silent'
  /** How long it thinks before each answer. */
  thinksMs: number
  /** The most webhooks of one leg that were ever unanswered at a time. */
  readonly mostAtOnce: number
  clear(): void
  close(): Promise<void>
}

/** A web server that takes webhooks, remembers them, and answers as it is told. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = []
  const unanswered = new Map<unknown, number>()
  let mostAtOnce = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const raw = Buffer.concat(chunks).toString('utf8')
      const { data, meta } = JSON.parse(raw)
      const webhook: Received = {
        path: request.url ?? '',
        headers: request.headers,
        raw,
        type: data.event_type,
        id: data.id,
        occurredAt: data.occurred_at,
        payload: data.payload,
        attempt: meta.attempt,
      }
      received.push(webhook)
      const leg = webhook.payload.call_leg_id
      const together = (unanswered.get(leg) ?? 0) + 1
      unanswered.set(leg, together)
      mostAtOnce = Math.max(mostAtOnce, together)
      const status = receiver.answer(webhook)
      setTimeout(() => {
        unanswered.set(leg, (unanswered.get(leg) ?? 1) - 1)
        if (status === 'silent') request.socket.destroy()
        else response.writeHead(status).end()
      }, receiver.thinksMs)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answer: () => 200,
    thinksMs: 0,
    get mostAtOnce() {
      return mostAtOnce
    },
    clear: () => received.splice(0),
    async close() {
      server.closeAllConnections()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
  return receiver
}
