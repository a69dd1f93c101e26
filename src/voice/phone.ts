import type { Status, Stream } from '../client/index.js'
import { type Store, storeOf } from '../console/api/store.js'
import {
  AcceptDocument,
  BusyDocument,
  CandidateDocument,
  SignalsDocument,
  type SignalsSubscription,
  StartDocument,
  StopDocument,
  type VoiceEndReason,
} from './generated/graphql.js'
import { partyline } from './link.js'
import { openPeer, type Peer } from './peer.js'

/** Whom somebody calls: a person, or any operator of a line. */
export type Callee = { to: string } | { serviceLineId: string; name: string }

/** What the phone of this window does. `calm`: nothing; `last` says how the last call ended. */
export type PhoneState =
  | { kind: 'calm'; last?: string }
  | { kind: 'calling'; whom: string }
  | { kind: 'ringing'; from: string }
  | { kind: 'answering'; from: string }
  | { kind: 'talking'; whom: string; since: number; audio: RTCPeerConnectionState; muted: boolean }

type Signal = SignalsSubscription['voiceSignals']

/** The call that the phone is busy with. */
interface Call {
  /** The dialogue's name: everything that is told about the call bears it. */
  cid: string
  /** The person it was asked to call, if it was a person. */
  to?: string
  /** Known as soon as the server knows it. */
  sessionId?: string
  peer?: Peer
  audio: RTCPeerConnectionState
  /** The other one's start. */
  start?: Signal
  /** The other one's session, which takes the place of one's own: both have called. */
  crossedBy?: string
  /** Ways that were told before they could be used: by whom, and what. */
  waysIn: { from: string | null; candidate: string }[]
  /** Ways that were found before they could be told. */
  waysOut: string[]
}

const ENDINGS: Record<VoiceEndReason, string> = {
  BUSY: 'Busy.',
  HUNG_UP: 'The call has ended.',
  NO_ANSWER: 'No answer.',
  NO_OPERATOR: 'No operator is there at the moment.',
  GONE: 'The connection to the other one is lost.',
}

/** A phone: one call at a time, set up by signals, its audio from browser to browser. */
export class Phone {
  readonly state: Store<PhoneState> = storeOf<PhoneState>({ kind: 'calm' })
  readonly connected = storeOf(false)
  /** What is heard of the other one. */
  readonly audio = storeOf<MediaStream | undefined>(undefined)
  private call: Call | undefined
  private stream: Stream<Signal> | undefined

  /** Listens until it is switched off. */
  async listen(): Promise<void> {
    const onStatus = (status: Status) => this.connected.set(status === 'live')
    this.stream = partyline.subscribe(SignalsDocument, {}, { onStatus })
    for await (const signal of this.stream) {
      const { call } = this
      await this.hear(signal).catch(error => this.fail(call, error))
    }
  }

  /** Ends the call, if any, and listens no more. */
  async switchOff(): Promise<void> {
    await this.hangUp()
    await this.stream?.return?.()
  }

  async dial(callee: Callee): Promise<void> {
    if (this.call !== undefined) return
    const call = this.begin({ cid: crypto.randomUUID(), ...('to' in callee && { to: callee.to }) })
    this.state.set({ kind: 'calling', whom: 'to' in callee ? callee.to : callee.name })
    try {
      const peerInfo = await (await this.peerFor(call)).offer()
      const whom = 'to' in callee ? { to: callee.to } : { serviceLineId: callee.serviceLineId }
      const { startVoiceSession: started } = await partyline.mutate(StartDocument, {
        input: { ...whom, cid: call.cid, peerInfo },
      })
      const id = started.voiceSession?.id ?? ''
      if (started.outcome === 'CROSSED') await this.cross(call, id)
      else if (this.call === call) this.tellWays(call, id)
      // Given up before the server had heard of it.
      else await partyline.mutate(StopDocument, { input: { id } })
    } catch (error) {
      this.fail(call, error)
    }
  }

  async accept(): Promise<void> {
    const { call } = this
    const state = this.state.get()
    if (call?.start === undefined || state.kind !== 'ringing') return
    const { issuer, peerInfo, voiceSession } = call.start
    this.state.set({ kind: 'answering', from: state.from })
    try {
      const peer = await this.peerFor(call)
      const answer = await peer.answer(peerInfo ?? '')
      this.takeWays(call, issuer)
      const id = voiceSession?.id ?? ''
      const { acceptVoiceSession: accepted } = await partyline.mutate(AcceptDocument, {
        input: { id, peerInfo: answer },
      })
      if (this.call !== call) return
      if (accepted.outcome !== 'DONE') return this.end('The call was taken elsewhere, or is over.')
      this.talk(call, state.from)
      this.tellWays(call, id)
    } catch (error) {
      this.fail(call, error)
    }
  }

  /** Says that one cannot take the call. */
  async decline(): Promise<void> {
    const id = this.call?.sessionId
    this.end()
    if (id !== undefined) await partyline.mutate(BusyDocument, { input: { id } }).catch(() => {})
  }

  async hangUp(): Promise<void> {
    if (this.state.get().kind === 'ringing') return this.decline()
    const id = this.call?.sessionId
    this.end()
    if (id !== undefined) await partyline.mutate(StopDocument, { input: { id } }).catch(() => {})
  }

