import { randomUUID } from 'node:crypto'
import { type Identity, ServiceLineId } from '../kernel/ids.js'
import type { ServiceLine, ServiceLineSettings } from '../signalling/line.js'
import { noteAvailability } from './voice.js'
import type { Workspace } from './workspace.js'

/** What became of a change to a service line. */
export type ServiceLineOutcome =
  | { kind: 'done'; line: ServiceLine }
  /** Another line has the name. */
  | { kind: 'conflict' }
  | { kind: 'unknown' }

export async function createLine(ws: Workspace, settings: ServiceLineSettings): Promise<ServiceLineOutcome> {
  const line = { ...settings, id: ServiceLineId(randomUUID()), createdAt: ws.now, updatedAt: ws.now }
  if (await ws.tx.serviceLines.isNameTaken(line.name)) return { kind: 'conflict' }
  await ws.tx.serviceLines.put(line, ws.nowMs)
  return { kind: 'done', line }
}

/** Calls that ring or are being talked on go on as they began. */
export async function updateLine(
  ws: Workspace,
  id: ServiceLineId,
  changes: Partial<ServiceLineSettings>,
): Promise<ServiceLineOutcome> {
  const found = await ws.tx.serviceLines.find(id)
  if (found === undefined) return { kind: 'unknown' }
  const line = { ...found, ...changes, updatedAt: ws.now }
  if (await ws.tx.serviceLines.isNameTaken(line.name, id)) return { kind: 'conflict' }
  await ws.tx.serviceLines.put(line, ws.nowMs)
  return { kind: 'done', line }
}

export async function deleteLine(ws: Workspace, id: ServiceLineId): Promise<ServiceLineOutcome> {
  const line = await ws.tx.serviceLines.find(id)
  if (line === undefined) return { kind: 'unknown' }
  await ws.tx.serviceLines.remove(id)
  return { kind: 'done', line }
}

/** Switches an operator on or off for calls of lines; false when this is no operator of any line. */
export async function setAvailability(ws: Workspace, who: Identity, available: boolean): Promise<boolean> {
  const operator = await ws.tx.serviceLines.operator(who)
  if (operator === undefined) return false
  if (operator.available !== available) {
    await ws.tx.serviceLines.setAvailable(who, available, ws.nowMs)
    noteAvailability(ws, operator, available)
  }
  return true
}
