import { type LegState, personOf } from '../call/fold.js'
import { decideTransfer, strandedBy } from '../call/transfer.js'
import { conferenceEnd } from '../conference/fold.js'
import { becameNearlyFull, warnsAt } from '../conference/limits.js'
import { type ParticipantState, participantStatus } from '../conference/participant.js'
import { decidePull } from '../conference/pull.js'
import { decideRoom, type Present, type RoomSignal } from '../conference/room.js'
import type { Fact, FactBody } from '../fact/fact.js'
import { type ConferenceId, EventId, type RoomId } from '../kernel/ids.js'
import { driveRuns } from './flows/runs.js'
import { forwardCall } from './forwarding.js'
import { type Recorded, record } from './record.js'
import { ask, decided } from './requests.js'
import { changedLegs, routeCall } from './routing.js'
import type { Workspace } from './workspace.js'

/** Records a fact, and what the rules decide on it, and what they decide on that. */
export async function recordAndDecide(ws: Workspace, fact: Fact): Promise<void> {
  const pending = [fact]
  for (let next = pending.shift(); next !== undefined; next = pending.shift()) {
    if (ws.isRecorded(next.id)) continue
    pending.push(...(await applyRules(ws, await record(ws, next))))
  }
}

/**
 * Lets every rule decide on one recorded fact: puts their commands into the outbox and answers the facts they
 * decided, which are then recorded and decided upon in turn. A rule sees each change once, because a fact is
 * recorded once; a key keeps a decision from being taken again all the same.
 */
async function applyRules(ws: Workspace, recorded: Recorded): Promise<Fact[]> {
  const facts = [
    ...(await routeCall(ws, recorded)),
    ...(await settleTransfer(ws, recorded)),
    ...(await forwardCall(ws, recorded)),
    ...(await driveRuns(ws, recorded)),
    ...warnOfLimits(ws, recorded),
    ...(await holdWaiting(ws, recorded)),
  ]
  await seatPulled(ws, recorded)
  for (const { roomId, signal } of await roomSignals(ws, recorded)) {
    facts.push(...(await tellRoom(ws, recorded, roomId, signal)))
  }
  return facts
}

async function settleTransfer(ws: Workspace, { event, call }: Recorded): Promise<Fact[]> {
  if (call.after === undefined || call.after === call.before) return []
  const stranded = strandedBy(call.after)
  if (stranded !== undefined) {
    const command = { kind: 'hangUpCall' as const, callId: call.after.id, legId: stranded.id }
    await ask(ws, 'transfer', `stranded:${stranded.id}`, command)
  }
  const outcome = decideTransfer(call.after)
  if (outcome === undefined) return []
  const last = await ws.states.lastAbout({ callId: outcome.callId })
  return [decided(ws, 'transfer', event.fact.id, last, outcome)]
}

async function seatPulled(ws: Workspace, { call }: Recorded): Promise<void> {
  const pulled = call.after && decidePull(call.before, call.after)
  if (pulled !== undefined) await ask(ws, 'pull', `pull:${pulled.leg.id}`, pulled.command)
}

/** Says before it happens that a conference is full, and sees to it that its end is announced. */
function warnOfLimits(ws: Workspace, { event, conference: { before, after } }: Recorded): Fact[] {
  if (after === undefined) return []
  const { id: conferenceId, maxParticipants, expiresAt } = after.conference
  if (expiresAt !== undefined && expiresAt !== before?.conference.expiresAt) {
    const signal = { type: 'conferenceExpiring' as const, conferenceId }
    ws.setTimer({ id: `expiring:${conferenceId}`, dueMs: warnsAt(expiresAt), signal })
  }
  const joined = after.attendance.joined
  if (maxParticipants === undefined) return []
  if (!becameNearlyFull(before?.attendance.joined ?? 0, joined, maxParticipants)) return []
  const body = {
    type: 'ConferenceNearlyFull' as const,
    conferenceId,
    participantCount: joined,
    maxParticipants,
  }
  return [decided(ws, 'limits', event.fact.id, event.fact.order.at, body)]
}

/**
 * While a conference waits for somebody to start it, the carrier itself keeps everybody on hold; it says so to nobody,
 * nor when it ends.
 */
