import { randomUUID } from 'node:crypto'
import type { Actor, Fact, FactBody } from '../fact/fact.js'
import { EventId, type Identity, VoiceSessionId } from '../kernel/ids.js'
import { millisOf } from '../kernel/instant.js'
import type { SignallingFacts, SignalRefusal } from '../signalling/facts.js'
import {
  type NamedOperator,
  next,
  type PartyMessage,
  type StartMessage,
  type VoiceEffect,
  type VoiceMessage,
  type VoiceOutcome,
} from '../signalling/next.js'
import { isOver, type SignalKind, summaryOf, type VoiceSession } from '../signalling/session.js'
import type { Workspace } from './workspace.js'

/** How often it is looked whether the two of a session are still there. */
const LOOK_MS = 15_000
/** How long somebody may be away before the session is over. */
const GONE_MS = 30_000
/** How late a look may be before it says nothing about who went. */
const LATE_MS = 5_000

const RULE: Actor = { kind: 'POLICY', name: 'voice' }

/** By what a party names a session. */
export type VoiceReference = { id: VoiceSessionId } | { cid: string }

type Without<Message, Keys extends string> = Message extends unknown ? Omit<Message, Keys> : never
/** What a party wants to say; when, and as whom, is known here. */
export type VoiceStart = Omit<StartMessage, 'type' | 'id' | 'at' | 'operatorName'>
export type VoiceSaying = Without<PartyMessage, 'at' | 'operatorName'>

/** What became of a message, and the session as it stands. */
export interface VoiceAnswer {
  outcome: VoiceOutcome | 'UNKNOWN_LINE'
  session?: VoiceSession
}

/** Starts a session, unless that would be a repetition or the other one was first. */
export async function startSession(ws: Workspace, start: VoiceStart): Promise<VoiceAnswer> {
  const { by, cid, callRef, to } = start
  const { voiceSessions, serviceLines } = ws.tx
  const line = 'lineId' in to ? await serviceLines.find(to.lineId) : undefined
  if ('lineId' in to && line === undefined) return { outcome: 'UNKNOWN_LINE' }
  const known =
    (await voiceSessions.startedBy(by, cid, callRef)) ??
    ('receiver' in to ? await voiceSessions.ringing(to.receiver, by) : undefined)
  const operator = await serviceLines.operator(by)
  return tell(ws, known, {
    ...start,
    type: 'start',
    id: VoiceSessionId(randomUUID()),
    ...(line !== undefined && { ringMs: line.ringSeconds * 1_000 }),
    ...(operator !== undefined && { operatorName: operator.name }),
    at: ws.now,
  })
}

/** Says something to a session that is there. */
export async function sayToSession(
  ws: Workspace,
  of: VoiceReference,
  saying: VoiceSaying,
): Promise<VoiceAnswer> {
  const { voiceSessions, serviceLines } = ws.tx
  const session =
    'id' in of ? await voiceSessions.find(of.id) : await voiceSessions.ofDialogue(of.cid, saying.by)
  if (saying.type !== 'accept') return tell(ws, session, { ...saying, at: ws.now }, of)
  const operator = await serviceLines.operator(saying.by)
  const named = operator !== undefined && { operatorName: operator.name }
  return tell(ws, session, { ...saying, ...named, at: ws.now }, of)
}

/** Tells a session that it has rung for long enough. */
export async function ringOut(ws: Workspace, id: VoiceSessionId, attempt: number): Promise<void> {
  await tell(ws, await ws.tx.voiceSessions.find(id), { type: 'timedOut', attempt, at: ws.now })
}

/** Looks whether the two are there, as was to be done at `dueMs`. */
export async function lookAfter(ws: Workspace, id: VoiceSessionId, dueMs: number): Promise<void> {
  const session = await ws.tx.voiceSessions.find(id)
  if (session === undefined || isOver(session)) return
  // The server was away, and nobody could reach it: everybody gets the time to come back.
  if (ws.nowMs - dueMs > LATE_MS) return look(ws, id, GONE_MS)
  const { starter, receiver, startedAt, answeredAt = startedAt } = session
  const parties = receiver === undefined ? [starter] : [starter, receiver]
  const listened = await ws.tx.presence.lastListened(parties)
  const lastHere = (party: Identity) => Math.max(listened.get(party) ?? 0, millisOf(answeredAt))
  const who = parties.filter(party => ws.nowMs - lastHere(party) >= GONE_MS)
  const { session: after } = await tell(ws, session, { type: 'gone', who, at: ws.now })
  if (after !== undefined && !isOver(after)) look(ws, id, LOOK_MS)
}

function look(ws: Workspace, id: VoiceSessionId, inMs: number): void {
  ws.setTimer({
    id: `voice:${id}:attendance`,
    dueMs: ws.nowMs + inMs,
    signal: { type: 'voiceAttendance', voiceSessionId: id },
  })
}

/** Tells a session something and does what comes of it, in this append. */
async function tell(
  ws: Workspace,
  before: VoiceSession | undefined,
  message: VoiceMessage,
  of?: VoiceReference,
): Promise<VoiceAnswer> {
  const { session, effects, outcome } = next(before, message)
  if (session === undefined || session === before) {
    if ('by' in message && isRefusal(outcome)) refuse(ws, before, message, outcome, of)
    return { outcome, ...(session !== undefined && { session }) }
  }
  noteChange(ws, 'by' in message ? clientOf(message) : RULE, before, session)
  for (const effect of effects) carryOut(ws, session, effect, message)
  await keep(ws, before, session)
  const pick = effects.find(effect => effect.type === 'pick')
  if (pick === undefined) return { outcome, session }
  const operator = await ws.tx.serviceLines.longestIdle(pick.lineId, pick.without, ws.nowMs)
  const found = operator === undefined ? { type: 'nobody' as const } : { type: 'picked' as const, operator }
  return { ...(await tell(ws, session, { ...found, at: ws.now })), outcome }
}

