import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Carrier } from '../../src/carrier/carrier.js'
import { CallControlId, ConferenceId } from '../../src/kernel/ids.js'
import { telnyxCarrier } from '../../src/telnyx/index.js'

type Answer = { status?: number; body: unknown; type?: string }

const asked: { path: string; query: Record<string, string> }[] = []
let answer: (path: string, query: Record<string, string>) => Answer | 'silence'
let carrier: Carrier
const never = new AbortController().signal
const larch = ConferenceId('conf/1')

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '', 'http://wire')
  const query = Object.fromEntries(url.searchParams)
  asked.push({ path: url.pathname, query })
  const said = answer(url.pathname, query)
  if (said !== 'silence') say(response, said)
})
function say(response: ServerResponse, { status = 200, body, type = 'application/json' }: Answer) {
  response.writeHead(status, { 'content-type': type })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}
const refusal = (status: number, code: string): Answer => ({
  status,
  body: { errors: [{ code, title: 'No' }] },
})

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`
  carrier = telnyxCarrier({ apiKey: 'KEY_TEST', connectionId: '247', baseUrl, timeoutMs: 400 })
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked.length = 0
})

const legs = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => ({
    call_leg_id: `leg-${from + i}`,
    call_control_id: 'v3:secret',
  }))
const participant = (leg: string, more: object = {}) => ({
  ...{ call_leg_id: leg, call_control_id: 'v3:secret', status: 'joined', muted: false, on_hold: false },
  ...more,
})

describe('the legs that are up', () => {
  it('are read to the last cursor', async () => {
    answer = (_, query) => {
      const start = Number(query['page[after]'] ?? 0)
      const end = Math.min(600, start + 250)
      const more = end < 600
      const cursors = { after: more ? String(end) : null, before: null }
      return { body: { data: legs(start, end), meta: { cursors, next: more ? '/v2/next' : null } } }
    }
    const up = await carrier.legsUp(never)
    expect(up.size).toBe(600)
    expect(asked.map(({ query }) => query)).toEqual([
      { 'page[limit]': '250' },
      { 'page[limit]': '250', 'page[after]': '250' },
      { 'page[limit]': '250', 'page[after]': '500' },
    ])
    expect(asked[0]?.path).toBe('/v2/connections/247/active_calls')
  })

  it('are read to the last numbered page', async () => {
    answer = (_, query) => {
      const number = Number(query['page[number]'] ?? 1)
      const meta = { page_number: number, total_pages: 3 }
      return { body: { data: legs((number - 1) * 20, number * 20), meta } }
    }
    expect((await carrier.legsUp(never)).size).toBe(60)
  })

  it('are read while pages are full where nothing is said about pages', async () => {
    answer = (_, query) => {
      const start = (Number(query['page[number]'] ?? 1) - 1) * 250
      return { body: { data: legs(start, Math.min(300, start + 250)) } }
    }
    expect((await carrier.legsUp(never)).size).toBe(300)
    expect(asked).toHaveLength(2)
  })

  it('are none when nobody is on the phone', async () => {
    answer = () => ({ body: { data: [], meta: { cursors: { after: null }, next: null } } })
    expect((await carrier.legsUp(never)).size).toBe(0)
    expect(asked).toHaveLength(1)
  })

  it('are not read for ever', async () => {
    answer = () => ({ body: { data: legs(0, 1), meta: { cursors: { after: 'again' } } } })
    await expect(carrier.legsUp(never)).rejects.toThrow('goes on after 40 pages')
  })

  it.each<[string, Answer]>([
    ['a page of a proxy', { body: '<h1>Welcome</h1>', type: 'text/html' }],
    ['no list', { body: { data: null } }],
    ['a list of something else', { body: { data: ['leg-1'] } }],
    ['a leg without an id', { body: { data: [{ call_control_id: 'v3:secret' }] } }],
    ['that our connection is unknown', refusal(422, '10015')],
  ])('are not known when the carrier says %s', async (_, said) => {
    answer = () => said
    await expect(carrier.legsUp(never)).rejects.toThrow(/^Telnyx refused/)
  })

  it('are not known when the carrier is silent', async () => {
    answer = () => 'silence'
    await expect(carrier.legsUp(never)).rejects.toThrow('Telnyx refused TIMED_OUT')
  })

  it('are asked for again after a hiccup', async () => {
    answer = () => {
      if (asked.length > 1) return { body: { data: legs(0, 2) } }
      return { status: 503, body: {} }
    }
    const patient = telnyxCarrier({
      ...{ apiKey: 'KEY_TEST', connectionId: '247' },
      baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v2`,
    })
    expect((await patient.legsUp(never)).size).toBe(2)
  })
})

