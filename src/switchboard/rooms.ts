import { randomUUID } from 'node:crypto'
import { EMPTY_SEATING, type Room, type RoomSettings } from '../conference/room.js'
import { RoomId } from '../kernel/ids.js'
import { leadToRoom } from './bindings.js'
import type { RoomOutcome } from './port.js'
import type { Workspace } from './workspace.js'

export async function createRoom(ws: Workspace, settings: RoomSettings): Promise<RoomOutcome> {
  const room: Room = { ...settings, id: RoomId(randomUUID()), createdAt: ws.now, updatedAt: ws.now }
  const conflict = await conflictOf(ws, room)
  if (conflict !== undefined) return conflict
  await ws.tx.rooms.add(room, EMPTY_SEATING)
  return { kind: 'done', room, seating: EMPTY_SEATING }
}

export async function updateRoom(
  ws: Workspace,
  id: RoomId,
  changes: Partial<RoomSettings>,
): Promise<RoomOutcome> {
  const found = await ws.room(id)
  if (found === undefined) return { kind: 'unknown' }
  const room: Room = { ...found.room, ...changes, updatedAt: ws.now }
  const conflict = await conflictOf(ws, room)
  if (conflict !== undefined) return conflict
  await ws.changeRoom(room)
  return { kind: 'done', room, seating: found.seating }
}

export async function deleteRoom(ws: Workspace, id: RoomId): Promise<RoomOutcome> {
  const found = await ws.room(id)
  if (found === undefined) return { kind: 'unknown' }
  const { conferenceId, opening, waiting, greeting } = found.seating
  if (conferenceId !== undefined || opening !== undefined || waiting.length + greeting.length > 0) {
    return { kind: 'inUse' }
  }
  await leadToRoom(ws, id, [])
  await ws.removeRoom(id)
  return { kind: 'done', ...found }
}

/** What of a room's settings is taken already; when nothing is, its numbers lead to it. */
async function conflictOf(ws: Workspace, { id, name, numbers }: Room): Promise<RoomOutcome | undefined> {
  const named = await ws.tx.rooms.named(name)
  if (named !== undefined && named !== id) return { kind: 'conflict', path: 'name' }
  const [existing] = await leadToRoom(ws, id, numbers)
  return existing && { kind: 'conflict', path: 'numbers', existing }
}
