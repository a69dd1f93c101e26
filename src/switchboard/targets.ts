import type { CarrierCommand, CommandKind } from '../carrier/commands.js'
import { conferenceEnd } from '../conference/fold.js'
import { participantStatus } from '../conference/participant.js'
import type { CallId, CallLegId, ConferenceId } from '../kernel/ids.js'
import { type RecordingState, type RecordingStatus, runningRecording } from '../recording/fold.js'
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
  if (conferenceId !== undefined) {
    const wrong =
      (await checkConference(ws, conferenceId)) ?? (await checkParticipants(ws, command, conferenceId))
    if (wrong !== undefined) return wrong
  }
  return checkRecording(ws, command)
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

/** What state a recording has to be in for a command. */
const RECORDING_NEEDS: Partial<Record<CommandKind, readonly RecordingStatus[]>> = {
  pauseRecording: ['RECORDING'],
  pauseConferenceRecording: ['RECORDING'],
  resumeRecording: ['PAUSED'],
  resumeConferenceRecording: ['PAUSED'],
  stopRecording: ['RECORDING', 'PAUSED'],
  stopConferenceRecording: ['RECORDING', 'PAUSED'],
}

/**
 * The carrier names a recording only when it is saved: what is said to one that runs is said to all that run on its
 * leg, or of its conference. So there is one at a time, and one that is over is told nothing.
 */
async function checkRecording(ws: Workspace, command: CarrierCommand): Promise<Impossible | undefined> {
  const not = (path: string, message: string) => ({ code: 'ACTION_NOT_ALLOWED' as const, message, path })
  if (command.kind === 'startRecording') {
    return runningRecording(await recordingsOf(ws, command), command.legId) === undefined
      ? undefined
      : not('callLegId', 'The call leg is being recorded already.')
  }
  if (command.kind === 'startConferenceRecording') {
    return runningRecording(await recordingsOf(ws, command), undefined) === undefined
      ? undefined
      : not('conferenceId', 'The conference is being recorded already.')
  }
  const needed = RECORDING_NEEDS[command.kind]
  if (needed === undefined || !('recordingId' in command)) return undefined
  const { status } = (await recordingsOf(ws, command)).find(r => r.id === command.recordingId) ?? {}
  return status !== undefined && needed.includes(status)
    ? undefined
    : not('recordingId', `The recording is ${status}; this needs one that is ${needed.join(' or ')}.`)
}

async function recordingsOf(
  ws: Workspace,
  of: { callId?: CallId; conferenceId?: ConferenceId },
): Promise<RecordingState[]> {
  if (of.callId !== undefined) return (await ws.states.call(of.callId))?.recordings ?? []
  return (of.conferenceId && (await ws.states.conference(of.conferenceId))?.conference.recordings) ?? []
}
