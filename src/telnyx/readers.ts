import { GATHER_STATUSES, HANGUP_CAUSES, MACHINE_RESULTS, type OfLeg } from '../call/facts.js'
import { CONFERENCE_END_REASONS, type OfConference, type OfParticipant } from '../conference/facts.js'
import type { FactBody } from '../fact/fact.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { Instant } from '../kernel/instant.js'
import type { RecordingChannels, RecordingFacts, RecordingFormat } from '../recording/facts.js'
import type { KnownEventType } from './event-types.js'
import { given } from './given.js'
import {
  conferenceOf,
  detailsOf,
  endpointIn,
  instantIn,
  isPayload,
  legOf,
  type Payload,
  textOf,
  wordOf,
} from './wire.js'

/** What an event says besides its payload. */
interface Heading {
  eventType: KnownEventType
  occurredAt: Instant
}

/** Reads one event; `undefined` when its payload lacks what makes it a fact of its kind. */
type Reader = (payload: Payload, heading: Heading) => FactBody | undefined

const onLeg =
  (read: (leg: OfLeg, payload: Payload, heading: Heading) => FactBody | undefined): Reader =>
  (payload, heading) => {
    const leg = legOf(payload)
    return leg && read(leg, payload, heading)
  }

const onConference =
  (read: (conference: OfConference, payload: Payload) => FactBody | undefined): Reader =>
  payload => {
    const conference = conferenceOf(payload)
    return conference && read(conference, payload)
  }

const onParticipant = (read: (participant: OfParticipant, payload: Payload) => FactBody): Reader =>
  onLeg((leg, payload) => {
    const conference = conferenceOf(payload)
    return conference && read({ ...conference, ...leg }, payload)
  })

/** Changes no state here, and keeps its details. */
const noticed = onLeg((leg, payload, { eventType }) => ({
  type: 'CallNoticed',
  ...leg,
  eventType,
  details: detailsOf(payload, ['call_leg_id', 'call_session_id', 'client_state']),
}))

const machineDetected = onLeg((leg, payload) => ({
  type: 'MachineDetected',
  ...leg,
  result: wordOf(payload, 'result', MACHINE_RESULTS) ?? 'NOT_SURE',
}))

const machineGreetingEnded = onLeg((leg, payload) => ({
  type: 'MachineGreetingEnded',
  ...leg,
  result: textOf(payload, 'result') ?? 'not_sure',
}))

