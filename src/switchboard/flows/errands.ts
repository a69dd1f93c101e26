import { resultOfAnswer } from '../../flow/answer.js'
import type { EffectResult } from '../../flow/signals.js'
import type { Journal } from '../../journal/journal.js'
import { dueWebRequests, type WebRequest } from '../../journal/web-requests.js'
import type { Clock } from '../../kernel/clock.js'
import type { Outbound, OutboundResult } from '../../outbound/outbound.js'
import { LEASE_MS } from '../leases.js'

const ATTEMPTS = 2
const PAUSE_MS = 500

/** How other people's servers are asked, with every guard that takes. */
export type Web = Pick<Outbound, 'send' | 'close'>

export interface ErrandsOptions {
  journal: Journal
  web: Web
  clock: Clock
  /** Names this node in the leases. */
  holder: string
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
    const { journal, clock, holder } = this.options
    const lease = { holder, untilMs: clock.now() + LEASE_MS }
    const kept = [...this.under.keys()]
    if (kept.length > 0) await journal.append(tx => tx.webRequests.renew(kept, lease))
    const due = await dueWebRequests(journal.reader, everything ? Number.MAX_SAFE_INTEGER : clock.now())
    const open = due.filter(request => !this.under.has(request.id))
    if (open.length === 0) return
    this.send(await journal.append(tx => tx.webRequests.claim(open, lease)))
  }

  /** Breaks off what is under way: it is asked again by whoever comes next. */
  async close(): Promise<void> {
    const { journal, holder, web } = this.options
    this.stopped = true
    const unfinished = [...this.under.keys()]
    web.close()
    await Promise.all(this.under.values())
    if (unfinished.length === 0) return
    await journal.append(tx => tx.webRequests.renew(unfinished, { holder, untilMs: 0 }))
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
