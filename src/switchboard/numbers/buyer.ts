import type { Refusal } from '../../carrier/carrier.js'
import type { NumberMarket } from '../../carrier/numbers.js'
import type { Journal } from '../../journal/journal.js'
import { dueOrders } from '../../journal/number-orders.js'
import type { Clock } from '../../kernel/clock.js'
import type { E164 } from '../../kernel/endpoint.js'
import type { NumberOrderId } from '../../kernel/ids.js'
import { isSettled, type NumberOrder, type OrderProblem, referenceOf } from '../../tracking/order.js'
import type { Committer } from '../committer.js'
import { pause, within } from '../patience.js'
import type { Workspace } from '../workspace.js'
import { choose, complete, fail, LEASE_MS, notePlaced, noteTry, searchAgain } from './orders.js'

export interface BuyerOptions {
  journal: Journal
  market: NumberMarket
  committer: Committer
  clock: Clock
  onError(error: unknown): void
}

const ASK_MS = 10_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 30_000
/** Tries at a search, and numbers tried, before an order is given up. One that was sent never is: it may be paid for. */
const TRIES = 5
/** So many, because some may just be ordered by somebody else of ours. */
const OFFERS = 25

type Next = (ws: Workspace) => Promise<NumberOrder | undefined>

/**
 * Buys numbers: search, order, bind, each step recorded before the next one is done. Whoever takes an order over
 * from a process that died looks first whether the carrier has it already.
 */
export class Buyer {
  private readonly under = new Map<NumberOrderId, Promise<void>>()
  private readonly stopped = new AbortController()

  constructor(private readonly options: BuyerOptions) {}

  /** Goes on with an order that this node has to itself; `fresh`: nothing can have been sent for it. */
  take(order: NumberOrder, fresh: boolean): void {
    if (this.stopped.signal.aborted || this.under.has(order.id)) return
    const run = this.run(order, fresh)
      .catch(this.options.onError)
      .finally(() => this.under.delete(order.id))
    this.under.set(order.id, run)
  }

  /** Takes over orders whose buyer is gone: its lease has run out, or (`everything`) it was this data directory's last process. */
  async sweep(everything = false): Promise<void> {
    const { journal, clock } = this.options
    const now = everything ? Number.MAX_SAFE_INTEGER : clock.now()
    for (const id of await dueOrders(journal.reader, now)) {
      if (this.under.has(id)) continue
      const order = await journal.append(tx => tx.numberOrders.claim(id, now, clock.now() + LEASE_MS))
      if (order !== undefined) this.take(order, false)
    }
  }

  /** Breaks off what is under way: it is gone on with by whoever comes next. */
  async close(): Promise<void> {
    this.stopped.abort()
    await Promise.all(this.under.values())
  }

  private async run(first: NumberOrder, fresh: boolean): Promise<void> {
    const { committer } = this.options
    let order: NumberOrder | undefined = first
    let untouched = fresh
    while (order !== undefined && !isSettled(order) && !this.stopped.signal.aborted) {
      const before: NumberOrder = order
      const next = await this.step(before, untouched)
      if (this.stopped.signal.aborted) return
      const waitMs = delayOf(before)
      order = await committer.commit({ needs: {}, run: next ?? (ws => noteTry(ws, before, waitMs)) })
      if (next === undefined) await pause(this.options.clock, waitMs, this.stopped.signal)
      // What was chosen just now cannot have been ordered before.
      untouched = next !== undefined && before.status === 'SEARCHING'
    }
  }

  /** What is to be recorded next; undefined: the same has to be tried again. */
  private step(order: NumberOrder, untouched: boolean): Promise<Next | undefined> {
    switch (order.status) {
      case 'SEARCHING':
        return this.search(order)
      case 'ORDERING':
        return this.place(order, order.number as E164, untouched)
      default:
        return this.watch(order, order.carrierOrderId as string)
    }
  }

  private async search(order: NumberOrder): Promise<Next | undefined> {
    const { areaCode, features } = order.request
    const search = { features, limit: OFFERS, ...(areaCode !== undefined && { areaCode }) }
    const found = await this.asked(signal => this.options.market.search(search, signal))
    if (found === undefined) {
      const message = 'The carrier could not be asked for numbers.'
      return giveUp(order, { code: 'NUMBER_SEARCH_FAILED', message })
    }
    const none: OrderProblem = {
      code: 'NO_NUMBERS_AVAILABLE',
      message: `There are no numbers available${areaCode === undefined ? '' : ` in the area code ${areaCode}`}.`,
    }
    const numbers = found.map(({ number }) => number)
    return async ws => (await choose(ws, order.id, numbers)) ?? fail(ws, order, none)
  }

  private async place(order: NumberOrder, number: E164, untouched: boolean): Promise<Next | undefined> {
    const { market } = this.options
    const look = () =>
      this.asked(async signal => ({ found: await market.findOrder(referenceOf(order), signal) }))
    if (!untouched) {
      const looked = await look()
      if (looked === undefined) return undefined
      if (looked.found !== undefined) return placed(order, looked.found)
    }
    const answer = await within(this.stopped.signal, ASK_MS, signal =>
      market.order(number, referenceOf(order), signal),
    )
    if (answer.kind === 'accepted') return placed(order, answer.order)
    const { refusal } = answer
    if (refusal.retryable || refusal.uncertain) return undefined
    // It may be refused because an earlier try, of which no answer came, was taken.
    const looked = await look()
    if (looked === undefined) return undefined
    if (looked.found !== undefined) return placed(order, looked.found)
    return refused(order, number, refusal)
  }

  private async watch(order: NumberOrder, carrierOrderId: string): Promise<Next | undefined> {
    const read = await this.asked(signal => this.options.market.readOrder(carrierOrderId, signal))
    if (read === undefined || read.status === 'PENDING') return undefined
    if (read.status === 'SUCCESS') return ws => complete(ws, order.id)
    return ws => fail(ws, order, notOrdered(order.number as E164, 'the carrier could not fulfil the order'))
  }

  /** What the carrier says; undefined when it cannot be asked now. */
  private async asked<Answer>(ask: (signal: AbortSignal) => Promise<Answer>): Promise<Answer | undefined> {
    try {
      return await within(this.stopped.signal, ASK_MS, ask)
    } catch (error) {
      if (!this.stopped.signal.aborted) this.options.onError(error)
      return undefined
    }
  }
}

function placed({ id }: NumberOrder, order: Parameters<typeof notePlaced>[2]): Next {
  return ws => notePlaced(ws, id, order)
}

function refused(order: NumberOrder, number: E164, { reason, carrierTitle }: Refusal): Next {
  const { id, attempts, request } = order
  if (reason === 'NUMBER_GONE' && request.number === undefined && attempts + 1 < TRIES) {
    return ws => searchAgain(ws, id, attempts + 1)
  }
  return ws => fail(ws, order, notOrdered(number, carrierTitle ?? reason))
}

function giveUp(order: NumberOrder, problem: OrderProblem): Next | undefined {
  return order.attempts + 1 < TRIES ? undefined : ws => fail(ws, order, problem)
}

function notOrdered(number: E164, why: string): OrderProblem {
  return { code: 'NUMBER_ORDER_FAILED', message: `The number ${number} could not be ordered: ${why}.` }
}

function delayOf({ attempts }: NumberOrder): number {
  return Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(attempts, 10))
}