async function holdWaiting(
  ws: Workspace,
  { event, conference: { before, after }, participants }: Recorded,
): Promise<Fact[]> {
  const [waited, waits] = [before?.conference.waits === true, after?.conference.waits === true]
  if (after === undefined || (!waited && !waits)) return []
  const { id: conferenceId } = after.conference
  const everybody = waited !== waits
  const came = participants.filter(p => statusOf(p.before) !== 'JOINED').map(p => p.after)
  const here = everybody ? await ws.states.present(conferenceId, EVERYBODY) : came
  const last = await ws.states.lastAbout({ conferenceId })
  const change = ({ callId, legId, onHold, holdReason }: ParticipantState): FactBody | undefined => {
    const of = { conferenceId, callId, legId }
    if (waits) return onHold ? undefined : { type: 'ParticipantHeld', ...of, reason: 'WAITING_FOR_HOST' }
    return holdReason === 'WAITING_FOR_HOST' ? { type: 'ParticipantUnheld', ...of } : undefined
  }
  return here.flatMap(participant => {
    const body = participant && statusOf(participant) === 'JOINED' ? change(participant) : undefined
    if (participant === undefined || body === undefined) return []
    return [decided(ws, 'waiting', EventId(`${event.fact.id}.${participant.legId}`), last, body)]
  })
}

/** What a recorded fact means to the rooms it concerns. */
async function roomSignals(
  ws: Workspace,
  { event, call, conference, participants }: Recorded,
): Promise<{ roomId: RoomId; signal: RoomSignal }[]> {
  const { body } = event.fact
  const signals: { roomId: RoomId; signal: RoomSignal }[] = []
  for (const leg of changedLegs(call)) {
    if (leg.roomId === undefined || call.after === undefined) continue
    const was = call.before?.legs.find(l => l.id === leg.id)
    const seat = { callId: call.after.id, legId: leg.id }
    if (isThere(leg) && !isThere(was)) signals.push({ roomId: leg.roomId, signal: { type: 'arrived', seat } })
    if (leg.endedAt !== undefined && was?.endedAt === undefined) {
      signals.push({ roomId: leg.roomId, signal: { type: 'gone', legId: leg.id } })
    }
  }
  if (body.type === 'SpeechEnded') {
    const roomId = call.after?.legs.find(l => l.id === body.legId)?.roomId
    if (roomId !== undefined) signals.push({ roomId, signal: { type: 'spoken', legId: body.legId } })
  }
  if (body.type === 'CommandFailed') signals.push(...(await signalsOfFailure(ws, body)))

  const roomId = conference.after?.conference.roomId
  if (roomId === undefined || conference.after === undefined) return signals
  const { conference: now, attendance } = conference.after
  if (body.type === 'ConferenceCreated') {
    signals.push({ roomId, signal: { type: 'opened', conferenceId: now.id, adopted: body.adopted } })
  }
  if (body.type === 'ParticipantHeld' || body.type === 'ParticipantUnheld') {
    if (event.fact.actor?.kind === 'CLIENT') {
      const released = body.type === 'ParticipantUnheld'
      signals.push({ roomId, signal: { type: 'takenOver', legId: body.legId, released } })
    }
  }
  const before = conference.before
  const newlyKnown = before?.conference.roomId === undefined
  if (
    newlyKnown ||
    body.type === 'ConferenceCreated' ||
    participants.some(p => statusOf(p.before) !== statusOf(p.after))
  ) {
    const here = await presentIn(ws, roomId, now.id, attendance.joined)
    signals.push({
      roomId,
      signal: { type: 'attendance', conferenceId: now.id, joined: attendance.joined, here },
    })
  }
  const ended = conferenceEnd(now, attendance) !== undefined
  if (ended && (before === undefined || conferenceEnd(before.conference, before.attendance) === undefined)) {
    signals.push({ roomId, signal: { type: 'closed', conferenceId: now.id } })
  }
  return signals
}

