import type { Notice, Refusal, VoiceApplication } from '../carrier/carrier.js'
import type { CarrierCommand } from '../carrier/commands.js'
import type { NumberFeature, NumberMarket } from '../carrier/numbers.js'
import type { Room, RoomSettings, Seating } from '../conference/room.js'
import type { Actor } from '../fact/fact.js'
import type { CallFlow, FlowDraft } from '../flow/document.js'
import type { Found } from '../flow/findings.js'
import type { Problem } from '../flow/problems.js'
import type { FlowRunRecord } from '../flow/record.js'
import type { StoredFlow } from '../journal/call-flows.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Delivery } from '../journal/deliveries.js'
import type { E164 } from '../kernel/endpoint.js'
import type {
  CallFlowId,
  CallId,
  CallLegId,
  FlowRunId,
  Identity,
  NumberBindingId,
  RoomId,
  ServiceLineId,
} from '../kernel/ids.js'
import type { ServiceLineSettings } from '../signalling/line.js'
import type { NumberBinding, TargetChange } from '../tracking/binding.js'
import type { NumberOrder } from '../tracking/order.js'
import type { ServiceLineOutcome } from './service-lines.js'
import type { VoiceAnswer, VoiceReference, VoiceSaying, VoiceStart } from './voice.js'

/** Who asks, and how a repetition of the same request is recognised. */
export interface Request {
  actor: Actor
  /** The client's idempotency key; scoped to the actor. */
  idempotencyKey?: string
}

/** What became of a command that was asked for. */
export type Settlement =
  | { kind: 'accepted'; command: CommandRecord; replayed: boolean }
  | { kind: 'refused'; command: CommandRecord; refusal: Refusal; replayed: boolean }
  /** Recorded and on its way, but not settled in the time one can wait for. */
  | { kind: 'pending'; command: CommandRecord }
  /** The same idempotency key was used for something else. */
  | { kind: 'conflict' }
  /** It cannot be asked for as things stand: nothing was recorded. */
  | { kind: 'impossible'; why: Impossible }

/** What became of a command that nobody waits for. */
export type Order =
  | { kind: 'recorded'; command: CommandRecord; replayed: boolean }
  | Extract<Settlement, { kind: 'conflict' | 'impossible' }>

export interface Impossible {
  code: 'NOT_FOUND' | 'ACTION_NOT_ALLOWED' | 'DESTINATION_REQUIRED' | 'OUTBOUND_NOT_ALLOWED'
  message: string
  /** The input field at fault. */
  path: string
  /** What else a program may want to know. */
  details?: Record<string, unknown>
}

/** What became of a change to a room. */
export type RoomOutcome =
  | { kind: 'done'; room: Room; seating: Seating }
  /** Another room has the name, or a number leads elsewhere by the binding named. */
  | { kind: 'conflict'; path: 'name' }
  | { kind: 'conflict'; path: 'numbers'; existing: NumberBinding }
  | { kind: 'unknown' }
  | { kind: 'inUse' }

/** What became of a request about a run of a call flow. */
export type RunOutcome =
  | { kind: 'done'; record: FlowRunRecord }
  | { kind: 'conflict' }
  | { kind: 'impossible'; why: Impossible }

/** A binding to be. */
export interface BindingDraft {
  number: E164
  label?: string
  target: TargetChange
}

/** What is to be different about a binding; a label of null takes it away. */
export interface BindingChange {
  label?: string | null
  target?: TargetChange
}

/** What became of a change to a number's binding. */
export type BindingOutcome =
  | { kind: 'done'; binding: NumberBinding }
  /** The number leads somewhere already. */
  | { kind: 'conflict'; existing: NumberBinding }
  | { kind: 'unknown' }
  /** Only a binding in force can be changed. */
  | { kind: 'ended'; binding: NumberBinding }
  | { kind: 'impossible'; why: Impossible }

/** What became of a change to a call flow; the problems are all warnings when it was done. */
export type CallFlowOutcome =
  | { kind: 'done'; stored: StoredFlow; problems: Problem[] }
  | ({ kind: 'invalid' } & Found)
  /** Somebody else changed it: this is its version now. */
  | { kind: 'stale'; version: number }
  | { kind: 'unknown' }
  /** It is the default one, or a number leads to it. */
  | { kind: 'inUse'; by: 'DEFAULT' | 'NUMBER' }

/** What is to be different about a flow. */
export interface CallFlowChange {
  /** The version that is being changed. */
  expectedVersion: number
  /** What is left out stays. */
  changes: Partial<FlowDraft>
}

/** A number to be bought: this one, or one of the area code. */
export interface OrderDraft {
  number?: E164
  areaCode?: string
  features: NumberFeature[]
  label?: string
  /** Where it is to lead; absent: nowhere. */
  target?: TargetChange
}

/** What became of a wish for a number. */
export type OrderStart =
  /** The order as it stands; not settled when it takes longer than one waited. */
  | { kind: 'started'; order: NumberOrder; replayed: boolean }
  /** The number leads somewhere already. */
  | { kind: 'conflict'; existing: NumberBinding }
  /** The same idempotency key was used for something else. */
  | { kind: 'keyConflict' }
  | { kind: 'impossible'; why: Impossible }

