import type { CallState, LegState } from '../call/fold.js'
import type { Fact, FactBody } from '../fact/fact.js'
import type { CallId, EventId } from '../kernel/ids.js'
import { type Attended, decideForward, type ForwardSignal, type Handover } from '../tracking/forward.js'
import { beginRun } from './flows/runs.js'
import type { Recorded } from './record.js'
import { ask, decided } from './requests.js'
import type { Workspace } from './workspace.js'

/** In whose name forwarded callers are put through. */
const RULE = 'forward'

interface Told {
  callId: CallId
  leg: LegState
  signal: ForwardSignal
}

/** Lets the rule of forwarded callers, and of those whose number leads nowhere, decide on a recorded fact. */
export async function forwardCall(ws: Workspace, recorded: Recorded): Promise<Fact[]> {
  const { id: cause } = recorded.event.fact
  const facts: Fact[] = []
  for (const { callId, leg, signal } of await signalsOf(ws, recorded)) {
    const attended = await attendedBy(ws, leg)
    const decision = attended && decideForward(attended, { callId, leg }, signal)
    if (decision === undefined) continue
    if ('callFlowId' in decision) facts.push(...(await handOver(ws, cause, callId, leg, decision)))
    else {
      const key = `forward:${leg.id}:${leg.transfers?.length ?? 0}:${signal}`
      await ask(ws, leg.ledTo === 'NOWHERE' ? 'unbound' : RULE, key, decision)
    }
  }
  const refused = await refusedTransfer(ws, recorded.event.fact)
  if (refused !== undefined) {
    facts.push(decided(ws, RULE, cause, await ws.states.lastAbout({ callId: refused.callId }), refused))
  }
  return facts
}

/** Lets a call flow take a caller over; when it is gone, the caller is hung up. */
async function handOver(
  ws: Workspace,
  cause: EventId,
  callId: CallId,
  leg: LegState,
  { callFlowId }: Handover,
): Promise<Fact[]> {
  const flow = await ws.tx.flows.find(callFlowId)
  if (flow === undefined) {
    await ask(ws, RULE, `forward:${leg.id}:gone`, { kind: 'hangUpCall', callId, legId: leg.id })
    return []
  }
  const last = await ws.states.lastAbout({ callId })
  const { bindingId } = leg
  const led = decided(ws, RULE, cause, last, {
    type: 'CallRouted',
    callId,
    legId: leg.id,
    callFlowId,
    ...(bindingId !== undefined && { bindingId }),
  })
  const { facts } = await beginRun(ws, flow.flow, callId, leg, { kind: 'POLICY', name: RULE })
  return [led, ...facts]
}

async function signalsOf(ws: Workspace, { event, call }: Recorded): Promise<Told[]> {
  const { body } = event.fact
  if (body.type === 'CommandFailed') return spokenInVain(ws, body)
  if (call.after === undefined) return []
  const { id: callId, legs } = call.after
  return legs.filter(isAttended).flatMap(leg => {
    const was = call.before?.legs.find(l => l.id === leg.id)
    const signals: ForwardSignal[] = []
    if (leg.answeredAt !== undefined && was?.answeredAt === undefined) signals.push('answered')
    if ('legId' in body && body.legId === leg.id) {
      if (body.type === 'CallTransferred') signals.push('connected')
      if (body.type === 'TransferFailed') signals.push('failed')
      if (body.type === 'SpeechEnded') signals.push('spoken')
    }
    return signals.map(signal => ({ callId, leg, signal }))
  })
}

/** What could not be said is over as if it had been said. */
async function spokenInVain(ws: Workspace, { commandId }: FactBody<'CommandFailed'>): Promise<Told[]> {
  const entry = await ws.command(commandId)
  if (entry?.actor.kind !== 'POLICY' || entry.command.kind !== 'speakOnCall') return []
  const { callId, legId } = entry.command
  const call: CallState | undefined = await ws.states.call(callId)
  return (call?.legs ?? [])
    .filter(leg => leg.id === legId && isAttended(leg))
    .map(leg => ({ callId, leg, signal: 'spoken' as const }))
}

/** A transfer that the carrier did not even begin: the same to the caller as one that nobody answered. */
async function refusedTransfer(
  ws: Workspace,
  { body }: Fact,
): Promise<FactBody<'TransferFailed'> | undefined> {
  if (body.type !== 'CommandFailed' || body.code === 'CALL_ENDED') return undefined
  const entry = await ws.command(body.commandId)
  const isOurs = entry?.actor.kind === 'POLICY' && entry.actor.name === RULE
  if (!isOurs || entry.command.kind !== 'transferCall') return undefined
  const { callId, legId, to } = entry.command
  return { type: 'TransferFailed', callId, legId, to, cause: 'UNSPECIFIED' }
}

function isAttended({ ledTo, endedAt }: LegState): boolean {
  return endedAt === undefined && (ledTo === 'FORWARD' || ledTo === 'NOWHERE')
}

async function attendedBy(ws: Workspace, { ledTo, bindingId }: LegState): Promise<Attended | undefined> {
  if (ledTo === 'NOWHERE') return { kind: 'NOWHERE' }
  const binding = bindingId && (await ws.tx.bindings.find(bindingId))
  return binding?.target.kind === 'FORWARD' ? binding.target : undefined
}
