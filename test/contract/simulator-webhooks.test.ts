import { createPublicKey, verify } from 'node:crypto'
import Telnyx from 'telnyx'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startSimulator } from '../../src/simulator/index.js'
import { openStage, refusal, type Stage } from '../support/simulator-stage.js'

let stage: Stage
beforeEach(async () => {
  stage = await openStage()
})
afterEach(() => stage.close())

const SPKI_HEAD = Buffer.from('302a300506032b6570032100', 'hex')
const signed = ({ headers, raw }: Stage['receiver']['received'][number], publicKey: string) =>
  verify(
    null,
    Buffer.from(`${headers['telnyx-timestamp']}|${raw}`),
    createPublicKey({
      key: Buffer.concat([SPKI_HEAD, Buffer.from(publicKey, 'base64')]),
      format: 'der',
      type: 'spki',
    }),
    Buffer.from(String(headers['telnyx-signature-ed25519']), 'base64'),
  )
const attempts = () => stage.receiver.received.map(({ type, attempt, path }) => [type, attempt, path])
const plan = (faults: object) => stage.request('PUT', '/faults', faults)

describe('a webhook', () => {
  it('is signed with the key the simulator shows, by the wall clock, and passes the SDK', async () => {
    await stage.pass(7 * 24 * 3_600_000)
    await stage.callIn()
    const [webhook] = stage.events()
    const answer = await fetch(`${stage.simulator.url}/public-key`)
    expect(await answer.text()).toBe(stage.simulator.publicKey)
    if (webhook === undefined) throw new Error('nothing came')
    expect(signed(webhook, stage.simulator.publicKey)).toBe(true)
    expect(webhook.headers['user-agent']).toBe('telnyx-webhooks')
    expect(Math.abs(Number(webhook.headers['telnyx-timestamp']) - Date.now() / 1_000)).toBeLessThan(5)
    const event = await stage.telnyx.webhooks.unwrap(webhook.raw, {
      headers: webhook.headers as Record<string, string>,
    })
    expect(event).toMatchObject({ data: { event_type: 'call.initiated' } })
    const other = await startSimulator()
    await other.close()
    expect(signed(webhook, other.publicKey)).toBe(false)
  })

  it('is signed with the published vector’s key when given its seed', async () => {
    const seed = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'
    const simulator = await startSimulator({ keySeed: seed })
    await simulator.close()
    expect(simulator.publicKey).toBe('A6EHv/POEL4dcN0Y50vAmWfk1jCbpQ1fHdyGZBJVMbg=')
  })

  it('has a moment of its own, later than the one before', async () => {
    for (const n of [1, 2, 3]) await stage.onTheLine(`+1202555013${n}`)
    const moments = stage.events().map(({ occurredAt }) => occurredAt)
    expect(new Set(moments).size).toBe(6)
    expect([...moments].sort()).toEqual(moments)
  })

  it('of one leg follows the one before it, however slow its receiver', async () => {
    stage.receiver.thinksMs = 5
    const { id, token } = await stage.callIn()
    await stage.telnyx.calls.actions.answer(token, {})
    await stage.request('POST', `/phones/calls/${id}/keys`, { digits: '123456789' })
    await stage.request('POST', `/phones/calls/${id}/hangup`)
    await stage.pass()
    expect(
      stage
        .events('call.dtmf.received')
        .map(({ payload }) => payload.digit)
        .join(''),
    ).toBe('123456789')
    expect(stage.types().at(-1)).toBe('call.hangup')
    expect(stage.receiver.mostAtOnce).toBe(1)
  })
})

