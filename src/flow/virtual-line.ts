import type { Agenda } from './agenda.js'
import { type FlowAnswer, resultOfAnswer } from './answer.js'
import type { FlowEffect, FlowEffects, FlowEffectType } from './effects.js'
import { isAskedBy } from './fetch-url.js'
import type { CallerScript, ScriptedServer } from './script.js'
import type { EffectResult, FlowSignal } from './signals.js'

/** How long things take on the virtual line, in milliseconds. */
const TAKES = { character: 60, speech: 500, audio: 5000, ring: 3000, save: 500, server: 100 }

type CarryOut = { [T in FlowEffectType]: (effect: FlowEffect<T>) => void }

/** A carrier without a network: carries out a run's effects against a scripted caller, and tells the run by signals. */
export class VirtualLine {
  private readonly timers = new Map<string, () => void>()
  private stopAudio = () => {}
  private press: ((digit: string) => void) | undefined
  private recording: { effectId: string; since: number; stops: (() => void)[] } | undefined
  private transfers: readonly (string | undefined)[]
  private readonly servers: ScriptedServer[]
  private readonly results = new Map<FlowAnswer, EffectResult>()

  constructor(
    private readonly agenda: Agenda,
    private readonly script: CallerScript,
    private readonly tell: (signal: FlowSignal) => void,
    private readonly promptEnded: () => void,
  ) {
    this.transfers = script.transfers ?? []
    this.servers = [...(script.servers ?? [])]
  }

  /** A key is told at once, and also collected where the line collects. */
  pressKey(digit: string): void {
    this.tell({ type: 'digit', digit })
    this.press?.(digit)
  }

  /** The caller hangs up; what was recorded is saved. */
  hangUp(): void {
    this.silence()
    this.tell({ type: 'hungUp', cause: 'NORMAL_CLEARING' })
    this.save()
  }

  carryOut(effect: FlowEffect): void {
    const act = this.acts[effect.type] as (effect: FlowEffect) => void
    act(effect)
  }

  private readonly acts: CarryOut = {
    speak: ({ id, speech, loop }) =>
      this.sound(speechMs(speech.text) * loop, () => this.done(id, { kind: 'ended' })),
    play: ({ id }) => this.sound(this.audioMs, () => this.done(id, { kind: 'ended' })),
    gather: effect => this.gather(effect),
    stopAudio: () => this.silence(),
    startTimer: ({ id, ms }) => {
      this.timers.set(
        id,
        this.agenda.after(ms, () => this.done(id, { kind: 'ended' })),
      )
    },
    cancelTimer: ({ timerId }) => this.timers.get(timerId)?.(),
    startRecording: effect => this.record(effect),
    stopRecording: ({ recordingEffectId }) => {
      if (this.recording?.effectId === recordingEffectId) this.save()
    },
    transfer: ({ id }) => {
      const [result = 'ANSWERED', ...rest] = this.transfers
      if (rest.length > 0) this.transfers = rest
      this.agenda.after(TAKES.ring, () =>
        this.done(
          id,
          result === 'ANSWERED'
            ? { kind: 'bridged' }
            : {
                kind: 'transferFailed',
                cause: result as Extract<EffectResult, { kind: 'transferFailed' }>['cause'],
              },
        ),
      )
    },
    sendDigits: () => {},
    hangUp: () => this.silence(),
    fetchFlow: ({ id, url }) => this.ask(id, url),
    postRecording: ({ id, url }) => this.ask(id, url),
    setOutcome: () => {},
  }

  private get audioMs(): number {
    return this.script.audioMs ?? TAKES.audio
  }

  private done(effectId: string, result: EffectResult): void {
    this.tell({ type: 'effectDone', effectId, result })
  }

  private sound(ms: number, ended: () => void): void {
    this.stopAudio = this.agenda.after(ms, () => {
      ended()
      this.promptEnded()
    })
  }

  private silence(): void {
    this.stopAudio()
    this.press = undefined
  }

  private gather({ id, prompt, maximumDigits, terminatingDigit, timeoutMs }: FlowEffect<'gather'>): void {
    let digits = ''
    let stopWaiting = () => {}
    const finish = () => {
      stopWaiting()
      this.press = undefined
      this.done(id, { kind: 'gathered', digits, status: digits === '' ? 'TIMEOUT' : 'VALID' })
    }
    const wait = () => {
      stopWaiting()
      stopWaiting = this.agenda.after(timeoutMs, finish)
    }
    this.sound('speech' in prompt ? speechMs(prompt.speech.text) : this.audioMs, wait)
    this.press = digit => {
      this.stopAudio()
      if (digit !== terminatingDigit) digits += digit
      if (digit === terminatingDigit || digits.length >= maximumDigits) finish()
      else wait()
    }
  }

  private record({
    id,
    scope,
    maxSeconds,
    silenceSeconds,
  }: FlowEffects['startRecording'] & { id: string }): void {
    if (scope !== 'STEP') return
    const since = this.agenda.now
    const ends = [
      ...(maxSeconds === undefined ? [] : [maxSeconds * 1000]),
      ...(silenceSeconds === undefined ? [] : [this.silentFrom(since, silenceSeconds * 1000) - since]),
    ]
    this.recording = { effectId: id, since, stops: ends.map(ms => this.agenda.after(ms, () => this.save())) }
  }

  /** When the caller will have been silent for so long. */
  private silentFrom(since: number, ms: number): number {
    let quiet = since
    for (const { fromMs, toMs } of this.script.speaks ?? []) {
      if (fromMs <= quiet + ms) quiet = Math.max(quiet, toMs)
    }
    return quiet + ms
  }

  private save(): void {
    const { recording } = this
    if (recording === undefined) return
    this.recording = undefined
    for (const stop of recording.stops) stop()
    const seconds = Math.round((this.agenda.now - recording.since) / 1000)
    this.agenda.after(TAKES.save, () =>
      this.done(recording.effectId, {
        kind: 'recorded',
        recording: { recordingId: `recording-${recording.effectId}`, seconds },
      }),
    )
  }

  /** What is answered again and again is read once. */
  private resultOf(answer: FlowAnswer): EffectResult {
    const result = this.results.get(answer) ?? resultOfAnswer(answer)
    this.results.set(answer, result)
    return result
  }

  private ask(effectId: string, url: string): void {
    const index = this.servers.findIndex(s => isAskedBy(s.url, url))
    const server = this.servers[index]
    const answer: FlowAnswer = server ?? { status: 404, body: '' }
    const isLast = this.servers.filter(s => s.url === server?.url).length === 1
    if (server !== undefined && !isLast) this.servers.splice(index, 1)
    this.agenda.after(TAKES.server, () => this.done(effectId, this.resultOf(answer)))
  }
}

function speechMs(text: string): number {
  return Math.max(TAKES.speech, text.length * TAKES.character)
}
