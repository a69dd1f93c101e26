import type { Identity, ServiceLineId, VoiceSessionId } from '../kernel/ids.js'
import type { Instant } from '../kernel/instant.js'
import type { SignalRefusal } from './facts.js'
import {
  isOver,
  MOST_CANDIDATES,
  type OpenSession,
  type Signal,
  type SignalData,
  type VoiceEndReason,
  type VoiceSession,
  type VoiceStatus,
} from './session.js'

/** An operator as a customer knows one. */
export interface NamedOperator {
  identity: Identity
  name: string
}

/** A party asks for a person, or for any operator of a line. */
export interface StartMessage {
  type: 'start'
  by: Identity
  /** The sender's display name. */
  name?: string
  id: VoiceSessionId
  cid: string
  /** Absent: the session's id; a start that is repeated without it is known by its cid. */
  callRef?: string
  to: { receiver: Identity } | { lineId: ServiceLineId }
  /** How long it may ring at one person. */
  ringMs: number
  peerInfo: string
  data: SignalData
  /** The sender's name, when that is an operator. */
  operatorName?: string
  at: Instant
}

interface FromParty {
  by: Identity
  /** The sender's display name. */
  name?: string
  at: Instant
}
interface AcceptMessage extends FromParty {
  type: 'accept'
  peerInfo: string
  data: SignalData
  /** The sender's name, when that is an operator. */
  operatorName?: string
}
interface CandidateMessage extends FromParty {
  type: 'candidate'
  peerInfo: string
}

/** What a party says of a session that is there. */
export type PartyMessage =
  | AcceptMessage
  | CandidateMessage
  | ({ type: 'busy' } & FromParty)
  | ({ type: 'stop' } & FromParty)

/** What a session is told: by its parties, or about its operators and about time. */
export type VoiceMessage =
  | StartMessage
  | PartyMessage
  | { type: 'picked'; operator: NamedOperator; at: Instant }
  /** No operator is left who could be picked. */
  | { type: 'nobody'; at: Instant }
  /** It has rung long enough at the person of this attempt. */
  | { type: 'timedOut'; attempt: number; at: Instant }
  /** These have been away for so long that they will not come back. */
  | { type: 'gone'; who: readonly Identity[]; at: Instant }

export type VoiceEffect =
  | { type: 'relay'; signal: Signal }
  /** Find an operator of the line, none of `without`, and say `picked` or `nobody`. */
  | { type: 'pick'; lineId: ServiceLineId; without: readonly Identity[] }
  /** Say `timedOut` with this attempt when `ms` have passed. */
  | { type: 'ring'; attempt: number; ms: number }

/** What became of a message. Only DONE changes anything. */
export type VoiceOutcome =
  | 'DONE'
  /** It had been said before. */
  | 'REPEATED'
  /** The other one had started first: that session stands and can be accepted. */
  | 'CROSSED'
  /** It was accepted with another peerInfo before, from another window for instance. */
  | 'TAKEN'
  /** It comes too late or from the wrong side. */
  | 'IGNORED'
  | SignalRefusal

export interface Turn {
  session: VoiceSession | undefined
  effects: VoiceEffect[]
  outcome: VoiceOutcome
}

/**
 * What becomes of a session by a message: pure and total. Whatever changes nothing gives the same session back.
 * The table of all cases is in README.md beside this file.
 */
export function next(session: VoiceSession | undefined, message: VoiceMessage): Turn {
  if (session === undefined) {
    return message.type === 'start' ? begin(message) : nothing(undefined, 'UNKNOWN_SESSION')
  }
  switch (message.type) {
    case 'start':
      return startAgain(session, message)
    case 'accept':
    case 'busy':
    case 'stop':
    case 'candidate':
      return say(session, message)
    case 'picked':
    case 'nobody':
      return session.status === 'RINGING' && session.receiver === undefined
        ? found(session, message)
        : nothing(session, 'IGNORED')
    case 'timedOut':
      return session.status === 'RINGING' && session.attempt === message.attempt
        ? timeOut(session, message.at)
        : nothing(session, 'IGNORED')
    case 'gone':
      return gone(session, message)
  }
}

function begin(message: StartMessage): Turn {
  const { by, name, id, cid, callRef = id, to, ringMs, peerInfo, at, operatorName } = message
  const data = own(message.data)
  const session: VoiceSession = {
    id,
    cid,
    callRef,
    starter: by,
    ...(name !== undefined && { starterName: name }),
    ...to,
    status: 'RINGING',
    startedAt: at,
    attempt: 0,
    tried: [],
    open: { ringMs, peerInfo, data, candidates: [], sent: { starter: 0, receiver: 0 } },
  }
  if ('lineId' in to) return done(session, { type: 'pick', lineId: to.lineId, without: [by] })
  const named = { ...session, attempt: 1, ...(operatorName !== undefined && { operatorName }) }
  const start: Signal = {
    kind: 'START',
    sender: by,
    receiver: to.receiver,
    peerInfo,
    data: { ...data, ...(operatorName !== undefined && { operatorName }) },
  }
  return done(named, relay(start), { type: 'ring', attempt: 1, ms: ringMs })
}