describe('a receiver', () => {
  it.each([503, 500, 408, 429, 'silent'] as const)(
    'that answers %s is tried again, signed afresh',
    async failure => {
      stage.receiver.answer = ({ attempt }) => (attempt < 3 ? failure : 204)
      await stage.callIn()
      await stage.pass(500)
      await stage.pass(1_000)
      expect(attempts()).toEqual([1, 2, 3].map(n => ['call.initiated', n, '/hook']))
      expect(new Set(stage.events().map(({ id }) => id)).size).toBe(1)
      for (const webhook of stage.events()) expect(signed(webhook, stage.simulator.publicKey)).toBe(true)
      await stage.pass(60_000)
      expect(attempts()).toHaveLength(3)
      const { body } = await stage.request('GET', '/deliveries')
      expect((body as unknown as { status: number | null }[]).map(({ status }) => status)).toEqual(
        [failure, failure, 204].map(status => (status === 'silent' ? null : status)),
      )
    },
  )

  it('that never takes it is given up after six attempts', async () => {
    stage.receiver.answer = () => 500
    await stage.callIn()
    await stage.pass(15_499)
    expect(attempts()).toHaveLength(5)
    await stage.pass(1)
    await stage.pass(600_000)
    expect(attempts()).toHaveLength(6)
    const { data } = await stage.telnyx.webhookDeliveries.list({ filter: { status: { eq: 'failed' } } })
    expect(data[0]).toMatchObject({ status: 'failed', webhook: { event_type: 'call.initiated' } })
    expect(data[0]?.attempts).toHaveLength(6)
  })

  it('that says no is not asked again', async () => {
    stage.receiver.answer = () => 403
    await stage.callIn()
    await stage.pass(60_000)
    expect(attempts()).toHaveLength(1)
  })

  it('that fails is stood in for by the fail-over address', async () => {
    await stage.v2('PATCH', `/call_control_applications/${stage.simulator.connectionId}`, {
      webhook_event_failover_url: `${stage.receiver.url}/failover`,
    })
    stage.receiver.answer = ({ path }) => (path === '/hook' ? 500 : 200)
    await stage.callIn()
    await stage.pass(60_000)
    expect(attempts()).toEqual([
      ['call.initiated', 1, '/hook'],
      ['call.initiated', 2, '/failover'],
    ])
  })

  it('is asked as often as the call says', async () => {
    stage.receiver.answer = ({ type }) => (type === 'call.answered' ? 500 : 200)
    const { token } = await stage.callIn()
    await stage.telnyx.calls.actions.answer(token, {
      webhook_retries_policies: { 'call.answered': { retries_ms: [100] } },
    } as object)
    await stage.pass(600_000)
    expect(stage.events('call.answered')).toHaveLength(2)
  })
})

describe('faults', () => {
  /** A short evening on the phone, the same each time; what arrived, in order. */
  const evening = async (faults: object) => {
    await stage.request('POST', '/reset')
    stage.receiver.clear()
    await plan(faults)
    for (const n of [1, 2, 3, 4]) {
      const { body } = await stage.request('POST', '/phones/calls', {
        from: `+1202555013${n}`,
        to: '+12025550100',
      })
      await stage.request('POST', `/phones/calls/${body.id}/hangup`)
      await stage.pass(1_000)
    }
    const from = (webhook: (typeof stage.receiver.received)[number]) =>
      `${webhook.type} ${webhook.payload.from}`
    return stage.receiver.received.map(from)
  }

  it('none: every webhook once, in order', async () => {
    const all = await evening({})
    expect(all).toHaveLength(8)
    expect(new Set(all).size).toBe(8)
  })

  it('are the same for the same seed, and others for another', async () => {
    const wild = { duplicate: 0.4, drop: 0.3, reorder: 0.3, delay_ms: [0, 400] }
    const first = await evening({ seed: 7, ...wild })
    expect(await evening({ seed: 7, ...wild })).toEqual(first)
    const others = []
    for (const seed of [8, 9, 10]) others.push((await evening({ seed, ...wild })).join())
    expect(new Set([...others, first.join()]).size).toBeGreaterThan(1)
  })

  it('drop, duplicate and reorder do what they are called', async () => {
    expect(await evening({ drop: 1 })).toEqual([])
    const twice = await evening({ duplicate: 1 })
    expect(twice).toHaveLength(16)
    expect(new Set(twice).size).toBe(8)
    expect(new Set(stage.receiver.received.map(({ id }) => id)).size).toBe(8)
    const upset = await evening({ reorder: 0.5, seed: 3 })
    expect([...upset].sort()).toEqual((await evening({})).sort())
    expect(upset).not.toEqual(await evening({}))
  })

  it('reorder at their worst swap neighbours', async () => {
    const { id, token } = await stage.onTheLine()
    stage.receiver.clear()
    await plan({ reorder: 1 })
    await stage.request('POST', `/phones/calls/${id}/keys`, { digits: '12345' })
    await stage.pass(300)
    const digits = stage.events('call.dtmf.received').map(({ payload }) => payload.digit)
    expect(digits.join('')).toBe('21435')
    expect(stage.types(token)).toHaveLength(5)
  })

  it('turn a request away once, and let its repetition through', async () => {
    const { token } = await stage.callIn()
    await plan({ refuse_commands: 1 })
    const answer = () => stage.telnyx.calls.actions.answer(token, { command_id: 'a' })
    expect(await refusal(answer())).toEqual({ status: 429, code: '10011' })
    await answer()
    await plan({ unavailable: 1 })
    expect(await refusal(stage.telnyx.calls.retrieveStatus(token))).toEqual({ status: 503, code: '10007' })
    await plan({ unavailable: 1, refuse_commands: 1 })
    const patient = new Telnyx({
      apiKey: stage.simulator.apiKey,
      baseURL: `${stage.simulator.url}/v2`,
      maxRetries: 1,
    })
    await patient.calls.actions.speak(token, { payload: 'Hello.', voice: 'female' })
    await stage.pass()
    expect(stage.types()).toEqual(['call.initiated', 'call.answered', 'call.speak.started'])
  })

  it('slow the answer down, not the command', async () => {
    const { token } = await stage.callIn()
    await plan({ slow_ms: 700 })
    const answering = stage.telnyx.calls.actions.answer(token, {}).then(() => 'answer')
    const telling = expect.poll(() => stage.types(), { timeout: 5_000 }).toContain('call.answered')
    expect(await Promise.race([answering, telling.then(() => 'webhook')])).toBe('webhook')
    await answering
  })

  it('are shown as they are set, refused when they make no sense, and gone when left out', async () => {
    expect((await plan({ drop: 0.5, seed: 3 })).body).toMatchObject({
      drop: 0.5,
      seed: 3,
      duplicate: 0,
      delay_ms: [0, 0],
    })
    expect((await plan({ drop: 2 })).body.errors[0]).toMatchObject({
      code: '10033',
      source: { pointer: '/drop' },
    })
    expect((await plan({ delay_ms: [5, 1] })).status).toBe(422)
    expect((await plan({ seed: 4 })).body).toMatchObject({ drop: 0, seed: 4 })
    expect((await stage.request('GET', '/faults')).body).toMatchObject({ seed: 4 })
  })
})

