import type { BeepMode, CarrierCommand } from '../carrier/commands.js'
import type { E164 } from '../kernel/endpoint.js'
import { type CallId, type CallLegId, type ConferenceId, RecordingId, type RoomId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'

/** What a room does with its callers. */
export interface RoomSettings {
  name: string
  numbers: E164[]
  greeting: Greeting
  holdAudioUrl?: string
  beep: BeepMode
  holdLoneParticipant: boolean
  waitForGreeting: boolean
  maxParticipants: number
  /** Records the conference from its first participant on. */
  record: boolean
  /** Whose calls are a host's. */
  hostNumbers: E164[]
  /** Everybody waits on hold until a host joins. */
  startWhenHostJoins: boolean
  /** The conference ends when the last host leaves. */
  endWhenHostLeaves: boolean
  /** How long somebody waits on hold, alone or for a host, before being sent away; absent: for ever. */
  maxWaitSeconds?: number
}

/** What a caller hears before taking a seat; an empty text is not said. */
export interface Greeting {
  first: string
  next: string
  voice: string
  language: string
}

/** What becomes of a room itself, whoever wanted it. Folds into no state. */
export interface RoomFacts {
  RoomCreated: { roomId: RoomId }
  RoomUpdated: { roomId: RoomId }
  RoomDeleted: { roomId: RoomId }
}

export interface Room extends RoomSettings {
  id: RoomId
  createdAt: Instant
  updatedAt: Instant
}

interface Seat {
  callId: CallId
  legId: CallLegId
}

/** Where a room stands between its callers and the carrier; kept beside its settings. */
export interface Seating {
  /** The conference in progress. */
  conferenceId?: ConferenceId
  /** The caller for whom a conference is being opened. */
  opening?: Seat
  /** Callers who wait until it is open. */
  waiting: Seat[]
  /** Callers who are listening to the greeting first. */
  greeting: Seat[]
  /** Callers who are being told that there is no place, and are then hung up. */
  leaving: Seat[]
  /** Whom this rule put on hold: the one who is alone, or all who wait for a host. */
  held: CallLegId[]
  /** True once a host has been in the conference. */
  hosted?: boolean
  /** True once the conference is being recorded. */
  recorded?: boolean
  /** The participant an operator released although alone. */
  spared?: CallLegId
}

export const EMPTY_SEATING: Seating = { waiting: [], greeting: [], leaving: [], held: [] }

/** What a room is told. Each is about a change that happened, so that each is told once. */
export type RoomSignal =
  | { type: 'arrived'; seat: Seat }
  /** What was said to a caller is said, or could not be. */
  | { type: 'spoken'; legId: CallLegId }
  | { type: 'gone'; legId: CallLegId }
  /** `adopted`: it was there already, so the caller who wanted to open it has to join. */
  | { type: 'opened'; conferenceId: ConferenceId; adopted: boolean }
  | { type: 'openingFailed'; seat: Seat }
  | { type: 'joiningFailed'; seat: Seat; conferenceId: ConferenceId; ended: boolean; full: boolean }
  /** `here`: everybody where the room has a host, otherwise enough of them to see who is alone. */
  | { type: 'attendance'; conferenceId: ConferenceId; joined: number; here: Present[] }
  /** Somebody has waited as long as the room allows. */
  | { type: 'waited'; seat: Seat }
  | { type: 'holdFailed'; legIds: CallLegId[] }
  | { type: 'takenOver'; legId: CallLegId; released: boolean }
  | { type: 'closed'; conferenceId: ConferenceId }

/** A participant as the room's rules see it. */
export interface Present extends Seat {
  number?: string
  onHold: boolean
}

export interface RoomDecision {
  seating: Seating
  commands: CarrierCommand[]
  /** Who will have waited too long when this many milliseconds are over. */
  waits?: { seat: Seat; ms: number }[]
}

const APOLOGY = 'We are sorry, the conference cannot be opened. Please call again later.'
const NOBODY_CAME = 'We are sorry, nobody has come. Please call again later.'
const FULL = 'We are sorry, the conference is full. Please call again later.'

/**
 * What a room does about a signal: pure and total.
 * One conference at a time: the first caller opens it, those who come meanwhile wait until it is open.
 * A participant alone is put on hold, and released when the second one joined; where the room has a host,
 * everybody is on hold until a host joined.
 */
export function decideRoom(room: Room, seating: Seating, signal: RoomSignal): RoomDecision {
  switch (signal.type) {
    case 'arrived':
      return arrive(room, seating, signal.seat)
    case 'spoken': {
      const leaving = seating.leaving.find(s => s.legId === signal.legId)
      if (leaving !== undefined) {
        const left = { ...seating, leaving: without(seating.leaving, signal.legId) }
        return { seating: left, commands: [{ kind: 'hangUpCall', ...leaving }] }
      }
      const seat = seating.greeting.find(s => s.legId === signal.legId)
      if (seat === undefined) return nothing(seating)
      return take(room, { ...seating, greeting: without(seating.greeting, signal.legId) }, seat)
    }
    case 'gone':
      return nothing({
        ...seating,
        waiting: without(seating.waiting, signal.legId),
        greeting: without(seating.greeting, signal.legId),
        leaving: without(seating.leaving, signal.legId),
      })
    case 'opened': {
      const seats = [
        ...(signal.adopted && seating.opening !== undefined ? [seating.opening] : []),
        ...seating.waiting,
      ]
      return {
        seating: { ...vacate(seating), conferenceId: signal.conferenceId, waiting: [] },
        commands: seats.map(seat => join(room, signal.conferenceId, seat)),
      }
    }
    case 'openingFailed': {
      if (seating.opening?.legId !== signal.seat.legId) return nothing(seating)
      // The caller it was opened for is sent away with an apology; the next in line tries.
      const dismissed = dismiss(room, drop(seating, 'opening'), signal.seat, APOLOGY)
      const [next, ...waiting] = seating.waiting
      if (next === undefined) return dismissed
      return {
        seating: { ...dismissed.seating, opening: next, waiting },
        commands: [...dismissed.commands, open(room, next)],
      }
    }
    case 'joiningFailed': {
      if (!signal.ended) return dismiss(room, seating, signal.seat, signal.full ? FULL : APOLOGY)
      // The last one left while this one was on the way in: the caller opens the next conference.
      const free = seating.conferenceId === signal.conferenceId ? vacate(seating) : seating
      return take(room, free, signal.seat)
    }
    case 'attendance':
      return attend(room, seating, signal)
    case 'holdFailed':
      return nothing(signal.legIds.reduce(letGo, seating))
    case 'takenOver': {
      const mine = letGo(seating, signal.legId)
      return nothing(signal.released ? { ...mine, spared: signal.legId } : mine)
    }
    case 'waited':
      return seating.held.includes(signal.seat.legId)
        ? dismiss(room, letGo(seating, signal.seat.legId), signal.seat, NOBODY_CAME)
        : nothing(seating)
    case 'closed':
      return nothing(seating.conferenceId === signal.conferenceId ? vacate(seating) : seating)
  }
}

function nothing(seating: Seating): RoomDecision {
  return { seating, commands: [] }
}

function arrive(room: Room, seating: Seating, seat: Seat): RoomDecision {
  const opens =
    seating.conferenceId === undefined && seating.opening === undefined && seating.greeting.length === 0
  const text = opens ? room.greeting.first : room.greeting.next
  if (text === '') return take(room, seating, seat)
  const greet = say(room, seat, text)
  if (room.waitForGreeting) {
    return { seating: { ...seating, greeting: [...seating.greeting, seat] }, commands: [greet] }
  }
  const taken = take(room, seating, seat)
  return { ...taken, commands: [greet, ...taken.commands] }
}

/** Gives a caller a seat: in the conference, in line while it is being opened, or by opening it. */
function take(room: Room, seating: Seating, seat: Seat): RoomDecision {
  if (seating.conferenceId !== undefined) {
    return { seating, commands: [join(room, seating.conferenceId, seat)] }
  }
  if (seating.opening !== undefined) return nothing({ ...seating, waiting: [...seating.waiting, seat] })
  return { seating: { ...seating, opening: seat }, commands: [open(room, seat)] }
}

function attend(
  room: Room,
  seating: Seating,
  { conferenceId, joined, here }: Extract<RoomSignal, { type: 'attendance' }>,
): RoomDecision {
  if (seating.conferenceId !== conferenceId) return nothing(seating)
  const hosts = here.filter(p => p.number !== undefined && room.hostNumbers.includes(p.number as E164))
  if (room.endWhenHostLeaves && seating.hosted && hosts.length === 0 && joined > 0) {
    return { seating, commands: [{ kind: 'endConference', conferenceId }] }
  }
  const hosted = seating.hosted || hosts.length > 0 ? { ...seating, hosted: true } : seating
  const held = hold(room, hosted, conferenceId, joined, here)
  if (!room.record || joined === 0 || held.seating.recorded) return held
  return {
    ...held,
    seating: { ...held.seating, recorded: true },
    commands: [
      ...held.commands,
      {
        kind: 'startConferenceRecording',
        conferenceId,
        recordingId: RecordingId(`recording-${conferenceId}`),
        format: 'MP3',
        channels: 'SINGLE',
        beep: false,
      },
    ],
  }
}

/** Puts on hold who has to wait, and releases who has waited long enough. */
function hold(
  room: Room,
  seating: Seating,
  conferenceId: ConferenceId,
  joined: number,
  here: Present[],
): RoomDecision {
  const awaitsHost = room.startWhenHostJoins && seating.hosted !== true
  if (joined >= 2 && !awaitsHost) {
    const together = { ...drop(seating, 'spared'), held: [] }
    return seating.held.length === 0
      ? nothing(seating.spared === undefined ? seating : together)
      : {
          seating: together,
          commands: [{ kind: 'unholdParticipants', conferenceId, legIds: seating.held }],
        }
  }
  if (!awaitsHost && !room.holdLoneParticipant) return nothing(seating)
  const toHold = here.filter(p => !p.onHold && !seating.held.includes(p.legId) && seating.spared !== p.legId)
  // Who left is not held any more.
  const still = seating.held.filter(legId => here.some(p => p.legId === legId))
  if (toHold.length === 0) {
    return nothing(still.length === seating.held.length ? seating : { ...seating, held: still })
  }
  return {
    seating: { ...seating, held: [...still, ...toHold.map(p => p.legId)] },
    commands: [
      {
        kind: 'holdParticipants',
        conferenceId,
        legIds: toHold.map(p => p.legId),
        reason: awaitsHost ? 'WAITING_FOR_HOST' : 'LONE_PARTICIPANT',
        ...(room.holdAudioUrl !== undefined && { audioUrl: room.holdAudioUrl }),
      },
    ],
    ...(room.maxWaitSeconds !== undefined && {
      waits: toHold.map(({ callId, legId }) => ({
        seat: { callId, legId },
        ms: (room.maxWaitSeconds as number) * 1000,
      })),
    }),
  }
}

function open(room: Room, seat: Seat): CarrierCommand {
  return {
    kind: 'createConference',
    ...seat,
    name: room.name,
    roomId: room.id,
    beep: room.beep,
    maxParticipants: room.maxParticipants,
    durationMinutes: 240,
    startOnCreate: true,
  }
}

function join(room: Room, conferenceId: ConferenceId, seat: Seat): CarrierCommand {
  return {
    kind: 'joinConference',
    ...seat,
    conferenceId,
    roomId: room.id,
    muted: false,
    onHold: false,
    supervisorRole: 'NONE',
    whisperTo: [],
    startOnEnter: false,
    endOnExit: false,
  }
}

function say(room: Room, seat: Seat, text: string): CarrierCommand {
  const { voice, language } = room.greeting
  return { kind: 'speakOnCall', ...seat, speech: { text, voice, language } }
}

function dismiss(room: Room, seating: Seating, seat: Seat, text: string): RoomDecision {
  return {
    seating: { ...seating, leaving: [...without(seating.leaving, seat.legId), seat] },
    commands: [say(room, seat, text)],
  }
}

/** After a conference: the next caller opens a new one. */
function vacate(seating: Seating): Seating {
  const { waiting, greeting, leaving } = seating
  return { waiting, greeting, leaving, held: [] }
}

/** Somebody this rule does not hold any more. */
function letGo(seating: Seating, legId: CallLegId): Seating {
  return seating.held.includes(legId)
    ? { ...seating, held: seating.held.filter(held => held !== legId) }
    : seating
}

function without(seats: Seat[], legId: CallLegId): Seat[] {
  return seats.some(s => s.legId === legId) ? seats.filter(s => s.legId !== legId) : seats
}

function drop<K extends 'spared' | 'opening'>(seating: Seating, key: K): Seating {
  if (!(key in seating)) return seating
  const { [key]: _, ...rest } = seating
  return rest as Seating
}
