import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Kysely } from 'kysely'
import { type Authenticate, reaches } from './access.js'
import type { Carrier } from './carrier/carrier.js'
import { recordingsById } from './journal/reads/recordings.js'
import type { Tables } from './journal/schema.js'
import { RecordingId } from './kernel/ids.js'
import type { RecordingFormat } from './recording/facts.js'
import type { RecordingState } from './recording/fold.js'

export interface DownloadOptions {
  reader: Kysely<Tables>
  carrier: Pick<Carrier, 'recordingLinks'>
  authenticate: Authenticate
}

const TYPES = { WAV: 'audio/wav', MP3: 'audio/mpeg' } as const satisfies Record<RecordingFormat, string>
const FETCH_MS = 10_000

type Answer = (request: Request, response: Response) => Promise<void>

/**
 * `GET /recordings/{id}.wav` and `.mp3`, `GET /transcriptions/{id}.txt`, for whoever may query. The carrier's links
 * end after minutes and let anybody listen who has one, so they are asked for anew and never handed out.
 */
export function downloads({
  reader,
  carrier,
  authenticate,
}: DownloadOptions): Record<'recording' | 'transcription', Answer> {
  const refuse = (response: Response, status: number, error: string) =>
    void response.status(status).json({ error })
  const known = (request: Request, response: Response) => {
    const viewer = authenticate(request.headers.authorization)
    if (viewer === undefined) refuse(response, 401, 'Send an API key as "Authorization: Bearer <key>".')
    else if (!reaches(viewer, 'VIEWER')) refuse(response, 403, 'This needs the role viewer.')
    else return true
    return false
  }
  const find = async (id: string): Promise<RecordingState | undefined> =>
    (await recordingsById(reader, [RecordingId(id)])).get(RecordingId(id))

  return {
    async recording(request, response) {
      if (!known(request, response)) return
      const [, id, extension] = /^(.+)\.(wav|mp3)$/.exec(String(request.params.file)) ?? []
      const recording = id === undefined ? undefined : await find(id)
      if (recording === undefined || extension === undefined) {
        return refuse(response, 404, 'There is no such recording.')
      }
      if (recording.status !== 'AVAILABLE' || recording.carrierId === undefined) {
        return refuse(
          response,
          409,
          `The recording is ${recording.status}; it can be fetched when it is AVAILABLE.`,
        )
      }
      const format: RecordingFormat = extension === 'wav' ? 'WAV' : 'MP3'
      const links = await carrier.recordingLinks(recording.carrierId, AbortSignal.timeout(FETCH_MS))
      const link = links?.[format]
      if (link === undefined) {
        const other = Object.keys(links ?? {}).join(' and ')
        return refuse(
          response,
          404,
          other === '' ? 'The carrier has it no more.' : `The carrier has it as ${other} only.`,
        )
      }
      const gone = new AbortController()
      response.on('close', () => gone.abort())
      const audio = await fetch(link, { signal: AbortSignal.any([gone.signal, AbortSignal.timeout(60_000)]) })
      if (!audio.ok || audio.body === null)
        return refuse(response, 502, 'The carrier does not give it out now.')
      const length = audio.headers.get('content-length')
      response.set({
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="recording.${extension}"`,
        'cache-control': 'private, no-store',
        ...(length !== null && { 'content-length': length }),
      })
      await pipeline(Readable.fromWeb(audio.body as never), response).catch(() => response.destroy())
    },

    async transcription(request, response) {
      if (!known(request, response)) return
      const id = /^(.+)\.txt$/.exec(String(request.params.file))?.[1] ?? ''
      // A transcription's id is its recording's, a dot and its own.
      const recording = await find(id.slice(0, Math.max(0, id.indexOf('.'))))
      const transcription = recording?.transcriptions.find(t => `${recording.id}.${t.id}` === id)
      if (transcription === undefined) return refuse(response, 404, 'There is no such transcription.')
      if (transcription.text === undefined)
        return refuse(response, 409, 'The recording could not be transcribed.')
      response.set({ 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'private, no-store' })
      response.send(transcription.text)
    },
  }
}