/** How each event of the carrier becomes a fact; total, so a new event type cannot be forgotten (FACTS §4). */
export const READERS: Record<KnownEventType, Reader> = {
  'call.ai_gather.ended': noticed,
  'call.ai_gather.message_history_updated': noticed,
  'call.ai_gather.partial_results': noticed,
  'call.answered': onLeg((leg, payload) => ({
    type: 'CallAnswered',
    ...leg,
    ...endsOf(payload),
    ...given('startedAt', instantIn(payload, 'start_time')),
  })),
  'call.bridged': onLeg(leg => ({ type: 'CallBridged', ...leg })),
  'call.conversation.ended': noticed,
  'call.conversation_insights.generated': noticed,
  'call.cost': noticed,
  'call.deepfake_detection.error': noticed,
  'call.deepfake_detection.result': noticed,
  'call.dequeued': noticed,
  'call.dtmf.received': onLeg((leg, payload) => {
    const digit = textOf(payload, 'digit')
    return digit === undefined ? undefined : { type: 'DigitReceived', ...leg, digit }
  }),
  'call.enqueued': noticed,
  'call.fork.started': noticed,
  'call.fork.stopped': noticed,
  'call.gather.ended': onLeg((leg, payload) => ({
    type: 'DigitsGathered',
    ...leg,
    digits: textOf(payload, 'digits') ?? '',
    // Whoever waits for digits must hear that the wait is over, also in a word we do not know.
    status: wordOf(payload, 'status', GATHER_STATUSES) ?? 'INVALID',
  })),
  'call.hangup': onLeg((leg, payload) => ({
    type: 'CallEnded',
    ...leg,
    ...endsOf(payload),
    cause: wordOf(payload, 'hangup_cause', HANGUP_CAUSES) ?? 'UNSPECIFIED',
    endedBy: wordOf(payload, 'hangup_source', ['CALLER', 'CALLEE', 'SYSTEM']) ?? 'UNKNOWN',
    ...given('sipCode', sipCodeOf(payload)),
    ...given('startedAt', instantIn(payload, 'start_time')),
    ...given('endedAt', instantIn(payload, 'end_time')),
  })),
  'call.hold': onLeg(leg => ({ type: 'CallHeld', ...leg })),
  'call.initiated': onLeg((leg, payload, { occurredAt }) => {
    const way = textOf(payload, 'direction')
    if (way !== 'incoming' && way !== 'outgoing') return undefined
    return {
      type: 'CallInitiated',
      ...leg,
      direction: way === 'incoming' ? 'INBOUND' : 'OUTBOUND',
      // A caller who withholds his number must still be answered.
      from: endpointIn(payload, 'from') ?? NAMELESS,
      to: endpointIn(payload, 'to') ?? NAMELESS,
      ...given('callerName', textOf(payload, 'caller_id_name')),
      startedAt: instantIn(payload, 'start_time') ?? occurredAt,
    }
  }),
  'call.machine.detection.ended': machineDetected,
  'call.machine.greeting.ended': machineGreetingEnded,
  'call.machine.premium.detection.ended': machineDetected,
  'call.machine.premium.greeting.ended': machineGreetingEnded,
  'call.payment.completed': noticed,
  'call.payment.progress': noticed,
  'call.playback.ended': onLeg((leg, payload) => ({
    type: 'PlaybackEnded',
    ...leg,
    ...audioOf(payload),
    status: textOf(payload, 'status') ?? 'unknown',
  })),
  'call.playback.started': onLeg((leg, payload) => ({
    type: 'PlaybackStarted',
    ...leg,
    ...audioOf(payload),
  })),
  'call.recording.error': onLeg(({ callId, legId }, payload) => ({
    type: 'RecordingFailed',
    callId,
    legId,
    reason: textOf(payload, 'reason') ?? 'unknown',
  })),
  'call.recording.saved': onLeg(({ callId, legId }, payload) => ({
    type: 'RecordingSaved',
    callId,
    legId,
    ...recordingOf(payload),
  })),
  'call.recording.transcription.saved': onLeg(({ callId, legId }, payload) => {
    const carrierId = textOf(payload, 'recording_id')
    const transcriptionId = textOf(payload, 'recording_transcription_id')
    if (carrierId === undefined || transcriptionId === undefined) return undefined
    const of = { callId, legId, carrierId, transcriptionId }
    const status = textOf(payload, 'status') ?? 'completed'
    return status === 'completed'
      ? { type: 'TranscriptionCompleted', ...of, text: textOf(payload, 'transcription_text') ?? '' }
      : { type: 'TranscriptionFailed', ...of, reason: status }
  }),
  'call.refer.completed': noticed,
  'call.refer.failed': noticed,
  'call.refer.started': noticed,
  'call.speak.ended': onLeg((leg, payload) => ({
    type: 'SpeechEnded',
    ...leg,
    status: textOf(payload, 'status') ?? 'unknown',
  })),
  'call.speak.started': onLeg(leg => ({ type: 'SpeechStarted', ...leg })),
  'call.transcription': noticed,
  'call.unhold': onLeg(leg => ({ type: 'CallUnheld', ...leg })),

  // These two speak of the leg that opened the conference, which need not be in it any more.
  'conference.created': onConference((conference, payload) => {
    const creator = legOf(payload)
    return {
      type: 'ConferenceStarted',
      ...conference,
      ...(creator && { callId: creator.callId, creatorLegId: creator.legId }),
    }
  }),
  'conference.ended': onConference((conference, payload) => ({
    type: 'ConferenceEnded',
    ...conference,
    ...given('callId', legOf(payload)?.callId),
    reason: wordOf(payload, 'reason', CONFERENCE_END_REASONS) ?? 'UNKNOWN',
  })),
  'conference.floor.changed': onParticipant(participant => ({ type: 'SpeakerChanged', ...participant })),
  'conference.participant.joined': onParticipant(participant => ({
    type: 'ParticipantJoined',
    ...participant,
  })),
  'conference.participant.left': onParticipant(participant => ({ type: 'ParticipantLeft', ...participant })),
  'conference.participant.playback.ended': onParticipant((participant, payload) => ({
    type: 'ParticipantPlaybackEnded',
    ...participant,
    ...audioOf(payload),
  })),
  'conference.participant.playback.started': onParticipant((participant, payload) => ({
    type: 'ParticipantPlaybackStarted',
    ...participant,
    ...audioOf(payload),
  })),
  'conference.participant.speak.ended': onParticipant(participant => ({
    type: 'ParticipantSpeechEnded',
    ...participant,
  })),
  'conference.participant.speak.started': onParticipant(participant => ({
    type: 'ParticipantSpeechStarted',
    ...participant,
  })),
  'conference.playback.ended': onConference((conference, payload) => ({
    type: 'ConferencePlaybackEnded',
    ...conference,
    ...audioOf(payload),
  })),
  'conference.playback.started': onConference((conference, payload) => ({
    type: 'ConferencePlaybackStarted',
    ...conference,
    ...audioOf(payload),
  })),
  'conference.recording.saved': onConference((conference, payload) => ({
    type: 'RecordingSaved',
    ...conference,
    ...recordingOf(payload),
  })),
  'conference.speak.ended': onConference(conference => ({ type: 'ConferenceSpeechEnded', ...conference })),
  'conference.speak.started': onConference(conference => ({
    type: 'ConferenceSpeechStarted',
    ...conference,
  })),

  'siprec.failed': noticed,
  'siprec.started': noticed,
  'siprec.stopped': noticed,
  'streaming.failed': noticed,
  'streaming.started': noticed,
  'streaming.stopped': noticed,
}

