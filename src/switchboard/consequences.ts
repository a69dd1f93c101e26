import type { Acceptance } from '../carrier/carrier.js'
import type { CarrierCommand, CommandKind } from '../carrier/commands.js'
import type { FactBody } from '../fact/fact.js'
import type { CallId, CallLegId } from '../kernel/ids.js'
import { type Instant, instantOf, millisOf } from '../kernel/instant.js'

interface Circumstances {
  acceptance: Acceptance
  now: Instant
  /** The call that a leg belongs to; undefined for a leg that is no longer known. */
  callOf(leg: CallLegId): CallId | undefined
}

type Consequences = {
  [K in CommandKind]: (command: Extract<CarrierCommand, { kind: K }>, given: Circumstances) => FactBody[]
}

const NOTHING = () => []

/**
 * What becomes true when the carrier accepts a command, as far as it sends no webhook that says so.
 * Where it does, the webhook is the fact, and there is nothing here.
 */
const CONSEQUENCES: Consequences = {
  placeCall: (command, { acceptance: { leg }, now }) =>
    leg === undefined
      ? []
      : [
          {
            type: 'CallPlaced',
            ...leg,
            from: command.from,
            to: command.to,
            startedAt: now,
            ...(command.clientState !== undefined && { clientState: command.clientState }),
            ...(command.pull !== undefined && {
              pull: { ...command.pull, detectMachine: command.detectMachine },
            }),
            ...(command.flowRunId !== undefined && { flowRunId: command.flowRunId }),
          },
        ],
  answerCall: NOTHING,
  rejectCall: NOTHING,
  hangUpCall: NOTHING,
  transferCall: ({ callId, legId, to }) => [{ type: 'TransferStarted', callId, legId, to }],
  bridgeCalls: NOTHING,
  speakOnCall: NOTHING,
  playOnCall: NOTHING,
  stopCallAudio: NOTHING,
  gatherDigits: NOTHING,
  sendDigits: NOTHING,

  startRecording: ({
    callId,
    legId,
    recordingId,
    channels,
    format,
    transcribe: transcribed,
    transcriptionLanguage,
  }) => [
    {
      type: 'RecordingStarted',
      ...{ callId, legId, recordingId, channels, format, transcribed },
      ...(transcriptionLanguage !== undefined && { transcriptionLanguage }),
    },
  ],
  pauseRecording: ({ callId, legId, recordingId }) => [
    { type: 'RecordingPaused', callId, legId, recordingId },
  ],
  resumeRecording: ({ callId, legId, recordingId }) => [
    { type: 'RecordingResumed', callId, legId, recordingId },
  ],
  stopRecording: ({ callId, legId, recordingId }) => [
    { type: 'RecordingStopped', callId, legId, recordingId },
  ],
  // What comes of it is told of when it comes.
  transcribeRecording: NOTHING,
  deleteRecording: ({ kind: _, carrierId: __, ...of }) => [{ type: 'RecordingDeleted', ...of }],

  createConference: (command, { acceptance, now }) =>
    acceptance.conferenceId === undefined
      ? []
      : [
          {
            type: 'ConferenceCreated',
            conferenceId: acceptance.conferenceId,
            name: command.name,
            creatorLegId: command.legId,
            maxParticipants: command.maxParticipants,
            // Since when one runs that was there already, the answer does not say.
            ...(acceptance.adopted !== true && {
              expiresAt: instantOf(millisOf(now) + command.durationMinutes * 60_000),
            }),
            waits: !command.startOnCreate,
            adopted: acceptance.adopted === true,
            ...(command.roomId !== undefined && { roomId: command.roomId }),
          },
        ],
  joinConference: ({ conferenceId, callId, legId, muted, onHold, supervisorRole, startOnEnter: starts }) => [
    { type: 'ParticipantJoining', conferenceId, callId, legId, muted, onHold, supervisorRole, starts },
  ],
  muteParticipants: (command, given) => each(command, given, 'ParticipantMuted'),
  unmuteParticipants: (command, given) => each(command, given, 'ParticipantUnmuted'),
  holdParticipants: (command, given) =>
    stays(command, given).map(stay => ({ type: 'ParticipantHeld', ...stay, reason: command.reason })),
  unholdParticipants: (command, given) => each(command, given, 'ParticipantUnheld'),
  removeParticipant: NOTHING,
  setSupervisorRole: ({ conferenceId, callId, legId, role }) => [
    { type: 'SupervisorRoleChanged', conferenceId, callId, legId, role },
  ],
  speakToConference: NOTHING,
  playToConference: NOTHING,
  stopConferenceAudio: NOTHING,
  sendDigitsToConference: NOTHING,
  startConferenceRecording: ({ conferenceId, recordingId, channels, format }) => [
    { type: 'RecordingStarted', conferenceId, recordingId, channels, format, transcribed: false },
  ],
  pauseConferenceRecording: ({ conferenceId, recordingId }) => [
    { type: 'RecordingPaused', conferenceId, recordingId },
  ],
  resumeConferenceRecording: ({ conferenceId, recordingId }) => [
    { type: 'RecordingResumed', conferenceId, recordingId },
  ],
  stopConferenceRecording: ({ conferenceId, recordingId }) => [
    { type: 'RecordingStopped', conferenceId, recordingId },
  ],
  endConference: NOTHING,
}

export function consequencesOf(command: CarrierCommand, given: Circumstances): FactBody[] {
  const of = CONSEQUENCES[command.kind] as (command: CarrierCommand, given: Circumstances) => FactBody[]
  return of(command, given)
}

type ToParticipants = Extract<CarrierCommand, { legIds: CallLegId[]; conferenceId: unknown }>

function stays({ conferenceId, legIds }: ToParticipants, { callOf }: Circumstances) {
  return legIds.flatMap(legId => {
    const callId = callOf(legId)
    return callId === undefined ? [] : [{ conferenceId, callId, legId }]
  })
}

function each(
  command: ToParticipants,
  given: Circumstances,
  type: 'ParticipantMuted' | 'ParticipantUnmuted' | 'ParticipantUnheld',
): FactBody[] {
  return stays(command, given).map(stay => ({ type, ...stay }))
}
