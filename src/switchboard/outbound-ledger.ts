import type { CommandKind } from '../carrier/commands.js'
import { type RateCap, rateCapsOf, refusedByCaps } from '../dialling/caps.js'
import type { OutboundPolicy, OutboundRefusal } from '../dialling/policy.js'
import type { OutboundCall } from '../journal/outbound-calls.js'
import { together } from '../journal/together.js'
import type { Transaction } from '../journal/transaction.js'

/** Commands that dial somebody. */
export const DIALLING = ['placeCall', 'transferCall'] as const satisfies CommandKind[]

/** Over all identities. */
const EVERYBODY = '*'

/** The calls of a scope, as the journal has them and with those of this append. */
interface Tally {
  /** The number of the last one in the journal. */
  last: number
  added: number
}

/**
 * Counts outbound calls inside an append. Appends of all nodes come one after another, so no two of them can use up
 * the last call of a cap together.
 */
export class OutboundLedger {
  private active: number | undefined
  private readonly tallies = new Map<string, Tally>()
  private readonly caps: readonly RateCap[]

  constructor(
    private readonly tx: Pick<Transaction, 'outboundCalls'>,
    readonly policy: OutboundPolicy,
    private readonly nowMs: number,
  ) {
    this.caps = rateCapsOf(policy)
  }

  /** Which cap does not leave room for one more call of `identity`. */
  async refusal(identity: string): Promise<OutboundRefusal | undefined> {
    const [active] = await together([this.activeCalls(), ...this.scopesOf(identity).map(s => this.tally(s))])
    const fullSince = await together(
      this.caps.map(({ scope, limit }) =>
        this.requestedMs(scope === 'IDENTITY' ? identity : EVERYBODY, limit),
      ),
    )
    return refusedByCaps(this.policy, { active, fullSince }, this.nowMs)
  }

  /** Counts a call of `identity` that is let out. */
  async count(identity: string): Promise<void> {
    this.active = (await this.activeCalls()) + 1
    for (const scope of this.scopesOf(identity)) (await this.tally(scope)).added += 1
  }

  /** Writes what was counted, and forgets what no cap looks back to. */
  async flush(): Promise<void> {
    const calls: OutboundCall[] = []
    for (const [scope, { last, added }] of this.tallies) {
      for (let nth = last + 1; nth <= last + added; nth += 1) {
        calls.push({ scope, nth, requestedMs: this.nowMs })
      }
    }
    await this.tx.outboundCalls.add(calls)
    const counted = [...this.tallies].filter(([, { added }]) => added > 0)
    await together(
      counted.map(([scope, { last, added }]) =>
        this.tx.outboundCalls.forget(scope, last + added - this.kept(scope)),
      ),
    )
  }

  /** When the call was let out that is the `n`th last of a scope. */
  private async requestedMs(scope: string, n: number): Promise<number | undefined> {
    const { last, added } = await this.tally(scope)
    if (n <= added) return this.nowMs
    const nth = last + added - n + 1
    return nth < 1 ? undefined : this.tx.outboundCalls.requestedMs(scope, nth)
  }

  private async tally(scope: string): Promise<Tally> {
    const known = this.tallies.get(scope) ?? { last: await this.tx.outboundCalls.last(scope), added: 0 }
    this.tallies.set(scope, known)
    return known
  }

  private async activeCalls(): Promise<number> {
    this.active ??= await this.tx.outboundCalls.active(DIALLING)
    return this.active
  }

  /** What is counted for an identity: nothing where there are no caps. */
  private scopesOf(identity: string): string[] {
    return this.caps.length === 0 ? [] : [identity, EVERYBODY]
  }

  private kept(scope: string): number {
    const whose = scope === EVERYBODY ? 'INSTALLATION' : 'IDENTITY'
    return Math.max(...this.caps.filter(cap => cap.scope === whose).map(cap => cap.limit))
  }
}
