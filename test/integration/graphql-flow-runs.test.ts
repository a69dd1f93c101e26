import { afterAll, beforeAll, expect, test } from 'vitest'
import { eventually } from '../support/eventually.js'
import { flowJson, hears, say } from '../support/flows.js'
import { type House, openHouse } from '../support/house.js'
import { ada, grace } from '../support/stories.js'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

const PLACE = `mutation ($to: Endpoint!, $json: String!, $key: String) {
  placeCall(input: { to: $to, flow: { json: $json }, idempotencyKey: $key }) {
    cursor command { replayed } callLeg { id call { id } flowRun { id status origin title callFlowId position { stepId } } }
  }
}`
const EVENTS = `subscription ($call: ID, $run: ID, $after: Cursor) {
  flowRunEvents(callId: $call, flowRunId: $run, after: $after) {
    __typename
    flowRun { id status variables outcome { kind } }
    leg { id }
    ... on StepEntered { stepId action }
    ... on StepFailed { stepId reason }
    ... on FlowRunEnded { outcome { kind failure } }
  }
}`

interface Event {
  __typename: string
  flowRun: { id: string; status: string; variables: Record<string, string>; outcome: { kind: string } | null }
  stepId?: string
  action?: string
  outcome?: { kind: string }
}

test('a call is placed with a flow, once by key, and its run is streamed and kept (S3.22)', async () => {
  await house.people.behave(grace, { answer: 'auto', after_ms: 50 })
  const json = flowJson([say('Press a key.', { onKeypressVar: 'choice' }), { id: 'bye', action: 'hangup' }], {
    title: 'Survey',
  })
  const first = await house.data<Placed>(PLACE, { to: grace, json, key: 'survey-1' })
  const again = await house.data<Placed>(PLACE, { to: grace, json, key: 'survey-1' })
  const { callLeg, cursor } = first.placeCall
  expect(again.placeCall).toMatchObject({ command: { replayed: true }, callLeg: { id: callLeg.id } })
  expect(callLeg.flowRun).toMatchObject({ origin: 'PLACED', title: 'Survey', callFlowId: null })

  const events = house.listen<Event>(EVENTS, { run: callLeg.flowRun.id, after: cursor })
  await eventually(async () => {
    const phones = await house.people.phones()
    const phone = phones.find(({ hears }) => hears.text === 'Press a key.')
    if (phone === undefined) return 'nobody is asked'
    await house.people.keys(phone.id, '7')
    return undefined
  })
  const seen = await events.until(({ __typename }) => __typename === 'FlowRunEnded')
  events.stop()
  expect(seen.map(e => [e.__typename, e.stepId, e.action].filter(Boolean).join(' '))).toEqual([
    'FlowRunStarted',
    'StepEntered step-1 SAY',
    'StepEntered bye HANGUP',
    'FlowRunEnded',
  ])
  expect(seen.at(-1)).toMatchObject({
    outcome: { kind: 'COMPLETED' },
    flowRun: { id: callLeg.flowRun.id, status: 'ENDED', variables: { choice: '7' } },
  })
  const { node, call } = await house.data<{ node: object; call: object }>(
    `query ($run: ID!, $call: ID!) {
      node(id: $run) { ... on FlowRun { status trace { stepId event detail } leg { id } call { id } } }
      call(id: $call) { flowRuns { id } legs { flowRun { id } } }
    }`,
    { run: callLeg.flowRun.id, call: callLeg.call.id },
  )
  expect(node).toEqual({
    status: 'ENDED',
    trace: [
      { stepId: 'step-1', event: 'ENTERED', detail: null },
      { stepId: 'step-1', event: 'KEYS', detail: '7' },
      { stepId: 'bye', event: 'ENTERED', detail: null },
    ],
    leg: { id: callLeg.id },
    call: { id: callLeg.call.id },
  })
  expect(call).toEqual({ flowRuns: [{ id: callLeg.flowRun.id }], legs: [{ flowRun: null }] })
})

interface Placed {
  placeCall: {
    cursor: string
    command: { replayed: boolean }
    callLeg: { id: string; call: { id: string }; flowRun: { id: string } }
  }
}

