import type { Carrier } from '../carrier/carrier.js'
import type { Journal } from '../journal/journal.js'
import type { Clock } from '../kernel/clock.js'
import type { EventId } from '../kernel/ids.js'
import { instantOf } from '../kernel/instant.js'
import type { Committer } from './committer.js'
import { type Look, lookAtConference, lookAtLeg } from './comparison.js'
import { lasting, needsOf, recordStill } from './corrections.js'
import type { Reconciliation } from './port.js'
import { Subjects } from './subjects.js'

export interface ReconcilerSettings {
  /** How often the views are compared. */
  everyMs?: number
  /** How long a difference has to last, and its subject to be still, before it is corrected. */
  settleMs?: number
  /** The most conferences, and the most calls, that are compared in one run; the next goes on where it ended. */
  atMost?: number
}

export interface ReconcilerOptions extends ReconcilerSettings {
  journal: Journal
  carrier: Carrier
  committer: Committer
  clock: Clock
  onError(error: unknown): void
}

const IN_PARALLEL = 4
/** Corrections that share an append, so that a full conference does not keep the others waiting. */
const TOGETHER = 32

/**
 * Compares our view with the carrier's and records what we have not heard of. A difference is corrected when two
 * looks, `settleMs` apart, saw the same one and nothing about its subject moved: webhooks and commands on their way
 * come first. Nothing is corrected when the carrier cannot say all that was asked.
 */
export class Reconciler {
  private readonly stopped = new AbortController()
  private readonly subjects: Subjects
  private readonly settleMs: number
  private running: Promise<Reconciliation> | undefined
  private waiting: Promise<Reconciliation> | undefined
  private cancel = () => {}

  constructor(private readonly options: ReconcilerOptions) {
    this.settleMs = options.settleMs ?? 5_000
    this.subjects = new Subjects(options.journal.reader, options.clock, options.atMost ?? 250)
  }

  /** Compares now and from then on regularly. */
  start(): void {
    const { clock, everyMs = 60_000 } = this.options
    void this.reconcile().finally(() => {
      if (!this.stopped.signal.aborted) this.cancel = clock.after(everyMs, () => this.start())
    })
  }

  /** Compares now; asked during a comparison, once more after it. */
  reconcile(): Promise<Reconciliation> {
    if (this.running === undefined) {
      this.running = this.run().finally(() => {
        this.running = undefined
      })
      return this.running
    }
    this.waiting ??= this.running.then(() => {
      this.waiting = undefined
      return this.reconcile()
    })
    return this.waiting
  }

  async close(): Promise<void> {
    this.stopped.abort()
    this.cancel()
    while (this.running !== undefined) await this.running
  }

  private async run(): Promise<Reconciliation> {
    const outcome: Reconciliation = { checked: 0, corrected: 0, unknownLegs: 0, complete: false }
    if (this.stopped.signal.aborted) return outcome
    try {
      await this.compare(outcome)
      outcome.complete = true
    } catch (error) {
      if (!this.stopped.signal.aborted) this.options.onError(error)
    }
    return outcome
  }

  private async compare(outcome: Reconciliation): Promise<void> {
    const { journal, carrier } = this.options
    const { signal } = this.stopped
    const views = { reader: journal.reader, carrier }
    const { conferences, legs } = await this.subjects.next()
    if (conferences.length + legs.length === 0) return
    // Also asked for conferences alone: a carrier that does not know our connection knows none of what is on it.
    const up = await carrier.legsUp(signal)
    const looks = [
      ...conferences.map(id => () => lookAtConference(views, id, signal)),
      ...legs.filter(leg => !up.has(leg.legId)).map(leg => () => lookAtLeg(views, leg, signal)),
    ]
    const first = await inParallel(looks, look => look())
    const suspects = looks.flatMap((look, i) => {
      const seen = first[i]?.corrections ?? []
      return seen.length === 0 ? [] : [{ look, seen }]
    })
    if (suspects.length > 0) {
      await this.pause()
      const second = await inParallel(suspects, async ({ look, seen }) => lasting(seen, await look()))
      const ids = new Set(second.flatMap(look => look.corrections.map(c => c.id)))
      for (const look of second) outcome.corrected += await this.correct(look, ids)
    }
    outcome.checked = conferences.length + new Set(legs.map(leg => leg.callId)).size
    outcome.unknownLegs = first.reduce((sum, look) => sum + look.unknownLegs, 0)
  }

  /** Records what is missing, as far as nothing but this run's corrections moved its subject; answers how much. */
  private async correct({ seq, corrections }: Look, except: ReadonlySet<EventId>): Promise<number> {
    const { committer } = this.options
    let corrected = 0
    for (let start = 0; start < corrections.length; start += TOGETHER) {
      const together = corrections.slice(start, start + TOGETHER)
      const recorded = await committer.commit({
        needs: needsOf(together),
        run: async ws => {
          const since = { seq, at: instantOf(ws.nowMs - this.settleMs), except }
          return recordStill(ws, together, since)
        },
      })
      // Who is taken out of an ended conference stays in one that has not ended.
      if (together[0]?.body.type === 'ConferenceEnded' && recorded === 0) return corrected
      corrected += recorded
    }
    return corrected
  }

  private pause(): Promise<void> {
    const { signal } = this.stopped
    return new Promise((resolve, reject) => {
      const stop = () => {
        cancel()
        reject(signal.reason)
      }
      const cancel = this.options.clock.after(this.settleMs, () => {
        signal.removeEventListener('abort', stop)
        resolve()
      })
      signal.addEventListener('abort', stop, { once: true })
    })
  }
}

/** What `work` makes of each, in the same order, a few at a time; the first failure ends it. */
async function inParallel<Item, Result>(
  items: readonly Item[],
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  let next = 0
  const worker = async () => {
    for (let i = next++; i < items.length; i = next++) results[i] = await work(items[i] as Item)
  }
  try {
    await Promise.all(Array.from({ length: IN_PARALLEL }, worker))
  } finally {
    next = items.length
  }
  return results
}
