import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Request, Response } from 'express'
import type { Kysely } from 'kysely'
import type { Carrier } from './carrier/carrier.js'
import type { WithViewer } from './http/auth/guard.js'
import { Reach } from './http/auth/reach.js'
import type { Viewer } from './http/auth/roles.js'
import type { Scope } from './http/auth/scopes.js'
import { callsById } from './journal/reads/calls.js'
import { conferencesById } from './journal/reads/conferences.js'
import { participantsOfCalls } from './journal/reads/participants.js'
import { recordingsById } from './journal/reads/recordings.js'
import type { Tables } from './journal/schema.js'
import { RecordingId } from './kernel/ids.js'
import type { RecordingFormat } from './recording/facts.js'
import type { RecordingState } from './recording/fold.js'

export interface DownloadOptions {
  reader: Kysely<Tables>
  carrier: Pick<Carrier, 'recordingLinks'>
}

const TYPES = { WAV: 'audio/wav', MP3: 'audio/mpeg' } as const satisfies Record<RecordingFormat, string>
/** How long the carrier may take to begin. */
const BEGIN_MS = 10_000

type Answer = (request: Request, response: Response<unknown, WithViewer>) => Promise<void>

/** Why there is nothing to download, with its HTTP status. */
class Unavailable extends Error {
  constructor(
    readonly status: 403 | 404 | 409 | 410 | 502,
    message: string,
  ) {
    super(message)
    this.name = 'Unavailable'
  }
}

/**
 * `GET /recordings/{id}.wav` and `.mp3`, `GET /transcriptions/{id}.txt`, for whoever may query. The carrier's links
 * end after minutes and let anybody listen who has one, so they are asked for anew and never handed out. A part of a
 * recording (`Range`) is had where the carrier gives parts. 403: the credential cannot access recordings; 404: there
 * is none, or none that the credential may see; 409: not yet; 410: not any more;
 * 502: the carrier does not give it out now.
 */
export function downloads({
  reader,
  carrier,
}: DownloadOptions): Record<'recording' | 'transcription', Answer> {
  const explained =
    (answer: Answer): Answer =>
    async (request, response) => {
      try {
        await answer(request, response)
      } catch (error) {
        if (!(error instanceof Unavailable)) throw error
        response.status(error.status).json({ error: error.message })
      }
    }
  const find = async (id: string, { scope }: Viewer): Promise<RecordingState | undefined> => {
    if (scope?.recordings === false) throw new Unavailable(403, 'This credential cannot access recordings.')
    const recording = (await recordingsById(reader, [RecordingId(id)])).get(RecordingId(id))
    if (recording === undefined || scope === undefined) return recording
    return (await reachIn(reader, scope).recording(recording)) ? recording : undefined
  }

  return {
    recording: explained(async (request, response) => {
      const [, id, extension] = /^(.+)\.(wav|mp3)$/.exec(String(request.params.file)) ?? []
      const recording = id === undefined ? undefined : await find(id, response.locals.viewer)
      if (recording === undefined || extension === undefined) {
        throw new Unavailable(404, 'There is no such recording.')
      }
      const format: RecordingFormat = extension === 'wav' ? 'WAV' : 'MP3'
      const link = await linkTo(carrier, fileOf(recording), format)
      await passOn(request, response, link, {
        'content-type': TYPES[format],
        'content-disposition': `attachment; filename="${nameOf(recording.id)}.${extension}"`,
        'cache-control': 'private, no-store',
      })
    }),

    transcription: explained(async (request, response) => {
      const id = /^(.+)\.txt$/.exec(String(request.params.file))?.[1] ?? ''
      // A transcription's id is its recording's, a dot and its own.
      const recording = await find(id.slice(0, Math.max(0, id.indexOf('.'))), response.locals.viewer)
      const transcription = recording?.transcriptions.find(t => `${recording.id}.${t.id}` === id)
      if (transcription === undefined || transcription.status === 'FAILED') {
        const why = transcription?.failure === undefined ? '' : ` ${transcription.failure}`
        throw new Unavailable(
          404,
          transcription ? `There is no text.${why}` : 'There is no such transcription.',
        )
      }
      if (transcription.text === undefined) throw new Unavailable(409, 'The text is not there yet.')
      response.set({
        'content-type': 'text/plain; charset=utf-8',
        'content-disposition': `attachment; filename="${nameOf(id)}.txt"`,
        'cache-control': 'private, no-store',
      })
      response.send(transcription.text)
    }),
  }
}

