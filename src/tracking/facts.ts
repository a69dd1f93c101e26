import type { E164 } from '../kernel/endpoint.js'
import type { NumberBindingId, NumberOrderId } from '../kernel/ids.js'
import type { OrderProblem } from './order.js'

interface OfOrder {
  numberOrderId: NumberOrderId
}

/** What can happen to the purchase of a number. The name of a fact is the name of its GraphQL event. */
export interface OrderFacts {
  NumberOrderRequested: OfOrder
  /** The carrier took the order; its outcome follows. */
  NumberOrderPlaced: OfOrder & { number: E164 }
  /** The number is ours, and leads where it was to lead unless there is a problem. */
  NumberOrderSucceeded: OfOrder & { number: E164; bindingId?: NumberBindingId; problem?: OrderProblem }
  NumberOrderFailed: OfOrder & { number?: E164; problem: OrderProblem }
}
