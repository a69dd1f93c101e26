import { useCallback } from 'react'
import { PartylineError } from '../../client/index.js'
import { type Role, ViewerDocument, type ViewerQuery } from '../generated/graphql.js'
import { partyline } from './client.js'
import { session } from './session.js'
import { storeOf, useStore } from './store.js'

/** Who sits before the page. */
type Whoever =
  | { state: 'asking' }
  /** The server wants a key; `refused` when it knows not the one that was given. */
  | { state: 'stranger'; refused: boolean }
  /** The share link that was followed has expired, or was revoked. */
  | { state: 'expired' }
  | ({ state: 'known' } & ViewerQuery)

export const whoever = storeOf<Whoever>({ state: 'asking' })

const ASK_AGAIN_MS = 1_500
const ROLES: readonly Role[] = ['VIEWER', 'OPERATOR', 'ADMIN']

/** Asks the server who this is, until it answers. */
export async function askWho(): Promise<void> {
  for (;;) {
    try {
      return whoever.set({ state: 'known', ...(await partyline.query(ViewerDocument)) })
    } catch (error) {
      if (error instanceof PartylineError && error.code === 'UNAUTHENTICATED') return loggedOut()
      await new Promise(resolve => setTimeout(resolve, ASK_AGAIN_MS))
    }
  }
}

/** The server does not take the key, or there is none. */
export function loggedOut(): void {
  if (session.isLink) {
    session.logOut()
    whoever.set({ state: 'expired' })
    return
  }
  const refused = session.key !== undefined
  session.logOut()
  whoever.set({ state: 'stranger', refused })
}

/** Who this is; only for what is shown to somebody known. */
export function useViewer(): ViewerQuery {
  const who = useStore(whoever)
  if (who.state !== 'known') throw new Error('Nobody is known to be here.')
  return who
}

/** Whether whoever is here may do what needs the role. */
export function useMay(role: Role): boolean {
  const { viewer } = useViewer()
  return ROLES.indexOf(viewer.role) >= ROLES.indexOf(role)
}

/** Whether whoever is here may see some resources only, as who came by a share link. */
export function useLimited(): boolean {
  const { roomIds } = useViewer().viewer.scope ?? {}
  return roomIds != null
}

/** Says of mutations whether whoever is here may use them; the same function while they are the same person. */
export function useMayUse(): (mutation: string) => boolean {
  const { scope } = useViewer().viewer
  const mayCommand = useMay('OPERATOR')
  const limited = useLimited()
  return useCallback(
    mutation => {
      if (!mayCommand || (scope?.recordings === false && /Recording$/.test(mutation))) return false
      return scope?.mutations?.includes(mutation) ?? !(limited && BEYOND.includes(mutation))
    },
    [scope, mayCommand, limited],
  )
}

/** What a limited viewer may use only where it is listed. */
const BEYOND = ['pullParticipant', 'createShareLink']
