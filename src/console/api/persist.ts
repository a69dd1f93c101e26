import { PartylineError } from '../../client/index.js'

const SOON_MS = 500
const SELDOM_MS = 8_000

/** Asks again and again, ever less often, until there is an answer, a refusal that stays, or nobody wants it any more. */
export async function persist(ask: () => Promise<unknown>, signal: AbortSignal): Promise<void> {
  for (let waitMs = SOON_MS; !signal.aborted; waitMs = Math.min(2 * waitMs, SELDOM_MS)) {
    try {
      await ask()
      return
    } catch (error) {
      if (error instanceof PartylineError && !error.retryable) return
      await new Promise(resolve => setTimeout(resolve, waitMs))
    }
  }
}
