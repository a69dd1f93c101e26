import type { RequestHandler } from 'express'
import { type Authenticate, type Role, reaches } from './access.js'

/** Lets requests of those through who may do what `role` may; 401 for strangers, 403 for others. */
export function requires(role: Role, authenticate: Authenticate): RequestHandler {
  return async ({ headers }, response, next) => {
    const viewer = await authenticate(headers.authorization)
    if (viewer !== undefined && reaches(viewer, role)) return next()
    const [status, error] =
      viewer === undefined
        ? ([401, 'Send an API key or a token as "Authorization: Bearer …".'] as const)
        : ([403, `This needs the role ${role.toLowerCase()}.`] as const)
    response.status(status).json({ error })
  }
}
