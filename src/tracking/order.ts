import type { NumberFeature } from '../carrier/numbers.js'
import type { Actor } from '../fact/fact.js'
import type { E164 } from '../kernel/endpoint.js'
import type { NumberBindingId, NumberOrderId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { BindingTarget } from './binding.js'

export const ORDER_STATUSES = ['SEARCHING', 'ORDERING', 'PENDING', 'SUCCESS', 'FAILURE'] as const
/**
 * SEARCHING for a number, ORDERING it, PENDING at the carrier, then SUCCESS or FAILURE. Each is recorded before
 * what follows it is done, so that whoever goes on knows what may have happened.
 */
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const ORDER_PROBLEMS = [
  'NUMBER_SEARCH_FAILED',
  'NO_NUMBERS_AVAILABLE',
  'NUMBER_ORDER_FAILED',
  'BINDING_CONFLICT',
  'BINDING_FAILED',
] as const
/** What went wrong; after SUCCESS: the number is ours, but does not lead where it should. */
export interface OrderProblem {
  code: (typeof ORDER_PROBLEMS)[number]
  message: string
}

/** What is to be bought, and where it is to lead. */
export interface OrderRequest {
  /** Which number; otherwise one of the area code is looked for. */
  number?: E164
  areaCode?: string
  features: NumberFeature[]
  /** Absent: the number is bought and leads nowhere. */
  target?: BindingTarget
  label?: string
}

/** The purchase of a number, from the wish to the binding. */
export interface NumberOrder {
  id: NumberOrderId
  status: OrderStatus
  request: OrderRequest
  actor: Actor
  /** The number that was found, or asked for. */
  number?: E164
  carrierOrderId?: string
  bindingId?: NumberBindingId
  problem?: OrderProblem
  /** Tries at the present step that came to nothing. */
  attempts: number
  requestedAt: Instant
  updatedAt: Instant
  completedAt?: Instant
}

export function isSettled({ status }: Pick<NumberOrder, 'status'>): boolean {
  return status === 'SUCCESS' || status === 'FAILURE'
}

/** What the order is marked with at the carrier, by which it is found again. */
export function referenceOf({ id }: NumberOrder): string {
  return `partyline-${id}`
}
