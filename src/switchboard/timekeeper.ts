import { conferenceEnd } from '../conference/fold.js'
import type { Journal } from '../journal/journal.js'
import { nextDue, type Timer } from '../journal/timers.js'
import type { Clock } from '../kernel/clock.js'
import { EventId } from '../kernel/ids.js'
import type { Committer } from './committer.js'
import { tellRun } from './flows/runs.js'
import { decided } from './requests.js'
import { giveUpWaiting } from './routing.js'
import { recordAndDecide, ringRoom } from './rules.js'
import { lookAfter, ringOut } from './voice.js'
import type { Workspace } from './workspace.js'

/** Timers of other nodes are found within this time. */
const LOOK_MS = 5_000
const AT_ONCE = 100
/** When a timer that fails is tried again. */
const AGAIN_MS = 60_000

/** Rings the timers of the journal when they run out, on whichever node is there. */
export class Timekeeper {
  private cancel = () => {}
  private next = Number.POSITIVE_INFINITY
  private stopped = false
  private ringing: Promise<void> = Promise.resolve()

  constructor(
    private readonly journal: Journal,
    private readonly committer: Committer,
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  /** Makes sure that something is looked at when `dueMs` has come. */
  arm(dueMs: number): void {
    if (this.stopped || dueMs >= this.next) return
    this.cancel()
    this.next = dueMs
    this.cancel = this.clock.after(Math.max(0, Math.min(LOOK_MS, dueMs - this.clock.now())), () => {
      this.next = Number.POSITIVE_INFINITY
      this.ringing = this.ring().catch(error => {
        this.onError(error)
        // Otherwise a database that is away for a moment would silence every timer.
        this.arm(this.clock.now() + LOOK_MS)
      })
    })
  }

  /** Stops; what rings just then has rung when it resolves. */
  async close(): Promise<void> {
    this.stopped = true
    this.cancel()
    await this.ringing
  }

  /** Rings what is due and arms for the next. */
  async ring(): Promise<void> {
    const due = await nextDue(this.journal.reader)
    const now = this.clock.now()
    if (due !== undefined && due <= now) {
      await this.ringDue(now, AT_ONCE).catch(error => {
        this.onError(error)
        return this.ringOneByOne(now)
      })
    }
    const after = await nextDue(this.journal.reader)
    this.arm(Math.min(after ?? Number.POSITIVE_INFINITY, this.clock.now() + LOOK_MS))
  }

  /** Answers how many there were. */
  private ringDue(now: number, limit: number): Promise<number> {
    return this.committer.commit({
      needs: {},
      async run(ws) {
        const due = await ws.tx.timers.takeDue(now, limit)
        for (const timer of due) await apply(ws, timer)
        return due.length
      },
    })
  }

  /** So that one that fails does not keep the others from ringing: it is put off. */
  private async ringOneByOne(now: number): Promise<void> {
    for (let rung = 1; rung > 0; ) {
      rung = await this.ringDue(now, 1).catch(async error => {
        this.onError(error)
        await this.journal.append(tx => tx.timers.putOff(now, now + AGAIN_MS))
        return 1
      })
    }
  }
}

async function apply(ws: Workspace, { id, dueMs, signal }: Timer): Promise<void> {
  switch (signal.type) {
    case 'roomWait': {
      const { callId, legId, roomId } = signal
      return ringRoom(ws, id, roomId, { type: 'waited', seat: { callId, legId } })
    }
    case 'unboundCall': {
      for (const fact of await giveUpWaiting(ws, id, signal)) await recordAndDecide(ws, fact)
      return
    }
    case 'flow': {
      const { flowRunId, effectId, lost } = signal
      const result = lost
        ? { kind: 'failed' as const, reason: 'The carrier has not told how it ended.' }
        : { kind: 'ended' as const }
      for (const fact of await tellRun(ws, flowRunId, { type: 'effectDone', effectId, result })) {
        await recordAndDecide(ws, fact)
      }
      return
    }
    case 'voiceRinging':
      return ringOut(ws, signal.voiceSessionId, signal.attempt)
    case 'voiceAttendance':
      return lookAfter(ws, signal.voiceSessionId, dueMs)
    case 'conferenceExpiring': {
      const found = await ws.states.conference(signal.conferenceId)
      const expiresAt = found?.conference.expiresAt
      if (found === undefined || expiresAt === undefined) return
      if (conferenceEnd(found.conference, found.attendance) !== undefined) return
      const last = await ws.states.lastAbout({ conferenceId: signal.conferenceId })
      const body = { type: 'ConferenceExpiring' as const, conferenceId: signal.conferenceId, expiresAt }
      return recordAndDecide(ws, decided(ws, 'limits', EventId(id), last, body))
    }
  }
}
