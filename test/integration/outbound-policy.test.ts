import { afterEach, describe, expect, test } from 'vitest'
import { openLog } from '../../src/log.js'
import { askBinding, changeBinding } from '../support/bindings.js'
import { eventually } from '../support/eventually.js'
import { flowJson, hears, isOver, say } from '../support/flows.js'
import { type House, lobby, openHouse } from '../support/house.js'
import { ada, conferencesOf, grace } from '../support/stories.js'

const tracking = '+12025550103'
const shop = '+13035550141'
const satellite = '+881612345678'
const KEY = 'operator-key-for-the-outbound-policy'

let house: House
afterEach(() => house.close())

const PLACE = `mutation ($to: Endpoint!, $key: String) {
  placeCall(input: { to: $to, idempotencyKey: $key }) { callLeg { id } }
}`
const EVENTS = `query ($call: ID!) { events(filter: { callId: $call }, first: 100) { edges { node {
  __typename ... on StepFailed { stepId reason } ... on CommandFailed { refusal { reason retryable carrierTitle } }
} } } }`

interface Seen {
  __typename: string
  stepId?: string
  reason?: string
  refusal?: { reason: string; retryable: boolean; carrierTitle: string }
}

async function eventsOf(callId: string): Promise<Seen[]> {
  const { events } = await house.data<{ events: { edges: { node: Seen }[] } }>(EVENTS, { call: callId })
  return events.edges.map(({ node }) => node)
}

/** The people's legs that somebody was called on. */
const called = async () => (await house.people.phones()).filter(({ direction }) => direction === 'outgoing')

async function addFlow(json: string): Promise<string> {
  const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
    'mutation ($json: String!) { importCallFlow(input: { source: $json }) { callFlow { id } } }',
    { json },
  )
  return importCallFlow.callFlow.id
}

