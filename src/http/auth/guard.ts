import type { RequestHandler } from 'express'
import type { AddressOf } from '../address.js'
import { admit } from '../strangers.js'
import { type Authenticate, LockedOut } from './access.js'
import { type Role, reaches, type Viewer } from './roles.js'

/** Who asks, for the handlers behind a guard. */
export type WithViewer = { viewer: Viewer }

/** Lets requests of those through who may do what `role` may, with the viewer in `response.locals`; 401, 403 or 429 otherwise. */
export function requires(
  role: Role,
  authenticate: Authenticate,
  addressOf: AddressOf,
): RequestHandler<Record<string, string>, unknown, unknown, unknown, WithViewer> {
  return async (request, response, next) => {
    const refuse = (status: number, error: string) => void response.status(status).json({ error })
    try {
      const { authorization } = request.headers
      const viewer = await authenticate({ authorization, address: addressOf(request) })
      if (viewer === undefined) {
        return refuse(401, 'Send an API key or a token as "Authorization: Bearer …".')
      }
      admit(request)
      response.locals.viewer = viewer
      if (!reaches(viewer, role)) return refuse(403, `This requires the role ${role.toLowerCase()}.`)
      next()
    } catch (error) {
      if (!(error instanceof LockedOut)) throw error
      response.set('retry-after', String(Math.ceil(error.retryAfterMs / 1_000)))
      refuse(429, error.message)
    }
  }
}
