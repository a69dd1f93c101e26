import { type AuthChecker, Authorized } from 'type-graphql'
import type { Actor } from '../fact/fact.js'
import { type Role, reaches, type Viewer } from '../http/auth/roles.js'
import type { GraphContext } from './context.js'
import { refuse } from './errors.js'

/** The least role that may use a root field; a root field without one fails a test. */
export const Needs = (role: Role) => Authorized<Role>(role)

/** Lets a viewer through whose role reaches; throws UNAUTHENTICATED or FORBIDDEN. */
export const checkRole: AuthChecker<GraphContext, Role> = ({ context }, roles) => {
  for (const role of roles) admit(context.viewer, role)
  return true
}

/** Somebody who asks, as what they asked for names them. */
export function actorOf({ identity, name }: Viewer): Actor {
  return { kind: 'CLIENT', name, identity }
}

/** The viewer, when there is one and the role reaches. */
export function admit(viewer: Viewer | undefined, needed: Role): Viewer {
  if (viewer === undefined) {
    throw refuse('UNAUTHENTICATED', 'Send an API key or a token as "Authorization: Bearer …".')
  }
  if (!reaches(viewer, needed)) {
    throw refuse(
      'FORBIDDEN',
      `This needs the role ${needed.toLowerCase()}; yours is ${viewer.role.toLowerCase()}.`,
    )
  }
  return viewer
}
