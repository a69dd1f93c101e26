import type { HangupCause } from '../call/facts.js'
import type { Endpoint } from '../kernel/endpoint.js'
import type { RecordingTrack } from '../recording/facts.js'
import type { FlowVoice } from './document.js'

/** A text to say, in the carrier's tag for its language. */
export interface FlowSpeech {
  text: string
  voice: FlowVoice
  language: string
}

/** Why a run ended in failure. */
export const FLOW_FAILURES = ['FLOW_LIMIT_EXCEEDED', 'FLOW_FETCH_FAILED'] as const
export type FlowFailure = (typeof FLOW_FAILURES)[number]

/** How a run ended. */
export type FlowOutcome =
  /** The last step is done, or a hangup step ended the call. */
  | { kind: 'COMPLETED' }
  /** The call was put through; what follows is no longer the flow's. */
  | { kind: 'TRANSFERRED'; to: Endpoint }
  /** The other side hung up, or never answered. */
  | { kind: 'HUNG_UP'; cause?: HangupCause }
  /** A machine picked up, and a step hangs up then. */
  | { kind: 'MACHINE_ANSWERED' }
  | { kind: 'STOPPED' }
  /** The caller was told, and hung up. */
  | { kind: 'FAILED'; code: FlowFailure; reason: string }

/** What an address that continues a flow is told, by query or by form. */
export interface RecordingReport {
  callID: string
  legID: string
  source: string
  destination: string
  recordingID: string
  /** Seconds, as text. */
  duration: string
}

/** What each effect needs to be carried out. A timer is known by the id of the effect that starts it. */
export interface FlowEffects {
  /** speakOnCall; done when the speech has ended. */
  speak: { speech: FlowSpeech; loop: number }
  /** playOnCall; done when the playback has ended. */
  play: { audioUrl: string }
  /** gatherDigits; done when the digits are gathered. No terminating digit means that every key is a digit. */
  gather: {
    prompt: { speech: FlowSpeech } | { audioUrl: string }
    minimumDigits: number
    maximumDigits: number
    terminatingDigit?: string
    /** Waiting for the first key after the prompt, and for each further one. */
    timeoutMs: number
  }
  /** stopCallAudio; nothing waits for it. */
  stopAudio: Record<never, never>
  /** A durable timer; done when it elapses. */
  startTimer: { ms: number }
  cancelTimer: { timerId: string }
  /** startRecording; done when the recording is saved. A recording of the whole call is waited for by nothing. */
  startRecording: {
    scope: 'STEP' | 'CALL' | 'TRANSFER'
    channels: 'SINGLE' | 'DUAL'
    /** Of this leg's phone: what it says (inbound), what it hears (outbound). */
    track: RecordingTrack
    beep: boolean
    maxSeconds?: number
    silenceSeconds?: number
    transcribe: boolean
    transcriptionLanguage?: string
  }
  /** stopRecording of the recording that the named effect started; nothing waits for it. */
  stopRecording: { recordingEffectId: string }
  /** transferCall; done when it is bridged or has failed. */
  transfer: { to: Endpoint }
  /** sendDigits; a timer beside it waits for the tones. */
  sendDigits: { digits: string }
  /** hangUpCall; the run has ended. */
  hangUp: Record<never, never>
  /** GET; done when the flow is there or could not be had. */
  fetchFlow: { url: string }
  /** POST; done when it answered with a flow, with none, or failed. Nothing waits for it once the caller is gone. */
  postRecording: { url: string; report: RecordingReport; variables: Record<string, string> }
  /** The run has ended, and how. */
  setOutcome: { outcome: FlowOutcome }
}
export type FlowEffectType = keyof FlowEffects

/** What a run wants done. Ids are `<run>:<n>`, counted per run, so that a repeated step asks for the same. */
export type FlowEffect<T extends FlowEffectType = FlowEffectType> = {
  [K in T]: { type: K; id: string } & FlowEffects[K]
}[T]