const NAMELESS = 'unknown' as Endpoint
const CHANNELS: readonly RecordingChannels[] = ['SINGLE', 'DUAL']
const FORMATS: readonly RecordingFormat[] = ['WAV', 'MP3']

function endsOf(payload: Payload): { from?: Endpoint; to?: Endpoint } {
  return { ...given('from', endpointIn(payload, 'from')), ...given('to', endpointIn(payload, 'to')) }
}

function audioOf(payload: Payload): { audioUrl?: string } {
  return given('audioUrl', textOf(payload, 'media_url'))
}

/** The SIP status that ended the call; absent where the carrier gives a word ("unspecified") instead. */
function sipCodeOf(payload: Payload): number | undefined {
  const code = textOf(payload, 'sip_hangup_cause')
  return code !== undefined && /^[1-6]\d\d$/.test(code) ? Number(code) : undefined
}

function recordingOf(
  payload: Payload,
): Omit<RecordingFacts['RecordingSaved'], 'callId' | 'legId' | 'conferenceId'> {
  return {
    ...given('carrierId', textOf(payload, 'recording_id')),
    ...given('channels', wordOf(payload, 'channels', CHANNELS)),
    ...given('format', wordOf(payload, 'format', FORMATS) ?? linkedFormat(payload)),
    ...given('startedAt', instantIn(payload, 'recording_started_at') ?? instantIn(payload, 'start_time')),
    ...given('endedAt', instantIn(payload, 'recording_ended_at') ?? instantIn(payload, 'end_time')),
  }
}

/** Deliveries without a `format` still link only the file that was asked for (FACTS §7). */
function linkedFormat(payload: Payload): RecordingFormat | undefined {
  const links = payload.recording_urls
  if (!isPayload(links)) return undefined
  return textOf(links, 'mp3') ? 'MP3' : textOf(links, 'wav') ? 'WAV' : undefined
}