function startAgain(session: VoiceSession, message: StartMessage): Turn {
  const { by, cid, callRef = session.callRef, to } = message
  if (by === session.starter) {
    const same = cid === session.cid && callRef === session.callRef && isTo(session, to)
    return nothing(session, same ? 'REPEATED' : 'CONFLICT')
  }
  if (by !== session.receiver) return nothing(session, 'STRANGER')
  const crossed = session.status === 'RINGING' && 'receiver' in to && to.receiver === session.starter
  return nothing(session, crossed ? 'CROSSED' : 'CONFLICT')
}

/** Whom it rings at is no part of a request to a line. */
function isTo({ lineId, receiver }: VoiceSession, to: StartMessage['to']): boolean {
  return 'lineId' in to ? to.lineId === lineId : lineId === undefined && to.receiver === receiver
}

function say(session: VoiceSession, message: PartyMessage): Turn {
  const { by } = message
  const side = by === session.starter ? 'starter' : by === session.receiver ? 'receiver' : undefined
  if (side === undefined) return nothing(session, session.tried.includes(by) ? 'IGNORED' : 'STRANGER')
  const { open } = session
  if (open === undefined || isOver(session)) return nothing(session, late(session, message))
  switch (message.type) {
    case 'accept':
      return side === 'receiver' ? accept(session, open, message) : nothing(session, 'IGNORED')
    case 'busy':
      if (side === 'starter' || session.status === 'ACTIVE') return nothing(session, 'IGNORED')
      return session.lineId === undefined
        ? end(session, { status: 'BUSY', reason: 'BUSY', at: message.at, by }, [
            { kind: 'BUSY', sender: by, receiver: session.starter },
          ])
        : tryNext(session, open, 'BUSY')
    case 'stop': {
      // An operator who has not accepted has no say over the customer's call.
      if (side === 'receiver' && session.status === 'RINGING' && session.lineId !== undefined) {
        return tryNext(session, open, 'BUSY')
      }
      const other = side === 'starter' ? session.receiver : session.starter
      const told: Signal[] =
        other === undefined ? [] : [{ kind: 'STOP', sender: by, receiver: other, reason: 'HUNG_UP' }]
      return end(session, { status: 'STOPPED', reason: 'HUNG_UP', at: message.at, by }, told)
    }
    case 'candidate':
      return candidate(session, open, side, message)
  }
}

/** What a message of a party is when the session is over. */
function late({ status, endedBy }: VoiceSession, { type, by }: PartyMessage): VoiceOutcome {
  // Both may stop at once: each got what was wanted.
  if (type === 'stop' && status === 'STOPPED') return 'REPEATED'
  return type === 'busy' && status === 'BUSY' && endedBy === by ? 'REPEATED' : 'IGNORED'
}

function accept(session: VoiceSession, open: OpenSession, message: AcceptMessage): Turn {
  const { by, peerInfo, at, operatorName = session.operatorName } = message
  if (session.status === 'ACTIVE') {
    return nothing(session, open.answer === peerInfo ? 'REPEATED' : 'TAKEN')
  }
  const active: VoiceSession = {
    ...session,
    status: 'ACTIVE',
    answeredAt: at,
    ...(operatorName !== undefined && { operatorName }),
    open: { ...open, answer: peerInfo, candidates: [] },
  }
  // The name of the one who speaks, and not that of an operator who listens.
  const speaker = session.lineId === undefined ? message.operatorName : operatorName
  const data = { ...own(message.data), ...(speaker !== undefined && { operatorName: speaker }) }
  return done(active, relay({ kind: 'ACCEPT', sender: by, receiver: session.starter, peerInfo, data }))
}

function candidate(
  session: VoiceSession,
  open: OpenSession,
  side: 'starter' | 'receiver',
  { by, peerInfo }: CandidateMessage,
): Turn {
  if (open.sent[side] >= MOST_CANDIDATES) return nothing(session, 'TOO_MANY')
  const sent = { ...open.sent, [side]: open.sent[side] + 1 }
  const isForLater = side === 'starter' && session.lineId !== undefined && session.status === 'RINGING'
  const candidates = isForLater ? [...open.candidates, peerInfo] : open.candidates
  const other = side === 'starter' ? session.receiver : session.starter
  const told: VoiceEffect[] =
    other === undefined ? [] : [relay({ kind: 'CANDIDATE', sender: by, receiver: other, peerInfo })]
  return done({ ...session, open: { ...open, sent, candidates } }, ...told)
}

