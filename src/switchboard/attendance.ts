import { randomUUID } from 'node:crypto'
import type { Identity } from '../kernel/ids.js'
import type { Committer } from './committer.js'
import { setAvailability } from './service-lines.js'

/** How long somebody counts as listening whose node says nothing more: it may have died. */
const LEASE_MS = 30_000
/** How often the leases are renewed. */
export const RENEW_MS = 10_000
/** How long somebody counts as listening who went: a network that fails for a moment brings them back. */
const GRACE_MS = 5_000
const KEEP_MS = 3_600_000
/** Otherwise a statement would have more parameters than the databases take, and hold up everybody else. */
const AT_ONCE = 500

/** Who listens to signals at this node, made known to all by leases in the journal. */
export class Attendance {
  private readonly node = randomUUID()
  private readonly here = new Map<Identity, number>()

  constructor(
    private readonly committer: Committer,
    private readonly onError: (error: unknown) => void,
  ) {}

  /**
   * Somebody began to listen; the answer says that it is over. One may listen several times at once. Who may not take
   * calls of lines is switched off: otherwise lines would go on ringing at an operator who is one no longer.
   */
  attend(who: Identity, { takesCalls }: { takesCalls: boolean }): () => void {
    const count = this.here.get(who) ?? 0
    this.here.set(who, count + 1)
    if (count === 0) this.lease([who], LEASE_MS, { takesCalls }).catch(this.onError)
    let over = false
    return () => {
      if (over) return
      over = true
      const left = (this.here.get(who) ?? 1) - 1
      if (left > 0) this.here.set(who, left)
      else {
        this.here.delete(who)
        this.lease([who], GRACE_MS).catch(this.onError)
      }
    }
  }

  /** Renews the leases of all who listen here. */
  async renew(): Promise<void> {
    const all = [...this.here.keys()]
    for (let start = 0; start < all.length; start += AT_ONCE) {
      // Who went meanwhile has said so.
      const here = all.slice(start, start + AT_ONCE).filter(who => this.here.has(who))
      if (here.length > 0) await this.lease(here, LEASE_MS)
    }
  }

  private lease(who: Identity[], ms: number, { takesCalls = true } = {}): Promise<void> {
    const { node } = this
    return this.committer.commit({
      needs: {},
      async run(ws) {
        const { tx, nowMs } = ws
        if (!takesCalls) for (const each of who) await setAvailability(ws, each, false)
        const known = await tx.presence.listening(who, nowMs)
        await tx.serviceLines.idleFrom(
          who.filter(each => !known.has(each)),
          nowMs,
        )
        await tx.presence.lease(node, who, nowMs + ms)
        await tx.presence.forget(nowMs - KEEP_MS)
      },
    })
  }
}
