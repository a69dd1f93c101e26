import { CommitUnknownError } from '../journal/database.js'
import type { Journal } from '../journal/journal.js'
import type { Clock } from '../kernel/clock.js'
import { type Needs, type Policy, Workspace } from './workspace.js'

/** One thing to be done in an append: what it will touch, and what it does. */
export interface Job<Result> {
  needs: Partial<Needs>
  run(workspace: Workspace): Promise<Result>
}

interface Waiting {
  job: Job<unknown>
  resolve(result: unknown): void
  reject(error: unknown): void
}

/**
 * Group commit: jobs that arrive together share one transaction, so throughput does not depend on how long a
 * commit takes. A job that fails takes only itself down.
 */
export class Committer {
  private readonly queue: Waiting[] = []
  private running: Promise<void> | undefined

  constructor(
    private readonly journal: Journal,
    private readonly clock: Clock,
    private readonly policy: Policy,
    /** Names this node in the leases of what it sends. */
    private readonly holder: string,
    private readonly onCommitted: (workspace: Workspace) => void,
    private readonly batchSize: number,
  ) {}

  /** Runs `job`; resolves when what it wrote is durable. */
  commit<Result>(job: Job<Result>): Promise<Result> {
    return new Promise<Result>((resolve, reject) => {
      this.queue.push({ job, resolve: resolve as (result: unknown) => void, reject })
      this.running ??= this.drain().finally(() => {
        this.running = undefined
      })
    })
  }

  /** How many jobs wait for the next append. */
  get waiting(): number {
    return this.queue.length
  }

  async idle(): Promise<void> {
    while (this.running !== undefined) await this.running
  }

  private async drain(): Promise<void> {
    // One turn of the event loop, so that requests that came in the same packet share the first batch.
    await nextTurn()
    while (this.queue.length > 0) {
      const batch = this.queue.splice(0, this.batchSize)
      try {
        await this.append(batch)
      } catch (error) {
        // What may be written already must not be written twice.
        if (batch.length === 1 || error instanceof CommitUnknownError) {
          for (const waiting of batch) waiting.reject(error)
        } else {
          for (const waiting of batch) await this.append([waiting]).catch(e => waiting.reject(e))
        }
      }
      // Otherwise a synchronous database would keep timers and sockets waiting as long as work comes in.
      await nextTurn()
    }
  }

  private async append(batch: Waiting[]): Promise<void> {
    const results: unknown[] = []
    const workspace = await this.journal.append(async tx => {
      results.length = 0
      const { policy, holder, clock } = this
      const ws = await Workspace.open(tx, { policy, holder, nowMs: clock.now() }, needsOf(batch))
      for (const { job } of batch) results.push(await job.run(ws))
      await ws.flush()
      return ws
    })
    this.onCommitted(workspace)
    for (const [index, waiting] of batch.entries()) waiting.resolve(results[index])
  }
}

function needsOf(batch: Waiting[]): Needs {
  const all = <K extends keyof Needs>(key: K): Needs[K] =>
    [...new Set(batch.flatMap(({ job }) => (job.needs[key] ?? []) as string[]))] as Needs[K]
  return {
    events: all('events'),
    calls: all('calls'),
    conferences: all('conferences'),
    participants: all('participants'),
    numbers: all('numbers'),
  }
}

function nextTurn(): Promise<void> {
  return new Promise(resolve => setImmediate(resolve))
}
