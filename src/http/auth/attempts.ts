import { isIPv6 } from 'node:net'
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

/** Counts wrong credentials by address, and locks those out who go on guessing. */
export interface Attempts {
  /** For how many more milliseconds nothing that costs anything is tried for an address; 0: it is not locked. */
  lockedMs(address: string): Promise<number>
  /** A credential from this address was wrong. */
  wrong(address: string): Promise<void>
}

const MOST_WRONG = 10
const WITHIN_S = 60
const FIRST_LOCK_S = 30
const LONGEST_LOCK_S = 900
/** After so long without a lock the next one is short again. */
const REMEMBERED_S = 3_600

/**
 * After ten wrong credentials within a minute an address is locked for 30 seconds, then for twice as long each time,
 * at most for a quarter of an hour. `onWrong` hears of an address at most once a minute.
 */
export function openAttempts(onWrong: (address: string) => void): Attempts {
  const wrongs = new RateLimiterMemory({ points: MOST_WRONG, duration: WITHIN_S })
  const locks = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: REMEMBERED_S })
  const reports = new RateLimiterMemory({ points: 1, duration: WITHIN_S })
  return {
    async lockedMs(address) {
      const counted = await wrongs.get(networkOf(address))
      return counted !== null && counted.consumedPoints > MOST_WRONG ? Math.max(counted.msBeforeNext, 1) : 0
    },
    async wrong(address) {
      const network = networkOf(address)
      if (await isWithin(reports, network)) onWrong(address)
      // The point after the last one is what locks, so that `lockedMs` can tell.
      const { consumedPoints } = await wrongs.penalty(network)
      if (consumedPoints !== MOST_WRONG) return
      const { consumedPoints: times } = await locks.penalty(network)
      await wrongs.block(network, Math.min(FIRST_LOCK_S * 2 ** (times - 1), LONGEST_LOCK_S))
    },
  }
}

async function isWithin(limiter: RateLimiterMemory, key: string): Promise<boolean> {
  return limiter.consume(key).then(
    () => true,
    (_refusal: RateLimiterRes) => false,
  )
}

/** An IPv6 customer has a whole /64 network; guessing from each of its addresses is guessing by one. */
export function networkOf(address: string): string {
  if (!isIPv6(address) || address.includes('.')) return address
  const [head = '', tail] = address.split('::')
  const before = head.split(':').filter(Boolean)
  const after = (tail ?? '').split(':').filter(Boolean)
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length
  const groups = [...before, ...Array<string>(zeros).fill('0'), ...after]
  return `${groups
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}