  mute(muted: boolean): void {
    const state = this.state.get()
    if (state.kind !== 'talking') return
    this.call?.peer?.mute(muted)
    this.state.set({ ...state, muted })
  }

  levels(): Promise<{ own: number; other: number }> | undefined {
    return this.call?.peer?.levels()
  }

  private async hear(signal: Signal): Promise<void> {
    const { call } = this
    const { issuer, peerInfo } = signal
    if (signal.__typename === 'StartSignal') return this.ring(signal)
    if (call === undefined || (signal.cid !== call.cid && signal.cid !== call.start?.cid)) return
    switch (signal.__typename) {
      case 'CandidateSignal':
        call.waysIn.push({ from: issuer, candidate: peerInfo ?? '' })
        if (this.state.get().kind === 'talking') this.takeWays(call, issuer)
        return
      case 'AcceptSignal':
        if (this.state.get().kind !== 'calling') return
        await call.peer?.take(peerInfo ?? '')
        this.takeWays(call, issuer)
        return this.talk(call, namesIn(signal).operatorName ?? call.to ?? '')
      case 'BusySignal':
        return this.end(ENDINGS.BUSY)
      case 'StopSignal':
        return this.end(ENDINGS[signal.reason ?? 'HUNG_UP'])
    }
  }

  private async ring(start: Signal): Promise<void> {
    const { call } = this
    const id = start.voiceSession?.id ?? ''
    if (call === undefined) {
      this.begin({ cid: start.cid ?? '', start, sessionId: id })
      const { customer, operatorName } = namesIn(start)
      this.state.set({ kind: 'ringing', from: customer ?? operatorName ?? callerIn(start) })
    } else if (isNamed(call.to, start.issuer) && call.sessionId === undefined) {
      // Both call each other: what comes of it is said in the answer to one's own start.
      call.start = start
      if (call.crossedBy === id) await this.cross(call, id)
    } else if (call.sessionId !== id) {
      await partyline.mutate(BusyDocument, { input: { id } })
    }
  }

  /** The other one was faster: the two want to talk, so that call is taken. */
  private async cross(call: Call, id: string): Promise<void> {
    if (this.call !== call) return
    const { start } = call
    call.crossedBy = id
    if (start?.voiceSession?.id !== id) return
    call.peer?.close()
    this.begin({ cid: start.cid ?? '', start, sessionId: id, waysIn: call.waysIn })
    this.state.set({ kind: 'ringing', from: callerIn(start) })
    await this.accept()
  }

  private begin(known: Partial<Call> & { cid: string }): Call {
    this.call = { waysIn: [], waysOut: [], audio: 'new', ...known }
    return this.call
  }

  private async peerFor(call: Call): Promise<Peer> {
    const peer = await openPeer({
      onWay: candidate => {
        call.waysOut.push(candidate)
        const isHeard = call.start === undefined || this.state.get().kind === 'talking'
        if (call.sessionId !== undefined && isHeard) this.tellWays(call, call.sessionId)
      },
      onAudio: stream => this.audio.set(stream),
      onState: audio => {
        call.audio = audio
        const state = this.state.get()
        if (this.call !== call || state.kind !== 'talking') return
        if (audio === 'failed') void this.hangUp()
        else this.state.set({ ...state, audio })
      },
    })
    call.peer = peer
    if (this.call !== call) peer.close()
    return peer
  }

  private tellWays(call: Call, id: string): void {
    call.sessionId = id
    for (const candidate of call.waysOut.splice(0)) {
      // One that is lost does not end a call that has others.
      partyline.mutate(CandidateDocument, { input: { id, candidate } }).catch(() => {})
    }
  }

  private takeWays(call: Call, from: string | null): void {
    for (const way of call.waysIn.splice(0)) {
      if (way.from === from) call.peer?.addWay(way.candidate)
    }
  }

  private talk(call: Call, whom: string): void {
    this.state.set({ kind: 'talking', whom, since: Date.now(), audio: call.audio, muted: false })
  }

  private end(last?: string): void {
    this.call?.peer?.close()
    this.call = undefined
    this.audio.set(undefined)
    this.state.set({ kind: 'calm', ...(last !== undefined && { last }) })
  }

  private fail(call: Call | undefined, error: unknown): void {
    if (call === undefined || this.call !== call) return
    const denied = error instanceof DOMException && error.name === 'NotAllowedError'
    this.end(denied ? 'Without the microphone there is no call.' : String((error as Error).message))
    const { sessionId: id } = call
    if (id !== undefined) partyline.mutate(StopDocument, { input: { id } }).catch(() => {})
  }
}

/** The name of who is calling, without its source. */
function callerIn({ voiceSession, issuer }: Signal): string {
  return voiceSession?.starterName ?? issuer ?? 'Somebody'
}

/** Whether what somebody dialled is this identity: one may leave the source out. */
function isNamed(dialled: string | undefined, identity: string | null): boolean {
  if (dialled === undefined || identity === null) return false
  return identity === dialled || identity.endsWith(`:${dialled}`)
}

/** What the server filled in about who is calling or speaking. */
function namesIn({ data }: Signal): { operatorName?: string; customer?: string } {
  return (data ?? {}) as { operatorName?: string; customer?: string }
}
