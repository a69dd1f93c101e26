import type { Carrier, Outcome, Refusal } from '../carrier/carrier.js'
import type { CarrierCommand, CommandKind } from '../carrier/commands.js'
import type { CommandRecord } from '../journal/commands.js'
import type { Journal } from '../journal/journal.js'
import { controlIdsOf, dueCommands, type Lease } from '../journal/outbox.js'
import type { Clock } from '../kernel/clock.js'
import type { CallControlId, CallLegId, CommandId } from '../kernel/ids.js'
import { millisOf } from '../kernel/instant.js'
import { LEASE_MS } from './leases.js'
import { pause, within } from './patience.js'
import type { Transcribe } from './transcribe.js'

/** A command was sent (or given up); `attempts` counts the tries. */
export type Settle = (entry: CommandRecord, outcome: Outcome, attempts: number) => Promise<void>

export interface DispatcherOptions {
  journal: Journal
  carrier: Carrier
  transcribe: Transcribe
  clock: Clock
  /** Names this node in the leases. */
  holder: string
  settle: Settle
  /** What went wrong inside, for the log. */
  onError(error: unknown): void
}

const ATTEMPT_MS = 10_000
/** Somebody has to listen to the whole of a recording. */
const TRANSCRIBE_MS = 300_000
const FIRST_DELAY_MS = 250
const LONGEST_DELAY_MS = 4_000
/** However long the carrier asks to wait: what comes after in the lane waits as well. */
const LONGEST_WAIT_MS = 30_000
const ATTEMPTS = 6

/** For how long the carrier recognises a command's id. */
const WINDOW_MS = 60_000

/** What it does to send a command again that the carrier may have carried out already. */
type Repetition =
  /** Nothing: twice is as good as once. */
  | 'HARMLESS'
  /** Nothing while the carrier recognises its id. */
  | 'RECOGNISED'
  /** Everybody hears it twice: the carrier takes no id for it. */
  | 'HEARD'

const REPETITION: Record<CommandKind, Repetition> = {
  placeCall: 'RECOGNISED',
  answerCall: 'HARMLESS',
  rejectCall: 'HARMLESS',
  hangUpCall: 'HARMLESS',
  transferCall: 'RECOGNISED',
  bridgeCalls: 'RECOGNISED',
  speakOnCall: 'RECOGNISED',
  playOnCall: 'RECOGNISED',
  stopCallAudio: 'HARMLESS',
  gatherDigits: 'RECOGNISED',
  sendDigits: 'RECOGNISED',
  startRecording: 'RECOGNISED',
  pauseRecording: 'HARMLESS',
  resumeRecording: 'HARMLESS',
  stopRecording: 'HARMLESS',
  deleteRecording: 'HARMLESS',
  transcribeRecording: 'HARMLESS',
  createConference: 'HARMLESS',
  joinConference: 'HARMLESS',
  muteParticipants: 'HARMLESS',
  unmuteParticipants: 'HARMLESS',
  holdParticipants: 'HARMLESS',
  unholdParticipants: 'HARMLESS',
  removeParticipant: 'HARMLESS',
  setSupervisorRole: 'HARMLESS',
  speakToConference: 'RECOGNISED',
  playToConference: 'HEARD',
  sendDigitsToConference: 'HEARD',
  stopConferenceAudio: 'HARMLESS',
  startConferenceRecording: 'RECOGNISED',
  pauseConferenceRecording: 'HARMLESS',
  resumeConferenceRecording: 'HARMLESS',
  stopConferenceRecording: 'HARMLESS',
  endConference: 'HARMLESS',
}

/** Sends what is in the outbox: each lane in order, each command until it is settled. */
export class Dispatcher {
  private readonly lanes = new Map<string, Promise<void>>()
  /** What this node is sending, and until when it certainly has it to itself. */
  private readonly taken = new Map<CommandId, number>()
  private readonly stopped = new AbortController()

  constructor(private readonly options: DispatcherOptions) {}