describe('time', () => {
  it('moves by request only, and the answer comes when its webhooks have arrived', async () => {
    await stage.telnyx.calls.dial({
      connection_id: stage.simulator.connectionId,
      from: '+12025550100',
      to: '+12025550147',
    })
    const { status } = await stage.request('POST', '/clock/advance', { ms: 1_000 })
    expect(status).toBe(200)
    expect(stage.types()).toEqual(['call.initiated', 'call.answered'])
    expect((await stage.request('POST', '/clock/advance', { ms: -1 })).status).toBe(422)
  })

  it('cannot be moved where it runs by itself', async () => {
    const real = await startSimulator()
    const answer = await fetch(`${real.url}/clock/advance`, { method: 'POST', body: '{"ms":1}' })
    expect(answer.status).toBe(409)
    await real.close()
  })

  it('that runs by itself lets a called phone answer by itself', async () => {
    const real = await openStage({ clock: 'real' })
    await real.request('PUT', '/phones/+12025550147', { after_ms: 20 })
    await real.telnyx.calls.dial({
      connection_id: real.simulator.connectionId,
      from: '+12025550100',
      to: '+12025550147',
    })
    await expect.poll(() => real.types(), { timeout: 5_000 }).toEqual(['call.initiated', 'call.answered'])
    await real.close()
  })
})

describe('the same seed', () => {
  it('gives the same ids and the same key', async () => {
    const firstIds = async () => {
      const simulator = await startSimulator({ seed: 'evening' })
      const body = JSON.stringify({ from: '+12025550131', to: '+12025550100' })
      const answer = await fetch(`${simulator.url}/phones/calls`, { method: 'POST', body })
      const { id } = (await answer.json()) as { id: string }
      await simulator.close()
      return [id, simulator.publicKey]
    }
    expect(await firstIds()).toEqual(await firstIds())
  })
})

describe('the phones’ page', () => {
  it('is one piece, with nothing to be fetched from elsewhere', async () => {
    const answer = await fetch(stage.simulator.url)
    expect(answer.headers.get('content-type')).toContain('text/html')
    const html = await answer.text()
    expect(html).toContain('/phones/calls')
    expect(html).not.toMatch(/(?:src|href)="https?:/)
  })
})
