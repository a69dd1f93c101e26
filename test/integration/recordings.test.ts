import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'
import { freshDatabase } from '../support/journals.js'
import { postWebhook, vector, webhook } from '../support/signed.js'
import { caller, taped } from '../support/taped.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

async function house(environment: Record<string, string> = {}): Promise<House> {
  const opened = await openHouse(environment)
  closing.push(() => opened.close())
  return opened
}

interface Recording {
  id: string
  status: string
  downloadUrl: string | null
}

async function downloadUrl(at: House, id: string, format?: string): Promise<string> {
  const { recording } = await at.data<{ recording: Recording }>(
    'query ($id: ID!, $format: RecordingFormat) { recording(id: $id) { downloadUrl(format: $format) } }',
    { id, ...(format !== undefined && { format }) },
  )
  return recording.downloadUrl ?? ''
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())

describe('recordings (S3.27, S3.28)', () => {
  test('are listed by leg, call, conference, status and time', async () => {
    const at = await house()
    const first = await taped(at, 'one', 'LEG', '+12025550131')
    const between = new Date().toISOString()
    const second = await taped(at, 'two', 'LEG', '+12025550132')
    const third = await taped(at, 'three', 'CONFERENCE', '+12025550133')
    const { recording } = await at.data<{ recording: { conference: { id: string } } }>(
      'query ($id: ID!) { recording(id: $id) { conference { id } } }',
      { id: third.id },
    )
    const list = async (filter: object) => {
      const { recordings } = await at.data<{ recordings: { totalCount: number; nodes: { id: string }[] } }>(
        'query ($filter: RecordingFilter) { recordings(filter: $filter) { totalCount nodes { id } } }',
        { filter },
      )
      expect(recordings.totalCount).toBe(recordings.nodes.length)
      return recordings.nodes.map(({ id }) => id)
    }
    const all = [third.id, second.id, first.id]
    expect(await list({})).toEqual(all)
    expect(await list({ callLegId: first.legId })).toEqual([first.id])
    expect(await list({ callLegId: third.legId })).toEqual([])
    expect(await list({ callLegId: 'none' })).toEqual([])
    expect(await list({ callId: second.callId })).toEqual([second.id])
    expect(await list({ conferenceId: recording.conference.id })).toEqual([third.id])
    expect(await list({ startedAt: { before: between } })).toEqual([first.id])
    expect(await list({ startedAt: { from: between } })).toEqual([third.id, second.id])
    expect(await list({ startedAt: { from: between }, callLegId: first.legId })).toEqual([])
    expect(await list({ status: ['AVAILABLE'] })).toEqual(all)
    await at.data('mutation ($id: ID!) { deleteRecording(input: { recordingId: $id }) { cursor } }', {
      id: second.id,
    })
    expect(await list({ status: ['DELETED'] })).toEqual([second.id])
    expect(await list({ status: ['AVAILABLE'] })).toEqual([third.id, first.id])

    const { callLeg } = await at.data<{ callLeg: { recordings: { id: string }[] } }>(
      'query ($id: ID!) { callLeg(id: $id) { recordings { id } } }',
      { id: first.legId },
    )
    expect(callLeg.recordings).toEqual([{ id: first.id }])
  })
})

