import type { Carrier, Outcome, Refusal } from '../carrier/carrier.js'
import type { CarrierCommand, CommandKind } from '../carrier/commands.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Journal } from '../journal/journal.js'
import { controlIdsOf, dueCommands } from '../journal/outbox.js'
import type { Clock } from '../kernel/clock.js'
import type { CallControlId, CallLegId, CommandId } from '../kernel/ids.js'
import { LEASE_MS } from './requests.js'
import type { Transcribe } from './transcribe.js'

/** A command was sent (or given up); `attempts` counts the tries. */
export type Settle = (entry: CommandRecord, outcome: Outcome, attempts: number) => Promise<void>

export interface DispatcherOptions {
  journal: Journal
  carrier: Carrier
  transcribe: Transcribe
  clock: Clock
  settle: Settle
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}

const ATTEMPT_MS = 10_000
/** Somebody has to listen to the whole of a recording. */
const TRANSCRIBE_MS = 300_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 4_000
const ATTEMPTS = 6

/** Commands that may be sent again although the carrier may have carried them out: its window or their nature makes that harmless. */
const REPEATABLE: Record<CommandKind, boolean> = {
  placeCall: true,
  answerCall: true,
  rejectCall: true,
  hangUpCall: true,
  transferCall: true,
  bridgeCalls: true,
  speakOnCall: true,
  playOnCall: true,
  stopCallAudio: true,
  gatherDigits: true,
  sendDigits: true,
  startRecording: true,
  pauseRecording: true,
  resumeRecording: true,
  stopRecording: true,
  deleteRecording: true,
  transcribeRecording: true,
  createConference: true,
  joinConference: true,
  muteParticipants: true,
  unmuteParticipants: true,
  holdParticipants: true,
  unholdParticipants: true,
  removeParticipant: true,
  setSupervisorRole: true,
  speakToConference: true,
  // The carrier takes no command id for these two: everybody would hear them twice.
  playToConference: false,
  sendDigitsToConference: false,
  stopConferenceAudio: true,
  startConferenceRecording: true,
  pauseConferenceRecording: true,
  resumeConferenceRecording: true,
  stopConferenceRecording: true,
  endConference: true,
}

/** Sends what is in the outbox: each lane in order, each command until it is settled. */
export class Dispatcher {
  private readonly lanes = new Map<string, Promise<void>>()
  private readonly taken = new Set<CommandId>()
  private readonly stopped = new AbortController()

  constructor(private readonly options: DispatcherOptions) {}

  /** Sends commands that were just recorded by this node, and are leased to it. */
  send(entries: readonly CommandRecord[]): void {
    for (const entry of entries) {
      if (this.taken.has(entry.id)) continue
      this.taken.add(entry.id)
      const before = this.lanes.get(entry.lane) ?? Promise.resolve()
      const lane = before
        .then(() => this.deliver(entry))
        .catch(this.options.onError)
        .finally(() => {
          this.taken.delete(entry.id)
          if (this.lanes.get(entry.lane) === lane) this.lanes.delete(entry.lane)
        })
      this.lanes.set(entry.lane, lane)
    }
  }

  /** Takes over commands whose sender is gone: its lease has run out, or (`everything`) it was this data directory's last process. */
  async sweep(everything = false): Promise<void> {
    const { journal, clock } = this.options
    // Otherwise another node would send what waits here behind a slow one.
    const kept = [...this.taken]
    if (kept.length > 0) await journal.append(tx => tx.outbox.renew(kept, clock.now() + LEASE_MS))
    const due = await dueCommands(journal.reader, everything ? Number.MAX_SAFE_INTEGER : clock.now())
    const open = due.filter(entry => !this.taken.has(entry.id))
    if (open.length === 0) return
    this.send(await journal.append(tx => tx.outbox.claim(open, clock.now() + LEASE_MS)))
  }

  /** Stops sending; what is not settled stays in the outbox. */
  async close(): Promise<void> {
    this.stopped.abort()
    await Promise.allSettled(this.lanes.values())
  }

  private async deliver(entry: CommandRecord): Promise<void> {
    for (let attempt = entry.attempts + 1; ; attempt += 1) {
      if (this.stopped.signal.aborted) return
      const outcome = await this.attempt(entry)
      if (this.stopped.signal.aborted && outcome.kind === 'refused') return
      if (outcome.kind === 'accepted' || !this.triesAgain(entry, outcome.refusal, attempt)) {
        await this.options.settle(entry, outcome, attempt)
        return
      }
      await this.pause(outcome.refusal, attempt)
    }
  }

  private triesAgain(entry: CommandRecord, refusal: Refusal, attempt: number): boolean {
    if (!refusal.retryable || attempt >= ATTEMPTS) return false
    return !refusal.uncertain || REPEATABLE[entry.command.kind]
  }

  private async attempt(entry: CommandRecord): Promise<Outcome> {
    const { carrier, journal, transcribe } = this.options
    const { command } = entry
    const within = (ms: number) => AbortSignal.any([this.stopped.signal, AbortSignal.timeout(ms)])
    if (command.kind === 'transcribeRecording') return transcribe(command, within(TRANSCRIBE_MS))
    const tokens = await controlIdsOf(journal.reader, legsIn(command))
    const missing = legsIn(command).find(leg => tokens.get(leg)?.controlId === undefined)
    if (missing !== undefined) {
      return { kind: 'refused', refusal: { reason: 'NOT_FOUND', retryable: false, uncertain: false } }
    }
    const signal = within(ATTEMPT_MS)
    const controlIdOf = (leg: CallLegId) => tokens.get(leg)?.controlId as CallControlId
    try {
      const outcome = await carrier.send({ id: entry.id, command, controlIdOf }, signal)
      return adopts(command, outcome) ? await this.adopt(command, outcome, signal) : outcome
    } catch (error) {
      // A command that cannot even be put into words will not get better by waiting.
      this.options.onError(error)
      return { kind: 'refused', refusal: { reason: 'INVALID', retryable: false, uncertain: false } }
    }
  }

  /** A room's conference that is open already under its name is taken over instead of being opened again. */
  private async adopt(
    command: CarrierCommand<'createConference'>,
    refused: Outcome,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const conferenceId = await this.options.carrier.findConference(command.name, signal)
    return conferenceId === undefined
      ? refused
      : { kind: 'accepted', acceptance: { conferenceId, adopted: true } }
  }

  private pause(refusal: Refusal, attempt: number): Promise<void> {
    const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1))
    return new Promise(resolve => {
      const cancel = this.options.clock.after(Math.max(delay, refusal.retryAfterMs ?? 0), () => {
        this.stopped.signal.removeEventListener('abort', stop)
        resolve()
      })
      const stop = () => {
        cancel()
        resolve()
      }
      this.stopped.signal.addEventListener('abort', stop, { once: true })
    })
  }
}

function adopts(command: CarrierCommand, outcome: Outcome): command is CarrierCommand<'createConference'> {
  return (
    command.kind === 'createConference' &&
    command.roomId !== undefined &&
    outcome.kind === 'refused' &&
    outcome.refusal.reason === 'CONFERENCE_NAME_TAKEN'
  )
}

function legsIn(command: CarrierCommand): CallLegId[] {
  if (command.kind === 'deleteRecording' || command.kind === 'transcribeRecording') return []
  return [
    ...('legId' in command ? [command.legId] : []),
    ...('withLegId' in command ? [command.withLegId] : []),
    ...('legIds' in command && command.legIds !== 'ALL' ? command.legIds : []),
    ...('whisperTo' in command ? command.whisperTo : []),
  ]
}
