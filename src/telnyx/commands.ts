import type Telnyx from 'telnyx'
import type { ActionStartRecordingParams } from 'telnyx/resources/calls/actions'
import type {
  BeepMode,
  CarrierCommand,
  CarrierCommands,
  CommandKind,
  PhoneCommandKind,
} from '../carrier/commands.js'
import type { SupervisorRole } from '../conference/facts.js'
import type { CallControlId, CallLegId, CommandId } from '../kernel/ids.js'
import type { RecordingChannels, RecordingFormat, RecordingTrack } from '../recording/facts.js'
import { given } from './given.js'
import { spoken } from './speech.js'

/** What it takes to send one command: the SDK, and what the wire says about every command. */
interface Sending {
  telnyx: Telnyx
  /** The application that placed calls belong to. */
  connectionId: string
  id: CommandId
  tokenOf(leg: CallLegId): CallControlId
  request: { signal: AbortSignal }
}

/** A command names participants, and names none: to the carrier that would mean everybody. */
export class NobodyNamed extends Error {
  override name = 'NobodyNamed'
  constructor(readonly kind: CommandKind) {
    super(`${kind} names no participant, which the carrier would take for all of them.`)
  }
}

type Send<K extends PhoneCommandKind> = (sending: Sending, command: CarrierCommand<K>) => Promise<unknown>

/** Sends a command by the SDK; throws at once, before anything is sent, when the command itself is impossible. */
export function sendCommand<K extends PhoneCommandKind>(sending: Sending, command: CarrierCommand<K>) {
  const send: Send<K> = SEND[command.kind as K]
  return send(sending, command)
}

/**
 * How each command is said on the wire; total (FACTS §2, §3). The command's id goes wherever the carrier takes
 * one, so that a repetition within its window is ignored. No address for webhooks is ever sent: the
 * application's counts. Our recording ids stay ours: the carrier names a file only when it is saved, and
 * without a name it means the recording that runs.
 */