/** What a scope permits, read from the journal. */
function reachIn(reader: Kysely<Tables>, scope: Scope): Reach {
  return new Reach(scope, {
    call: async id => (await callsById(reader, [id])).get(id)?.state,
    conference: async id => (await conferencesById(reader, [id])).get(id)?.state.conference,
    staysOfCall: async id =>
      ((await participantsOfCalls(reader, [id])).get(id) ?? []).map(stay => stay.participant),
  })
}

/** The carrier's id of a recording's file. */
function fileOf({ status, carrierId, failure }: RecordingState): string {
  if (status === 'DELETED') throw new Unavailable(410, 'The recording was deleted.')
  if (status === 'FAILED') throw new Unavailable(404, `There is no file. ${failure ?? ''}`.trim())
  if (status !== 'AVAILABLE' || carrierId === undefined) {
    throw new Unavailable(409, `The recording is ${status}; it can be fetched when it is AVAILABLE.`)
  }
  return carrierId
}

async function linkTo(
  carrier: DownloadOptions['carrier'],
  carrierId: string,
  format: RecordingFormat,
): Promise<string> {
  const links = await carrier.recordingLinks(carrierId, AbortSignal.timeout(BEGIN_MS)).catch(() => {
    throw new Unavailable(502, 'The carrier does not answer now.')
  })
  if (links === undefined) throw new Unavailable(410, 'The carrier has the recording no more.')
  const link = links[format]
  if (link === undefined) {
    const others = Object.keys(links).join(' and ')
    throw new Unavailable(
      404,
      others === '' ? 'The carrier has no file.' : `The carrier has it as ${others} only.`,
    )
  }
  // An account with a storage of its own gets paths of that storage.
  if (!/^https?:/i.test(link))
    throw new Unavailable(502, 'The file is in a storage that is not the carrier’s.')
  return link
}

/** Streams what a link leads to, or the part of it that was asked for. */
async function passOn(
  request: Request,
  response: Response,
  link: string,
  headers: Record<string, string>,
): Promise<void> {
  const gone = new AbortController()
  response.on('close', () => gone.abort())
  const late = setTimeout(() => gone.abort(), BEGIN_MS)
  const range = /^bytes=\d*-\d*$/.exec(request.headers.range ?? '')?.[0]
  const audio = await fetch(link, {
    // Otherwise lengths and parts would be of something compressed.
    headers: { 'accept-encoding': 'identity', ...(range !== undefined && { range }) },
    signal: gone.signal,
  })
    .catch(() => {
      throw new Unavailable(502, 'The carrier does not give it out now.')
    })
    .finally(() => clearTimeout(late))
  const outside = audio.status === 416
  if (audio.status === 404 || audio.status === 410) {
    throw new Unavailable(410, 'The carrier has the recording no more.')
  }
  if (audio.body === null || !(audio.ok || outside)) {
    throw new Unavailable(502, 'The carrier does not give it out now.')
  }
  response.status(audio.status).set({ 'accept-ranges': 'bytes', ...(audio.ok && headers) })
  for (const name of outside ? ['content-range'] : ['content-range', 'content-length']) {
    const value = audio.headers.get(name)
    if (value !== null) response.set(name, value)
  }
  // The end of the answer breaks off what is still being fetched.
  if (outside || request.method === 'HEAD') return void response.end()
  await pipeline(Readable.fromWeb(audio.body as never), response).catch(() => response.destroy())
}

/** An id as part of a file's name. */
function nameOf(id: string): string {
  return id.replace(/[^\w.-]/g, '_')
}
