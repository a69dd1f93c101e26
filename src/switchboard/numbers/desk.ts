import type { Tail } from '../../bus/tail.js'
import { keyOfClient } from '../../fact/fact.js'
import { readOrder } from '../../journal/reads/number-orders.js'
import type { NumberOrderId } from '../../kernel/ids.js'
import { isSettled, type NumberOrder } from '../../tracking/order.js'
import { digestOf } from '../lanes.js'
import type { OrderDraft, OrderStart, Request } from '../port.js'
import { Waiters } from '../waiters.js'
import { Buyer, type BuyerOptions } from './buyer.js'
import { startOrder } from './orders.js'

/** Where numbers are asked for. */
export interface NumberDesk {
  /** Starts buying a number, and waits so long for the end of it. */
  order(draft: OrderDraft, by: Request, waitMs: number): Promise<OrderStart>
  sweep(everything?: boolean): Promise<void>
  close(): Promise<void>
}

export function openNumberDesk(options: BuyerOptions & { tail: Tail }): NumberDesk {
  const { journal, committer, clock, tail } = options
  const buyer = new Buyer(options)
  const waiters = new Waiters<NumberOrderId>(clock)
  const stopListening = tail.listen(({ fact: { body } }) => {
    if (body.type === 'NumberOrderSucceeded' || body.type === 'NumberOrderFailed') {
      waiters.wake(body.numberOrderId)
    }
  })

  const settled = (order: NumberOrder, waitMs: number) =>
    waiters.settled(
      order.id,
      waitMs,
      async () => (await readOrder(journal.reader, order.id)) ?? order,
      isSettled,
    )

  return {
    async order(draft, { actor, idempotencyKey }, waitMs) {
      const asked =
        idempotencyKey === undefined
          ? undefined
          : { key: keyOfClient(actor, idempotencyKey), fingerprint: digestOf(draft) }
      const start = await committer.commit({
        needs: {},
        run: ws => startOrder(ws, draft, actor, asked),
      })
      if (start.kind !== 'started') return start
      if (!start.replayed) buyer.take(start.order, true)
      return { ...start, order: await settled(start.order, waitMs) }
    },
    sweep: everything => buyer.sweep(everything),
    async close() {
      stopListening()
      await buyer.close()
    },
  }
}
