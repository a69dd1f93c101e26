import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'

const QUERY = `{
  voiceApplication {
    id name active webhookUrl webhookFailoverUrl webhookApiVersion outboundVoiceProfileId
  }
}`

let house: House
beforeAll(async () => {
  house = await openHouse({ SIMULATOR_KEY: 'KEY_OF_THIS_TEST' })
})
afterAll(() => house.close())

const change = async (settings: object) => {
  const { voiceApplication } = await house.data<{ voiceApplication: { id: string } }>(QUERY)
  const { status } = await fetch(
    `${house.simulatorUrl}/v2/call_control_applications/${voiceApplication.id}`,
    {
      method: 'PATCH',
      headers: { authorization: 'Bearer KEY_OF_THIS_TEST', 'content-type': 'application/json' },
      body: JSON.stringify(settings),
    },
  )
  expect(status).toBe(200)
}

describe('the voice application', () => {
  test('is shown as the carrier has it, without secrets (S0.17, S1.2)', async () => {
    expect(await house.data(QUERY)).toEqual({
      voiceApplication: {
        id: expect.stringMatching(/^\d+$/),
        name: 'Partyline',
        active: true,
        webhookUrl: `${house.url}/webhooks/telnyx`,
        webhookFailoverUrl: null,
        webhookApiVersion: '2',
        outboundVoiceProfileId: expect.stringMatching(/^\d+$/),
      },
    })
    await change({
      webhook_event_url: 'https://ida:sesame@calls.example/webhooks/telnyx',
      webhook_event_failover_url: 'https://calls.example/webhooks/telnyx/failover',
      active: false,
    })
    expect(await house.data(QUERY)).toMatchObject({
      voiceApplication: {
        active: false,
        webhookUrl: 'https://calls.example/webhooks/telnyx',
        webhookFailoverUrl: 'https://calls.example/webhooks/telnyx/failover',
      },
    })
  })

  test('is asked about once for many who look whether the server is ready', async () => {
    const ready = () => fetch(`${house.url}/readyz`).then(({ status }) => status)
    await eventually(async () => ((await ready()) === 200 ? undefined : 'it is not ready'))
    // A carrier that answers by chance would give different answers to each.
    await house.people.faults({ seed: 7, unavailable: 0.5 })
    const statuses = await Promise.all(Array.from({ length: 20 }, ready))
    expect(new Set(statuses).size).toBe(1)
    await house.people.faults({ unavailable: 1 })
    await eventually(async () => ((await ready()) === 503 ? undefined : 'it is ready'))
    await house.people.faults({})
    await eventually(async () => ((await ready()) === 200 ? undefined : 'it is not ready'))
  })

  test('is refused in words when the carrier does not answer', async () => {
    await house.people.faults({ unavailable: 1 })
    const { errors } = await house.ask(QUERY)
    expect(errors).toMatchObject([{ extensions: { code: 'CARRIER_UNAVAILABLE', retryable: true } }])
    await house.people.faults({})
  })
})
