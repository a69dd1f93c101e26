import { type CallState, callAnsweredAt, callEndedAt, callStatus } from '../call/fold.js'
import { conferenceEnd, conferenceStatus } from '../conference/fold.js'
import { type ParticipantState, participantLeftAt, participantStatus } from '../conference/participant.js'
import { changes } from '../fact/changes.js'
import type { Fact } from '../fact/fact.js'
import { stateOfRun } from '../flow/record.js'
import type { About, Changed, ConferenceRecord, JournalEvent } from '../journal/event.js'
import { type ConferenceId, ParticipantId } from '../kernel/ids.js'
import type { RecordingState } from '../recording/fold.js'
import type { Transition } from './cells.js'
import { callOf, conferenceOf, type Stay, stayOf } from './streams.js'
import type { Workspace } from './workspace.js'

/** A fact that was recorded, with what it changed: what the rules decide on. */
export interface Recorded {
  event: JournalEvent
  call: Transition<CallState>
  conference: Transition<ConferenceRecord>
  /** The participant it names, or those whose stay it ended. */
  participants: Transition<ParticipantState>[]
}

/** The conference that the leg of a fact takes part in: what happens on the leg is seen there, too. */
function conferenceOfLeg({ after }: Transition<CallState>, { body }: Fact): ConferenceId | undefined {
  return 'legId' in body ? after?.legs.find(leg => leg.id === body.legId)?.conferenceId : undefined
}

/** The participant whose leg a fact is about, who is not changed by it. */
async function attendant(
  ws: Workspace,
  call: Transition<CallState>,
  fact: Fact,
): Promise<Transition<ParticipantState>[]> {
  const conferenceId = conferenceOfLeg(call, fact)
  if (conferenceId === undefined || !('legId' in fact.body) || fact.body.legId === undefined) return []
  const participant = await ws.states.participant(conferenceId, fact.body.legId)
  return participant === undefined ? [] : [{ before: participant, after: participant }]
}

const NO_CHANGE = { before: undefined, after: undefined }

/** Folds a fact into every state it is part of and gives it its place in the journal. */
export async function record(ws: Workspace, fact: Fact): Promise<Recorded> {
  const open = withoutToken(ws, fact)
  const callId = callOf(open)
  const stays = await staysTouched(ws, open)
  const call = callId === undefined ? NO_CHANGE : await ws.states.foldIntoCall(callId, open)
  const conferenceId = conferenceOf(open) ?? stays[0]?.conferenceId ?? conferenceOfLeg(call, open)
  const conferenceBefore = conferenceId === undefined ? undefined : await ws.states.conference(conferenceId)
  if (conferenceOf(open) !== undefined && conferenceId !== undefined) {
    await ws.states.foldIntoConference(conferenceId, open)
  }
  const participants = []
  for (const stay of stays) participants.push(await ws.states.foldIntoParticipant(stay, open))
  const conference = {
    before: conferenceBefore,
    after: conferenceId === undefined ? undefined : await ws.states.conference(conferenceId),
  }

  // The end of a conference is about everybody in it, and so about nobody by name.
  const [participant] =
    participants.length === 0
      ? await attendant(ws, call, open)
      : participants.length === 1
        ? participants
        : []
  const recordingId =
    changedRecording(call) ??
    changedRecording({ before: conference.before?.conference, after: conference.after?.conference })
  const about = aboutOf(open, conference.after, participant?.after)
  const bindingId = call.after?.legs.find(leg => leg.bindingId !== undefined)?.bindingId
  const flowRun = about.flowRunId && (await ws.flowRun(about.flowRunId))
  const numberOrder = about.numberOrderId && (await ws.tx.numberOrders.find(about.numberOrderId))
  const event = ws.append({
    fact: open,
    about: {
      ...about,
      ...(recordingId !== undefined && { recordingId }),
      ...(bindingId !== undefined && { bindingId }),
    },
    after: {
      ...(call.after !== undefined && { call: call.after }),
      ...(conference.after !== undefined && { conference: conference.after }),
      ...(participant?.after !== undefined && { participant: participant.after }),
      ...(flowRun !== undefined && { flowRun: stateOfRun(flowRun) }),
      ...(numberOrder !== undefined && { numberOrder }),
    },
    changed: changedOf(call, conference, participant),
  })
  return { event, call, conference, participants }
}

/** Takes the control token out of a fact: it is kept beside the leg, for sending commands only. */
function withoutToken(ws: Workspace, fact: Fact): Fact {
  const { body } = fact
  if (!('controlId' in body) || body.controlId === undefined) return fact
  const { controlId, ...rest } = body
  ws.states.learnToken(body.legId, controlId)
  return { ...fact, body: rest } as Fact
}

