import type { LegState } from '../call/fold.js'
import type { Fact } from '../fact/fact.js'
import type { StoredFlow } from '../journal/call-flows.js'
import type { Endpoint } from '../kernel/endpoint.js'
import {
  type CallId,
  type CallLegId,
  EventId,
  type FlowRunId,
  type NumberBindingId,
  type RoomId,
} from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import { prepareRun } from './flows/runs.js'
import type { Recorded } from './record.js'
import { ask, decided } from './requests.js'
import type { Workspace } from './workspace.js'

/** Where a leg is led, and in whose name. */
interface Way {
  rule: string
  bindingId?: NumberBindingId
  roomId?: RoomId
  flow?: StoredFlow
}

/** In whose name the callers of numbers that lead nowhere are told so. */
const NOWHERE: Way = { rule: 'unbound' }

/** The legs that a recorded fact changed, as they are now. */
export function changedLegs({ before, after }: Recorded['call']): LegState[] {
  if (after === undefined || before === after) return []
  return after.legs.filter(leg => leg !== before?.legs.find(l => l.id === leg.id))
}

/**
 * Leads an inbound leg where its number leads, and answers it. A leg to a number that leads nowhere is left to the
 * operators for a while, and then told so.
 */
export async function routeCall(ws: Workspace, { event, call }: Recorded): Promise<Fact[]> {
  if (call.after === undefined) return []
  const { id: callId } = call.after
  const facts: Fact[] = []
  for (const leg of changedLegs(call)) {
    const was = call.before?.legs.find(l => l.id === leg.id)
    if (!isWaiting(leg)) {
      if (was !== undefined && isWaiting(was)) ws.cancelTimer(waitOf(leg.id))
      continue
    }
    const way = await wayOf(ws, leg.to, leg.startedAt ?? event.fact.occurredAt)
    if (way !== undefined) facts.push(...(await lead(ws, event.fact.id, callId, leg.id, way)))
    else if (was === undefined) leaveToOperators(ws, callId, leg.id)
  }
  return facts
}

/** A caller has waited long enough for an operator: sent away unless somebody, or now something, is there. */
export async function giveUpWaiting(
  ws: Workspace,
  timerId: string,
  { callId, legId }: { callId: CallId; legId: CallLegId },
): Promise<Fact[]> {
  const leg = (await ws.states.call(callId))?.legs.find(l => l.id === legId)
  if (leg === undefined || !isWaiting(leg) || (await ws.hasAsked(legId))) return []
  const way = await wayOf(ws, leg.to, leg.startedAt ?? ws.now)
  return lead(ws, EventId(timerId), callId, legId, way ?? NOWHERE)
}

/** A ringing inbound leg that has been led nowhere yet. */
function isWaiting(leg: LegState): leg is LegState & { to: Endpoint } {
  return (
    leg.direction === 'INBOUND' &&
    leg.ledTo === undefined &&
    leg.answeredAt === undefined &&
    leg.endedAt === undefined &&
    leg.to !== undefined
  )
}

async function wayOf(ws: Workspace, number: Endpoint, at: Instant): Promise<Way | undefined> {
  const binding = await ws.tx.bindings.leading(number, at)
  if (binding === undefined) return throughFlow(await ws.tx.flows.default())
  const { id: bindingId, target } = binding
  switch (target.kind) {
    case 'ROOM': {
      const found = await ws.room(target.roomId)
      return found && { rule: `room:${found.room.name}`, bindingId, roomId: target.roomId }
    }
    case 'FORWARD':
      return { rule: 'forward', bindingId }
    case 'CALL_FLOW': {
      const way = throughFlow(await ws.tx.flows.find(target.callFlowId))
      return way && { ...way, bindingId }
    }
  }
}

function throughFlow(flow: StoredFlow | undefined): Way | undefined {
  return flow && { rule: `flow:${flow.flow.title}`, flow }
}

async function lead(
  ws: Workspace,
  cause: EventId,
  callId: CallId,
  legId: CallLegId,
  { rule, flow, ...to }: Way,
): Promise<Fact[]> {
  if ((await ws.commandWithKey(`rule:answer:${legId}`)) !== undefined) return []
  const last = await ws.states.lastAbout({ callId })
  const run = flow && prepareRun(ws, flow.flow, 'ROUTED', { place: { callId, legId } }).run
  const through = flow && run && { callFlowId: flow.id, flowRunId: run.id as FlowRunId }
  const routed = decided(ws, rule, cause, last, { type: 'CallRouted', callId, legId, ...to, ...through })
  await ask(ws, rule, `answer:${legId}`, { kind: 'answerCall', callId, legId })
  return [routed]
}

function leaveToOperators(ws: Workspace, callId: CallId, legId: CallLegId): void {
  const { unboundRingMs } = ws.policy
  if (unboundRingMs === undefined) return
  const signal = { type: 'unboundCall' as const, callId, legId }
  ws.setTimer({ id: waitOf(legId), dueMs: ws.nowMs + unboundRingMs, signal })
}

/** The timer of a caller who waits for an operator. */
function waitOf(legId: CallLegId): string {
  return `unbound:${legId}`
}
