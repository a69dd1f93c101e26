import type { Clock } from '../../kernel/clock.js'
import type { Audit } from '../../observability/audit.js'
import { type Authenticate, type Credentials, LockedOut } from './access.js'
import type { Viewer } from './roles.js'

/** How a credential was presented. */
export type Transport = 'HTTP' | 'WEBSOCKET' | 'SSE'

/** An HTTP request is no session: a credential is taken to have logged in once an hour from each address. */
const SESSION_MS = 3_600_000
const SESSIONS = 10_000

/**
 * Authenticates as `authenticate` does, and records who logged in, from where and how, and whose credential was
 * refused. Viewers know from then on which address they come from.
 */
export function recordingLogIns(
  authenticate: Authenticate,
  audit: Audit,
  clock: Clock,
): (transport: Transport) => Authenticate {
  const sessions = new Map<string, number>()

  const isNewSession = (key: string): boolean => {
    const now = clock.now()
    if ((sessions.get(key) ?? Number.NEGATIVE_INFINITY) > now - SESSION_MS) return false
    if (sessions.size >= SESSIONS) sessions.clear()
    sessions.set(key, now)
    return true
  }
  const admitted = (viewer: Viewer, transport: Transport) => {
    const key = `${viewer.credential} ${viewer.address}`
    if (transport === 'HTTP' && !isNewSession(key)) return
    const details = { transport }
    audit.recordRepeated(`${transport} ${key}`, { action: 'LOG_IN', outcome: 'OK', viewer, details })
  }
  const refused = ({ authorization, address }: Credentials, transport: Transport, outcome: string) => {
    // Whoever presents nothing is answered, but not known to want in.
    if (authorization === undefined) return
    const details = { transport }
    audit.recordRepeated(`${address} ${outcome}`, { action: 'LOG_IN_REFUSED', outcome, address, details })
  }

  return transport => async credentials => {
    try {
      const known = await authenticate(credentials)
      if (known === undefined) {
        refused(credentials, transport, 'UNAUTHENTICATED')
        return undefined
      }
      const viewer = { ...known, address: credentials.address }
      admitted(viewer, transport)
      return viewer
    } catch (error) {
      if (error instanceof LockedOut) refused(credentials, transport, 'RATE_LIMITED')
      throw error
    }
  }
}
