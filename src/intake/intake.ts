import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Verdict, WebhookReader } from '../carrier/carrier.js'
import type { Delivery, DeliveryVerdict } from '../journal/deliveries.js'
import type { Clock } from '../kernel/clock.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import type { Switchboard } from '../switchboard/port.js'
import { readBody } from './body.js'

export interface IntakeOptions {
  reader: WebhookReader
  switchboard: Pick<Switchboard, 'receive' | 'note'>
  clock: Clock
  /** What became of each webhook, and how long its sender waited. */
  onAnswer(answer: { status: number; verdict: string; ms: number }): void
  onError(error: unknown): void
}

/** More than any webhook; what is larger is not read. */
const BODY_LIMIT = 256 * 1024

/** Refusals that may wait to be written down; beyond, they are only counted, so that a flood costs nothing. */
const MOST_PENDING_NOTES = 256

const OUTDATED =
  'This is a webhook of API version 1. Set webhook_api_version to "2" on the Voice API application.'

interface Answer {
  status: number
  verdict: DeliveryVerdict | 'TOO_LARGE' | 'UNAVAILABLE' | 'DUPLICATE'
  message?: string
}

/**
 * Receives the carrier's webhooks. Answers 2xx only when what the webhook told is durable, and always then;
 * 4xx to what is forged, stale or malformed, which is noted and changes nothing; 503 when the journal cannot
 * take it now, so that the carrier sends it again.
 */
export function webhookIntake(options: IntakeOptions) {
  let pendingNotes = 0

  const refuse = (delivery: Delivery): void => {
    if (pendingNotes >= MOST_PENDING_NOTES) return
    pendingNotes += 1
    options.switchboard
      .note(delivery)
      .catch(options.onError)
      .finally(() => {
        pendingNotes -= 1
      })
  }

  let before = Promise.resolve()
  /** Checked beside each other, webhooks go on in the order they came: a state is folded anew when they do not. */
  const inTurn = (check: Promise<Verdict>): Promise<Verdict> => {
    const turn = before
    // Heard at once: a check that fails while it waits for its turn would end the process otherwise.
    before = Promise.allSettled([turn, check]).then(() => {})
    return turn.then(() => check)
  }

  const judge = async (request: IncomingMessage, route: Delivery['route']): Promise<Answer> => {
    const body = await readBody(request, BODY_LIMIT)
    if (body === undefined) return { status: 413, verdict: 'TOO_LARGE', message: 'The body is too large.' }
    const { reader, switchboard, clock } = options
    const receivedAt = instantOf(clock.now())
    const arrived = { id: deliveryId(receivedAt), receivedAt, route }
    const refused = (status: number, verdict: DeliveryVerdict, message: string): Answer => {
      refuse({ ...arrived, verdict, reason: message })
      return { status, verdict, message }
    }

    const verdict = await inTurn(reader.verify(body, request.headers, Date.now()))
    if (verdict === 'STALE') {
      return refused(403, 'REJECTED_STALE', 'The timestamp is more than 5 minutes from now.')
    }
    if (verdict !== 'VALID') return refused(403, 'REJECTED_SIGNATURE', 'The signature does not fit.')

    const decoded = reader.decode(body)
    switch (decoded.kind) {
      case 'malformed':
        return refused(400, 'MALFORMED', decoded.why)
      case 'outdated':
        return refused(400, 'REJECTED_VERSION', OUTDATED)
      case 'ignored':
        await switchboard.note({ ...arrived, verdict: 'IGNORED_RECORD_TYPE' })
        return { status: 200, verdict: 'IGNORED_RECORD_TYPE' }
      case 'notice': {
        const { id, eventType, occurredAt, attempt } = decoded.notice
        const outcome = await switchboard.receive(decoded.notice, {
          ...arrived,
          eventId: id,
          eventType,
          occurredAt,
          attempt,
        })
        return { status: 200, verdict: outcome === 'DUPLICATE' ? 'DUPLICATE' : 'ACCEPTED' }
      }
    }
  }

  return async (request: IncomingMessage, response: ServerResponse, route: Delivery['route']) => {
    const startedAt = performance.now()
    let answer: Answer
    try {
      answer = await judge(request, route)
    } catch (error) {
      options.onError(error)
      answer = { status: 503, verdict: 'UNAVAILABLE', message: 'Not recorded; send it again.' }
    }
    const text = answer.message === undefined ? '{}' : JSON.stringify({ error: answer.message })
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      // Otherwise the rest of a body that was not read would be taken for the next request.
      ...(answer.status === 413 && { connection: 'close' }),
    })
    response.end(text)
    options.onAnswer({
      status: answer.status,
      verdict: answer.verdict,
      ms: performance.now() - startedAt,
    })
  }
}

function deliveryId(receivedAt: Instant): string {
  return `${receivedAt}-${randomUUID().slice(-10)}`
}
