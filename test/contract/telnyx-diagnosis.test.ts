import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Simulator, startSimulator } from '../../src/simulator/index.js'
import { diagnose, type Finding } from '../../src/telnyx/index.js'

const OFFICE = '+12025550100'
let simulator: Simulator
/** Stands for the server at the other end of the tunnel. */
const here = createServer((_request, response) => response.end('{"status":"ok"}'))

beforeEach(async () => {
  await new Promise<void>(resolve => here.listen(0, '127.0.0.1', resolve))
  simulator = await startSimulator({ webhookUrl: `${hereUrl()}/webhooks/telnyx` })
})
afterEach(async () => {
  await simulator.close()
  here.closeAllConnections()
  await new Promise(resolve => here.close(resolve))
})

const hereUrl = () => `http://127.0.0.1:${(here.address() as AddressInfo).port}`
async function carrier<Data>(method: string, path: string, body?: object): Promise<Data> {
  const response = await fetch(`${simulator.url}/v2${path}`, {
    method,
    headers: { authorization: `Bearer ${simulator.apiKey}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  expect(response.ok, `${method} ${path}`).toBe(true)
  return ((await response.json()) as { data: Data }).data
}
const change = (settings: object) =>
  carrier('PATCH', `/call_control_applications/${simulator.connectionId}`, settings)
const look = (patient: Partial<Parameters<typeof diagnose>[0]> = {}) =>
  diagnose({
    apiKey: simulator.apiKey,
    connectionId: simulator.connectionId,
    baseUrl: `${simulator.url}/v2`,
    publicUrl: hereUrl(),
    fromNumber: OFFICE,
    ...patient,
  })
const of = (setting: string, findings: Finding[]) =>
  findings.filter(each => each.setting === setting && each.verdict !== 'GOOD')

describe('an account is looked at (S1.1, S2.28)', () => {
  test('and nothing is wrong with one that is set up', async () => {
    await change({ webhook_event_failover_url: `${hereUrl()}/webhooks/telnyx/failover` })
    const findings = await look()
    expect(findings.filter(({ verdict }) => verdict !== 'GOOD')).toEqual([])
    expect(findings.map(({ setting }) => setting)).toEqual([
      'TELNYX_API_KEY',
      'TELNYX_CONNECTION_ID',
      'webhook_api_version',
      'webhook_event_url',
      'webhook_event_url',
      'webhook_event_failover_url',
      'outbound_voice_profile_id',
      'FROM_NUMBER',
    ])
  })

  test.each([
    ['webhook_api_version', { webhook_api_version: '1' }, 'It is 1;'],
    ['webhook_event_url', { webhook_event_url: '' }, 'There is none'],
    ['webhook_event_url', { webhook_event_url: 'https://other.example/hooks' }, 'no webhook is received'],
    [
      'webhook_event_url',
      { webhook_event_url: 'https://other.example/webhooks/telnyx' },
      'PUBLIC_URL says that this server is at http://127.0.0.1',
    ],
    ['outbound_voice_profile_id', { outbound: {} }, 'calls cannot be placed'],
    ['active', { active: false }, 'switched off'],
  ])('and %s is found to be wrong', async (setting, settings, words) => {
    await change(settings)
    const [found] = of(setting, await look())
    expect(found).toMatchObject({ verdict: 'WRONG', says: expect.stringContaining(words) })
  })

  test('and the number: of nobody, of another application, or none at all', async () => {
    const wrong = async (fromNumber?: string) => of('FROM_NUMBER', await look({ fromNumber }))
    expect(await wrong('+12025550999')).toMatchObject([
      { verdict: 'WRONG', says: expect.stringContaining('no number of the account') },
    ])
    expect(await wrong()).toMatchObject([{ verdict: 'DOUBTFUL' }])
    const other = await carrier<{ id: string }>('POST', '/call_control_applications', {
      application_name: 'Other',
      webhook_event_url: 'https://other.example',
    })
    const owned = await carrier<{ id: string; phone_number: string }[]>('GET', '/phone_numbers?page[size]=50')
    const lead = (id: string) => carrier('PATCH', `/phone_numbers/${id}`, { connection_id: other.id })
    await lead(owned.find(each => each.phone_number === OFFICE)?.id ?? '')
    expect(await wrong(OFFICE)).toMatchObject([
      { verdict: 'WRONG', says: expect.stringContaining('another application') },
    ])
    for (const { id } of owned) await lead(id)
    expect(await wrong(OFFICE)).toMatchObject([
      { verdict: 'WRONG', says: expect.stringContaining('No number leads to this application') },
    ])
  })

  test('and where its webhooks go, when nothing of ours answers there', async () => {
    await change({ webhook_event_url: 'http://127.0.0.1:9/webhooks/telnyx' })
    expect(of('webhook_event_url', await look({ publicUrl: undefined }))).toMatchObject([
      { verdict: 'DOUBTFUL', says: expect.stringContaining('does not answer at http://127.0.0.1:9') },
    ])
  })

  test('which stops at a wrong key, a wrong application, and a carrier that does not answer', async () => {
    expect(await look({ apiKey: 'KEY_WRONG' })).toMatchObject([
      { setting: 'TELNYX_API_KEY', verdict: 'WRONG' },
    ])
    expect(of('TELNYX_CONNECTION_ID', await look({ connectionId: '17' }))).toMatchObject([
      { verdict: 'WRONG', says: expect.stringContaining('no Voice API application with this id') },
    ])
    const [silent] = await look({ baseUrl: 'http://127.0.0.1:9/v2' })
    expect(silent).toMatchObject({ setting: 'TELNYX_BASE_URL', verdict: 'WRONG' })
    expect(silent?.says).toContain('UNAVAILABLE')
  })
})
