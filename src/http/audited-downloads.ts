import type { RequestHandler } from 'express'
import type { Audit } from '../observability/audit.js'
import { plainId } from '../observability/masking.js'
import type { Viewer } from './auth/roles.js'

/**
 * Records what is downloaded by whom, once it is sent or broken off, and who may not. The parts that a player fetches
 * of one file within a minute are counted in one entry.
 */
export function recordingDownloads(audit: Audit): (kind: string) => RequestHandler<Record<string, string>> {
  return kind => (request, response, next) => {
    const sentBefore = request.socket.bytesWritten
    response.once('close', () => {
      const viewer = response.locals.viewer as Viewer | undefined
      if (viewer === undefined || request.method !== 'GET') return
      const status = response.statusCode
      const [, name = '', format] =
        /^(.*?)(?:\.(\w{1,5}))?$/s.exec(request.params.file ?? request.path.slice(1)) ?? []
      const target = { kind, id: plainId(name) }
      const outcome = status < 400 ? 'OK' : status === 403 ? 'FORBIDDEN' : String(status)
      audit.recordRepeated(`${kind} ${target.id} ${format} ${outcome} ${viewer.identity} ${viewer.address}`, {
        action: status === 403 ? 'ACCESS_REFUSED' : 'DOWNLOAD',
        outcome,
        viewer,
        target,
        details: {
          ...(format !== undefined && { format }),
          status,
          bytes: request.socket.bytesWritten - sentBefore,
          ...(!response.writableFinished && { brokenOff: true }),
        },
      })
    })
    next()
  }
}