/** What a refused command means to the room that asked for it. */
async function signalsOfFailure(
  ws: Workspace,
  body: Extract<Fact['body'], { type: 'CommandFailed' }>,
): Promise<{ roomId: RoomId; signal: RoomSignal }[]> {
  const entry = await ws.command(body.commandId)
  if (entry === undefined || entry.actor.kind !== 'POLICY') return []
  const { command } = entry
  switch (command.kind) {
    case 'createConference': {
      const seat = { callId: command.callId, legId: command.legId }
      return command.roomId === undefined
        ? []
        : [{ roomId: command.roomId, signal: { type: 'openingFailed', seat } }]
    }
    case 'joinConference': {
      const { callId, legId, conferenceId, roomId } = command
      // Whoever is in already was seated by an earlier try, of which no answer came.
      if (body.code === 'CALL_ENDED' || body.code === 'ALREADY_IN_CONFERENCE') return []
      if (roomId === undefined) return []
      const ended = body.code === 'CONFERENCE_ENDED' || body.code === 'NOT_FOUND'
      const full = body.code === 'CONFERENCE_FULL'
      return [
        { roomId, signal: { type: 'joiningFailed', seat: { callId, legId }, conferenceId, ended, full } },
      ]
    }
    case 'speakOnCall': {
      const roomId = (await ws.states.call(command.callId))?.legs.find(l => l.id === command.legId)?.roomId
      return roomId === undefined ? [] : [{ roomId, signal: { type: 'spoken', legId: command.legId } }]
    }
    case 'holdParticipants': {
      const roomId = (await ws.states.conference(command.conferenceId))?.conference.roomId
      return roomId === undefined ? [] : [{ roomId, signal: { type: 'holdFailed', legIds: command.legIds } }]
    }
    default:
      return []
  }
}

/** Tells a room that a timer it had set has run out. */
export async function ringRoom(
  ws: Workspace,
  timerId: string,
  roomId: RoomId,
  signal: RoomSignal,
): Promise<void> {
  await decideForRoom(ws, `${timerId}:${ws.nextSeq()}`, roomId, signal)
}

async function tellRoom(
  ws: Workspace,
  { event }: Recorded,
  roomId: RoomId,
  signal: RoomSignal,
): Promise<Fact[]> {
  const rule = await decideForRoom(ws, `${event.fact.id}:${signal.type}`, roomId, signal)
  if (rule === undefined || signal.type !== 'openingFailed' || event.fact.body.type !== 'CommandFailed')
    return []
  const { callId, legId: creatorLegId } = signal.seat
  const cause = event.fact.body.message
  return [
    decided(ws, rule, event.fact.id, undefined, {
      type: 'ConferenceFailed',
      roomId,
      callId,
      creatorLegId,
      cause,
    }),
  ]
}

/** Lets a room decide, and does what it decided; answers the name of its rule. */
async function decideForRoom(
  ws: Workspace,
  cause: string,
  roomId: RoomId,
  signal: RoomSignal,
): Promise<string | undefined> {
  const found = await ws.room(roomId)
  if (found === undefined) return undefined
  const rule = `room:${found.room.name}`
  const { holdAudioUrl } = ws.policy
  const room = { ...(holdAudioUrl !== undefined && { holdAudioUrl }), ...found.room }
  const decision = decideRoom(room, found.seating, signal)
  if (decision.seating !== found.seating) ws.putSeating(found.room, decision.seating)
  for (const { seat, ms } of decision.waits ?? []) {
    const id = `room:${roomId}:${seat.legId}`
    ws.setTimer({ id, dueMs: ws.nowMs + ms, signal: { type: 'roomWait', roomId, ...seat } })
  }
  for (const [index, command] of decision.commands.entries()) {
    await ask(ws, rule, `${cause}:${index}`, command)
  }
  return rule
}

/** More than the carrier seats in one conference. */
const EVERYBODY = 1000

/** Who is in a room's conference: everybody where a host matters, otherwise who is alone. */
async function presentIn(
  ws: Workspace,
  roomId: RoomId,
  conferenceId: ConferenceId,
  joined: number,
): Promise<Present[]> {
  const room = (await ws.room(roomId))?.room
  const all = room !== undefined && (room.startWhenHostJoins || room.endWhenHostLeaves)
  if (!all && joined !== 1) return []
  const present = await ws.states.present(conferenceId, all ? EVERYBODY : 3)
  const here: Present[] = []
  for (const participant of present.filter(p => participantStatus(p) === 'JOINED')) {
    const { callId, legId, onHold } = participant
    const leg = all ? (await ws.states.call(callId))?.legs.find(l => l.id === legId) : undefined
    const number = leg && personOf(leg)
    here.push({ callId, legId, onHold, ...(number !== undefined && { number }) })
  }
  return here
}

function statusOf(participant: Recorded['participants'][number]['after']) {
  return participant === undefined ? undefined : participantStatus(participant)
}

/** A room's caller who can be spoken to. */
function isThere(leg: LegState | undefined): boolean {
  return (
    leg !== undefined && leg.answeredAt !== undefined && leg.endedAt === undefined && leg.roomId !== undefined
  )
}