const SEND: { [K in PhoneCommandKind]: Send<K> } = {
  placeCall: ({ telnyx, connectionId, id, request }, command) =>
    telnyx.calls.dial(
      {
        connection_id: connectionId,
        to: command.to,
        from: command.from,
        ...given('from_display_name', command.callerName),
        timeout_secs: command.timeoutSeconds,
        // Standard detection: the premium one leaves out its verdict when it hears the beep first.
        ...(command.detectMachine && { answering_machine_detection: 'greeting_end' }),
        ...clientState(command),
        command_id: id,
      },
      request,
    ),
  answerCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.answer(tokenOf(command.legId), { ...clientState(command), command_id: id }, request),
  rejectCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.reject(tokenOf(command.legId), { cause: command.cause, command_id: id }, request),
  hangUpCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.hangup(tokenOf(command.legId), { command_id: id }, request),
  transferCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.transfer(
      tokenOf(command.legId),
      {
        to: command.to,
        ...given('from', command.from),
        timeout_secs: command.timeoutSeconds,
        ...given('audio_url', command.audioUrl),
        command_id: id,
      },
      request,
    ),
  bridgeCalls: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.bridge(
      tokenOf(command.legId),
      { call_control_id_to_bridge_with: tokenOf(command.withLegId), command_id: id },
      request,
    ),
  speakOnCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.speak(
      tokenOf(command.legId),
      { ...spoken(command.speech), ...given('loop', command.loop), command_id: id },
      request,
    ),
  playOnCall: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.startPlayback(
      tokenOf(command.legId),
      {
        audio_url: command.audioUrl,
        // The carrier takes every file for MP3 unless told.
        ...(/\.wav(?:[?#]|$)/i.test(command.audioUrl) && { audio_type: 'wav' }),
        ...loop(command),
        command_id: id,
      },
      request,
    ),
  stopCallAudio: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.stopPlayback(tokenOf(command.legId), { stop: 'all', command_id: id }, request),
  gatherDigits: (sending, command) => gather(sending, command),
  sendDigits: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.sendDtmf(
      tokenOf(command.legId),
      { digits: command.digits, command_id: id },
      request,
    ),

  startRecording: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.startRecording(
      tokenOf(command.legId),
      {
        format: FORMATS[command.format],
        channels: CHANNELS[command.channels],
        ...(command.track !== undefined && { recording_track: TRACKS[command.track] }),
        play_beep: command.beep,
        ...given('max_length', command.maxSeconds),
        ...given('timeout_secs', command.silenceSeconds),
        ...(command.transcribe && { transcription: true, ...transcriptionLanguage(command) }),
        command_id: id,
      },
      request,
    ),
  pauseRecording: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.pauseRecording(tokenOf(command.legId), { command_id: id }, request),
  resumeRecording: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.resumeRecording(tokenOf(command.legId), { command_id: id }, request),
  stopRecording: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.calls.actions.stopRecording(tokenOf(command.legId), { command_id: id }, request),
  deleteRecording: ({ telnyx, request }, command) => telnyx.recordings.delete(command.carrierId, request),

  createConference: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.conferences.create(
      {
        call_control_id: tokenOf(command.legId),
        name: command.name,
        beep_enabled: BEEPS[command.beep],
        max_participants: command.maxParticipants,
        duration_minutes: command.durationMinutes,
        ...given('hold_audio_url', command.holdAudioUrl),
        start_conference_on_create: command.startOnCreate,
        command_id: id,
      },
      request,
    ),
  joinConference: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.conferences.actions.join(
      command.conferenceId,
      {
        call_control_id: tokenOf(command.legId),
        mute: command.muted,
        hold: command.onHold,
        // Audio for somebody who is not held is refused.
        ...(command.onHold && given('hold_audio_url', command.holdAudioUrl)),
        ...supervision(command.supervisorRole, command.whisperTo, tokenOf),
        start_conference_on_enter: command.startOnEnter,
        end_conference_on_exit: command.endOnExit,
        command_id: id,
      },
      request,
    ),
  muteParticipants: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.mute(command.conferenceId, named(command, tokenOf), request),
  unmuteParticipants: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.unmute(command.conferenceId, named(command, tokenOf), request),
  holdParticipants: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.hold(
      command.conferenceId,
      { ...named(command, tokenOf), ...given('audio_url', command.audioUrl) },
      request,
    ),
  unholdParticipants: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.unhold(command.conferenceId, named(command, tokenOf), request),
  removeParticipant: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.conferences.actions.leave(
      command.conferenceId,
      { call_control_id: tokenOf(command.legId), command_id: id },
      request,
    ),
  setSupervisorRole: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.conferences.actions.update(
      command.conferenceId,
      {
        call_control_id: tokenOf(command.legId),
        ...supervision(command.role, command.whisperTo, tokenOf),
        command_id: id,
      },
      request,
    ),
  speakToConference: ({ telnyx, id, tokenOf, request }, command) =>
    telnyx.conferences.actions.speak(
      command.conferenceId,
      { ...spoken(command.speech), ...listeners(command, tokenOf), command_id: id },
      request,
    ),
  playToConference: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.play(
      command.conferenceId,
      { audio_url: command.audioUrl, ...loop(command), ...listeners(command, tokenOf) },
      request,
    ),
  stopConferenceAudio: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.stop(command.conferenceId, listeners(command, tokenOf), request),
  sendDigitsToConference: ({ telnyx, tokenOf, request }, command) =>
    telnyx.conferences.actions.sendDtmf(
      command.conferenceId,
      { digits: command.digits, ...listeners(command, tokenOf) },
      request,
    ),
  startConferenceRecording: ({ telnyx, id, request }, command) =>
    telnyx.conferences.actions.recordStart(
      command.conferenceId,
      {
        format: FORMATS[command.format],
        channels: CHANNELS[command.channels],
        play_beep: command.beep,
        command_id: id,
      },
      request,
    ),
  pauseConferenceRecording: ({ telnyx, id, request }, command) =>
    telnyx.conferences.actions.recordPause(command.conferenceId, { command_id: id }, request),
  resumeConferenceRecording: ({ telnyx, id, request }, command) =>
    telnyx.conferences.actions.recordResume(command.conferenceId, { command_id: id }, request),
  stopConferenceRecording: ({ telnyx, id, request }, command) =>
    telnyx.conferences.actions.recordStop(command.conferenceId, { command_id: id }, request),
  endConference: ({ telnyx, id, request }, command) =>
    telnyx.conferences.actions.endConference(command.conferenceId, { command_id: id }, request),
}

const FORMATS = { WAV: 'wav', MP3: 'mp3' } as const satisfies Record<RecordingFormat, string>
const CHANNELS = { SINGLE: 'single', DUAL: 'dual' } as const satisfies Record<RecordingChannels, string>
const TRACKS = {
  INBOUND: 'inbound',
  OUTBOUND: 'outbound',
  BOTH: 'both',
} as const satisfies Record<RecordingTrack, string>
const BEEPS = {
  NEVER: 'never',
  ALWAYS: 'always',
  ON_ENTER: 'on_enter',
  ON_EXIT: 'on_exit',
} as const satisfies Record<BeepMode, string>
const ROLES = {
  NONE: 'none',
  BARGE: 'barge',
  MONITOR: 'monitor',
  WHISPER: 'whisper',
} as const satisfies Record<SupervisorRole, string>

/**
 * The three ways to ask for digits. The prompt is given once: whether to ask again is decided here, not by the
 * carrier, which would by itself ask three times.
 */
function gather({ telnyx, id, tokenOf, request }: Sending, command: CarrierCommands['gatherDigits']) {
  const token = tokenOf(command.legId)
  const wanted = {
    minimum_digits: command.minimumDigits,
    maximum_digits: command.maximumDigits,
    ...given('terminating_digit', command.terminatingDigit),
    timeout_millis: command.timeoutMs,
    command_id: id,
  }
  const { speech, audioUrl } = command
  if (speech !== undefined) {
    return telnyx.calls.actions.gatherUsingSpeak(
      token,
      { ...spoken(speech), ...wanted, maximum_tries: 1 },
      request,
    )
  }
  if (audioUrl !== undefined) {
    return telnyx.calls.actions.gatherUsingAudio(
      token,
      { audio_url: audioUrl, ...wanted, maximum_tries: 1 },
      request,
    )
  }
  // Without a prompt the first digit has a time-out of its own, otherwise five seconds.
  return telnyx.calls.actions.gather(token, { ...wanted, initial_timeout_millis: command.timeoutMs }, request)
}

function clientState({ clientState }: { clientState?: string }) {
  return clientState ? { client_state: Buffer.from(clientState).toString('base64') } : {}
}

function loop({ loop }: { loop?: number | 'INFINITY' }) {
  return given('loop', loop === 'INFINITY' ? 'infinity' : loop)
}

function transcriptionLanguage({ transcriptionLanguage }: CarrierCommands['startRecording']) {
  type Language = NonNullable<ActionStartRecordingParams['transcription_language']>
  return given('transcription_language', transcriptionLanguage as Language | undefined)
}

/** A whisper without listeners would be monitoring; the list means nothing to the other roles. */
function supervision(role: SupervisorRole, whisperTo: readonly CallLegId[], tokenOf: Sending['tokenOf']) {
  return {
    supervisor_role: ROLES[role],
    ...(role === 'WHISPER' && { whisper_call_control_ids: whisperTo.map(tokenOf) }),
  }
}

function named(command: { kind: CommandKind; legIds: readonly CallLegId[] }, tokenOf: Sending['tokenOf']) {
  if (command.legIds.length === 0) throw new NobodyNamed(command.kind)
  return { call_control_ids: command.legIds.map(tokenOf) }
}

function listeners(
  command: { kind: CommandKind; legIds: readonly CallLegId[] | 'ALL' },
  tokenOf: Sending['tokenOf'],
) {
  const { kind, legIds } = command
  return legIds === 'ALL' ? {} : named({ kind, legIds }, tokenOf)
}
