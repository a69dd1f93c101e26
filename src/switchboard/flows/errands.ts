import { resultOfAnswer } from '../../flow/answer.js'
import type { EffectResult } from '../../flow/signals.js'
import type { Journal } from '../../journal/journal.js'
import { dueWebRequests, type WebRequest } from '../../journal/web-requests.js'
import type { Clock } from '../../kernel/clock.js'
import type { Outbound, OutboundResult } from '../../outbound/outbound.js'

/** How long a node keeps a request to itself; afterwards another may send it again. */
export const LEASE_MS = 30_000
const ATTEMPTS = 2
const PAUSE_MS = 500

/** How other people's servers are asked, with every guard that takes. */
export type Web = Pick<Outbound, 'send' | 'close'>

export interface ErrandsOptions {
  journal: Journal
  web: Web
  clock: Clock
  /** Tells the run what came of it. */
  done(request: WebRequest, result: EffectResult): Promise<void>
  onError(error: unknown): void
}

/** Asks other people's servers what runs want to know of them; what a dead process left is asked again. */
export class Errands {
  private readonly under = new Map<string, Promise<void>>()
  private stopped = false

  constructor(private readonly options: ErrandsOptions) {}

  /** Sends requests that this node has to itself. */
  send(requests: readonly WebRequest[]): void {
    for (const request of requests) {
      if (this.stopped || this.under.has(request.id)) continue
      const errand = this.run(request)
        .catch(this.options.onError)
        .finally(() => this.under.delete(request.id))
      this.under.set(request.id, errand)
    }
  }

  /** Takes over requests whose sender is gone: its lease has run out, or (`everything`) it was this data directory's last process. */
  async sweep(everything = false): Promise<void> {
    const { journal, clock } = this.options
    const due = await dueWebRequests(journal.reader, everything ? Number.MAX_SAFE_INTEGER : clock.now())
    const open = due.filter(request => !this.under.has(request.id))
    if (open.length === 0) return
    this.send(await journal.append(tx => tx.webRequests.claim(open, clock.now() + LEASE_MS)))
  }

  /** Breaks off what is under way: it is asked again by whoever comes next. */
  async close(): Promise<void> {
    this.stopped = true
    this.options.web.close()
    await Promise.all(this.under.values())
  }

  private async run(request: WebRequest): Promise<void> {
    const { method, url, form } = request
    const body = form === undefined ? undefined : new URLSearchParams(form).toString()
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.options.web.send({
        method,
        url,
        ...(body !== undefined && { body, contentType: 'application/x-www-form-urlencoded' }),
      })
      if (this.stopped) return
      if (attempt < ATTEMPTS && isWorthAnother(answer)) {
        await new Promise<void>(resolve => this.options.clock.after(PAUSE_MS, resolve))
        continue
      }
      await this.options.done(request, resultOf(answer))
      return
    }
  }
}

function isWorthAnother(answer: OutboundResult): boolean {
  return answer.kind === 'answer' ? answer.status >= 500 : answer.reason === 'UNREACHABLE'
}

function resultOf(answer: OutboundResult): EffectResult {
  if (answer.kind === 'failed') return { kind: 'failed', reason: answer.message }
  const { status, contentType, body } = answer
  return resultOfAnswer({ status, body, ...(contentType !== undefined && { contentType }) })
}