describe('an operator key', () => {
  test('that calls satellite phones 150 times reaches none of them, and is told why each time', async () => {
    const lines: string[] = []
    const log = openLog('warn', { write: line => void lines.push(line) })
    house = await openHouse({ API_KEYS: `desk:operator:${KEY}` }, `Bearer ${KEY}`, log)
    const to = (nth: number) => `+8816${String(12_345_000 + nth)}`
    const answers = await Promise.all(
      Array.from({ length: 150 }, (_, nth) => house.ask(PLACE, { to: to(nth), key: `call-${nth}` })),
    )
    for (const { errors } of answers) {
      expect(errors?.[0]?.extensions).toMatchObject({
        code: 'OUTBOUND_NOT_ALLOWED',
        legacyCode: 25,
        rule: 'COUNTRY',
        allowedCountries: ['US'],
        retryable: false,
        path: 'input.to',
      })
    }
    expect(answers[0]?.errors?.[0]?.message).toContain('OUTBOUND_COUNTRIES')
    expect(await called()).toEqual([])
    const { commands } = await house.data<{ commands: { edges: unknown[] } }>(
      '{ commands(filter: { kind: ["placeCall"] }, first: 5) { edges { node { id } } } }',
    )
    expect(commands.edges).toEqual([])
    const metrics = await fetch(`${house.url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } })
    expect(await metrics.text()).toContain('partyline_outbound_refused_total{rule="COUNTRY"} 150')
    const refused = lines.map(line => JSON.parse(line)).filter(({ rule }) => rule === 'COUNTRY')
    expect(refused).toHaveLength(150)
    expect(refused[0]).toMatchObject({ level: 40, identity: 'key:desk', to: '+8816…' })
    expect(lines.join('')).not.toMatch(/8816\d/)
  })

  test('may call at home until its share of the minute is used up, and is told when it may again', async () => {
    const caps = { OUTBOUND_CALLS_PER_MINUTE: '6', OUTBOUND_IDENTITY_SHARE: '50' }
    house = await openHouse({ API_KEYS: `desk:operator:${KEY}`, ...caps }, `Bearer ${KEY}`)
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, nth) => house.ask(PLACE, { to: `+1303555014${nth}` })),
    )
    const refusals = answers.flatMap(({ errors }) => errors?.map(({ extensions }) => extensions) ?? [])
    expect(refusals).toHaveLength(5)
    for (const refusal of refusals) {
      expect(refusal).toMatchObject({
        code: 'OUTBOUND_NOT_ALLOWED',
        rule: 'CALLS_PER_MINUTE',
        scope: 'IDENTITY',
        maxCalls: 3,
        retryable: true,
      })
      expect(refusal.retryAfterMs).toBeGreaterThan(0)
      expect(refusal.retryAfterMs).toBeLessThanOrEqual(60_000)
    }
    expect(await called()).toHaveLength(3)
  })

  test('cannot pull or transfer anybody abroad either, and the conversation goes on', async () => {
    house = await openHouse()
    const phone = await house.people.call(ada, lobby)
    await house.people.call(grace, lobby)
    await eventually(async () =>
      (await conferencesOf(house))[0]?.participantCount === 2 ? undefined : 'alone',
    )
    const [conference] = await conferencesOf(house)
    const pulled = await house.ask(
      'mutation ($id: ID!, $to: Endpoint!) { pullParticipant(input: { conferenceId: $id, to: $to }) { cursor } }',
      { id: conference?.id, to: satellite },
    )
    const transferred = await house.ask(
      'mutation ($id: ID!, $to: Endpoint!) { transferCall(input: { callLegId: $id, to: $to }) { cursor } }',
      { id: phone.call_leg_id, to: '+18765550131' },
    )
    for (const { errors } of [pulled, transferred]) {
      expect(errors?.[0]?.extensions).toMatchObject({ rule: 'COUNTRY', path: 'input.to' })
    }
    expect(await called()).toEqual([])
    expect((await conferencesOf(house))[0]?.participantCount).toBe(2)
  })
})

describe('a caller', () => {
  test('whom a flow would transfer abroad goes on to its next step, and the event says why', async () => {
    house = await openHouse()
    const steps = [
      { id: 'abroad', action: 'transfer', options: { destination: '+5352123456' } },
      say('Nobody can be reached there.', { id: 'sorry' }),
      { action: 'pause', options: { length: 30 } },
    ]
    const callFlowId = await addFlow(flowJson(steps))
    await changeBinding(house, 'create', { trackingNumber: tracking, callFlowId })
    const phone = await house.people.call(ada, tracking)
    await hears(house.people, phone, 'Nobody can be reached there.')
    const events = await eventsOf(phone.call_session_id)
    expect(events.find(({ __typename }) => __typename === 'StepFailed')).toMatchObject({
      stepId: 'abroad',
      reason: 'OUTBOUND_NOT_ALLOWED',
    })
    const failed = events.find(({ __typename }) => __typename === 'CommandFailed')
    expect(failed?.refusal).toMatchObject({ reason: 'OUTBOUND_NOT_ALLOWED', retryable: false })
    expect(failed?.refusal?.carrierTitle).toContain('in these countries')
    expect(await called()).toEqual([])
  })

  test('whom a flow run by a client would transfer abroad is not', async () => {
    house = await openHouse()
    const phone = await house.people.call(ada, '+12025550104')
    const leg = { id: phone.call_leg_id }
    await eventually(async () => {
      const answer = 'mutation ($id: ID!) { answerCall(input: { callLegId: $id }) { cursor } }'
      return (await house.ask(answer, leg)).errors?.[0]?.message
    })
    const json = flowJson([{ action: 'transfer', options: { destination: satellite } }, say('Sorry.')])
    await eventually(async () => {
      const run = `mutation ($id: ID!, $json: String!) {
        runCallFlow(input: { callLegId: $id, flow: { json: $json } }) { cursor }
      }`
      return (await house.ask(run, { ...leg, json })).errors?.[0]?.message
    })
    await eventually(async () => {
      const { heard } = await house.people.phone(phone.id)
      return heard.some(({ text }) => text === 'Sorry.') ? undefined : JSON.stringify(heard)
    })
    expect(await called()).toEqual([])
  })

  test('who cannot be forwarded is told so and reaches the fallback', async () => {
    house = await openHouse({ OUTBOUND_CALLS_PER_DAY: '0' })
    const json = flowJson([say('You reached the fallback.'), { action: 'pause', options: { length: 30 } }])
    const fallbackCallFlowId = await addFlow(json)
    await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop, fallbackCallFlowId })
    const phone = await house.people.call(ada, tracking)
    await hears(house.people, phone, 'You reached the fallback.')
    const { heard } = await house.people.phone(phone.id)
    expect(heard.map(({ text }) => text ?? '').join(' ')).toContain('Please hold the line.')
    expect(await called()).toEqual([])
  })

  test('who cannot be forwarded and has no fallback is told so and hung up', async () => {
    house = await openHouse({ OUTBOUND_CONCURRENT_CALLS: '0' })
    await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop })
    const phone = await house.people.call(ada, tracking)
    await isOver(house.people, phone)
    const { heard } = await house.people.phone(phone.id)
    expect(heard.map(({ text }) => text ?? '').join(' ')).toContain('Please call again later.')
    expect(await called()).toEqual([])
  })
})

test('a transfer that rings counts among concurrent calls until it is over', async () => {
  house = await openHouse({ OUTBOUND_CONCURRENT_CALLS: '1' })
  await house.people.behave(shop, { answer: 'manual' })
  await changeBinding(house, 'create', { trackingNumber: tracking, destination: shop })
  await house.people.call(ada, tracking)
  await eventually(async () => ((await called()).length === 1 ? undefined : 'it does not ring'))
  const second = await house.ask(PLACE, { to: grace })
  expect(second.errors?.[0]?.extensions).toMatchObject({
    rule: 'CONCURRENT_CALLS',
    scope: 'INSTALLATION',
    maxCalls: 1,
    retryable: true,
  })
  const [ringing] = await called()
  await house.people.hangUp(ringing?.id ?? '')
  await eventually(async () => (await house.ask(PLACE, { to: grace })).errors?.[0]?.message)
})

test('a number cannot be bound to where no call may go; the country of the number itself is home', async () => {
  house = await openHouse()
  const refused = await askBinding(house, 'create', { trackingNumber: tracking, destination: satellite })
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'OUTBOUND_NOT_ALLOWED',
    rule: 'COUNTRY',
    path: 'input.destination',
  })
  const fallback = { trackingNumber: tracking, destination: shop, fallbackDestination: '+19005551234' }
  expect((await askBinding(house, 'create', fallback)).errors?.[0]?.extensions).toMatchObject({
    rule: 'PREMIUM_RATE',
    path: 'input.fallbackDestination',
  })
  await changeBinding(house, 'create', { trackingNumber: '+442079460018', destination: '+442079460019' })
  const { errors } = await house.ask(
    `mutation { createTrackingNumber(input: { areaCode: "919", destination: "${satellite}" }) { cursor } }`,
  )
  expect(errors?.[0]?.extensions).toMatchObject({ rule: 'COUNTRY', path: 'input.destination' })
})

test('what a flow dials counts for the client who ran it, so that no key gets round its share', async () => {
  const caps = { OUTBOUND_CALLS_PER_DAY: '4', OUTBOUND_IDENTITY_SHARE: '50' }
  house = await openHouse({ API_KEYS: `desk:operator:${KEY}`, ...caps }, `Bearer ${KEY}`)
  await house.people.behave(shop, { answer: 'busy' })
  const steps = Array.from({ length: 4 }, () => ({ action: 'transfer', options: { destination: shop } }))
  const json = flowJson([...steps, say('That was all.'), { action: 'pause', options: { length: 30 } }])
  const placed = await house.ask(
    `mutation ($to: Endpoint!, $json: String!) {
      placeCall(input: { to: $to, flow: { json: $json } }) { cursor }
    }`,
    { to: grace, json },
  )
  expect(placed.errors).toBeUndefined()
  const [phone] = await called()
  await hears(house.people, { id: phone?.id ?? '' }, 'That was all.')
  // One call that was placed, and one of four transfers: half of four.
  expect((await called()).map(({ to }) => to)).toEqual([grace, shop])
})
