import type { RecordingId } from '../../kernel/ids.js'
import type { Conference, Leg, RecordingFormat, Sounding, Tape } from '../state.js'
import { announceConferenceRecording, announceLeg } from '../webhook/announce.js'
import { forgetOldest, now, type World } from '../world.js'

/** How long the carrier takes to make a stopped recording available, and then to transcribe it. */
const SAVE_MS = 500
const TRANSCRIBE_MS = 1_000

/** What to record and when to stop by itself. */
export interface TapePlan {
  readonly id?: RecordingId
  readonly leg: Leg
  readonly conference?: Conference
  readonly channels: 'single' | 'dual'
  readonly format: RecordingFormat
  readonly track: Tape['track']
  readonly initiatedBy: string
  readonly transcribe?: boolean
  readonly maxSeconds?: number
  readonly silenceSeconds?: number
}

/** Starts a recording; it ends with its leg or conference at the latest. */
export function startTape(world: World, plan: TapePlan): Tape {
  const { leg, conference } = plan
  const at = now(world)
  const tape: Tape = {
    id: plan.id ?? world.ids.recordingId(),
    source: conference === undefined ? 'call' : 'conference',
    leg,
    ...(conference !== undefined && { conference }),
    channels: plan.channels,
    format: plan.format,
    track: plan.track,
    initiatedBy: plan.initiatedBy,
    transcribe: plan.transcribe ?? false,
    startedAt: at,
    updatedAt: at,
    status: 'recording',
    elapsedMs: 0,
    since: world.clock.now(),
    soundings: [],
    maxMs: plan.maxSeconds ? plan.maxSeconds * 1_000 : Number.POSITIVE_INFINITY,
    silenceMs: plan.silenceSeconds ? plan.silenceSeconds * 1_000 : Number.POSITIVE_INFINITY,
    spokenUntilMs: 0,
    cancelStop: () => {},
    saved: false,
  }
  forgetOldest(world.tapes, old => old.saved)
  world.tapes.set(tape.id, tape)
  const owner = conference ?? leg
  owner.tapes.add(tape)
  if (conference === undefined) leg.onEnd.add(() => stopTape(world, tape))
  stopInTime(world, tape)
  return tape
}

/** Sets when a running recording stops by itself. Both limits are lengths on the tape, so a pause holds them. */
function stopInTime(world: World, tape: Tape): void {
  tape.cancelStop()
  const end = Math.min(tape.maxMs, tape.spokenUntilMs + tape.silenceMs)
  if (tape.status !== 'recording' || end === Number.POSITIVE_INFINITY) return
  tape.cancelStop = world.clock.after(end - lengthMs(world, tape), () => stopTape(world, tape))
}

/** Ends a recording; it can be fetched, and is told, a moment later. */
export function stopTape(world: World, tape: Tape): void {
  if (tape.status === 'completed') return
  tape.elapsedMs = lengthMs(world, tape)
  tape.status = 'completed'
  tape.endedAt = now(world)
  tape.cancelStop()
  tape.leg.tapes.delete(tape)
  tape.conference?.tapes.delete(tape)
  world.clock.after(SAVE_MS, () => save(world, tape))
}

export function pauseTape(world: World, tape: Tape): void {
  if (tape.status !== 'recording') return
  tape.elapsedMs = lengthMs(world, tape)
  tape.status = 'paused'
  tape.cancelStop()
}

export function resumeTape(world: World, tape: Tape): void {
  if (tape.status !== 'paused') return
  tape.since = world.clock.now()
  tape.status = 'recording'
  stopInTime(world, tape)
}

/** Milliseconds on the tape, pauses left out. */
function lengthMs(world: World, tape: Tape): number {
  return tape.elapsedMs + (tape.status === 'recording' ? world.clock.now() - tape.since : 0)
}

/** Puts a sound on a running tape that listens to that side; the answer cuts it off, should it go on. */
export function imprint(world: World, tape: Tape, sounding: Omit<Sounding, 'offsetMs'>): () => void {
  const deaf = { both: undefined, inbound: 1, outbound: 0 }[tape.track]
  if (tape.status !== 'recording' || sounding.channel === deaf) return () => {}
  const offsetMs = lengthMs(world, tape)
  const mark: Sounding = { ...sounding, offsetMs }
  tape.soundings.push(mark)
  if (mark.spoken) {
    tape.spokenUntilMs = Math.max(tape.spokenUntilMs, offsetMs + mark.durationMs)
    stopInTime(world, tape)
  }
  return () => {
    mark.durationMs = Math.min(mark.durationMs, lengthMs(world, tape) - offsetMs)
  }
}

/** Puts what the carrier plays on these tapes; the answer cuts it off. */
export function imprintPlayed(
  world: World,
  tapes: Iterable<Tape>,
  text: string,
  durationMs: number,
): () => void {
  const sounding = { durationMs, channel: 1, text, spoken: false } as const
  const cuts = [...tapes].map(tape => imprint(world, tape, sounding))
  return () => {
    for (const cut of cuts) cut()
  }
}

function save(world: World, tape: Tape): void {
  if (world.tapes.get(tape.id) !== tape) return
  tape.saved = true
  tape.updatedAt = now(world)
  const told = {
    channels: tape.channels,
    format: tape.format,
    recording_id: tape.id,
    recording_started_at: tape.startedAt,
    recording_ended_at: tape.endedAt,
    recording_urls: { [tape.format]: world.links.make(tape.id, tape.format) },
    public_recording_urls: {},
  }
  if (tape.conference !== undefined) {
    announceConferenceRecording(world, tape.conference, told)
    return
  }
  announceLeg(world, tape.leg, 'call.recording.saved', {
    ...told,
    start_time: tape.startedAt,
    end_time: tape.endedAt,
  })
  if (tape.transcribe) world.clock.after(TRANSCRIBE_MS, () => transcribe(world, tape))
}

function transcribe(world: World, tape: Tape): void {
  if (world.tapes.get(tape.id) !== tape) return
  const at = now(world)
  const text = wordsOn(tape)
  const transcription = {
    id: world.ids.uuid(),
    recordingId: tape.id,
    text,
    durationMs: durationMs(tape),
    createdAt: at,
    updatedAt: at,
  }
  world.transcriptions.set(transcription.id, transcription)
  const person = tape.leg.direction === 'incoming' ? tape.leg.from : tape.leg.to
  announceLeg(world, tape.leg, 'call.recording.transcription.saved', {
    calling_party_type: person.startsWith('sip') ? 'sip' : 'pstn',
    recording_id: tape.id,
    recording_transcription_id: transcription.id,
    status: 'completed',
    transcription_text: text,
  })
}

/** What people said on a recording; what was played to them is not written down. */
export function wordsOn(tape: Tape): string {
  return tape.soundings
    .filter(sounding => sounding.spoken)
    .map(sounding => sounding.text)
    .join(' ')
}

/** Length of a finished recording. */
export function durationMs(tape: Tape): number {
  return tape.status === 'completed' ? Math.round(tape.elapsedMs) : 0
}