describe('a conference', () => {
  const open =
    (rows: object[], status = 'in_progress') =>
    (path: string): Answer =>
      path.endsWith('/participants')
        ? { body: { data: rows, meta: { page_number: 1, total_pages: 1 } } }
        : { body: { data: { id: larch, status } } }

  it('is who is in it, without anybody’s token', async () => {
    answer = open([
      participant('ada'),
      participant('ben', { muted: true, status: 'joining' }),
      participant('cyd', { on_hold: true, status: 'left' }),
    ])
    const read = await carrier.readConference(larch, never)
    expect(read).toEqual({
      status: 'OPEN',
      waits: false,
      participants: [
        { legId: 'ada', status: 'JOINED', muted: false, onHold: false },
        { legId: 'ben', status: 'JOINING', muted: true, onHold: false },
        { legId: 'cyd', status: 'LEFT', muted: false, onHold: true },
      ],
    })
    expect(asked).toEqual([
      { path: '/v2/conferences/conf%2F1', query: {} },
      { path: '/v2/conferences/conf%2F1/participants', query: { 'page[size]': '250' } },
    ])
  })

  it('waits for its host until somebody starts it', async () => {
    answer = open([], 'init')
    expect(await carrier.readConference(larch, never)).toMatchObject({ waits: true })
  })

  it.each([
    ['host_left', 'HOST_LEFT'],
    ['ended_via_api', 'ENDED_VIA_API'],
    ['struck_by_lightning', 'UNKNOWN'],
    [undefined, 'UNKNOWN'],
  ])('has ended by %s', async (end_reason, reason) => {
    answer = () => ({ body: { data: { id: larch, status: 'completed', end_reason } } })
    expect(await carrier.readConference(larch, never)).toEqual({ status: 'ENDED', reason })
  })

  it.each([
    [404, '10005'],
    [404, '90058'],
    [422, '90019'],
  ])('has ended when the carrier does not know it any more: %i %s', async (status, code) => {
    answer = () => refusal(status, code)
    expect(await carrier.readConference(larch, never)).toEqual({ status: 'ENDED', reason: 'UNKNOWN' })
  })

  it.each<[string, (path: string) => Answer]>([
    [
      'not the carrier does not know it',
      () => ({ status: 404, body: '<h1>Not found</h1>', type: 'text/html' }),
    ],
    ['its state has no name', open([], 'resting')],
    ['a participant has no state', open([participant('ada', { status: 'dancing' })])],
    ['nobody knows whether a participant is muted', open([participant('ada', { muted: null })])],
    [
      'it ends while it is read',
      path => (path.endsWith('/participants') ? refusal(404, '90058') : open([])(path)),
    ],
    ['our key is not accepted', () => refusal(401, '10009')],
  ])('cannot be read when %s', async (_, said) => {
    answer = said
    await expect(carrier.readConference(larch, never)).rejects.toThrow(/^Telnyx refused/)
  })
})

describe('a leg', () => {
  const token = CallControlId('v3:a/b+c=')
  const says = (data: unknown) => {
    answer = () => ({ body: { data } })
    return carrier.readLeg(token, never)
  }

  it('is up or not, and tells since when', async () => {
    expect(await says({ is_alive: true })).toEqual({ alive: true })
    expect(asked[0]?.path).toBe('/v2/calls/v3%3Aa%2Fb%2Bc%3D')
    expect(await says({ is_alive: false })).toEqual({ alive: false })
    expect(await says({ is_alive: false, end_time: '2026-01-15T09:30:07Z' })).toEqual({
      alive: false,
      endedAt: '2026-01-15T09:30:07.000000Z',
    })
  })

  it('is not up when the carrier has forgotten it', async () => {
    answer = () => refusal(404, '10005')
    expect(await carrier.readLeg(token, never)).toEqual({ alive: false })
    answer = () => refusal(422, '90015')
    expect(await carrier.readLeg(token, never)).toEqual({ alive: false })
  })

  it('cannot be told when the answer makes no sense, and its token is not told either', async () => {
    await expect(says({})).rejects.toThrow(/^Telnyx refused UNAVAILABLE$/)
    answer = () => ({ status: 404, body: `no ${token}`, type: 'text/plain' })
    await expect(carrier.readLeg(token, never)).rejects.toThrow(/^Telnyx refused NOT_FOUND 404$/)
  })
})
