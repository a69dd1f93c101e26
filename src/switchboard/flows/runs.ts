import { randomUUID } from 'node:crypto'
import type { LegState } from '../../call/fold.js'
import type { Actor, Fact, FactBody } from '../../fact/fact.js'
import { orderAfter } from '../../fact/fact.js'
import { advance } from '../../flow/advance.js'
import type { CallFlow } from '../../flow/document.js'
import type { FlowRunOrigin, FlowRunRecord } from '../../flow/record.js'
import { createRun, type FlowRun, type FlowWait } from '../../flow/run.js'
import type { FlowSignal } from '../../flow/signals.js'
import type { RunKey } from '../../journal/flow-runs.js'
import { type CallFlowId, type CallId, type CallLegId, EventId, type FlowRunId } from '../../kernel/ids.js'
import type { Recorded } from '../record.js'
import type { Workspace } from '../workspace.js'
import { carryOut, effectOfKey, runOfEffect } from './effects.js'
import { flowLegOf, signalsOf } from './signals.js'

/**
 * How long the carrier may take to tell the end of what a run waits for, in milliseconds; afterwards its word
 * is taken for lost, and the run goes on. What has a timer or an errand of its own is not here.
 */
const PATIENCE_MS: Partial<Record<FlowWait['kind'], number>> = {
  audio: 30 * 60_000,
  apology: 5 * 60_000,
  gather: 30 * 60_000,
  transfer: 5 * 60_000,
  recording: 4 * 60 * 60_000,
  lastRecording: 10 * 60_000,
}

/** What a run is on: its leg, or nothing yet for a call that is to be placed. */
interface Place {
  callId: CallId
  legId: CallLegId
}

/** Adds a run that begins when its leg is answered. */
export function prepareRun(
  ws: Workspace,
  flow: CallFlow,
  origin: FlowRunOrigin,
  { place, actor, asked }: { place?: Place; actor?: Actor; asked?: RunKey | undefined } = {},
): FlowRunRecord {
  const run = createRun(randomUUID(), flow)
  const requestedBy = actor?.identity
  const record: FlowRunRecord = {
    run,
    origin,
    ...place,
    ...(requestedBy !== undefined && { requestedBy }),
    createdAt: ws.now,
  }
  ws.putFlowRun(record, asked)
  return record
}

/** Runs a flow at once on a leg that is up; answers what is to be recorded about it. */
export async function beginRun(
  ws: Workspace,
  flow: CallFlow,
  callId: CallId,
  leg: LegState,
  actor: Actor,
  asked?: RunKey,
): Promise<{ id: FlowRunId; facts: Fact[] }> {
  const { run } = prepareRun(ws, flow, 'REQUESTED', { place: { callId, legId: leg.id }, actor, asked })
  const id = run.id as FlowRunId
  const facts = await tellRun(ws, id, { type: 'started', leg: flowLegOf(callId, leg, false) }, actor)
  return { id, facts }
}

/** Lets the run on a fact's leg go on; answers what is to be recorded about it. */
export async function driveRuns(ws: Workspace, { event, call }: Recorded): Promise<Fact[]> {
  const { body } = event.fact
  if (body.type === 'CommandFailed') return tellOfFailure(ws, body)
  const legId = 'legId' in body ? body.legId : undefined
  const leg = call.after?.legs.find(l => l.id === legId)
  if (call.after === undefined || leg?.flowRunId === undefined) return []
  const callId = call.after.id
  const found = await ws.flowRun(leg.flowRunId)
  if (found === undefined || found.run.status === 'ENDED') return []
  const record = await placed(ws, found, { callId, legId: leg.id }, event.fact)
  const recording = call.after.recordings.find(r => r.id === event.about.recordingId)
  const facts: Fact[] = []
  for (const signal of signalsOf(event.fact, callId, leg, record, recording)) {
    facts.push(...(await tellRun(ws, leg.flowRunId, signal)))
  }
  return facts
}

