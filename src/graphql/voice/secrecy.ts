import type { Viewer } from '../../http/auth/roles.js'
import type { Identity } from '../../kernel/ids.js'
import type { VoiceSessionSummary } from '../../signalling/session.js'

/** A session as somebody may see it: `starter` is absent where it is hidden. */
export type ShownSession = Omit<VoiceSessionSummary, 'starter'> & { starter?: Identity }

/**
 * Hides from customers who the other one is: of operators they are told the name that is meant for them and nothing
 * else. `own` is as whom the customer looks; where work is shared, the viewer has a role and no identity.
 */
export function sessionFor(
  viewer: Pick<Viewer, 'role' | 'identity'> | undefined,
  session: VoiceSessionSummary,
  own: Identity | undefined = viewer?.identity,
): ShownSession {
  if (viewer?.role !== 'CUSTOMER') return session
  const { starter, starterName, receiver, endedBy, ...rest } = session
  return {
    ...rest,
    ...(starter === own && { starter, ...(starterName !== undefined && { starterName }) }),
    ...(receiver !== undefined && receiver === own && { receiver }),
    ...(endedBy !== undefined && endedBy === own && { endedBy }),
  }
}
