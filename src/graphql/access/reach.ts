import { Reach } from '../../http/auth/reach.js'
import type { Scope } from '../../http/auth/scopes.js'
import { subjectOf } from '../event/types.js'
import type { Loaders } from '../loaders.js'

/** What a scope permits, as far as the journal knows. */
export function reachOf(scope: Scope, load: Loaders): Reach {
  return new Reach(
    scope,
    {
      call: async id => (await load.call.load(id))?.state,
      conference: async id => (await load.conference.load(id))?.state.conference,
      staysOfCall: async id => ((await load.participantsOfCall.load(id)) ?? []).map(stay => stay.participant),
    },
    subjectOf,
  )
}