const RUN = `mutation ($leg: ID!, $json: String!) {
  runCallFlow(input: { callLegId: $leg, flow: { json: $json } }) { cursor flowRun { id status position { stepId action } } }
}`

test('a flow is run on a leg that is up, refused where it cannot be, and stopped without ending the call', async () => {
  const phone = await house.people.call(ada, '+12025550104')
  await eventually(async () => {
    const { errors } = await house.ask(
      'mutation ($id: ID!) { answerCall(input: { callLegId: $id }) { cursor } }',
      {
        id: phone.id,
      },
    )
    return errors?.[0]?.message
  })
  const json = flowJson([say('One moment.'), { action: 'pause', options: { length: 600 } }])
  let id = ''
  await eventually(async () => {
    const { data, errors } = await house.ask<{ runCallFlow: { flowRun: { id: string } } }>(RUN, {
      leg: phone.id,
      json,
    })
    id = data?.runCallFlow.flowRun.id ?? ''
    return errors?.[0]?.message
  })
  await hears(house.people, phone, 'One moment.')

  const beside = await house.ask(RUN, { leg: phone.id, json })
  expect(beside.errors?.[0]).toMatchObject({
    message: `The call leg has a run already: ${id}.`,
    extensions: { code: 'ACTION_NOT_ALLOWED', legacyCode: 25, path: 'input.callLegId' },
  })
  const nowhere = await house.ask(RUN, { leg: 'nobody', json })
  expect(nowhere.errors?.[0]?.extensions).toMatchObject({ code: 'NOT_FOUND', legacyCode: 13 })
  const broken = await house.ask(RUN, { leg: phone.id, json: flowJson([{ action: 'say' }]) })
  expect(broken.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' })

  const stop =
    'mutation ($id: ID!) { stopFlowRun(input: { id: $id }) { flowRun { status outcome { kind } } } }'
  const ended = { stopFlowRun: { flowRun: { status: 'ENDED', outcome: { kind: 'STOPPED' } } } }
  expect(await house.data(stop, { id })).toEqual(ended)
  expect(await house.data(stop, { id })).toEqual(ended)
  expect((await house.ask(stop, { id: 'none' })).errors?.[0]?.extensions.code).toBe('NOT_FOUND')
  expect((await house.people.phone(phone.id)).state).toBe('up')
  const { flowRuns } = await house.data<{ flowRuns: { totalCount: number; nodes: { id: string }[] } }>(
    'query ($leg: ID!) { flowRuns(filter: { callLegId: $leg, status: [ENDED] }) { totalCount nodes { id } } }',
    { leg: phone.id },
  )
  expect(flowRuns).toEqual({ totalCount: 1, nodes: [{ id }] })
})

test('a number that leads to a flow runs it, and the flow knows its numbers (S3.32)', async () => {
  const number = '+12025550105'
  const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
    'mutation ($source: String!) { importCallFlow(input: { source: $source }) { callFlow { id } } }',
    { source: flowJson([say('You have reached the survey.')], { title: 'Reached' }) },
  )
  const { id } = importCallFlow.callFlow
  await house.data(
    `mutation ($number: E164!, $id: ID!) {
      createNumberBinding(input: { trackingNumber: $number, callFlowId: $id }) { binding { id } }
    }`,
    { number, id },
  )
  const phone = await house.people.call(ada, number)
  await hears(house.people, phone, 'You have reached the survey.')
  const { callFlow, flowRuns } = await house.data<{ callFlow: object; flowRuns: { nodes: object[] } }>(
    `query ($id: ID!) {
      callFlow(id: $id) { bindings { number: trackingNumber } }
      flowRuns(filter: { callFlowId: $id }) { nodes { origin flowVersion callFlow { title } call { binding { trackingNumber } } } }
    }`,
    { id },
  )
  expect(callFlow).toEqual({ bindings: [{ number }] })
  expect(flowRuns.nodes).toEqual([
    {
      origin: 'ROUTED',
      flowVersion: 1,
      callFlow: { title: 'Reached' },
      call: { binding: { trackingNumber: number } },
    },
  ])
})
