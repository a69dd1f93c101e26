import { hearing } from '../call/hearing.js'
import { talkSeconds } from '../call/leg.js'
import { isMuted } from '../conference/seat.js'
import { durationMs } from '../recording/tape.js'
import type { Conference, Leg, Seat, Tape, Transcription } from '../state.js'
import type { World } from '../world.js'

/** A call as the account sees it. */
export function callView(world: World, leg: Leg): object {
  return {
    call_control_id: leg.callControlId,
    call_leg_id: leg.callLegId,
    call_session_id: leg.callSessionId,
    is_alive: leg.status !== 'ended',
    record_type: 'call',
    call_duration: talkSeconds(world, leg),
    start_time: leg.startedAt,
    ...(leg.clientState !== null && { client_state: leg.clientState }),
    ...(leg.endedAt !== undefined && { end_time: leg.endedAt }),
  }
}

export function activeCallView(world: World, leg: Leg): object {
  return {
    call_control_id: leg.callControlId,
    call_leg_id: leg.callLegId,
    call_session_id: leg.callSessionId,
    client_state: leg.clientState ?? '',
    call_duration: talkSeconds(world, leg),
    record_type: 'call',
  }
}

export function conferenceView(conference: Conference): object {
  const { endedBy } = conference
  return {
    id: conference.id,
    name: conference.name,
    created_at: conference.createdAt,
    expires_at: conference.expiresAt,
    updated_at: conference.updatedAt,
    record_type: 'conference',
    connection_id: conference.connectionId,
    region: conference.region,
    status: conference.status,
    ...(conference.endReason !== undefined && { end_reason: conference.endReason }),
    ...(endedBy !== undefined && {
      ended_by: { call_control_id: endedBy.callControlId, call_session_id: endedBy.callSessionId },
    }),
  }
}

/** A participant as a list shows it. */
export function listedParticipantView(seat: Seat): object {
  return {
    record_type: 'participant',
    ...participant(seat),
    conference: { id: seat.conference.id, name: seat.conference.name },
  }
}

/** A participant asked for by itself, whose shape differs from the listed one. */
export function participantView(seat: Seat): object {
  return { ...participant(seat), conference_id: seat.conference.id }
}

function participant(seat: Seat) {
  return {
    id: seat.id,
    call_control_id: seat.leg.callControlId,
    call_leg_id: seat.leg.callLegId,
    muted: isMuted(seat),
    on_hold: seat.onHold,
    status: seat.status,
    end_conference_on_exit: seat.endOnExit,
    soft_end_conference_on_exit: seat.softEndOnExit,
    whisper_call_control_ids: seat.whisperTo,
    created_at: seat.createdAt,
    updated_at: seat.updatedAt,
  }
}

/** A recording with links that were made just now. */
export function recordingView(world: World, tape: Tape): object {
  const { leg, conference } = tape
  return {
    record_type: 'recording',
    id: tape.id,
    call_control_id: leg.callControlId,
    call_leg_id: leg.callLegId,
    call_session_id: leg.callSessionId,
    ...(conference !== undefined && { conference_id: conference.id }),
    connection_id: leg.connectionId,
    channels: tape.channels,
    source: tape.source,
    status: 'completed',
    duration_millis: durationMs(tape),
    recording_started_at: tape.startedAt,
    recording_ended_at: tape.endedAt,
    from: leg.from,
    to: leg.to,
    initiated_by: tape.initiatedBy,
    download_urls: { mp3: world.links.make(tape.id, 'mp3'), wav: world.links.make(tape.id, 'wav') },
    created_at: tape.updatedAt,
    updated_at: tape.updatedAt,
  }
}

export function transcriptionView(transcription: Transcription): object {
  return {
    record_type: 'recording_transcription',
    id: transcription.id,
    recording_id: transcription.recordingId,
    status: 'completed',
    transcription_text: transcription.text,
    duration_millis: transcription.durationMs,
    created_at: transcription.createdAt,
    updated_at: transcription.updatedAt,
  }
}

/** A leg as the person at its far end knows it. */
export function phoneView(leg: Leg): object {
  return {
    id: leg.callLegId,
    call_leg_id: leg.callLegId,
    call_session_id: leg.callSessionId,
    state: leg.status,
    direction: leg.direction,
    from: leg.from,
    to: leg.to,
    hears: hearing(leg),
    heard: leg.heard,
    hangup_cause: leg.ending?.cause ?? null,
    hangup_source: leg.ending?.source ?? null,
    started_at: leg.startedAt,
    answered_at: leg.answeredAt ?? null,
    ended_at: leg.endedAt ?? null,
  }
}