function found(session: VoiceSession, message: Extract<VoiceMessage, { type: 'picked' | 'nobody' }>): Turn {
  const { open, starter, starterName } = session
  if (open === undefined) return nothing(session, 'IGNORED')
  if (message.type === 'nobody') return endUnanswered(session, message.at)
  const { identity: receiver, name: operatorName } = message.operator
  const attempt = session.attempt + 1
  const rung: VoiceSession = {
    ...session,
    receiver,
    operatorName,
    attempt,
    open: { ...open, sent: { ...open.sent, receiver: 0 } },
  }
  const data = { ...open.data, customer: starterName ?? starter, operatorName }
  return done(
    rung,
    relay({ kind: 'START', sender: starter, receiver, peerInfo: open.peerInfo, data }),
    ...open.candidates.map(peerInfo => relay({ kind: 'CANDIDATE', sender: starter, receiver, peerInfo })),
    { type: 'ring', attempt, ms: open.ringMs },
  )
}

/** Leaves the operator who did not take it and asks for another one. */
function tryNext(session: VoiceSession, open: OpenSession, why: 'BUSY' | 'NO_ANSWER'): Turn {
  const { receiver, lineId, operatorName: _name, ...rest } = session
  if (receiver === undefined || lineId === undefined) return nothing(session, 'IGNORED')
  const tried = [...session.tried, receiver]
  const left: VoiceSession = { ...rest, lineId, tried, open: { ...open, declined: why } }
  const pick: VoiceEffect = { type: 'pick', lineId, without: [session.starter, ...tried] }
  return why === 'NO_ANSWER'
    ? done(left, relay({ kind: 'STOP', receiver, reason: why }), pick)
    : done(left, pick)
}

function timeOut(session: VoiceSession, at: Instant): Turn {
  const { open, starter, receiver, lineId } = session
  if (open === undefined || receiver === undefined) return nothing(session, 'IGNORED')
  if (lineId !== undefined) return tryNext(session, open, 'NO_ANSWER')
  return end(
    session,
    { status: 'EXPIRED', reason: 'NO_ANSWER', at },
    toEach([starter, receiver], 'NO_ANSWER'),
  )
}

/** No operator is left: what the last one did is how it ends. */
function endUnanswered(session: VoiceSession, at: Instant): Turn {
  const receiver = session.starter
  switch (session.open?.declined) {
    case 'BUSY':
      return end(session, { status: 'BUSY', reason: 'BUSY', at }, [{ kind: 'BUSY', receiver }])
    case 'NO_ANSWER':
      return end(session, { status: 'EXPIRED', reason: 'NO_ANSWER', at }, toEach([receiver], 'NO_ANSWER'))
    case undefined:
      return end(session, { status: 'FAILED', reason: 'NO_OPERATOR', at }, toEach([receiver], 'NO_OPERATOR'))
  }
}

function gone(session: VoiceSession, { who, at }: Extract<VoiceMessage, { type: 'gone' }>): Turn {
  const { starter, receiver, status } = session
  // Who does not answer is found out by the ringing.
  const left =
    who.includes(starter) || (status === 'ACTIVE' && receiver !== undefined && who.includes(receiver))
  if (isOver(session) || !left) return nothing(session, 'IGNORED')
  const both = receiver === undefined ? [starter] : [starter, receiver]
  return end(session, { status: 'FAILED', reason: 'GONE', at }, toEach(both, 'GONE'))
}

function toEach(receivers: Identity[], reason: VoiceEndReason): Signal[] {
  return receivers.map(receiver => ({ kind: 'STOP', receiver, reason }))
}

function end(
  session: VoiceSession,
  { status, reason, at, by }: { status: VoiceStatus; reason: VoiceEndReason; at: Instant; by?: Identity },
  told: Signal[],
): Turn {
  const { open: _open, ...rest } = session
  const over: VoiceSession = {
    ...rest,
    status,
    endedAt: at,
    endReason: reason,
    ...(by !== undefined && { endedBy: by }),
  }
  return done(over, ...told.map(relay))
}

/** Names that only the server fills in: otherwise anybody could pass for an operator. */
function own({ operatorName: _name, customer: _customer, ...data }: SignalData): SignalData {
  return data
}

function relay(signal: Signal): VoiceEffect {
  return { type: 'relay', signal }
}

function done(session: VoiceSession, ...effects: VoiceEffect[]): Turn {
  return { session, effects, outcome: 'DONE' }
}

function nothing(session: VoiceSession | undefined, outcome: VoiceOutcome): Turn {
  return { session, effects: [], outcome }
}
