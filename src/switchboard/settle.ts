import type { Outcome } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { CommandRecord, CommandResult, CommandStatus } from '../journal/commands.js'
import type { CallId, CallLegId } from '../kernel/ids.js'
import { consequencesOf } from './consequences.js'
import { commandFact, consequence } from './requests.js'
import { recordAndDecide } from './rules.js'
import { transcriptionDone } from './transcribe.js'
import type { Workspace } from './workspace.js'

/** Writes down what became of a command, and what that makes true. */
export async function settle(
  ws: Workspace,
  { id }: CommandRecord,
  outcome: Outcome,
  attempts: number,
): Promise<void> {
  const entry = await ws.command(id)
  // Another node settled it meanwhile, or has it now.
  if (entry === undefined || entry.status !== 'REQUESTED' || entry.lease !== ws.holder) return
  const about = {
    commandId: entry.id,
    kind: entry.command.kind,
    ...(entry.callId !== undefined && { callId: entry.callId }),
    ...(entry.legId !== undefined && { legId: entry.legId }),
    ...(entry.conferenceId !== undefined && { conferenceId: entry.conferenceId }),
    ...(entry.roomId !== undefined && { roomId: entry.roomId }),
  }
  const done = await transcriptionDone(ws, entry, outcome)
  if (done !== undefined) await recordAndDecide(ws, done)
  if (outcome.kind === 'refused') {
    const { refusal } = outcome
    const status: CommandStatus = refusal.retryable ? 'FAILED' : 'REFUSED'
    ws.settledCommands.push({
      ...entry,
      status,
      attempts,
      settledAt: ws.now,
      settledSeq: ws.nextSeq(),
      refusal,
    })
    await recordAndDecide(
      ws,
      commandFact(ws, entry, {
        type: 'CommandFailed',
        ...about,
        code: refusal.reason,
        message: refusal.carrierTitle ?? refusal.reason,
        ...(refusal.carrierCode !== undefined && { carrierCode: refusal.carrierCode }),
        retryable: refusal.retryable,
      }),
    )
    return
  }
  const { acceptance } = outcome
  const calls = await callsOfTargets(ws, entry.command)
  const bodies = consequencesOf(entry.command, { acceptance, now: ws.now, callOf: leg => calls.get(leg) })
  for (const [index, body] of bodies.entries()) await recordAndDecide(ws, consequence(ws, entry, body, index))
  await recordAndDecide(ws, commandFact(ws, entry, { type: 'CommandAccepted', ...about }))
  const result: CommandResult = {
    ...(acceptance.leg !== undefined && { callId: acceptance.leg.callId, legId: acceptance.leg.legId }),
    ...(acceptance.conferenceId !== undefined && { conferenceId: acceptance.conferenceId }),
  }
  ws.settledCommands.push({
    ...entry,
    status: 'ACCEPTED',
    attempts,
    settledAt: ws.now,
    settledSeq: ws.nextSeq() - 1,
    result,
  })
}

async function callsOfTargets(ws: Workspace, command: CarrierCommand): Promise<Map<CallLegId, CallId>> {
  const calls = new Map<CallLegId, CallId>()
  if (!('legIds' in command) || command.legIds === 'ALL') return calls
  for (const legId of command.legIds) {
    const participant = await ws.states.participant(command.conferenceId, legId)
    if (participant !== undefined) calls.set(legId, participant.callId)
  }
  return calls
}