  /**
   * Sends commands that were just recorded by this node, and are leased to it; those that were `takenOver` may have
   * been sent by somebody else before.
   */
  send(entries: readonly CommandRecord[], takenOver = false): void {
    for (const entry of entries) {
      if (this.taken.has(entry.id)) continue
      this.taken.set(entry.id, entry.dueMs)
      const before = this.lanes.get(entry.lane) ?? Promise.resolve()
      const lane = before
        .then(() => this.deliver(entry, takenOver))
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
    if (this.taken.size > 0) await this.renew([...this.taken.keys()])
    const due = await dueCommands(journal.reader, everything ? Number.MAX_SAFE_INTEGER : clock.now())
    const open = due.filter(entry => !this.taken.has(entry.id))
    if (open.length === 0) return
    this.send(await journal.append(tx => tx.outbox.claim(open, this.lease())), true)
  }

  /** Stops sending; what is not settled stays in the outbox, for whoever comes next. */
  async close(): Promise<void> {
    const { journal, holder } = this.options
    const unfinished = [...this.taken.keys()]
    this.stopped.abort()
    await Promise.allSettled(this.lanes.values())
    if (unfinished.length > 0) await journal.append(tx => tx.outbox.release(unfinished, holder))
  }

  private lease(): Lease {
    return { holder: this.options.holder, untilMs: this.options.clock.now() + LEASE_MS }
  }

  private async renew(ids: readonly CommandId[]): Promise<void> {
    const lease = this.lease()
    for (const id of await this.options.journal.append(tx => tx.outbox.renew(ids, lease))) {
      if (this.taken.has(id)) this.taken.set(id, lease.untilMs)
    }
  }

  /** Whether no other node may be sending it: one that was frozen, or cut off, learns here that it lost its lease. */
  private async isOurs({ id }: CommandRecord): Promise<boolean> {
    const isHeld = () => this.options.clock.now() < (this.taken.get(id) ?? 0)
    if (!isHeld()) await this.renew([id])
    return isHeld()
  }

  private async deliver(entry: CommandRecord, takenOver: boolean): Promise<void> {
    const { settle, clock } = this.options
    if (entry.refusal !== undefined) return settle(entry, { kind: 'refused', refusal: entry.refusal }, 0)
    let uncertain = takenOver
    let refusal: Refusal = UNTOLD
    for (let attempt = entry.attempts + 1; ; attempt += 1) {
      if (this.stopped.signal.aborted || !(await this.isOurs(entry))) return
      if (uncertain && this.isRepetition(entry))
        return settle(entry, { kind: 'refused', refusal }, attempt - 1)
      const outcome = await this.attempt(entry)
      if (this.stopped.signal.aborted && outcome.kind === 'refused') return
      if (outcome.kind === 'accepted' || !triesAgain(entry, outcome.refusal, attempt)) {
        return settle(entry, outcome, attempt)
      }
      refusal = outcome.refusal
      uncertain ||= refusal.uncertain
      const delay = Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 2 ** (attempt - 1))
      const wait = Math.min(LONGEST_WAIT_MS, refusal.retryAfterMs ?? 0)
      await pause(clock, Math.max(delay, wait), this.stopped.signal)
    }
  }

  /** Whether the carrier would take it for a new command if it knew it already. */
  private isRepetition({ command, requestedAt }: CommandRecord): boolean {
    if (REPETITION[command.kind] !== 'RECOGNISED') return REPETITION[command.kind] === 'HEARD'
    return this.options.clock.now() - millisOf(requestedAt) > WINDOW_MS
  }

  private async attempt(entry: CommandRecord): Promise<Outcome> {
    const { carrier, journal, transcribe } = this.options
    const { command } = entry
    const { signal: stopped } = this.stopped
    if (command.kind === 'transcribeRecording') {
      return within(stopped, TRANSCRIBE_MS, signal => transcribe(command, signal))
    }
    const tokens = await controlIdsOf(journal.reader, legsIn(command))
    const missing = legsIn(command).find(leg => tokens.get(leg)?.controlId === undefined)
    if (missing !== undefined) {
      return { kind: 'refused', refusal: { reason: 'NOT_FOUND', retryable: false, uncertain: false } }
    }
    const controlIdOf = (leg: CallLegId) => tokens.get(leg)?.controlId as CallControlId
    try {
      return await within(stopped, ATTEMPT_MS, async signal => {
        const outcome = await carrier.send({ id: entry.id, command, controlIdOf }, signal)
        return isOpenAlready(command, outcome) ? this.adopt(command, outcome, signal) : outcome
      })
    } catch (error) {
      // A command that cannot even be put into words will not get better by waiting.
      this.options.onError(error)
      return { kind: 'refused', refusal: { reason: 'INVALID', retryable: false, uncertain: false } }
    }
  }

  /** The conference of this name that is in progress: taken over, or what the command itself opened. */
  private async adopt(
    command: CarrierCommand<'createConference'>,
    outcome: Outcome,
    signal: AbortSignal,
  ): Promise<Outcome> {
    const taken = outcome.kind === 'refused'
    try {
      const conferenceId = await this.options.carrier.findConference(command.name, signal)
      if (conferenceId === undefined) return taken ? outcome : { kind: 'refused', refusal: UNTOLD }
      return { kind: 'accepted', acceptance: { conferenceId, ...(taken && { adopted: true }) } }
    } catch {
      return { kind: 'refused', refusal: UNTOLD }
    }
  }
}

/** Nobody knows whether the carrier carried it out. */
const UNTOLD: Refusal = { reason: 'TIMED_OUT', retryable: true, uncertain: true }

function triesAgain({ command }: CommandRecord, refusal: Refusal, attempt: number): boolean {
  if (!refusal.retryable || attempt >= ATTEMPTS) return false
  return !refusal.uncertain || REPETITION[command.kind] !== 'HEARD'
}

/** A room's, by its name; or one that a repeated command opened before, of which the answer says no more. */
function isOpenAlready(
  command: CarrierCommand,
  outcome: Outcome,
): command is CarrierCommand<'createConference'> {
  if (command.kind !== 'createConference') return false
  return outcome.kind === 'accepted'
    ? outcome.acceptance.conferenceId === undefined
    : command.roomId !== undefined && outcome.refusal.reason === 'CONFERENCE_NAME_TAKEN'
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
