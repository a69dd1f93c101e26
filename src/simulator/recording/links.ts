import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Clock } from '../../kernel/clock.js'
import type { RecordingFormat } from '../state.js'

/** How long a download link works. */
const VALID_MS = 600_000

/** Makes and checks the signed addresses of recordings; a link dies ten minutes after it was made. */
export interface DownloadLinks {
  make(recordingId: string, format: RecordingFormat): string
  check(recordingId: string, format: string, expires: string, signature: string): boolean
}

export function downloadLinks(baseUrl: () => string, secret: string, clock: Clock): DownloadLinks {
  const sign = (recordingId: string, format: string, expires: string) =>
    createHmac('sha256', secret).update(`${recordingId}.${format}.${expires}`).digest('hex')
  return {
    make(recordingId, format) {
      const expires = String(Math.floor(clock.now()) + VALID_MS)
      const query = new URLSearchParams({ expires, signature: sign(recordingId, format, expires) })
      return `${baseUrl()}/recordings/${recordingId}.${format}?${query}`
    },
    check(recordingId, format, expires, signature) {
      const right = Buffer.from(sign(recordingId, format, expires))
      const given = Buffer.from(signature)
      return right.length === given.length && timingSafeEqual(right, given) && Number(expires) > clock.now()
    },
  }
}
