import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import type { E164, Endpoint } from '../kernel/endpoint.js'
import { NumberBindingId, type RoomId } from '../kernel/ids.js'
import { type BindingTarget, changedTarget, loopOf, type NumberBinding } from '../tracking/binding.js'
import { whyNotForwarded } from './outbound.js'
import type { BindingChange, BindingDraft, BindingOutcome, Impossible } from './port.js'
import type { Workspace } from './workspace.js'

export async function createBinding(ws: Workspace, draft: BindingDraft): Promise<BindingOutcome> {
  const { number, label } = draft
  const target = changedTarget(undefined, draft.target)
  const why = await whyNot(ws, number, target)
  if (why !== undefined) return { kind: 'impossible', why }
  const [existing] = await ws.tx.bindings.inForce([number])
  if (existing !== undefined) return { kind: 'conflict', existing }
  return begin(ws, { number, target: target as BindingTarget, ...(label !== undefined && { label }) })
}

/** A change of where the number leads ends the binding and begins another one; a change of its label does not. */
export async function updateBinding(
  ws: Workspace,
  id: NumberBindingId,
  change: BindingChange,
): Promise<BindingOutcome> {
  const before = await ws.tx.bindings.find(id)
  if (before === undefined) return { kind: 'unknown' }
  if (before.until !== undefined) return { kind: 'ended', binding: before }
  const { number } = before
  const { label: _, ...unnamed } = before
  const label = change.label === undefined ? before.label : (change.label ?? undefined)
  const named = { ...unnamed, ...(label !== undefined && { label }) }
  const target = change.target === undefined ? before.target : changedTarget(before.target, change.target)
  if (isDeepStrictEqual(target, before.target)) {
    await ws.tx.bindings.name(id, label)
    return { kind: 'done', binding: named }
  }
  const why = await whyNot(ws, number, target)
  if (why !== undefined) return { kind: 'impossible', why }
  await end(ws, before)
  return begin(ws, { number, target: target as BindingTarget, ...(label !== undefined && { label }) })
}

export async function deleteBinding(ws: Workspace, id: NumberBindingId): Promise<BindingOutcome> {
  const binding = await ws.tx.bindings.find(id)
  if (binding === undefined) return { kind: 'unknown' }
  if (binding.until !== undefined) return { kind: 'ended', binding }
  await end(ws, binding)
  return { kind: 'done', binding: { ...binding, until: ws.now } }
}

/** Lets exactly `numbers` lead to a room; answers the bindings that are in the way, having changed nothing then. */
export async function leadToRoom(
  ws: Workspace,
  roomId: RoomId,
  numbers: readonly E164[],
): Promise<NumberBinding[]> {
  const taken = (await ws.tx.bindings.inForce(numbers)).filter(b => roomOf(b.target) !== roomId)
  if (taken.length > 0) return taken
  const before = await ws.tx.bindings.ofRoom(roomId)
  const gone = before.filter(b => !numbers.includes(b.number)).map(b => b.id)
  await ws.tx.bindings.end(gone, ws.now)
  const led = new Set(before.map(b => b.number))
  const added = [...new Set(numbers)].filter(number => !led.has(number))
  await ws.tx.bindings.add(added.map(number => beginning(ws, { number, target: { kind: 'ROOM', roomId } })))
  return []
}

async function begin(
  ws: Workspace,
  of: Pick<NumberBinding, 'number' | 'label' | 'target'>,
): Promise<BindingOutcome> {
  const binding = beginning(ws, of)
  await ws.tx.bindings.add([binding])
  await setRoomNumbers(ws, binding.target, numbers => [...numbers, of.number])
  return { kind: 'done', binding }
}

async function end(ws: Workspace, { id, number, target }: NumberBinding): Promise<void> {
  await ws.tx.bindings.end([id], ws.now)
  await setRoomNumbers(ws, target, numbers => numbers.filter(n => n !== number))
}

function beginning(ws: Workspace, of: Pick<NumberBinding, 'number' | 'label' | 'target'>): NumberBinding {
  return { ...of, id: NumberBindingId(randomUUID()), since: ws.now }
}

/** A room shows the numbers that lead to it. */
async function setRoomNumbers(
  ws: Workspace,
  target: BindingTarget,
  change: (numbers: E164[]) => E164[],
): Promise<void> {
  const roomId = roomOf(target)
  const found = roomId && (await ws.room(roomId))
  if (found === undefined) return
  await ws.changeRoom({ ...found.room, numbers: change(found.room.numbers), updatedAt: ws.now })
}

/** Why a number, known or not yet, cannot lead there; `home` is a number of the same country. */
export async function whyNot(
  ws: Workspace,
  number: E164 | undefined,
  target: BindingTarget | undefined,
  home: E164 | undefined = number,
): Promise<Impossible | undefined> {
  if (target === undefined) {
    const message = 'A forward needs a destination, for example "+12025550131".'
    return { code: 'DESTINATION_REQUIRED', message, path: 'destination' }
  }
  const loop = number && loopOf(number, target)
  if (loop !== undefined) {
    const message = 'A call cannot be forwarded to where it comes from.'
    return { code: 'ACTION_NOT_ALLOWED', message, path: loop }
  }
  if (target.kind === 'ROOM') {
    return (await ws.room(target.roomId)) === undefined ? missing('room', 'roomId') : undefined
  }
  if (target.kind === 'CALL_FLOW') {
    return (await ws.tx.flows.find(target.callFlowId)) === undefined
      ? missing('call flow', 'callFlowId')
      : undefined
  }
  const flow = target.fallback && 'callFlowId' in target.fallback ? target.fallback.callFlowId : undefined
  return flow !== undefined && (await ws.tx.flows.find(flow)) === undefined
    ? missing('call flow', 'fallbackCallFlowId')
    : whyNotForwarded(ws, target, home as Endpoint | undefined)
}

function missing(what: string, path: string): Impossible {
  return { code: 'NOT_FOUND', message: `There is no such ${what}.`, path }
}

function roomOf(target: BindingTarget): RoomId | undefined {
  return target.kind === 'ROOM' ? target.roomId : undefined
}