/** The end of a leg ends its stay, the end of a conference everybody's. */
async function staysTouched(ws: Workspace, fact: Fact): Promise<Stay[]> {
  const named = stayOf(fact)
  if (named !== undefined) return [named]
  const { body } = fact
  if (body.type === 'CallEnded') {
    const call = await ws.states.call(body.callId)
    const conferenceId = call?.legs.find(leg => leg.id === body.legId)?.conferenceId
    return conferenceId === undefined ? [] : [{ conferenceId, callId: body.callId, legId: body.legId }]
  }
  if (body.type === 'ConferenceEnded') return ws.states.present(body.conferenceId, MOST_PARTICIPANTS)
  return []
}

/** More than the carrier seats in one conference. */
const MOST_PARTICIPANTS = 1000

function aboutOf(
  fact: Fact,
  conference: ConferenceRecord | undefined,
  participant: ParticipantState | undefined,
): About {
  const body: Partial<About> = fact.body as object
  const conferenceId = body.conferenceId ?? participant?.conferenceId
  const roomId = body.roomId ?? conference?.conference.roomId
  const stay = stayOf(fact)
  const participantId = stay === undefined ? participant?.id : ParticipantId(stay.conferenceId, stay.legId)
  return {
    ...(body.callId !== undefined && { callId: body.callId }),
    ...(body.legId !== undefined && { legId: body.legId }),
    ...(conferenceId !== undefined && { conferenceId }),
    ...(participantId !== undefined && { participantId }),
    ...(roomId !== undefined && { roomId }),
    ...(body.callFlowId !== undefined && { callFlowId: body.callFlowId }),
    ...(body.flowRunId !== undefined && { flowRunId: body.flowRunId }),
    ...(body.bindingId !== undefined && { bindingId: body.bindingId }),
    ...(body.numberOrderId !== undefined && { numberOrderId: body.numberOrderId }),
    ...(body.commandId !== undefined && { commandId: body.commandId }),
  }
}

function changedRecording({ before, after }: Transition<{ recordings: RecordingState[] }>) {
  if (after === undefined || after.recordings === before?.recordings) return undefined
  const old = new Set((before?.recordings ?? []).map(r => JSON.stringify(r)))
  return after.recordings.find(r => !old.has(JSON.stringify(r)))?.id
}

function changedOf(
  call: Transition<CallState>,
  conference: Transition<ConferenceRecord>,
  participant: Transition<ParticipantState> | undefined,
): Changed {
  const fields = {
    call: changedFields(call, shownOfCall),
    conference: changedFields(conference, shownOfConference),
    participant: participant === undefined ? [] : changedOfParticipant(participant, call),
  }
  return Object.fromEntries(Object.entries(fields).filter(([, names]) => names.length > 0))
}

/** A participant shows its leg: who sees the one sees what changed about the other. */
function changedOfParticipant(
  participant: Transition<ParticipantState>,
  call: Transition<CallState>,
): string[] {
  const own = changedFields(participant, shownOfParticipant)
  return call.before === call.after ? own : [...own, 'leg']
}

function changedFields<State>({ before, after }: Transition<State>, shown: (state: State) => object) {
  return before === after || after === undefined
    ? []
    : changes(before === undefined ? undefined : shown(before), shown(after))
}

/** The fields by which the API shows a call, as far as facts change them. */
function shownOfCall(call: CallState) {
  const { startedAt, legs, recordings } = call
  const status = callStatus(call)
  return { startedAt, legs, recordings, status, answeredAt: callAnsweredAt(call), endedAt: callEndedAt(call) }
}

function shownOfConference({ conference, attendance }: ConferenceRecord) {
  const { name, roomId, startedAt, expiresAt, recordings, speakingLegId, maxParticipants } = conference
  const end = conferenceEnd(conference, attendance)
  return {
    name,
    room: roomId,
    status: conferenceStatus(conference, attendance),
    participantCount: attendance.joined,
    recordings,
    speaker: speakingLegId,
    maxParticipants,
    startedAt,
    expiresAt,
    endedAt: end?.endedAt,
    endReason: end?.reason,
  }
}

function shownOfParticipant(participant: ParticipantState) {
  const { muted, onHold, holdReason, supervisorRole, joinedAt } = participant
  const leftAt = participantLeftAt(participant)
  return {
    state: participantStatus(participant),
    muted,
    onHold,
    holdReason,
    supervisorRole,
    joinedAt,
    leftAt,
  }
}
