import type { Clock } from '../kernel/clock.js'
import type { Guest } from './host.js'

/** The longest a timer of the platform can wait. */
const LONGEST = 2 ** 31 - 1

/** True when the permission has ended. */
export function hasExpired(clock: Clock, { expiresAt }: Guest): boolean {
  return expiresAt !== undefined && expiresAt <= clock.now()
}

/** Calls `expire` at `expiresAt`, however far away; the answer cancels it. */
export function onExpiry(clock: Clock, expiresAt: number | undefined, expire: () => void): () => void {
  if (expiresAt === undefined) return () => {}
  let cancel = () => {}
  const wait = () => {
    const left = expiresAt - clock.now()
    cancel =
      left <= 0
        ? clock.after(0, expire)
        : clock.after(Math.min(left, LONGEST), left > LONGEST ? wait : expire)
  }
  wait()
  return () => cancel()
}
