import { afterAll, beforeAll, expect, test } from 'vitest'
import { type House, lobby, openHouse } from '../support/house.js'
import { ada } from '../support/stories.js'

let house: House
beforeAll(async () => {
  house = await openHouse({
    API_KEYS: 'ida:operator:operator-key-of-a-test-0001,vera:viewer:viewer-key-of-a-test-0001',
  })
})
afterAll(() => house.close())

const ask = async (path: string, key?: string, method = 'GET', body?: object) => {
  const response = await fetch(`${house.url}/simulator${path}`, {
    method,
    headers: {
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return { status: response.status, body: (await response.json()) as { id: string } }
}

test('lets operators use the simulated phones by this server, and nobody else', async () => {
  const call = { from: ada, to: lobby }
  expect((await ask('/phones/calls')).status).toBe(401)
  expect((await ask('/phones/calls', 'viewer-key-of-a-test-0001', 'POST', call)).status).toBe(403)
  const { status, body } = await ask('/phones/calls', 'operator-key-of-a-test-0001', 'POST', call)
  expect(status).toBe(201)
  expect((await ask(`/phones/calls/${body.id}`, 'operator-key-of-a-test-0001')).body).toMatchObject({
    from: ada,
    to: lobby,
  })
  expect((await ask(`/phones/calls/${body.id}/say`, 'operator-key-of-a-test-0001', 'POST', {})).status).toBe(
    422,
  )
  await ask(`/phones/calls/${body.id}/hangup`, 'operator-key-of-a-test-0001', 'POST', {})
  expect((await ask('/phones/calls?ended_for_ms=60000', 'operator-key-of-a-test-0001')).body).toHaveLength(1)
  expect((await ask('/phones/calls?ended_for_ms=-1', 'operator-key-of-a-test-0001')).status).toBe(422)
})

test('tells operators how the phones are set', async () => {
  await ask(`/phones/${ada}`, 'operator-key-of-a-test-0001', 'PUT', { answer: 'busy' })
  expect((await ask('/phones')).status).toBe(401)
  expect((await ask('/phones', 'operator-key-of-a-test-0001')).body).toMatchObject([
    { number: ada, answer: 'busy' },
  ])
})

test('reaches nothing else of the simulator', async () => {
  for (const path of ['/reset', '/v2/calls', '/clock/advance', '/phones/calls/../../reset']) {
    expect((await ask(path, 'operator-key-of-a-test-0001', 'POST', {})).status).toBe(404)
  }
})