describe('the download of a recording (S3.29)', () => {
  test('is WAV and MP3, by addresses that the API gives', async () => {
    const at = await house()
    const { id } = await taped(at, 'hello')
    expect(await downloadUrl(at, id)).toBe(`${at.url}/recordings/${id}.wav`)
    const wav = await fetch(await downloadUrl(at, id, 'WAV'))
    expect(wav.status).toBe(200)
    expect(Object.fromEntries(wav.headers)).toMatchObject({
      'content-type': 'audio/wav',
      'content-disposition': `attachment; filename="${id}.wav"`,
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    })
    const whole = await bytesOf(wav)
    expect(whole.length).toBe(Number(wav.headers.get('content-length')))
    expect(whole.toString('latin1', 0, 4)).toBe('RIFF')
    expect(whole.readUInt32LE(4)).toBe(whole.length - 8)
    const mp3 = await fetch(await downloadUrl(at, id, 'MP3'))
    expect([mp3.status, mp3.headers.get('content-type')]).toEqual([200, 'audio/mpeg'])
    expect((await bytesOf(mp3)).readUInt16BE(0) & 0xffe0).toBe(0xffe0)
  })

  test('is of a part where a part is wanted, so that listeners can seek', async () => {
    const at = await house()
    const { id } = await taped(at, 'hello')
    const url = await downloadUrl(at, id)
    const whole = await bytesOf(await fetch(url))
    const part = async (range: string) => {
      const response = await fetch(url, { headers: { range } })
      const { status, headers } = response
      return { status, range: headers.get('content-range'), bytes: await bytesOf(response) }
    }
    const size = whole.length
    for (const [range, start, end] of [
      ['bytes=0-43', 0, 43],
      ['bytes=100-', 100, size - 1],
      ['bytes=-50', size - 50, size - 1],
      [`bytes=10-${size * 2}`, 10, size - 1],
    ] as const) {
      const had = await part(range)
      expect([range, had.status, had.range]).toEqual([range, 206, `bytes ${start}-${end}/${size}`])
      expect(had.bytes.equals(whole.subarray(start, end + 1))).toBe(true)
    }
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` })
    // Several parts at once, and units nobody knows, are answered with the whole.
    for (const range of ['bytes=0-1,5-6', 'seconds=1-2']) {
      const had = await part(range)
      expect([range, had.status, had.bytes.length]).toEqual([range, 200, size])
    }
    const head = await fetch(url, { method: 'HEAD' })
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(size)])
  })

  test('has no address before there is a file, and says what there is instead', async () => {
    const at = await house()
    const { legId } = await caller(at)
    const { startRecording } = await at.data<{ startRecording: { recording: Recording } }>(
      'mutation ($id: ID!) { startRecording(input: { callLegId: $id }) { recording { id status downloadUrl } } }',
      { id: legId },
    )
    const { id, ...running } = startRecording.recording
    expect(running).toEqual({ status: 'RECORDING', downloadUrl: null })
    const url = `${at.url}/recordings/${id}.mp3`
    expect([(await fetch(url)).status, (await fetch(`${at.url}/recordings/${id}.ogg`)).status]).toEqual([
      409, 404,
    ])
    await at.data('mutation ($id: ID!) { stopRecording(input: { recordingId: $id }) { cursor } }', { id })
    await eventually(async () => {
      const { status } = await fetch(url)
      return status === 200 ? undefined : `it answers ${status}`
    })
    await at.data('mutation ($id: ID!) { deleteRecording(input: { recordingId: $id }) { cursor } }', { id })
    const deleted = await fetch(url)
    expect([deleted.status, await deleted.json()]).toEqual([410, { error: 'The recording was deleted.' }])
    expect(await downloadUrl(at, id)).toBe('')
  })

  test('and that of a text are for whoever may look on', async () => {
    const at = await house({
      API_KEYS:
        'ada:operator:ada-key-of-a-test-0001,vic:viewer:vic-key-of-a-test-0001,cy:customer:cy-key-of-a-test-0001',
    })
    const as = (path: string) =>
      Promise.all(
        [undefined, 'wrong', 'cy-key-of-a-test-0001', 'vic-key-of-a-test-0001', 'ada-key-of-a-test-0001'].map(
          async key => {
            const headers: Record<string, string> =
              key === undefined ? {} : { authorization: `Bearer ${key}` }
            return (await fetch(`${at.url}${path}`, { headers })).status
          },
        ),
      )
    expect(await as('/recordings/none.wav')).toEqual([401, 401, 403, 404, 404])
    expect(await as('/transcriptions/none.x.txt')).toEqual([401, 401, 403, 404, 404])
  })
})

/** A carrier's API that says of each recording what the test says, and files behind its links. */
async function carrierApi() {
  const asked: string[] = []
  const api = {
    asked,
    url: '',
    recording: (_response: ServerResponse): void => {},
    file: (_response: ServerResponse, _request: IncomingMessage): void => {},
    /** Answers with links as the carrier words them. */
    links(response: ServerResponse, links: object) {
      response.setHeader('content-type', 'application/json')
      response.end(JSON.stringify({ data: { id: 'file-1', download_urls: links } }))
    },
  }
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://carrier')
    asked.push(pathname)
    if (pathname === '/v2/recordings/file-1') api.recording(response)
    else if (pathname.startsWith('/files/')) api.file(response, request)
    else response.writeHead(404).end()
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  closing.push(() => {
    server.closeAllConnections()
    return new Promise(resolve => server.close(resolve))
  })
  api.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return api
}

const { TEST_DATABASE_URL: databaseServer } = process.env
if (databaseServer === undefined) {
  console.log('skipped: downloads on PostgreSQL (TEST_DATABASE_URL is not set)')
}

describe.each(['SQLite', 'PostgreSQL'])('a file that the carrier keeps, known on %s', database => {
  test.skipIf(database === 'PostgreSQL' && databaseServer === undefined)(
    'is had by a link of this moment, or it is said why not (S3.29)',
    async () => {
      const api = await carrierApi()
      let databaseUrl: Record<string, string> = {}
      if (database === 'PostgreSQL') {
        const fresh = await freshDatabase(databaseServer as string)
        closing.push(fresh.remove)
        databaseUrl = { DATABASE_URL: fresh.url }
      }
      const at = await house({
        TELNYX_API_KEY: 'KEY',
        TELNYX_PUBLIC_KEY: vector.publicKey,
        TELNYX_CONNECTION_ID: '1',
        TELNYX_BASE_URL: `${api.url}/v2`,
        API_KEYS: 'vic:viewer:vic-key-of-a-test-0001',
        ...databaseUrl,
      })
      const { body } = webhook('call.recording.saved', { recording_id: 'file-1' })
      expect((await postWebhook(at.url, body)).status).toBe(200)
      const get = async (extension = 'mp3') => {
        const response = await fetch(`${at.url}/recordings/file-1.${extension}`, {
          headers: { authorization: 'Bearer vic-key-of-a-test-0001' },
        })
        const text = await response.text()
        return { status: response.status, text, error: response.ok ? undefined : JSON.parse(text).error }
      }

      // Each link is good for once: the second download needs another.
      let link = 0
      api.recording = response => api.links(response, { mp3: `${api.url}/files/${++link}` })
      api.file = (response, request) =>
        request.url === `/files/${link}` ? response.end(`file ${link}`) : response.writeHead(403).end()
      expect([await get(), await get()].map(({ status, text }) => [status, text])).toEqual([
        [200, 'file 1'],
        [200, 'file 2'],
      ])
      expect(api.asked.filter(path => path.startsWith('/v2/recordings'))).toHaveLength(2)
      expect(await get('wav')).toMatchObject({ status: 404, error: 'The carrier has it as MP3 only.' })

      for (const [status, told] of [
        [403, 502],
        [500, 502],
        [404, 410],
        [410, 410],
      ] as const) {
        api.file = response => response.writeHead(status).end('the carrier’s secret words')
        const answer = await get()
        expect([status, answer.status]).toEqual([status, told])
        expect(answer.error).toMatch(/^The carrier (does not give it out now|has the recording no more)\.$/)
      }
      api.file = (_, request) => request.socket.destroy()
      expect(await get()).toMatchObject({ status: 502 })

      api.recording = response => api.links(response, { mp3: 's3://bucket/file.mp3' })
      expect(await get()).toMatchObject({ status: 502, error: expect.stringContaining('storage') })
      api.recording = response => api.links(response, {})
      expect(await get()).toMatchObject({ status: 404, error: 'The carrier has no file.' })
      api.recording = response => response.writeHead(503).end()
      expect(await get()).toMatchObject({ status: 502, error: 'The carrier does not answer now.' })
      const gone = { errors: [{ code: '10005', title: 'Resource not found', detail: 'gone' }] }
      api.recording = response => response.writeHead(404).end(JSON.stringify(gone))
      expect(await get()).toMatchObject({ status: 410, error: 'The carrier has the recording no more.' })
    },
  )
})

describe('the download of a transcription (S3.31)', () => {
  test('is its text, once there is one', async () => {
    const at = await house()
    const { id } = await taped(at, 'grüezi, 你好')
    const { requestTranscription } = await at.data<{
      requestTranscription: { transcription: { id: string; status: string; downloadUrl: string | null } }
    }>(
      `mutation ($id: ID!) { requestTranscription(input: { recordingId: $id, language: DE_DE }) {
        transcription { id status downloadUrl } } }`,
      { id },
    )
    const { transcription } = requestTranscription
    let url: string | null = null
    await eventually(async () => {
      const found = await at.data<{ transcription: { status: string; downloadUrl: string | null } }>(
        'query ($id: ID!) { transcription(id: $id) { status downloadUrl } }',
        { id: transcription.id },
      )
      url = found.transcription.downloadUrl
      expect(url === null).toBe(found.transcription.status !== 'COMPLETED')
      return url === null ? found.transcription.status : undefined
    })
    expect(url).toBe(`${at.url}/transcriptions/${transcription.id}.txt`)
    const text = await fetch(url ?? '')
    expect([text.status, text.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8'])
    expect(text.headers.get('content-disposition')).toMatch(/^attachment; filename="[\w.-]+\.txt"$/)
    expect(await text.text()).toBe('grüezi, 你好')
    expect((await fetch(`${at.url}/transcriptions/${id}.none.txt`)).status).toBe(404)
  })
})