function carryOut(ws: Workspace, session: VoiceSession, effect: VoiceEffect, message: VoiceMessage): void {
  if (effect.type === 'relay') {
    const { kind: signal, ...rest } = effect.signal
    const actor = rest.sender === undefined ? RULE : senderOf(rest.sender, session, message)
    const body = { type: 'VoiceSignalRelayed' as const, ...namesOf(session), signal, ...rest }
    append(ws, actor, body, session, rest.receiver)
  }
  if (effect.type === 'ring') {
    const { attempt, ms } = effect
    ws.setTimer({
      id: `voice:${session.id}:ring`,
      dueMs: ws.nowMs + ms,
      signal: { type: 'voiceRinging', voiceSessionId: session.id, attempt },
    })
  }
}

/** Records what changed about a session, for everybody who may look on. */
function noteChange(
  ws: Workspace,
  actor: Actor,
  before: VoiceSession | undefined,
  after: VoiceSession,
): void {
  const names = namesOf(after)
  if (before === undefined) {
    const { starter, receiver, lineId } = after
    append(
      ws,
      actor,
      {
        type: 'VoiceSessionStarted',
        ...names,
        starter,
        ...(receiver !== undefined && { receiver }),
        ...(lineId !== undefined && { lineId }),
      },
      after,
    )
    look(ws, after.id, LOOK_MS)
  }
  if (before?.status === after.status) return
  const { status, endReason, endedBy, receiver } = after
  if (status === 'ACTIVE' && receiver !== undefined) {
    append(ws, actor, { type: 'VoiceSessionAnswered', ...names, by: receiver }, after)
  } else if (status !== 'RINGING' && status !== 'ACTIVE' && endReason !== undefined) {
    const by = endedBy !== undefined && { by: endedBy }
    append(ws, actor, { type: 'VoiceSessionEnded', ...names, status, reason: endReason, ...by }, after)
  }
}

async function keep(ws: Workspace, before: VoiceSession | undefined, after: VoiceSession): Promise<void> {
  await ws.tx.voiceSessions.put(after, ws.nextSeq() - 1)
  const released = isOver(after)
    ? [after.starter, after.receiver]
    : before?.receiver === after.receiver
      ? []
      : [before?.receiver]
  await ws.tx.serviceLines.idleFrom(
    released.filter(who => who !== undefined),
    ws.nowMs,
  )
}

/** Records that an operator was switched on or off. */
export function noteAvailability(ws: Workspace, operator: NamedOperator, available: boolean): void {
  const { identity, name } = operator
  append(ws, clientOf({ by: identity, name }), {
    type: 'OperatorAvailabilityChanged',
    operator: identity,
    available,
  })
}

function isRefusal(outcome: VoiceOutcome): outcome is SignalRefusal {
  return ['UNKNOWN_SESSION', 'STRANGER', 'CONFLICT', 'TOO_MANY'].includes(outcome)
}

const KIND: Record<(StartMessage | PartyMessage)['type'], SignalKind> = {
  start: 'START',
  accept: 'ACCEPT',
  busy: 'BUSY',
  stop: 'STOP',
  candidate: 'CANDIDATE',
}

/** Records that a message was not relayed. */
function refuse(
  ws: Workspace,
  session: VoiceSession | undefined,
  message: StartMessage | PartyMessage,
  reason: SignalRefusal,
  of: VoiceReference | undefined,
): void {
  const cid = session?.cid ?? (of !== undefined && 'cid' in of ? of.cid : undefined)
  append(
    ws,
    clientOf(message),
    {
      type: 'VoiceSignalRefused',
      ...(session !== undefined && { voiceSessionId: session.id }),
      ...(cid !== undefined && { cid }),
      signal: KIND[message.type],
      sender: message.by,
      reason,
    },
    session,
  )
}

function namesOf({ id, cid, callRef }: VoiceSession) {
  return { voiceSessionId: id, cid, callRef }
}

function clientOf({ by, name = by }: { by: Identity; name?: string }): Actor {
  return { kind: 'CLIENT', name, identity: by }
}

/** Who says what is relayed: whoever speaks now or, to an operator who was found, the starter. */
function senderOf(by: Identity, { starter, starterName }: VoiceSession, message: VoiceMessage): Actor {
  if ('by' in message && message.by === by) return clientOf(message)
  return clientOf({ by, ...(by === starter && starterName !== undefined && { name: starterName }) })
}

/** Puts a fact about a session into the journal; with `identity`, it is told to that one alone. */
function append(
  ws: Workspace,
  actor: Actor,
  body: FactBody<keyof SignallingFacts>,
  session?: VoiceSession,
  identity?: Identity,
): void {
  const rank = ws.nextSeq()
  const fact = {
    id: EventId(randomUUID()),
    occurredAt: ws.now,
    order: { at: ws.now, rank },
    source: actor.kind === 'CLIENT' ? 'COMMAND' : 'POLICY',
    actor,
    body,
  } as Fact
  ws.append({
    fact,
    about: {
      ...(session !== undefined && { voiceSessionId: session.id }),
      ...(identity !== undefined && { identity }),
    },
    after: { ...(session !== undefined && { voiceSession: summaryOf(session) }) },
    changed: {},
  })
}
