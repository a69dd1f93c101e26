import { randomUUID } from 'node:crypto'
import type { CarrierOrder } from '../../carrier/numbers.js'
import type { Actor, Fact, FactBody } from '../../fact/fact.js'
import { orderAfter } from '../../fact/fact.js'
import type { OrderKey } from '../../journal/number-orders.js'
import type { E164 } from '../../kernel/endpoint.js'
import { EventId, NumberOrderId } from '../../kernel/ids.js'
import { changedTarget } from '../../tracking/binding.js'
import { isSettled, type NumberOrder, type OrderProblem, type OrderStatus } from '../../tracking/order.js'
import { createBinding, whyNot } from '../bindings.js'
import type { OrderDraft, OrderStart } from '../port.js'
import { recordAndDecide } from '../rules.js'
import type { Workspace } from '../workspace.js'

/** How long a node keeps an order to itself; afterwards another may go on with it. */
export const LEASE_MS = 30_000

/** Records that a number is to be bought; nothing is asked of the carrier yet. */
export async function startOrder(
  ws: Workspace,
  { number, areaCode, features, label, target: wanted }: OrderDraft,
  actor: Actor,
  asked: OrderKey | undefined,
): Promise<OrderStart> {
  const earlier = asked && (await ws.tx.numberOrders.withKey(asked.key))
  if (earlier !== undefined) {
    return earlier.fingerprint === asked?.fingerprint
      ? { kind: 'started', order: earlier.order, replayed: true }
      : { kind: 'keyConflict' }
  }
  const target = wanted && changedTarget(undefined, wanted)
  const home = areaCode === undefined ? number : (`+1${areaCode}5550100` as E164)
  const why = wanted && (await whyNot(ws, number, target, home))
  if (why !== undefined) return { kind: 'impossible', why }
  const [existing] =
    target === undefined || number === undefined ? [] : await ws.tx.bindings.inForce([number])
  if (existing !== undefined) return { kind: 'conflict', existing }
  const order: NumberOrder = {
    id: NumberOrderId(randomUUID()),
    status: number === undefined ? 'SEARCHING' : 'ORDERING',
    request: {
      features,
      ...(number !== undefined && { number }),
      ...(areaCode !== undefined && { areaCode }),
      ...(target !== undefined && { target }),
      ...(label !== undefined && { label }),
    },
    actor,
    ...(number !== undefined && { number }),
    attempts: 0,
    requestedAt: ws.now,
    updatedAt: ws.now,
  }
  await ws.tx.numberOrders.add(order, ws.nowMs + LEASE_MS, asked)
  await tell(ws, order, { type: 'NumberOrderRequested', numberOrderId: order.id })
  return { kind: 'started', order, replayed: false }
}

/** Chooses the first number on sale that nothing of ours is about; undefined when there is none. */
export async function choose(
  ws: Workspace,
  id: NumberOrderId,
  onSale: readonly E164[],
): Promise<NumberOrder | undefined> {
  const bound = new Set((await ws.tx.bindings.inForce(onSale)).map(b => b.number))
  const ordered = await ws.tx.numberOrders.underWay(onSale)
  const number = onSale.find(n => !bound.has(n) && !ordered.has(n))
  return number && step(ws, id, 'SEARCHING', { status: 'ORDERING', number, attempts: 0 })
}

/** The number is not to be had any more: another one is looked for. */
export function searchAgain(
  ws: Workspace,
  id: NumberOrderId,
  attempts: number,
): Promise<NumberOrder | undefined> {
  return step(ws, id, 'ORDERING', { status: 'SEARCHING', attempts })
}

/** The carrier has the order. */
export async function notePlaced(
  ws: Workspace,
  id: NumberOrderId,
  { carrierOrderId }: CarrierOrder,
): Promise<NumberOrder | undefined> {
  const order = await step(ws, id, 'ORDERING', { status: 'PENDING', carrierOrderId, attempts: 0 })
  if (order?.number !== undefined) {
    await tell(ws, order, { type: 'NumberOrderPlaced', numberOrderId: id, number: order.number })
  }
  return order
}

/** The number is ours: in the same moment it leads where it is to lead, or is known not to. */
export async function complete(ws: Workspace, id: NumberOrderId): Promise<NumberOrder | undefined> {
  const before = await ws.tx.numberOrders.find(id)
  if (before?.status !== 'PENDING' || before.number === undefined) return before
  const { number } = before
  const bound = await bind(ws, before, number)
  const order = await step(ws, id, 'PENDING', { status: 'SUCCESS', completedAt: ws.now, ...bound })
  if (order !== undefined) {
    await tell(ws, order, { type: 'NumberOrderSucceeded', numberOrderId: id, number, ...bound })
  }
  return order
}

/** The order came to nothing. */
export async function fail(
  ws: Workspace,
  { id, status }: NumberOrder,
  problem: OrderProblem,
): Promise<NumberOrder | undefined> {
  const order = await step(ws, id, status, { status: 'FAILURE', completedAt: ws.now, problem })
  if (order !== undefined) {
    const { number } = order
    await tell(ws, order, {
      type: 'NumberOrderFailed',
      numberOrderId: id,
      problem,
      ...(number !== undefined && { number }),
    })
  }
  return order
}

/** A try came to nothing; the next one follows, by this node, in `waitMs`. */
export async function noteTry(
  ws: Workspace,
  { id, status, attempts }: NumberOrder,
  waitMs: number,
): Promise<NumberOrder | undefined> {
  return step(ws, id, status, { attempts: attempts + 1 }, waitMs)
}

async function bind(
  ws: Workspace,
  { request: { target, label } }: NumberOrder,
  number: E164,
): Promise<Pick<NumberOrder, 'bindingId' | 'problem'>> {
  if (target === undefined) return {}
  const outcome = await createBinding(ws, { number, target, ...(label !== undefined && { label }) })
  switch (outcome.kind) {
    case 'done':
      return { bindingId: outcome.binding.id }
    case 'conflict':
      return {
        problem: { code: 'BINDING_CONFLICT', message: `The number ${number} leads elsewhere by now.` },
      }
    case 'impossible':
      return { problem: { code: 'BINDING_FAILED', message: outcome.why.message } }
    case 'unknown':
    case 'ended':
      throw new Error(`A new binding cannot be ${outcome.kind}.`)
  }
}

/** Changes an order that stands at `from`; where it stands elsewhere, answers it as it is, unless it is settled. */
async function step(
  ws: Workspace,
  id: NumberOrderId,
  from: OrderStatus,
  change: Partial<NumberOrder>,
  waitMs = 0,
): Promise<NumberOrder | undefined> {
  const before = await ws.tx.numberOrders.find(id)
  if (before === undefined || isSettled(before) || before.status !== from) return undefined
  const order = { ...before, ...change, updatedAt: ws.now }
  await ws.tx.numberOrders.put(order, ws.nowMs + waitMs + LEASE_MS)
  return order
}

async function tell(ws: Workspace, order: NumberOrder, body: FactBody): Promise<void> {
  await recordAndDecide(ws, {
    id: EventId(`${order.id}.${body.type}`),
    occurredAt: ws.now,
    order: orderAfter(undefined, ws.nextSeq()),
    source: 'COMMAND',
    actor: order.actor,
    body,
  } as Fact)
}
