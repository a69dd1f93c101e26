import { randomUUID } from 'node:crypto'
import type { CallFlow, FlowDraft } from '../flow/document.js'
import type { Problem } from '../flow/problems.js'
import { asDraft, settleFlow } from '../flow/settle.js'
import type { FlowDocument } from '../journal/call-flows.js'
import { CallFlowId } from '../kernel/ids.js'
import type { CallFlowChange, CallFlowOutcome } from './port.js'
import type { Workspace } from './workspace.js'

export async function createCallFlow(ws: Workspace, draft: FlowDraft): Promise<CallFlowOutcome> {
  const { flow, ...found } = settleFlow(draft)
  if (flow === undefined) return { kind: 'invalid', ...found }
  const id = CallFlowId(randomUUID())
  await ws.tx.flows.add(id, documentOf(flow), ws.now)
  if (flow.default) await ws.tx.flows.setDefault(id)
  return asItStands(ws, id, found.problems)
}

export async function updateCallFlow(
  ws: Workspace,
  id: CallFlowId,
  { expectedVersion, changes }: CallFlowChange,
): Promise<CallFlowOutcome> {
  const found = await ws.tx.flows.find(id)
  if (found === undefined) return { kind: 'unknown' }
  if (found.version !== expectedVersion) return { kind: 'stale', version: found.version }
  const { flow, ...report } = settleFlow({ ...asDraft(found.flow), ...changes })
  if (flow === undefined) return { kind: 'invalid', ...report }
  if (DOCUMENT_FIELDS.some(field => field in changes)) {
    const version = found.version + 1
    await ws.tx.flows.put(id, { version, document: documentOf(flow), savedAt: ws.now })
  }
  if (flow.default !== found.default) await ws.tx.flows.setDefault(flow.default ? id : undefined)
  return asItStands(ws, id, report.problems)
}

export async function deleteCallFlow(ws: Workspace, id: CallFlowId): Promise<CallFlowOutcome> {
  const stored = await ws.tx.flows.find(id)
  if (stored === undefined) return { kind: 'unknown' }
  if (stored.default) return { kind: 'inUse', by: 'DEFAULT' }
  if (await ws.tx.bindings.reachFlow(id)) return { kind: 'inUse', by: 'NUMBER' }
  await ws.tx.flows.remove(id)
  return { kind: 'done', stored, problems: [] }
}

export async function setDefaultCallFlow(
  ws: Workspace,
  id: CallFlowId,
  isDefault: boolean,
): Promise<CallFlowOutcome> {
  const found = await ws.tx.flows.find(id)
  if (found === undefined) return { kind: 'unknown' }
  if (found.default !== isDefault) await ws.tx.flows.setDefault(isDefault ? id : undefined)
  return asItStands(ws, id, [])
}

async function asItStands(ws: Workspace, id: CallFlowId, problems: Problem[]): Promise<CallFlowOutcome> {
  const stored = await ws.tx.flows.find(id)
  return stored === undefined ? { kind: 'unknown' } : { kind: 'done', stored, problems }
}

/** A change of none of these makes no version. */
const DOCUMENT_FIELDS = ['title', 'record', 'steps'] as const satisfies (keyof FlowDocument)[]

/** Without what is ours to give: its id, version and times. */
function documentOf({ title, record, steps }: CallFlow): FlowDocument {
  return { title, record, steps }
}
