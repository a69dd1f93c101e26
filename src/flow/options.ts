import {
  FINISH_KEYS,
  FLOW_VOICES,
  ON_MACHINE,
  SPEECH_LANGUAGES,
  type StepAction,
  type StepOptions,
  TRANSCRIPTION_LANGUAGES,
  TRANSFER_RECORDINGS,
} from './document.js'
import type { Option, Rule } from './option.js'

/** The longest call the carrier allows, which bounds every duration inside it (FACTS §2, time_limit). */
const LONGEST_CALL_SECONDS = 14_400
const SECONDS: Rule = { type: 'integer', min: 0, max: LONGEST_CALL_SECONDS }

/** The options of each action: with `STEP_OPTIONS` and `FLOW_OPTIONS` the one place of types, defaults and bounds (S3.41–S3.58). */
export const OPTIONS: { readonly [A in StepAction]: { readonly [O in keyof StepOptions[A]]-?: Option } } = {
  transfer: {
    destination: {
      rule: { type: 'endpoint' },
      required: true,
      about: 'The number (E.164, with or without +) or SIP URI to transfer the call to.',
      source: 'S3.41',
    },
    record: {
      rule: { type: 'choice', of: TRANSFER_RECORDINGS },
      required: false,
      about: "Records the destination's voice (in), the source's (out), or each by itself (both).",
      source: 'S3.42',
    },
  },
  say: {
    payload: {
      rule: { type: 'text', maxLength: 1000 },
      required: true,
      about: 'The text to say.',
      source: 'S3.43',
      xml: '#text',
    },
    language: {
      rule: { type: 'choice', of: SPEECH_LANGUAGES },
      required: true,
      about: 'The language of the text.',
      source: 'S3.44',
    },
    voice: {
      rule: { type: 'choice', of: FLOW_VOICES },
      required: true,
      about: 'The voice that says it.',
      source: 'S3.45',
    },
    repeat: {
      rule: { type: 'integer', min: 1, max: 10 },
      required: false,
      default: 1,
      about: 'How often the text is said.',
      source: 'S3.46',
    },
    ifMachine: {
      rule: { type: 'choice', of: ON_MACHINE },
      required: false,
      default: 'delay',
      about:
        'When a machine picks up an outbound call: continue does not check, delay waits until it stops talking, hangup hangs up.',
      source: 'S3.47',
    },
    machineTimeout: {
      rule: { type: 'integer', min: 400, max: 10_000 },
      required: false,
      default: 7000,
      about: 'How long to find out whether a machine picked up, in milliseconds.',
      source: 'S3.48',
    },
  },
  play: {
    media: {
      rule: { type: 'url' },
      required: true,
      about: 'The address of a WAV file (mono, 8 kHz, 16 bit).',
      source: 'S3.49',
      xml: 'url',
    },
  },
  pause: {
    length: {
      rule: { type: 'integer', min: 1, max: LONGEST_CALL_SECONDS },
      required: true,
      about: 'How long to be silent, in seconds.',
      source: 'S3.50',
    },
  },
  record: {
    maxLength: {
      rule: SECONDS,
      required: false,
      default: 0,
      about: 'How long the recording may become, in seconds; 0 sets no limit.',
      source: 'S3.51',
    },
    timeout: {
      rule: SECONDS,
      required: false,
      about: 'Seconds of silence that end the recording; absent or 0: silence does not end it.',
      source: 'S3.52',
    },
    finishOnKey: {
      rule: { type: 'choice', of: FINISH_KEYS },
      required: false,
      default: 'none',
      about: 'The key that ends the recording.',
      source: 'S3.53',
    },
    transcribe: {
      rule: { type: 'boolean' },
      required: false,
      default: false,
      about: 'Transcribes the recording when it is saved; the flow does not wait for the text.',
      source: 'S3.54',
    },
    transcribeLanguage: {
      rule: { type: 'choice', of: TRANSCRIPTION_LANGUAGES },
      required: false,
      about: 'The language that is spoken; required when transcribe is true.',
      source: 'S3.55',
    },
    onFinish: {
      rule: { type: 'url' },
      required: false,
      about: "Receives the recording's details by POST and answers with the flow to continue with.",
      source: 'S3.56',
    },
  },
  fetchCallFlow: {
    url: {
      rule: { type: 'url' },
      required: true,
      about: 'Where the flow that takes the place of this one is fetched from, by GET.',
      source: 'S3.57',
    },
  },
  hangup: {},
  sendKeys: {
    keys: {
      rule: { type: 'keys' },
      required: true,
      about: 'The tones to send: 0-9 A-D * #, w waits half a second, W a whole one.',
      source: 'S3.38',
    },
  },
}

/** Every option a step with this action can have, by name; undefined for an action that does not exist. */
export function optionsOf(action: string): Readonly<Record<string, Option>> | undefined {
  return Object.hasOwn(OPTIONS, action) ? OPTIONS[action as StepAction] : undefined
}
