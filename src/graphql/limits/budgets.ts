import { Lru } from '../server/lru.js'

/** What one identity may use of the API; infinity is no limit. */
export interface Rates {
  operationsPerMinute: number
  /** Fields that its operations may resolve, as `Limits.cost` counts them, and ten for each token of a new document. */
  costPerMinute: number
}

interface Balance {
  operations: number
  cost: number
  at: number
}

/** Identities that are known at a time; whoever was longest silent starts anew. */
const IDENTITIES = 10_000
const MINUTE_MS = 60_000

/**
 * What each identity may still use: a token bucket for operations and one for cost, both as large as a minute's share.
 * Cost may be overdrawn by one operation, because it is known only once the operation was read.
 */
export class Budgets {
  private readonly balances = new Lru<string, Balance>(IDENTITIES)
  private readonly rates: Rates

  constructor(
    { operationsPerMinute, costPerMinute }: Rates,
    /** Milliseconds of a clock that does not go back. */
    private readonly now: () => number = () => performance.now(),
  ) {
    // Infinity would not survive the arithmetic.
    this.rates = {
      operationsPerMinute: Math.min(operationsPerMinute, Number.MAX_SAFE_INTEGER),
      costPerMinute: Math.min(costPerMinute, Number.MAX_SAFE_INTEGER),
    }
  }

  /** In how many milliseconds the identity may go on; 0 when it may now. */
  waitOf(identity: string): number {
    const { operations, cost } = this.balanceOf(identity)
    const { operationsPerMinute, costPerMinute } = this.rates
    const wait = Math.max((1 - operations) / operationsPerMinute, -cost / costPerMinute)
    return wait <= 0 ? 0 : Math.ceil(wait * MINUTE_MS)
  }

  spend(identity: string, { operations = 0, cost = 0 }: { operations?: number; cost?: number }): void {
    const balance = this.balanceOf(identity)
    balance.operations -= operations
    balance.cost -= cost
  }

  private balanceOf(identity: string): Balance {
    const { operationsPerMinute, costPerMinute } = this.rates
    const now = this.now()
    const known = this.balances.get(identity)
    if (known === undefined) {
      const fresh = { operations: operationsPerMinute, cost: costPerMinute, at: now }
      this.balances.set(identity, fresh)
      return fresh
    }
    const share = (now - known.at) / MINUTE_MS
    known.operations = Math.min(operationsPerMinute, known.operations + share * operationsPerMinute)
    known.cost = Math.min(costPerMinute, known.cost + share * costPerMinute)
    known.at = now
    return known
  }
}
