import type { E164 } from '../../kernel/endpoint.js'
import { type CallId, type ConferenceId, Identity, type RoomId } from '../../kernel/ids.js'
import type { Role, Viewer } from './roles.js'

/** What a role is narrowed to. A credential without a scope has everything that its role reaches. */
export interface Scope {
  /** Whether recordings and transcripts may be read and downloaded. */
  recordings: boolean
  /** The mutations that may be used, by field name; absent: all that the role reaches. */
  mutations?: readonly string[]
  /** The only resources that may be seen or acted on; absent: all. */
  within?: Resources
}

/** What a narrowed credential may reach: conferences listed or in these rooms, and calls listed or of these numbers. */
export interface Resources {
  rooms: readonly RoomId[]
  conferences: readonly ConferenceId[]
  calls: readonly CallId[]
  numbers: readonly E164[]
}

/**
 * A viewer's permission class as text: viewers of one class may see exactly the same, so shared work is keyed by it.
 * Canonical: the order in which a scope lists things makes no difference.
 */
export function permissionClassOf({ role, scope }: Pick<Viewer, 'role' | 'scope'>): string {
  if (scope === undefined) return JSON.stringify([role])
  const { recordings, mutations, within } = scope
  const sorted = (list: readonly string[]) => [...list].sort()
  return JSON.stringify([
    role,
    recordings,
    mutations === undefined ? null : sorted(mutations),
    within === undefined
      ? null
      : [within.rooms, within.conferences, within.calls, within.numbers].map(sorted),
  ])
}

/** Somebody of a permission class, without an identity: what shared executions run as. */
export function viewerOfClass(text: string): Viewer {
  const [role, recordings, mutations, within] = JSON.parse(text) as [
    Role,
    boolean?,
    (string[] | null)?,
    ([RoomId[], ConferenceId[], CallId[], E164[]] | null)?,
  ]
  const nobody = { identity: Identity(''), name: '', credential: '', role }
  if (recordings === undefined) return nobody
  const [rooms = [], conferences = [], calls = [], numbers = []] = within ?? []
  return {
    ...nobody,
    scope: {
      recordings,
      ...(mutations != null && { mutations }),
      ...(within != null && { within: { rooms, conferences, calls, numbers } }),
    },
  }
}