/** How a comparison of our view with the carrier's went. */
export interface Reconciliation {
  /** Conferences and calls that were compared. */
  checked: number
  /** Facts that were missing and are recorded now. */
  corrected: number
  /** Participants of our conferences whose legs we have never heard of; nothing can be recorded about them. */
  unknownLegs: number
  /** False when the carrier could not say all that was asked. */
  complete: boolean
}

/** How parties talk from browser to browser, and who stands by for them. */
export interface Signalling {
  /** Starts a session with a person or a line. */
  start(start: VoiceStart): Promise<VoiceAnswer>
  /** Says something to a session that is there. */
  say(of: VoiceReference, saying: VoiceSaying): Promise<VoiceAnswer>
  /** Switches an operator on or off for calls of lines; false when this is no operator of any line. */
  setAvailability(who: Identity, available: boolean): Promise<boolean>
  /**
   * Somebody began to listen to signals; the answer says that it is over. Who may not take calls of lines is switched
   * off as an operator.
   */
  attend(who: Identity, as: { takesCalls: boolean }): () => void
  createLine(settings: ServiceLineSettings): Promise<ServiceLineOutcome>
  updateLine(id: ServiceLineId, changes: Partial<ServiceLineSettings>): Promise<ServiceLineOutcome>
  deleteLine(id: ServiceLineId): Promise<ServiceLineOutcome>
}

/** The one place where things happen in sequence: facts are recorded, rules decide, commands are sent. */
export interface Switchboard {
  /** Records what the carrier told; resolves when it is durable. */
  receive(notice: Notice, delivery: Omit<Delivery, 'verdict'>): Promise<'RECORDED' | 'DUPLICATE'>
  /** Notes a webhook that told nothing: refused, or no event. */
  note(delivery: Delivery): Promise<void>
  /** Records a command, sends it and waits for the carrier's answer. */
  command(command: CarrierCommand, request: Request): Promise<Settlement>
  /** Places a call that runs a flow when it is answered. */
  placeCall(command: CarrierCommand<'placeCall'>, flow: CallFlow, request: Request): Promise<Settlement>
  /** Runs a flow on a leg that is up. */
  runFlow(flow: CallFlow, on: { callId: CallId; legId: CallLegId }, request: Request): Promise<RunOutcome>
  /** Ends a run; its call goes on without it. */
  stopRun(id: FlowRunId, request: Request): Promise<RunOutcome>
  /**
   * Records that a saved recording is to be transcribed. Does not wait for the text: a later fact brings it, or why
   * there is none.
   */
  requestTranscription(command: CarrierCommand<'transcribeRecording'>, request: Request): Promise<Order>
  /** Adds a room; refused when another has its name or one of its numbers. */
  createRoom(settings: RoomSettings, by: Actor): Promise<RoomOutcome>
  /** Changes a room's settings, also while it is in use: the next decision is by the new ones. */
  updateRoom(id: RoomId, changes: Partial<RoomSettings>, by: Actor): Promise<RoomOutcome>
  /** Takes a room away; refused while a conference is in progress in it. */
  deleteRoom(id: RoomId, by: Actor): Promise<RoomOutcome>
  /** Lets a number lead somewhere; refused when it does already. */
  createBinding(draft: BindingDraft): Promise<BindingOutcome>
  /** Lets a bound number lead elsewhere, or by other settings: calls that are there already stay as they are. */
  updateBinding(id: NumberBindingId, change: BindingChange): Promise<BindingOutcome>
  /** Lets a number lead nowhere from now on. */
  deleteBinding(id: NumberBindingId): Promise<BindingOutcome>
  /** Keeps a call flow, unless something is wrong with it; one that says `default` takes the place of the default one. */
  createCallFlow(draft: FlowDraft): Promise<CallFlowOutcome>
  /** Gives a call flow its next version; runs go on with the one they began with. */
  updateCallFlow(id: CallFlowId, change: CallFlowChange): Promise<CallFlowOutcome>
  /** Takes a call flow away with all its versions; refused while callers are led to it. */
  deleteCallFlow(id: CallFlowId): Promise<CallFlowOutcome>
  /** Makes a call flow the only default one, or not the default one any longer. */
  setDefaultCallFlow(id: CallFlowId, isDefault: boolean): Promise<CallFlowOutcome>
  voice: Signalling
  /** What can be bought, and what is ours, as the carrier says; rejects when it cannot say. */
  readonly market: Pick<NumberMarket, 'search' | 'owned'>
  /** Our application as it is set up at the carrier; rejects when the carrier cannot say. */
  application(signal: AbortSignal): Promise<VoiceApplication>
  /** Buys a number and binds it; waits at most so many milliseconds for the end of it. */
  orderNumber(draft: OrderDraft, request: Request, waitMs: number): Promise<OrderStart>
  /** Compares our view with the carrier's and records what we have not heard of; takes seconds when they differ. */
  reconcile(): Promise<Reconciliation>
  /** Finishes what is under way and stops. */
  close(): Promise<void>
}