/** Notes which leg a run is on, once it is known, and up to when the carrier has collected digits. */
async function placed(
  ws: Workspace,
  record: FlowRunRecord,
  place: Place,
  { body, occurredAt }: Fact,
): Promise<FlowRunRecord> {
  const gathered = body.type === 'DigitsGathered'
  if (record.legId !== undefined && !gathered) return record
  const noted = { ...record, ...place, ...(gathered && { gatheredAt: occurredAt }) }
  ws.putFlowRun(noted)
  return noted
}

/** A command of a run, or the call it was to run on, was refused. */
async function tellOfFailure(ws: Workspace, body: FactBody<'CommandFailed'>): Promise<Fact[]> {
  const entry = await ws.command(body.commandId)
  if (entry?.command.kind === 'placeCall' && entry.command.flowRunId !== undefined) {
    return tellRun(ws, entry.command.flowRunId, { type: 'hungUp' })
  }
  const effectId = effectOfKey(entry?.key)
  if (effectId === undefined) return []
  return tellRun(ws, runOfEffect(effectId), { type: 'commandFailed', effectId, refusal: body.code })
}

/** Tells a run something, and sees to what it wants done; answers what is to be recorded about it. */
export async function tellRun(
  ws: Workspace,
  id: FlowRunId,
  signal: FlowSignal,
  actor?: Actor,
): Promise<Fact[]> {
  const before = await ws.flowRun(id)
  if (before === undefined) return []
  const { run, effects } = advance(before.run, signal)
  if (run === before.run) return []
  const after: FlowRunRecord = {
    ...before,
    run,
    ...(before.startedAt === undefined && run.leg !== null && { startedAt: ws.now }),
    ...(run.status === 'ENDED' && { endedAt: ws.now }),
  }
  ws.putFlowRun(after)
  for (const effect of effects) await carryOut(ws, after, effect)
  watch(ws, id, before.run.wait, run.wait)
  return factsOf(ws, before.run, after, actor)
}

/** Sets the time by which the end of what a run waits for is to be heard of. */
function watch(ws: Workspace, flowRunId: FlowRunId, before: FlowWait | null, now: FlowWait | null): void {
  if (before?.effectId === now?.effectId) return
  const id = `flow:${flowRunId}`
  const patience = now === null ? undefined : PATIENCE_MS[now.kind]
  if (now !== null && patience !== undefined) {
    const signal = { type: 'flow' as const, flowRunId, effectId: now.effectId, lost: true }
    ws.setTimer({ id, dueMs: ws.nowMs + patience, signal })
  } else if (before !== null && PATIENCE_MS[before.kind] !== undefined) {
    ws.cancelTimer(id)
  }
}

/** What changed in a run, as facts; a run that never came to a leg has no place in the journal. */
async function factsOf(
  ws: Workspace,
  before: FlowRun,
  { run, callId, legId }: FlowRunRecord,
  actor: Actor = { kind: 'POLICY', name: `flow:${run.flow.title}` },
): Promise<Fact[]> {
  if (callId === undefined || legId === undefined) return []
  const of = {
    callId,
    legId,
    flowRunId: run.id as FlowRunId,
    ...(run.flowId !== null && { callFlowId: run.flowId as CallFlowId }),
  }
  const bodies: [string, FactBody][] = []
  if (before.leg === null && run.leg !== null) {
    bodies.push(['started', { type: 'FlowRunStarted', ...of }])
  }
  for (const [index, { stepId, event, detail }] of run.trace.entries()) {
    if (index < before.trace.length) continue
    const action = run.flow.steps.find(step => step.id === stepId)?.action
    if (event === 'ENTERED' && action !== undefined) {
      bodies.push([`${index}`, { type: 'StepEntered', ...of, stepId, action }])
    }
    if (event === 'FAILED') {
      bodies.push([`${index}`, { type: 'StepFailed', ...of, stepId, reason: detail ?? '' }])
    }
  }
  if (run.status === 'ENDED' && run.outcome !== null) {
    bodies.push(['ended', { type: 'FlowRunEnded', ...of, outcome: run.outcome }])
  }
  const last = await ws.states.lastAbout({ callId })
  return bodies.map(
    ([name, body], index) =>
      ({
        id: EventId(`${run.id}.${name}`),
        occurredAt: ws.now,
        order: orderAfter(last, ws.nextSeq() + index),
        source: 'POLICY',
        actor,
        body,
      }) as Fact,
  )
}
