import type { Instant } from '../kernel/instant.js'

/** What a step can do (S3.38), and `sendKeys`, which clients of the dialect know as well. */
export const STEP_ACTIONS = [
  'transfer',
  'say',
  'play',
  'pause',
  'record',
  'fetchCallFlow',
  'hangup',
  'sendKeys',
] as const
export type StepAction = (typeof STEP_ACTIONS)[number]

/** Whose voice a transferred call's recording holds: the destination's, the source's, or each by itself (S3.42). */
export const TRANSFER_RECORDINGS = ['in', 'out', 'both'] as const
export type TransferRecording = (typeof TRANSFER_RECORDINGS)[number]

/** The tags a text can be said in, as the dialect spells them (S3.44). */
export const SPEECH_LANGUAGES = [
  'cy-gb',
  'da-dk',
  'de-de',
  'el-gr',
  'en-au',
  'en-gb',
  'en-gb-wls',
  'en-in',
  'en-us',
  'es-es',
  'es-mx',
  'es-us',
  'fr-ca',
  'fr-fr',
  'id-id',
  'is-is',
  'it-it',
  'ja-jp',
  'ko-kr',
  'ms-my',
  'nb-no',
  'nl-nl',
  'pl-pl',
  'pt-br',
  'pt-pt',
  'ro-ro',
  'ru-ru',
  'sv-se',
  'ta-in',
  'th-th',
  'tr-tr',
  'vi-vn',
  'zh-cn',
  'zh-hk',
] as const
export type SpeechLanguage = (typeof SPEECH_LANGUAGES)[number]

/** S3.45. */
export const FLOW_VOICES = ['male', 'female'] as const
export type FlowVoice = (typeof FLOW_VOICES)[number]

/** What a say step does when a machine picks up: does not check, waits until it stops talking, hangs up (S3.47). */
export const ON_MACHINE = ['continue', 'delay', 'hangup'] as const
export type OnMachine = (typeof ON_MACHINE)[number]

/** The key that ends a recording (S3.53). */
export const FINISH_KEYS = ['any', '#', '*', 'none'] as const
export type FinishOnKey = (typeof FINISH_KEYS)[number]

/** The tags a recording can be transcribed in; `en-UK` and `es-LA` are the dialect's own (S3.55, T3.2). */
export const TRANSCRIPTION_LANGUAGES = [
  'de-DE',
  'en-AU',
  'en-UK',
  'en-US',
  'es-ES',
  'es-LA',
  'fr-FR',
  'it-IT',
  'nl-NL',
  'pt-BR',
] as const
export type TranscriptionLanguage = (typeof TRANSCRIPTION_LANGUAGES)[number]

/** How a condition compares; ordered comparisons hold for numbers only (T3.7: the language is our own). */
export const CONDITION_OPERATORS = ['==', '!=', '<', '<=', '>', '>=', 'contains'] as const
export type ConditionOperator = (typeof CONDITION_OPERATORS)[number]

/** One comparison of a variable; the value may hold variables itself. */
export interface Condition {
  variable: string
  operator: ConditionOperator
  value: string
}

/** What every step has, whatever it does. */
export interface StepBase {
  /** Unique in the flow (S3.37). */
  id: string
  /** The step to go to when the caller pressed keys during this one (S3.61). */
  onKeypressGoto?: string
  /** The variable that keeps the pressed keys (S3.62). */
  onKeypressVar?: string
  /** Ends the collection and is not part of the variable (S3.64). */
  endKey?: string
  /** How many keys are collected; absent: one, or any number when there is an end key (S3.63). */
  maxNumKeys?: number
  /** All must hold, otherwise the step is skipped (S3.60). */
  conditions: Condition[]
}

/** The options of each action, with defaults filled in. */
export interface StepOptions {
  transfer: { destination: string; record?: TransferRecording }
  say: {
    payload: string
    language: SpeechLanguage
    voice: FlowVoice
    repeat: number
    ifMachine: OnMachine
    machineTimeout: number
  }
  play: { media: string }
  pause: { length: number }
  record: {
    maxLength: number
    timeout?: number
    finishOnKey: FinishOnKey
    transcribe: boolean
    transcribeLanguage?: TranscriptionLanguage
    onFinish?: string
  }
  fetchCallFlow: { url: string }
  hangup: Record<never, never>
  sendKeys: { keys: string }
}

/** One step: what every step has, and the options of its action. */
export type CallStep<A extends StepAction = StepAction> = {
  [P in A]: StepBase & { action: P } & StepOptions[P]
}[A]

/** What happens to a call, from the first step to the last (S3.32). */
export interface CallFlow {
  id?: string
  title: string
  /** Records the whole call (S3.35). */
  record: boolean
  /** Serves the numbers that have no flow of their own (S3.33). */
  default: boolean
  steps: CallStep[]
  createdAt?: Instant
  updatedAt?: Instant
  version?: number
}

/** A flow as somebody writes it: nothing is filled in and nothing was checked. */
export interface FlowDraft {
  id?: unknown
  title?: unknown
  record?: unknown
  default?: unknown
  steps: StepDraft[]
  createdAt?: unknown
  updatedAt?: unknown
  version?: unknown
}

/** A step as somebody writes it: its options lie beside what every step has. */
export interface StepDraft {
  action: string
  conditions?: { variable?: unknown; operator?: unknown; value?: unknown }[]
  [option: string]: unknown
}
