import { parseEndpoint } from '../kernel/endpoint.js'
import { interruptCallRecording } from './call-recording.js'
import type { CallStep, StepAction } from './document.js'
import { fetchUrl, filledUrl } from './fetch-url.js'
import { keyPlanOf } from './keys.js'
import { SPEECH_TAGS, TRANSCRIPTION_TAGS } from './languages.js'
import { isMachine } from './machine.js'
import { fail, hangUp } from './outcomes.js'
import { FETCH_DEPTH } from './run.js'
import { emit, type Turn, trace } from './turn.js'
import { fill } from './variables.js'

/** How long the carrier waits for a first or further key: its own default (FACTS §2), the source names no figure. */
export const KEY_TIMEOUT_MS = 5000
/** How long a machine's greeting may last before it is spoken over. */
export const LONGEST_GREETING_MS = 30_000
/** The longest text the carrier says at once (FACTS §2, SAY). */
const LONGEST_SPEECH = 3000
/** A tone with the gap after it; `w` and `W` are pauses of their own (FACTS §2, send_dtmf). */
const TONE_MS = 350

type Perform = { [A in StepAction]: (turn: Turn, step: CallStep<A>) => void }

/**
 * What each action asks for, and what the run waits for then; total. A step that cannot be done leaves the run
 * without a wait, and the next one follows.
 */
const PERFORM: Perform = {
  say: (turn, step) => {
    const { machine, greetingEnded } = turn.run
    if (!checksMachine(turn, step)) {
      say(turn, step, step.repeat)
    } else if (machine === null) {
      turn.run.wait = { kind: 'machine', effectId: emit(turn, 'startTimer', { ms: step.machineTimeout }) }
    } else if (isMachine(machine) && step.ifMachine === 'hangup') {
      hangUp(turn, { kind: 'MACHINE_ANSWERED' })
    } else if (isMachine(machine) && !greetingEnded) {
      turn.run.wait = { kind: 'greeting', effectId: emit(turn, 'startTimer', { ms: LONGEST_GREETING_MS }) }
    } else {
      say(turn, step, step.repeat)
    }
  },
  play: (turn, step) => {
    const audioUrl = filledUrl(step.media, turn.run.variables)
    if (audioUrl === undefined) unable(turn, step, 'The address of the audio is none.')
    else if (keyPlanOf(step) !== undefined) gather(turn, step, { audioUrl }, 1)
    else turn.run.wait = { kind: 'audio', effectId: emit(turn, 'play', { audioUrl }) }
  },
  pause: (turn, step) => {
    turn.run.wait = { kind: 'pause', effectId: emit(turn, 'startTimer', { ms: step.length * 1000 }) }
  },
  record: (turn, step) => {
    interruptCallRecording(turn)
    const { maxLength, timeout = 0, transcribe, transcribeLanguage } = step
    const effectId = emit(turn, 'startRecording', {
      scope: 'STEP',
      channels: 'SINGLE',
      track: 'INBOUND',
      beep: true,
      ...(maxLength > 0 && { maxSeconds: maxLength }),
      ...(timeout > 0 && { silenceSeconds: timeout }),
      transcribe,
      ...(transcribe &&
        transcribeLanguage !== undefined && {
          transcriptionLanguage: TRANSCRIPTION_TAGS[transcribeLanguage],
        }),
    })
    turn.run.wait = { kind: 'recording', effectId, finishKey: null }
  },
  transfer: (turn, step) => {
    const to = parseEndpoint(fill(step.destination, turn.run.variables))
    if (to === undefined) unable(turn, step, 'The destination is no number and no SIP URI.')
    else turn.run.wait = { kind: 'transfer', effectId: emit(turn, 'transfer', { to }), to }
  },
  fetchCallFlow: (turn, step) => {
    const url = fetchUrl(step.url, turn.run.variables)
    if (turn.run.fetchCount >= FETCH_DEPTH) {
      fail(turn, 'FLOW_LIMIT_EXCEEDED', `A run fetches at most ${FETCH_DEPTH} flows.`)
    } else if (url === undefined) {
      fail(turn, 'FLOW_FETCH_FAILED', 'The address of the flow is none.')
    } else {
      turn.run.wait = { kind: 'fetch', effectId: emit(turn, 'fetchFlow', { url }) }
    }
  },
  hangup: turn => hangUp(turn, { kind: 'COMPLETED' }),
  sendKeys: (turn, step) => {
    const digits = fill(step.keys, turn.run.variables)
    if (!/^[0-9A-DwW*#]+$/.test(digits)) {
      unable(turn, step, 'There are no keys to send.')
      return
    }
    emit(turn, 'sendDigits', { digits })
    turn.run.wait = { kind: 'tones', effectId: emit(turn, 'startTimer', { ms: tonesMs(digits) }) }
  },
}

/** Begins a step. */
export function perform<A extends StepAction>(turn: Turn, step: CallStep<A>): void {
  const run = PERFORM[step.action as A] as (turn: Turn, step: CallStep<A>) => void
  run(turn, step)
}

/** Says a text; where keys are awaited, each repetition is a collection of its own. */
export function say(turn: Turn, step: CallStep<'say'>, times: number): void {
  const text = fill(step.payload, turn.run.variables).slice(0, LONGEST_SPEECH)
  const speech = { text, voice: step.voice, language: SPEECH_TAGS[step.language].tag }
  if (text.trim() === '') unable(turn, step, 'There is nothing to say.')
  else if (keyPlanOf(step) !== undefined) gather(turn, step, { speech }, times)
  else turn.run.wait = { kind: 'audio', effectId: emit(turn, 'speak', { speech, loop: times }) }
}

type Prompt = Parameters<typeof emit<'gather'>>[2]['prompt']

function gather(turn: Turn, step: CallStep<'say' | 'play'>, prompt: Prompt, times: number): void {
  const { max = 1, endKey } = keyPlanOf(step) ?? {}
  const effectId = emit(turn, 'gather', {
    prompt,
    minimumDigits: 1,
    maximumDigits: max,
    ...(endKey !== undefined && { terminatingDigit: endKey }),
    timeoutMs: KEY_TIMEOUT_MS,
  })
  turn.run.wait = { kind: 'gather', effectId, repeatsLeft: times - 1 }
}

function checksMachine({ run }: Turn, step: CallStep<'say'>): boolean {
  const { leg } = run
  return step.ifMachine !== 'continue' && leg?.direction === 'OUTBOUND' && leg.detectsMachines
}

function unable(turn: Turn, step: CallStep, reason: string): void {
  trace(turn, step, 'FAILED', reason)
}

function tonesMs(digits: string): number {
  return [...digits].reduce((ms, digit) => ms + (digit === 'w' ? 500 : digit === 'W' ? 1000 : TONE_MS), 0)
}
