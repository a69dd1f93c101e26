import type { CarrierCommand } from '../carrier/commands.js'
import { conferenceEnd } from '../conference/fold.js'
import { participantStatus } from '../conference/participant.js'
import type { CallId, CallLegId, ConferenceId } from '../kernel/ids.js'
import type { Impossible } from './port.js'
import type { Workspace } from './workspace.js'

/** Why a command's targets do not stand as it needs them; undefined when they do. */
export async function checkTargets(ws: Workspace, command: CarrierCommand): Promise<Impossible | undefined> {
  // Of a recording only the file matters, which outlives its leg and its conference.
  if (command.kind === 'deleteRecording' || command.kind === 'transcribeRecording') return undefined
  if ('legId' in command) {
    const wrong = await checkLeg(ws, command.callId, command.legId, 'callLegId')
    if (wrong !== undefined) return wrong
  }
  if (command.kind === 'bridgeCalls') {
    const wrong = await checkLeg(ws, command.withCallId, command.withLegId, 'withCallLegId')
    if (wrong !== undefined) return wrong
  }
  const conferenceId = command.kind === 'placeCall' ? command.pull?.conferenceId : conferenceIn(command)
  if (conferenceId === undefined) return undefined
  return (await checkConference(ws, conferenceId)) ?? (await checkParticipants(ws, command, conferenceId))
}

function conferenceIn(command: CarrierCommand): ConferenceId | undefined {
  return 'conferenceId' in command ? command.conferenceId : undefined
}

export async function checkLeg(
  ws: Workspace,
  callId: CallId,
  legId: CallLegId,
  path: string,
): Promise<Impossible | undefined> {
  const leg = (await ws.states.call(callId))?.legs.find(l => l.id === legId)
  if (leg === undefined) return { code: 'NOT_FOUND', message: 'There is no such call leg.', path }
  return leg.endedAt === undefined
    ? undefined
    : { code: 'ACTION_NOT_ALLOWED', message: 'The call leg has ended.', path }
}

async function checkConference(ws: Workspace, id: ConferenceId): Promise<Impossible | undefined> {
  const found = await ws.states.conference(id)
  const path = 'conferenceId'
  if (found === undefined) return { code: 'NOT_FOUND', message: 'There is no such conference.', path }
  return conferenceEnd(found.conference, found.attendance) === undefined
    ? undefined
    : { code: 'ACTION_NOT_ALLOWED', message: 'The conference has ended.', path }
}

async function checkParticipants(
  ws: Workspace,
  command: CarrierCommand,
  conferenceId: ConferenceId,
): Promise<Impossible | undefined> {
  const legs =
    command.kind === 'removeParticipant' || command.kind === 'setSupervisorRole'
      ? [command.legId]
      : 'legIds' in command && command.legIds !== 'ALL'
        ? command.legIds
        : []
  for (const leg of legs) {
    const participant = await ws.states.participant(conferenceId, leg)
    if (participant === undefined) {
      const message = `The conference has no participant ${conferenceId}.${leg}.`
      return { code: 'NOT_FOUND', message, path: 'participantIds' }
    }
    if (participantStatus(participant) === 'LEFT') {
      const message = `The participant ${participant.id} has left the conference.`
      return { code: 'ACTION_NOT_ALLOWED', message, path: 'participantIds' }
    }
  }
  return undefined
}
