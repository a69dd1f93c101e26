import type { Clock } from '../kernel/clock.js'
import type { AuditDraft } from './audit-draft.js'

const WINDOW_MS = 60_000
/** Keys of a minute that are told apart: of each identity, and of all strangers together. */
const MOST = { known: 100, strangers: 20 } as const

/**
 * Lets the first draft of a minute through under each key, and then one that counts those that followed. Of too many
 * keys the rest is counted in one without address and target, so that the number of entries is bounded whatever
 * anybody does.
 */
export class Repetitions {
  private readonly counted = new Map<string, { draft: AuditDraft; count: number }>()
  private readonly keysOf = new Map<string | undefined, number>()

  constructor(
    private readonly clock: Clock,
    private readonly pass: (draft: AuditDraft) => void,
  ) {}

  add(key: string, draft: AuditDraft): void {
    const name = `${draft.action} ${key}`
    const known = this.counted.get(name)
    if (known !== undefined) {
      known.count += 1
      return
    }
    if (this.counted.size === 0) this.clock.after(WINDOW_MS, () => this.flush())
    const identity = draft.viewer?.identity
    const keys = this.keysOf.get(identity) ?? 0
    if (keys >= (identity === undefined ? MOST.strangers : MOST.known)) {
      this.addToRest(draft)
      return
    }
    this.keysOf.set(identity, keys + 1)
    this.counted.set(name, { draft, count: 0 })
    this.pass(draft)
  }

  /** Ends the minute: lets through what was counted in it. */
  flush(): void {
    const counted = [...this.counted.values()]
    this.counted.clear()
    this.keysOf.clear()
    for (const { draft, count } of counted) if (count > 0) this.pass({ ...draft, count })
  }

  private addToRest({ action, outcome, viewer }: AuditDraft): void {
    const name = `rest ${action} ${viewer?.identity}`
    const rest = this.counted.get(name)
    if (rest !== undefined) {
      rest.count += 1
      return
    }
    const { address: _, ...who } = viewer ?? {}
    const draft = { action, outcome, ...(viewer && { viewer: who as typeof viewer }), details: {} }
    this.counted.set(name, { draft, count: 1 })
  }
}
