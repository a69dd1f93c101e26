import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { type House, openHouse } from '../support/house.js'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(async () => {
  await house?.close()
})
const send = async (path: string, method = 'POST') => {
  const response = await fetch(`${house.url}${path}`, { method })
  return [response.status, ((await response.json()) as { error: string }).error]
}

describe('the receiver of webhooks', () => {
  test.each([
    ['/webhooks/telnyx', 'PRIMARY'],
    ['/webhooks/telnyx/?of=telnyx', 'PRIMARY'],
    ['/webhooks/telnyx/failover', 'FAILOVER'],
    ['/Webhooks/Telnyx/Failover/', 'FAILOVER'],
  ])('listens at %s', async (path, route) => {
    const before = await house.now()
    expect(await send(path)).toEqual([403, 'The signature does not fit.'])
    expect(await house.now()).toBe(before)
    await eventually(async () => {
      const { webhookDeliveries } = await house.data<{
        webhookDeliveries: { edges: { node: { route: string; verdict: string } }[] }
      }>('{ webhookDeliveries(first: 1) { edges { node { route verdict } } } }')
      const last = webhookDeliveries.edges[0]?.node
      return last?.route === route && last.verdict === 'REJECTED_SIGNATURE'
        ? undefined
        : `the last delivery is ${JSON.stringify(last)}`
    })
  })

  test.each([
    ['/webhooks/telnyx', 'GET'],
    ['/webhooks/telnyx/other', 'POST'],
    ['/my/webhooks/telnyx', 'POST'],
  ])('listens not at %s for %s', async (path, method) => {
    expect(await send(path, method)).toEqual([404, expect.stringContaining('The console is at /')])
  })
})
