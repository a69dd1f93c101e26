import type { MachineResult } from '../call/facts.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { CallFlow } from './document.js'
import type { FlowOutcome } from './effects.js'
import type { FlowLeg } from './signals.js'

/** How many steps a run may come to, skipped ones included, before it is ended (T3.5). */
export const STEP_BUDGET = 1000
/** How many flows may take each other's place in one run (T3.5). */
export const FETCH_DEPTH = 10

/** What a run waits for; `effectId` names the effect whose end it is. */
export type FlowWait =
  /** A speech or a playback. */
  | { kind: 'audio'; effectId: string }
  /** Digits the carrier collects; how many more times the prompt may be given. */
  | { kind: 'gather'; effectId: string; repeatsLeft: number }
  /** A pause; no key was pressed yet. */
  | { kind: 'pause'; effectId: string }
  /** The next key of several. */
  | { kind: 'keys'; effectId: string }
  /** The tones of a sendKeys step. */
  | { kind: 'tones'; effectId: string }
  /** Whether a person or a machine answered. */
  | { kind: 'machine'; effectId: string }
  /** A machine's greeting. */
  | { kind: 'greeting'; effectId: string }
  | { kind: 'recording'; effectId: string; finishKey: string | null }
  /** The recording of a caller who is gone, whose details an address waits for. */
  | { kind: 'lastRecording'; effectId: string }
  | { kind: 'report'; effectId: string; finishKey: string | null }
  | { kind: 'fetch'; effectId: string }
  | { kind: 'transfer'; effectId: string; to: Endpoint }
  /** The caller is being told why the flow ends. */
  | { kind: 'apology'; effectId: string }

/** One thing that happened in a run; `flow` counts the flows that took each other's place. */
export interface TraceEntry {
  flow: number
  stepId: string
  event: 'ENTERED' | 'SKIPPED' | 'KEYS' | 'WENT_TO' | 'FAILED' | 'FLOW_FETCHED'
  detail?: string
}

/** Not yet begun, on its way, over. */
export const FLOW_RUN_STATUSES = ['READY', 'RUNNING', 'ENDED'] as const

/** A flow on its way through a call: plain data, the same after a trip through JSON. */
export interface FlowRun {
  id: string
  flowId: string | null
  flowVersion: number | null
  /** The flow as it was when the run began, or the one fetched since. */
  flow: CallFlow
  status: (typeof FLOW_RUN_STATUSES)[number]
  leg: FlowLeg | null
  /** The index of the present step; null before the first and after the end. */
  position: number | null
  variables: Record<string, string>
  /** Keys collected so far in a pause. */
  keys: string
  wait: FlowWait | null
  /** The effect that records the whole call. */
  callRecording: string | null
  /** Who answered; NOT_SURE also when nobody could tell in time. */
  machine: MachineResult | null
  greetingEnded: boolean
  /** Steps come to, flows fetched, effects asked for. */
  stepCount: number
  fetchCount: number
  effectCount: number
  trace: TraceEntry[]
  /** Known before the end while the caller is being told, or a last recording is being saved. */
  outcome: FlowOutcome | null
}

/** A run that waits for its `started` signal. */
export function createRun(
  id: string,
  flow: CallFlow,
  variables: Readonly<Record<string, string>> = {},
): FlowRun {
  return {
    id,
    flowId: flow.id ?? null,
    flowVersion: flow.version ?? null,
    flow,
    status: 'READY',
    leg: null,
    position: null,
    variables: { ...variables },
    keys: '',
    wait: null,
    callRecording: null,
    machine: null,
    greetingEnded: false,
    stepCount: 0,
    fetchCount: 0,
    effectCount: 0,
    trace: [],
    outcome: null,
  }
}
