import { connect } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { openLog } from '../../src/log.js'
import { eventually } from '../support/eventually.js'
import { type House, lobby, openHouse } from '../support/house.js'
import { ada, barbara, edsger, grace } from '../support/stories.js'

const KEY = 'a-secret-key-of-the-desk'
const WRONG_KEY = 'a-wrong-key-of-a-stranger'
const SPOKEN = 'my card number is four one one one'
const ANNOUNCED = 'the code word is tulip'
const FORGED = 'a-forged-body-of-a-stranger'

let house: House | undefined
afterAll(() => house?.close())

test('holds no control token, key, body or whole phone number, whatever happens', async () => {
  const lines: string[] = []
  const log = openLog('trace', { write: line => void lines.push(line) })
  house = await openHouse({ API_KEYS: `desk:admin:${KEY}` }, `Bearer ${KEY}`, log)
  const { url, people, ask } = house
  const said = (text: string) =>
    eventually(() => (lines.some(line => line.includes(text)) ? undefined : text))

  // Calls: two in the lobby, one of whom speaks and presses keys, and one that is placed and transferred.
  const first = await people.call(ada, lobby)
  const second = await people.call(barbara, lobby)
  await eventually(async () =>
    (await people.phone(second.id)).hears.kind === 'conference' ? undefined : 'nobody is in the conference',
  )
  await people.say(first.id, SPOKEN)
  await people.keys(first.id, '8765309')
  const speak = `mutation ($id: ID!) { speakOnCall(input: { callLegId: $id, text: "${ANNOUNCED}" }) { cursor } }`
  const transfer = `mutation ($id: ID!, $to: String!) { transferCall(input: { callLegId: $id, to: $to }) { cursor } }`
  await ask(speak, { id: first.call_leg_id })
  await ask(transfer, { id: second.call_leg_id, to: grace })

  // Refusals: of strangers, of forged webhooks, of what makes no sense, and by the carrier.
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${WRONG_KEY}` }
  await fetch(`${url}/graphql`, {
    method: 'POST',
    headers,
    body: '{"query":"{ calls { edges { cursor } } }"}',
  })
  await fetch(`${url}/recordings/${encodeURIComponent(ada)}.wav`, { headers })
  const forged = JSON.stringify({ data: { payload: { call_control_id: FORGED, from: ada } } })
  await fetch(`${url}/webhooks/telnyx`, { method: 'POST', headers, body: forged })
  await said('webhook refused')
  await people.faults({ refuse_commands: 1, unavailable: 1 })
  await ask(transfer, { id: first.call_leg_id, to: edsger })
  await people.faults({})

  // A webhook that breaks off in the middle, and a fault that quotes what it was about.
  const { hostname, port } = new URL(url)
  const socket = connect(Number(port), hostname)
  const head = `POST /webhooks/telnyx HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${WRONG_KEY}\r\n`
  socket.write(`${head}Content-Length: 9999\r\n\r\n${forged}`, () => socket.destroy())
  log.error({ err: new Error(`Bearer ${WRONG_KEY} for ${ada} failed`) }, 'unexpected error')
  await said('unexpected error')

  await people.hangUp(first.id)
  // What a programmer may do in a hurry: the whole of what is known.
  const { data } = await ask<object>(
    '{ calls { edges { node { id from to legs { id from to } } } } webhookDeliveries { edges { node { id } } } }',
  )
  log.debug({ data, people: await people.phones(), request: { headers, body: forged } }, 'the whole of it')

  expect(lines.length).toBeGreaterThan(3)
  const text = lines.join('')
  const numbers = [ada, barbara, grace, edsger, lobby].map(number => number.slice(1))
  for (const secret of [KEY, WRONG_KEY, SPOKEN, ANNOUNCED, FORGED, '8765309', ...numbers]) {
    expect(text).not.toContain(secret)
  }
  expect(text).not.toMatch(/\bv[23](:|%3A)[\w+/=%-]{20,}/i)
  for (const line of lines)
    expect(JSON.parse(line)).toMatchObject({ level: expect.any(Number), time: expect.any(Number) })
})
