import { randomUUID } from 'node:crypto'
import type { Room } from '../conference/room.js'
import type { E164 } from '../kernel/endpoint.js'
import { NumberBindingId, type RoomId } from '../kernel/ids.js'
import type { NumberBinding } from '../tracking/binding.js'
import type { Workspace } from './workspace.js'

/** Lets exactly `numbers` lead to a room; answers the bindings that are in the way, having changed nothing then. */
export async function leadToRoom(
  ws: Workspace,
  roomId: RoomId,
  numbers: readonly E164[],
): Promise<NumberBinding[]> {
  const taken = (await ws.tx.bindings.inForce(numbers)).filter(b => !leadsToRoom(b, roomId))
  if (taken.length > 0) return taken
  const before = await ws.tx.bindings.ofRoom(roomId)
  const gone = before.filter(b => !numbers.includes(b.number))
  await ws.tx.bindings.end(
    gone.map(b => b.id),
    ws.now,
  )
  const led = new Set(before.map(b => b.number))
  const added = [...new Set(numbers)].filter(number => !led.has(number))
  await ws.tx.bindings.add(added.map(number => beginning(ws, number, { kind: 'ROOM', roomId })))
  return []
}

/** A binding that begins now. */
function beginning(ws: Workspace, number: E164, target: NumberBinding['target']): NumberBinding {
  return { id: NumberBindingId(randomUUID()), number, target, since: ws.now }
}

function leadsToRoom({ target }: NumberBinding, roomId: Room['id']): boolean {
  return target.kind === 'ROOM' && target.roomId === roomId
}
