import { GraphQLError } from 'graphql'
import { Counts } from '../kernel/counts.js'
import { once } from './once.js'
import type { RealtimeLimits } from './options.js'

export type QuotaLimits = Pick<
  RealtimeLimits,
  'subscriptionsPerIdentity' | 'distinctSubscriptionsPerIdentity'
>

/** A subscription counts once for each started stretch of its request: what a request says is kept. */
const BYTES = 4_096
const RETRY_AFTER_MS = 1_000

/** How many subscriptions each identity has, over all its connections, and how many different ones among them. */
export class SubscriptionQuota {
  private readonly subscriptions = new Counts()
  /** Names of groups by identity, each with how many subscriptions are in it. */
  private readonly groups = new Map<string, Counts>()

  constructor(
    private readonly limits: QuotaLimits,
    private readonly onRefused: () => void,
  ) {}

  /** Counts a subscription until the answer is called; throws RATE_LIMITED. */
  enter(identity: string, bytes: number): () => void {
    const weight = Math.max(1, Math.ceil(bytes / BYTES))
    const most = this.limits.subscriptionsPerIdentity
    if (this.subscriptions.of(identity) + weight > most) throw this.refusal(`${most} subscriptions`)
    this.subscriptions.add(identity, weight)
    return once(() => this.subscriptions.delete(identity, weight))
  }

  /** Counts a subscription of a group until the answer is called; throws RATE_LIMITED. */
  enterGroup(identity: string, group: string): () => void {
    const groups = this.groups.get(identity) ?? new Counts()
    const most = this.limits.distinctSubscriptionsPerIdentity
    if (groups.of(group) === 0 && groups.size >= most) throw this.refusal(`${most} different subscriptions`)
    groups.add(group)
    this.groups.set(identity, groups)
    return once(() => {
      groups.delete(group)
      if (groups.size === 0) this.groups.delete(identity)
    })
  }

  private refusal(what: string): GraphQLError {
    this.onRefused()
    return new GraphQLError(`You may have ${what} at a time on this server. Complete one first.`, {
      extensions: { code: 'RATE_LIMITED', retryAfterMs: RETRY_AFTER_MS },
    })
  }
}
