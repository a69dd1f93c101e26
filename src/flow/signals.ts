import type { Direction, GatherStatus, HangupCause, MachineResult } from '../call/facts.js'
import type { CallFlow } from './document.js'

/** The leg a flow runs on. */
export interface FlowLeg {
  callId: string
  legId: string
  direction: Direction
  /** Who calls, and who is called. */
  source: string
  destination: string
  /** True when the carrier was asked to tell whether a machine answers. */
  detectsMachines: boolean
}

/** A saved recording, as far as a flow cares. */
export interface SavedRecording {
  recordingId: string
  seconds: number
}

/** How an effect that a run waits for came to its end. */
export type EffectResult =
  /** A speech, a playback or a timer. */
  | { kind: 'ended' }
  | { kind: 'gathered'; digits: string; status: GatherStatus }
  | { kind: 'recorded'; recording: SavedRecording }
  | { kind: 'bridged' }
  | { kind: 'transferFailed'; cause: HangupCause }
  | { kind: 'fetched'; flow: CallFlow }
  /** The answer to a recording's report holds no flow: the present one goes on. */
  | { kind: 'noFlow' }
  /** Whatever failed after it was accepted: a recording, a fetch, an answer that is no valid flow. */
  | { kind: 'failed'; reason: string }

/** What a run is told. One that means nothing where the run stands changes nothing. */
export type FlowSignal =
  /** The leg is answered and the flow may speak. */
  | { type: 'started'; leg: FlowLeg }
  | { type: 'effectDone'; effectId: string; result: EffectResult }
  /** An effect was refused; `CALL_ENDED` counts as a hang-up. */
  | { type: 'commandFailed'; effectId: string; refusal: string }
  | { type: 'digit'; digit: string }
  | { type: 'machineDetected'; result: MachineResult }
  | { type: 'machineGreetingEnded' }
  | { type: 'hungUp'; cause?: HangupCause }
  | { type: 'stopped' }
export type FlowSignalType = FlowSignal['type']
