import { createRemoteJWKSet, customFetch, type FetchImplementation, type JWTVerifyGetKey } from 'jose'
import type { Clock } from '../../kernel/clock.js'

/** The public keys of an issuer of tokens, fetched when they are needed and again each minute while they are. */
export interface IssuerKeys {
  /** Finds the key of a token; throws when there is none, or when the keys cannot be fetched. */
  readonly find: JWTVerifyGetKey
  /** Identifies the key that this `kid` names now (the whole set, where a token names none); undefined when none. */
  versionOf(kid: string | undefined): string | undefined
  /** Fetches them anew, unless that failed a moment ago. */
  refresh(): Promise<void>
  /** Why they cannot be fetched; undefined when they could be, or were not needed yet. */
  problem(): string | undefined
}

/** Between two looks for a key that is not among those known. */
const COOLDOWN_MS = 30_000
/** Keys that cannot be fetched anew are trusted for so long. */
const TRUSTED_MS = 600_000
const TIMEOUT_MS = 5_000
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 60_000

/** `onProblem` hears of each fetch that failed. There is one fetch at a time, and none in the pause after a failure. */
export function openIssuerKeys(url: string, clock: Clock, onProblem: (why: string) => void): IssuerKeys {
  let failures = 0
  let notBefore = 0
  let problem: string | undefined
  const request: FetchImplementation = async (address, init) => {
    if (clock.now() < notBefore) throw new Error(problem)
    try {
      const response = await fetch(address, init)
      if (response.status !== 200) throw new Error(`the server answered with status ${response.status}`)
      const body = await response.text()
      JSON.parse(body)
      failures = 0
      problem = undefined
      return new Response(body)
    } catch (error) {
      problem = causeOf(error)
      notBefore = clock.now() + Math.min(FIRST_PAUSE_MS * 2 ** failures, LONGEST_PAUSE_MS)
      failures += 1
      onProblem(problem)
      throw error
    }
  }
  const find = createRemoteJWKSet(new URL(url), {
    cooldownDuration: COOLDOWN_MS,
    cacheMaxAge: TRUSTED_MS,
    timeoutDuration: TIMEOUT_MS,
    [customFetch]: request,
  })
  return {
    find,
    versionOf(kid) {
      const keys = find.jwks()?.keys ?? []
      const meant = kid === undefined ? keys : keys.filter(key => key.kid === kid)
      return meant.length === 0 ? undefined : JSON.stringify(meant)
    },
    refresh: () => find.reload().catch(() => {}),
    problem: () => problem,
  }
}

/** What went wrong, in a line: fetch says it in the cause. */
function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}
