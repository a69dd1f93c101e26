import { randomUUID } from 'node:crypto'
import { EMPTY_SEATING, type Room, type RoomFacts, type RoomSettings } from '../conference/room.js'
import { changes } from '../fact/changes.js'
import { type Actor, type Fact, orderAfter } from '../fact/fact.js'
import type { SeatedRoom } from '../journal/rooms.js'
import { EventId, RoomId } from '../kernel/ids.js'
import { leadToRoom } from './bindings.js'
import type { RoomOutcome } from './port.js'
import type { Workspace } from './workspace.js'

export async function createRoom(ws: Workspace, settings: RoomSettings, by: Actor): Promise<RoomOutcome> {
  const room: Room = { ...settings, id: RoomId(randomUUID()), createdAt: ws.now, updatedAt: ws.now }
  const conflict = await conflictOf(ws, room)
  if (conflict !== undefined) return conflict
  await ws.tx.rooms.add(room, EMPTY_SEATING)
  tell(ws, 'RoomCreated', { room, seating: EMPTY_SEATING }, by, undefined)
  return { kind: 'done', room, seating: EMPTY_SEATING }
}

export async function updateRoom(
  ws: Workspace,
  id: RoomId,
  changed: Partial<RoomSettings>,
  by: Actor,
): Promise<RoomOutcome> {
  const found = await ws.room(id)
  if (found === undefined) return { kind: 'unknown' }
  const room: Room = { ...found.room, ...changed, updatedAt: ws.now }
  const conflict = await conflictOf(ws, room)
  if (conflict !== undefined) return conflict
  await ws.changeRoom(room)
  tell(ws, 'RoomUpdated', { room, seating: found.seating }, by, found.room)
  return { kind: 'done', room, seating: found.seating }
}

export async function deleteRoom(ws: Workspace, id: RoomId, by: Actor): Promise<RoomOutcome> {
  const found = await ws.room(id)
  if (found === undefined) return { kind: 'unknown' }
  const { conferenceId, opening, waiting, greeting } = found.seating
  if (conferenceId !== undefined || opening !== undefined || waiting.length + greeting.length > 0) {
    return { kind: 'inUse' }
  }
  await leadToRoom(ws, id, [])
  await ws.removeRoom(id)
  tell(ws, 'RoomDeleted', found, by, found.room)
  return { kind: 'done', ...found }
}

/** What of a room's settings is taken already; when nothing is, its numbers lead to it. */
async function conflictOf(ws: Workspace, { id, name, numbers }: Room): Promise<RoomOutcome | undefined> {
  const named = await ws.tx.rooms.named(name)
  if (named !== undefined && named !== id) return { kind: 'conflict', path: 'name' }
  const [existing] = await leadToRoom(ws, id, numbers)
  return existing && { kind: 'conflict', path: 'numbers', existing }
}

/** Records what was done to a room, so that those who watch it hear of it. */
function tell(
  ws: Workspace,
  type: keyof RoomFacts,
  seated: SeatedRoom,
  by: Actor,
  before: Room | undefined,
): void {
  const { room } = seated
  const fact = {
    id: EventId(randomUUID()),
    occurredAt: ws.now,
    order: orderAfter(undefined, ws.nextSeq()),
    source: by.kind === 'POLICY' ? 'POLICY' : 'COMMAND',
    actor: by,
    body: { type, roomId: room.id },
  } as Fact
  const changed = { room: changes(before, room) }
  ws.append({ fact, about: { roomId: room.id }, after: { room: seated }, changed })
}
