import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { Router } from 'express'
import { z } from 'zod'
import { mp3Of } from '../recording/mp3.js'
import { durationMs, wordsOn } from '../recording/tape.js'
import { type AudioFile, wavOf } from '../recording/wav.js'
import { Refusal, refuse } from '../refusal.js'
import type { Tape } from '../state.js'
import type { World } from '../world.js'
import { parse } from './body.js'
import { tapeAt } from './lookup.js'
import { endpoint, ok } from './route.js'

const listening = z.object({ audioUrl: z.string().min(1), language: z.string().optional() })

/** The files of recordings, open to whoever holds a link that is still good, and somebody who listens to them. */
export function downloadRoutes(world: World): Router {
  const router = Router()

  router.get('/recordings/:file', async (request, response) => {
    const { tape, format } = linked(world, request.url)
    const length = durationMs(tape)
    const channels = tape.channels === 'dual' ? 2 : 1
    const file = format === 'wav' ? wavOf(tape.soundings, length, channels) : mp3Of(length)
    const ranges = request.range(file.bytes)
    response.set({
      'content-type': format === 'wav' ? 'audio/wav' : 'audio/mpeg',
      'accept-ranges': 'bytes',
    })
    if (ranges === -1) {
      response.status(416).set('content-range', `bytes */${file.bytes}`).end()
      return
    }
    const asked = Array.isArray(ranges) && ranges.length === 1 ? ranges[0] : undefined
    const { start, end } = asked ?? { start: 0, end: file.bytes - 1 }
    if (asked !== undefined) {
      response.status(206).set('content-range', `bytes ${start}-${end}/${file.bytes}`)
    }
    response.set('content-length', String(end - start + 1))
    await pipeline(Readable.from(part(file, start, end)), response).catch(() => response.destroy())
  })

  router.post(
    '/transcriber',
    endpoint(({ body }) => {
      const { audioUrl } = parse(listening, body)
      if (!URL.canParse(audioUrl)) throw refuse.invalid('/audioUrl', 'It is no URL.')
      const { pathname, search } = new URL(audioUrl)
      return ok({ text: wordsOn(linked(world, pathname + search).tape) })
    }),
  )

  return router
}

/** The recording that a signed link leads to. */
function linked(world: World, link: string): { tape: Tape; format: string } {
  const { pathname, searchParams } = new URL(link, 'http://simulator')
  const [id = '', format = ''] = decodeURIComponent(pathname.replace('/recordings/', '')).split('.', 2)
  const [expires, signature] = [searchParams.get('expires') ?? '', searchParams.get('signature') ?? '']
  if (!world.links.check(id, format, expires, signature))
    throw new Refusal(403, [
      { code: '403', title: 'Forbidden', detail: 'The link is not valid, or not any more.' },
    ])
  return { tape: tapeAt(world, id), format }
}

/** The bytes of a file from `start` to `end`, both among them. */
function* part(file: AudioFile, start: number, end: number): Generator<Buffer> {
  let offset = 0
  for (const chunk of file.chunks()) {
    const piece = chunk.subarray(Math.max(0, start - offset), Math.max(0, end + 1 - offset))
    if (piece.length > 0) yield piece
    offset += chunk.length
    if (offset > end) return
  }
}
