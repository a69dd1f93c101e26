import { keyOfClient } from '../../fact/fact.js'
import type { CallFlow } from '../../flow/document.js'
import type { FlowRunRecord } from '../../flow/record.js'
import type { RunKey } from '../../journal/flow-runs.js'
import type { CallId, CallLegId, FlowRunId } from '../../kernel/ids.js'
import { digestOf } from '../lanes.js'
import type { Request, RunOutcome } from '../port.js'
import { recordAndDecide } from '../rules.js'
import { checkLeg } from '../targets.js'
import type { Workspace } from '../workspace.js'
import { beginRun, tellRun } from './runs.js'

/** Runs a flow on a leg that is up, because a client asks for it. */
export async function runFlow(
  ws: Workspace,
  flow: CallFlow,
  on: { callId: CallId; legId: CallLegId },
  { actor, idempotencyKey }: Request,
): Promise<RunOutcome> {
  const asked: RunKey | undefined =
    idempotencyKey === undefined
      ? undefined
      : { key: keyOfClient(actor, idempotencyKey), fingerprint: digestOf({ flow, ...on }) }
  const earlier = asked && (await ws.flowRunWithKey(asked.key))
  if (earlier !== undefined && earlier.fingerprint !== asked?.fingerprint) return { kind: 'conflict' }
  if (earlier !== undefined) return { kind: 'done', record: earlier.record }
  const impossible = await whyNot(ws, on)
  if (impossible !== undefined) return { kind: 'impossible', why: impossible }
  const leg = (await ws.states.call(on.callId))?.legs.find(l => l.id === on.legId)
  if (leg === undefined) throw new Error('The leg that was checked is gone.')
  const { id, facts } = await beginRun(ws, flow, on.callId, leg, actor, asked)
  for (const fact of facts) await recordAndDecide(ws, fact)
  return { kind: 'done', record: (await ws.flowRun(id)) as FlowRunRecord }
}

/** Ends a run; the call goes on without it. One that is over stays as it is. */
export async function stopRun(ws: Workspace, id: FlowRunId, { actor }: Request): Promise<RunOutcome> {
  const found = await ws.flowRun(id)
  if (found === undefined) {
    const why = { code: 'NOT_FOUND' as const, message: 'There is no such run.', path: 'id' }
    return { kind: 'impossible', why }
  }
  for (const fact of await tellRun(ws, id, { type: 'stopped' }, actor)) await recordAndDecide(ws, fact)
  return { kind: 'done', record: (await ws.flowRun(id)) ?? found }
}

async function whyNot(ws: Workspace, { callId, legId }: { callId: CallId; legId: CallLegId }) {
  const path = 'callLegId'
  const wrong = await checkLeg(ws, callId, legId, path)
  if (wrong !== undefined) return wrong
  const leg = (await ws.states.call(callId))?.legs.find(l => l.id === legId)
  const not = (message: string) => ({ code: 'ACTION_NOT_ALLOWED' as const, message, path })
  if (leg?.answeredAt === undefined) return not('The call leg is not answered yet.')
  if (leg.conferenceId !== undefined) return not('The call leg is in a conference: take it out first.')
  if (leg.flowRunId !== undefined) return not(`The call leg has a run already: ${leg.flowRunId}.`)
  return undefined
}
