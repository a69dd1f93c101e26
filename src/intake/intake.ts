import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Verdict, WebhookReader } from '../carrier/carrier.js'
import type { AddressOf } from '../http/address.js'
import { type BodyLimits, bodyProblem, openBodies } from '../http/bodies.js'
import { answerUnread } from '../http/unread.js'
import type { Delivery, DeliveryVerdict } from '../journal/deliveries.js'
import type { Clock } from '../kernel/clock.js'
import { type Instant, instantOf } from '../kernel/instant.js'
import type { Switchboard } from '../switchboard/port.js'

export interface IntakeOptions {
  reader: WebhookReader
  switchboard: Pick<Switchboard, 'receive' | 'note'>
  clock: Clock
  /** Whose webhook it claims to be, for what is kept of those that are not verified yet. */
  addressOf: AddressOf
  bodies?: BodyLimits
  /** What became of each webhook, and how long its sender waited. */
  onAnswer(answer: { status: number; verdict: string; ms: number }): void
  onError(error: unknown): void
}

/** More than any webhook; what is larger is not read. */
const BODY_LIMIT = 256 * 1024

/** What is kept at a time of bodies that are not verified, and how long each may take to arrive. */
const BODIES: BodyLimits = { withinMs: 10_000, total: 16_000_000, perOwner: 4_000_000 }

/** Refusals that may wait to be written down; beyond, they are only counted, so that a flood costs nothing. */
const MOST_PENDING_NOTES = 256

/** How a webhook that is not verified is noted and answered. */
const UNVERIFIED: Record<Exclude<Verdict, 'VALID'>, { verdict: DeliveryVerdict; reason: string }> = {
  STALE: { verdict: 'REJECTED_STALE', reason: 'The timestamp is more than 5 minutes from now.' },
  BAD_SIGNATURE: { verdict: 'REJECTED_SIGNATURE', reason: 'The signature does not fit.' },
  UNSIGNED: { verdict: 'REJECTED_SIGNATURE', reason: 'The signature does not fit.' },
}

const OUTDATED =
  'This is a webhook of API version 1. Set webhook_api_version to "2" on the Voice API application.'

interface Answer {
  status: number
  verdict: DeliveryVerdict | 'TOO_LARGE' | 'TIMED_OUT' | 'CROWDED' | 'GONE' | 'UNAVAILABLE' | 'DUPLICATE'
  message?: string
  retryAfterMs?: number
}

const NOT_READ = { tooLarge: 'TOO_LARGE', timeout: 'TIMED_OUT', crowded: 'CROWDED' } as const

/**
 * Receives the carrier's webhooks. Answers 2xx only when what the webhook told is durable, and always then;
 * 4xx to what is forged, stale or malformed, which is noted and changes nothing; 503 when the journal cannot
 * take it now, so that the carrier sends it again.
 */
export function webhookIntake(options: IntakeOptions) {
  const limits = options.bodies ?? BODIES
  const bodies = openBodies(limits)
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
    const { reader, clock } = options
    const receivedAt = instantOf(clock.now())
    const arrived = { id: deliveryId(receivedAt), receivedAt, route }
    const unverified = (verdict: Exclude<Verdict, 'VALID'>): Answer => {
      const { verdict: noted, reason } = UNVERIFIED[verdict]
      refuse({ ...arrived, verdict: noted, reason })
      return { status: 403, verdict: noted, message: reason }
    }

    // Of what cannot be the carrier's no byte is kept.
    const early = reader.precheck(request.headers, Date.now())
    if (early !== undefined && early !== 'VALID') return unverified(early)
    const body = await bodies.read(request, options.addressOf(request), BODY_LIMIT)
    if (body.kind === 'gone') return { status: 499, verdict: 'GONE' }
    if (body.kind !== 'read') {
      return { verdict: NOT_READ[body.kind], ...bodyProblem(body.kind, BODY_LIMIT, limits.withinMs) }
    }
    const verdict = await inTurn(reader.verify(body.bytes, request.headers, Date.now())).finally(body.release)
    return verdict === 'VALID' ? record(body.bytes, arrived) : unverified(verdict)
  }

  /** Takes down what the carrier did sign. */
  const record = async (body: Uint8Array, arrived: Omit<Delivery, 'verdict'>): Promise<Answer> => {
    const { reader, switchboard } = options
    const refused = (verdict: DeliveryVerdict, message: string): Answer => {
      refuse({ ...arrived, verdict, reason: message })
      return { status: 400, verdict, message }
    }

    const decoded = reader.decode(body)
    switch (decoded.kind) {
      case 'malformed':
        return refused('MALFORMED', decoded.why)
      case 'outdated':
        return refused('REJECTED_VERSION', OUTDATED)
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
    const { status, message, retryAfterMs } = answer
    answerUnread(request, response, {
      status,
      headers: {
        'content-type': 'application/json',
        ...(retryAfterMs !== undefined && { 'retry-after': String(Math.ceil(retryAfterMs / 1_000)) }),
      },
      text: message === undefined ? '{}' : JSON.stringify({ error: message }),
    })
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
