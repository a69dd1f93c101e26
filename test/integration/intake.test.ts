import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { webhookIntake } from '../../src/intake/intake.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { openJournal } from '../../src/journal/journal.js'
import { systemClock } from '../../src/kernel/clock.js'
import { telnyxWebhooks } from '../../src/telnyx/index.js'
import { eventually } from '../support/eventually.js'
import { type Line, openLine } from '../support/line.js'
import { type RawPeer, rawPeer } from '../support/raw-socket.js'
import { fixture, postWebhook, signedHeaders, vector, webhook } from '../support/signed.js'

let dataDir: string
let journal: Journal
let line: Line
let server: Server
let url: string
const errors: unknown[] = []
const BODIES = { withinMs: 10_000, total: 16_000_000, perOwner: 4_000_000 }
let bodies: typeof BODIES
/** Holds a signature's check back for as long as a test wants. */
let delay: (body: Uint8Array) => Promise<void>

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partyline-intake-'))
  journal = await openJournal({ dataDir })
  line = await openLine(journal)
  delay = async () => {}
  bodies = { ...BODIES }
  const { precheck, verify, decode } = telnyxWebhooks(vector.publicKey)
  const receive = webhookIntake({
    reader: {
      precheck,
      async verify(body, headers, now) {
        const verdict = await verify(body, headers, now)
        await delay(body)
        return verdict
      },
      decode,
    },
    switchboard: line.switchboard,
    clock: systemClock,
    addressOf: () => '127.0.0.1',
    bodies,
    onAnswer: () => {},
    onError: error => errors.push(error),
  })
  server = createServer((request, response) =>
    receive(request, response, request.url?.endsWith('failover') ? 'FAILOVER' : 'PRIMARY'),
  )
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}`
})
afterEach(async () => {
  server.closeAllConnections()
  await new Promise(resolve => server.close(resolve))
  await line.close()
  await journal.close()
  rmSync(dataDir, { recursive: true, force: true })
  expect(errors.splice(0)).toEqual([])
})

/** A request that has sent half of the body it announced. */
function sendingHalf(headers: Record<string, string>, bytes: number): RawPeer {
  const peer = rawPeer(url)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  peer.socket.write(
    `POST /webhooks/telnyx HTTP/1.1\r\nHost: x\r\nContent-Length: ${bytes}\r\n${lines.join('')}\r\n`,
  )
  peer.socket.write('x'.repeat(bytes / 2))
  return peer
}

const events = () => readEvents(journal.reader, {}, { after: 0, limit: 1000 })
const verdicts = async () =>
  (await journal.reader.selectFrom('deliveries').select('verdict').orderBy('id').execute()).map(
    d => d.verdict,
  )
const answerOf = async (response: Response) => [
  response.status,
  ((await response.json()) as { error?: string }).error,
]

describe('the webhook receiver', () => {
  test('accepts every kind of webhook the carrier sends, and shows it as an event (S0.8, S0.9)', async () => {
    const names = [
      ...readdirSync(new URL('../fixtures/telnyx/webhooks/', import.meta.url)).filter(f =>
        f.endsWith('.json'),
      ),
      ...readdirSync(new URL('../fixtures/telnyx/webhooks/observed/', import.meta.url)).map(
        f => `observed/${f}`,
      ),
    ]
    expect(names.length).toBeGreaterThanOrEqual(62)
    const ids = new Set<string>()
    for (const name of names) {
      const body = fixture(`webhooks/${name}`)
      const parsed = JSON.parse(body)
      ids.add(parsed.data?.id ?? parsed.id)
      expect([name, (await postWebhook(url, body)).status]).toEqual([name, 200])
    }
    expect(new Set((await events()).map(e => e.fact.id))).toEqual(ids)
  })

  test('accepts the bodies that the source documents print (S0.3, S0.4, S2.22)', async () => {
    const legs = { call_leg_id: randomUUID(), call_session_id: randomUUID() }
    const initiated = {
      data: {
        event_type: 'call.initiated',
        id: randomUUID(),
        occurred_at: '2020-07-01T15:06:14.000000Z',
        payload: {
          ...legs,
          call_control_id: 'v2:abc',
          caller_id_name: '+353766805001',
          client_state: null,
          connection_id: '1234567890',
          direction: 'incoming',
          from: '+35319605860',
          start_time: '2020-07-01T15:06:14.000000Z',
          state: 'parked',
          to: '+13129457420',
        },
        record_type: 'event',
      },
      meta: { attempt: 1, delivered_to: 'https://example.test/webhook' },
    }
    expect((await postWebhook(url, JSON.stringify(initiated))).status).toBe(200)
    const [event] = await events()
    expect(event?.after.call?.legs[0]).toMatchObject({
      direction: 'INBOUND',
      from: '+35319605860',
      callerName: '+353766805001',
    })
  })

  test('refuses a forged, a stale and a re-serialised webhook, notes them, and changes nothing (S0.10–S0.12, T0.8, T2.8)', async () => {
    const { body } = webhook('call.initiated')
    const forged = {
      ...signedHeaders(body),
      'telnyx-signature-ed25519': Buffer.alloc(64, 7).toString('base64'),
    }
    expect((await postWebhook(url, body, forged)).status).toBe(403)
    const old = signedHeaders(body, Math.floor(Date.now() / 1000) - 301)
    expect((await postWebhook(url, body, old)).status).toBe(403)
    const reserialised = JSON.stringify(JSON.parse(body), undefined, 1)
    expect((await postWebhook(url, reserialised, signedHeaders(body))).status).toBe(403)
    expect((await postWebhook(url, body, { 'content-type': 'application/json' })).status).toBe(403)
    await eventually(async () => ((await verdicts()).length === 4 ? undefined : 'not all are noted'))
    expect((await verdicts()).sort()).toEqual([
      'REJECTED_SIGNATURE',
      'REJECTED_SIGNATURE',
      'REJECTED_SIGNATURE',
      'REJECTED_STALE',
    ])
    expect(await events()).toEqual([])
  })

  test('names the setting when the application still sends version 1 (S0.2)', async () => {
    const body = JSON.stringify({
      event_type: 'call_initiated',
      created_at: '2020-07-01T15:06:14.000000Z',
      id: randomUUID(),
      payload: { call_control_id: 'v2:abc' },
      record_type: 'event',
      metadata: {},
    })
    const [status, message] = await answerOf(await postWebhook(url, body))
    expect(status).toBe(400)
    expect(message).toContain('webhook_api_version')
  })

  test('takes what is malformed for what it is, and survives it (S0.7)', async () => {
    for (const body of [
      '',
      '{',
      'null',
      '[]',
      '"x"',
      '{"data":{}}',
      '{"data":{"record_type":"event"}}',
      '\u0000\u0001',
    ]) {
      expect([body, (await postWebhook(url, body)).status]).toEqual([body, 400])
    }
    expect((await postWebhook(url, webhook('call.initiated').body)).status).toBe(200)
  })

  test('acknowledges what is no event, and an event of an unknown kind, which it keeps (S0.5, S0.6)', async () => {
    const other = JSON.parse(webhook('call.initiated').body)
    other.data.record_type = 'message'
    expect((await postWebhook(url, JSON.stringify(other))).status).toBe(200)
    const news = JSON.parse(webhook('call.initiated').body)
    news.data.event_type = 'call.teleported'
    expect((await postWebhook(url, JSON.stringify(news))).status).toBe(200)
    expect((await events()).map(e => e.fact.body)).toMatchObject([
      { type: 'UnknownEvent', eventType: 'call.teleported' },
    ])
    expect((await verdicts()).sort()).toEqual(['IGNORED_RECORD_TYPE', 'UNKNOWN_EVENT_TYPE'])
  })

  test('takes the same event by both routes as one (invariant 2, S0.13)', async () => {
    const { body } = webhook('call.initiated')
    expect((await postWebhook(url, body)).status).toBe(200)
    const again = await fetch(`${url}/webhooks/telnyx/failover`, {
      method: 'POST',
      headers: signedHeaders(body),
      body,
    })
    expect(again.status).toBe(200)
    expect(await events()).toHaveLength(1)
    expect(await verdicts()).toEqual(['ACCEPTED', 'DUPLICATE'])
  })

  test('takes webhooks down in the order they came, whichever is checked first', async () => {
    const [first, second] = ['call.initiated', 'call.answered'].map(type => webhook(type))
    if (first === undefined || second === undefined) throw new Error('two webhooks')
    let release = () => {}
    const checking = new Promise<void>(begun => {
      delay = async body => {
        if (Buffer.from(body).toString() === second.body) release()
        else {
          begun()
          await new Promise<void>(resolve => {
            release = () => setTimeout(resolve, 20)
          })
        }
      }
    })
    const answers = [postWebhook(url, first.body)]
    await checking
    answers.push(postWebhook(url, second.body))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200])
    expect((await events()).map(e => e.fact.id)).toEqual([first.id, second.id])
  })

  test('asks for one webhook again whose check fails while another is still checked', async () => {
    const [first, second] = ['call.initiated', 'call.answered'].map(type => webhook(type))
    if (first === undefined || second === undefined) throw new Error('two webhooks')
    let failed = () => {}
    const checking = new Promise<void>(begun => {
      delay = async body => {
        if (Buffer.from(body).toString() === second.body) {
          failed()
          throw new Error('no thread is left')
        }
        begun()
        await new Promise<void>(resolve => {
          failed = () => setTimeout(resolve, 50)
        })
      }
    })
    const answers = [postWebhook(url, first.body)]
    await checking
    answers.push(postWebhook(url, second.body))
    expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 503])
    expect(errors.splice(0)).toHaveLength(1)
  })

  test('reads no more than a webhook can have', async () => {
    const body = 'x'.repeat(300 * 1024)
    expect((await postWebhook(url, body)).status).toBe(413)
  })

  test('reads nothing of what cannot be the carrier’s, and notes it', async () => {
    const headers = signedHeaders('{}')
    const stale = { ...headers, 'telnyx-timestamp': String(Math.floor(Date.now() / 1_000) - 301) }
    for (const given of [{}, { ...headers, 'telnyx-signature-ed25519': 'AAAA' }, stale]) {
      const peer = sendingHalf(given, 200_000)
      await eventually(() => (peer.closed ? undefined : 'still open'))
      expect(peer.received).toMatch(/^HTTP\/1\.1 403 /)
    }
    await eventually(async () => ((await verdicts()).length === 3 ? undefined : 'not noted'))
    expect((await verdicts()).sort()).toEqual(['REJECTED_SIGNATURE', 'REJECTED_SIGNATURE', 'REJECTED_STALE'])
  })

  test('waits only so long for a body, and has the largest give way when too much is kept', async () => {
    bodies.withinMs = 300
    const slow = sendingHalf(signedHeaders('{}'), 1_000)
    await eventually(() => (slow.closed || slow.received !== '' ? undefined : 'still open'))
    expect(slow.received).toMatch(/^HTTP\/1\.1 408 /)
    slow.socket.destroy()

    Object.assign(bodies, { withinMs: 60_000, total: 150_000, perOwner: 150_000 })
    const large = sendingHalf(signedHeaders('{}'), 250_000)
    await eventually(() => (large.socket.bytesWritten > 120_000 ? undefined : 'still sending'))
    const small = webhook('call.initiated')
    const padded = JSON.stringify({ ...JSON.parse(small.body), padding: 'x'.repeat(60_000) })
    expect((await postWebhook(url, padded)).status).toBe(200)
    await eventually(() => (large.closed ? undefined : 'still open'))
    expect(large.received).toMatch(/^HTTP\/1\.1 503 [\s\S]*retry-after: 1/i)
  })

  test('outlives a sender who hangs up in the middle of a body', async () => {
    const { port } = server.address() as { port: number }
    await new Promise<void>(resolve => {
      const socket = connect(port, '127.0.0.1', () => {
        socket.write('POST /webhooks/telnyx HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n{"da')
        setTimeout(() => socket.destroy(), 20)
      })
      socket.on('close', () => resolve())
    })
    expect((await postWebhook(url, webhook('call.initiated').body)).status).toBe(200)
    errors.splice(0) // that sender's broken connection
  })

  test('asks to be sent again what it could not record (invariant 1, S2.16)', async () => {
    await journal.close()
    expect((await postWebhook(url, webhook('call.initiated').body)).status).toBe(503)
    expect(errors.splice(0)).toHaveLength(1)
    journal = await openJournal({ dataDir })
    await line.close().catch(() => {})
    line = await openLine(journal)
  })

  test('keeps a bounded number of refused deliveries', async () => {
    await journal.append(async tx => {
      await tx.deliveries.add(
        Array.from({ length: 60 }, (_, i) => ({
          id: `2026-01-15T09:30:00.${String(i).padStart(6, '0')}Z`,
          receivedAt: '2026-01-15T09:30:00.000000Z' as never,
          verdict: 'REJECTED_SIGNATURE' as const,
          route: 'PRIMARY' as const,
        })),
      )
      await tx.deliveries.bound(['REJECTED_SIGNATURE'], 25)
    })
    expect(await verdicts()).toHaveLength(25)
  })
})
