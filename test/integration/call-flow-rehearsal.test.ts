import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type House, openHouse } from '../support/house.js'
import { fixture } from '../unit/flow/documents.js'

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

interface Rehearsal {
  durationMs: number
  outcome: object
  variables: Record<string, string>
  visited: { id: string }[]
  neverVisited: { id: string }[]
  timeline: {
    atMs: number
    kind: string
    type: string
    stepId: string | null
    details: Record<string, unknown>
  }[]
}

const ask = (source: object, caller: object = {}) =>
  house.ask<{ rehearseCallFlow: Rehearsal }>(
    `query ($source: CallFlowSourceInput!, $caller: CallerScriptInput!) {
      rehearseCallFlow(source: $source, caller: $caller) {
        durationMs
        outcome { kind to cause failure reason }
        variables
        visited { ... on Step { id } }
        neverVisited { ... on Step { id } }
        timeline { atMs kind type stepId details }
      }
    }`,
    { source, caller },
  )
const rehearse = async (source: object, caller: object = {}) => {
  const { data, errors } = await ask(source, caller)
  if (data == null) throw new Error(JSON.stringify(errors))
  return data.rehearseCallFlow
}
const typed = (...steps: object[]) => ({ document: { title: 'A flow', steps } })
const say = (payload: string, more: object = {}) => ({
  say: { payload, language: 'EN_GB', voice: 'FEMALE', ...more },
})
const ids = (steps: { id: string }[]) => steps.map(({ id }) => id)
const effects = ({ timeline }: Rehearsal, type: string) =>
  timeline.filter(moment => moment.kind === 'EFFECT' && moment.type === type)
const refusal = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions

const menu = typed(
  say('Press 1 to speak to us, or leave a message.', {
    id: 'menu',
    onKeypressVar: 'choice',
    onKeypressGoto: 'chosen',
  }),
  { record: { id: 'message', maxLength: 60, timeout: 3, onFinish: 'https://flows.example.com/done' } },
  { hangup: { id: 'bye' } },
  {
    transfer: {
      id: 'chosen',
      destination: '31612345678',
      conditions: [{ variable: 'choice', value: '1' }],
    },
  },
)

describe('a rehearsed caller', () => {
  test('who presses a key is led where it leads (S3.61, S3.62)', async () => {
    const went = await rehearse(menu, { keys: [{ keys: '1', when: { afterPrompt: 1 } }] })
    expect(went.outcome).toEqual({
      kind: 'TRANSFERRED',
      to: '+31612345678',
      cause: null,
      failure: null,
      reason: null,
    })
    expect([ids(went.visited), ids(went.neverVisited)]).toEqual([
      ['menu', 'chosen'],
      ['message', 'bye'],
    ])
    expect(went.variables).toMatchObject({ choice: '1', source: '+12025550100', destination: '+12025550199' })
    const place = (type: string, details: object) =>
      went.timeline.findIndex(
        m => m.type === type && expect.objectContaining(details).asymmetricMatch(m.details),
      )
    const order = [
      place('gather', {}),
      place('digit', { digit: '1' }),
      place('WENT_TO', { detail: 'chosen' }),
      place('transfer', {}),
    ]
    expect(order).not.toContain(-1)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    expect(went.timeline.map(m => m.atMs)).toEqual(went.timeline.map(m => m.atMs).sort((a, b) => a - b))
    expect(went.timeline.at(-1)?.atMs).toBe(went.durationMs)
  })

  test('who is silent leaves a message, and the server that hears of it says what follows (S3.51–S3.56)', async () => {
    const next =
      '{"title": "Next", "steps": [{"action": "say", "options": {"payload": "Thanks.", "language": "en-gb", "voice": "male"}}]}'
    const went = await rehearse(menu, {
      speaks: [{ fromMs: 0, toMs: 20_000 }],
      servers: [{ url: 'https://flows.example.com/done', contentType: 'application/json', body: next }],
    })
    expect(went.outcome).toMatchObject({ kind: 'COMPLETED' })
    expect(ids(went.visited)).toEqual(['menu', 'message'])
    expect(effects(went, 'postRecording')).toMatchObject([
      { details: { url: 'https://flows.example.com/done', report: { source: '+12025550100' } } },
    ])
    expect(effects(went, 'speak')).toMatchObject([
      { details: { speech: { text: 'Thanks.', voice: 'male' } } },
    ])
    expect(went.timeline.find(m => (m.details.result as { title?: string })?.title === 'Next')).toBeDefined()
  })

  test.each([
    ['CONTINUE', ['greeting'], 'COMPLETED', 0],
    ['DELAY', ['greeting'], 'COMPLETED', 4000],
    ['HANGUP', ['greeting'], 'MACHINE_ANSWERED', undefined],
  ])('that is a machine, met by %s (S3.47)', async (ifMachine, visited, kind, spokenAt) => {
    const flow = typed(say('Your parcel is here.', { id: 'greeting', ifMachine }))
    const went = await rehearse(flow, { direction: 'OUTBOUND', answer: 'MACHINE' })
    expect(went.outcome).toMatchObject({ kind })
    expect(ids(went.visited)).toEqual(visited)
    expect(effects(went, 'speak')[0]?.atMs).toBe(spokenAt)
  })

  test('who is busy, who never answers, and who hangs up', async () => {
    const flow = typed(say('Hello.', { id: 'hello' }), { pause: { id: 'wait', length: 10 } })
    const outbound = (answer: string) => rehearse(flow, { direction: 'OUTBOUND', answer })
    expect((await outbound('BUSY')).outcome).toMatchObject({ kind: 'HUNG_UP', cause: 'USER_BUSY' })
    expect((await outbound('NO_ANSWER')).outcome).toMatchObject({ kind: 'HUNG_UP', cause: 'NO_ANSWER' })
    expect(ids((await outbound('BUSY')).neverVisited)).toEqual(['hello', 'wait'])
    const left = await rehearse(flow, { hangsUpAtMs: 3000 })
    expect(left).toMatchObject({ outcome: { kind: 'HUNG_UP' }, durationMs: 3000 })
    const failed = await rehearse(
      typed({ transfer: { destination: '31612345678' } }, { pause: { length: 1 } }),
      {
        transfers: [{ failsWith: 'USER_BUSY' }],
      },
    )
    expect(failed.outcome).toMatchObject({ kind: 'COMPLETED' })
  })

  test('goes through flows of other servers, given with the caller, until one fetches itself too often (S3.57, T3.5)', async () => {
    const url = 'https://flows.example.com/next'
    const flow = typed({ fetchCallFlow: { url } })
    const fetched = '<CallFlow title="Next"><SendKeys keys="12"/><Hangup/></CallFlow>'
    const once = await rehearse(flow, { servers: [{ url, contentType: 'application/xml', body: fetched }] })
    expect(once.outcome).toMatchObject({ kind: 'COMPLETED' })
    expect(effects(once, 'sendDigits')).toMatchObject([{ details: { digits: '12' } }])
    const again = `<CallFlow title="Again"><FetchCallFlow url="${url}"/></CallFlow>`
    const ever = await rehearse(flow, { servers: [{ url, body: again }] })
    expect(ever.outcome).toMatchObject({ kind: 'FAILED', failure: 'FLOW_LIMIT_EXCEEDED' })
    const missing = await rehearse(flow)
    expect(missing.outcome).toMatchObject({
      failure: 'FLOW_FETCH_FAILED',
      reason: 'The server answered 404.',
    })
  })

  test('meets the same flow whether it is kept, typed, JSON or XML, and always the same way', async () => {
    const caller = { keys: [{ keys: '2', when: { atStep: 'menu' }, delayMs: 100 }], source: '+31612345678' }
    const { importCallFlow } = await house.data<{ importCallFlow: { callFlow: { id: string } } }>(
      'mutation ($source: String!) { importCallFlow(input: { source: $source }) { callFlow { id } } }',
      { source: fixture('menu.json') },
    )
    const sources = [
      { id: importCallFlow.callFlow.id },
      { json: fixture('menu.json') },
      { xml: fixture('menu.xml') },
    ]
    const rehearsed = await Promise.all([...sources, ...sources].map(source => rehearse(source, caller)))
    for (const each of rehearsed) expect(each).toEqual(rehearsed[0])
    expect(ids(rehearsed[0]?.visited ?? [])).toContain('step-6')
  })

  test('who cannot be is refused, and so is a flow that cannot', async () => {
    const wrong = [
      [{ keys: [{ keys: 'x', when: { atMs: 0 } }] }, 'caller.keys[0].keys'],
      [{ keys: Array(11).fill({ keys: '1'.repeat(100), when: { atMs: 0 } }) }, 'caller.keys'],
      [{ keys: [{ keys: '1', when: { atMs: -1 } }] }, 'caller.keys[0].when.atMs'],
      [{ variables: Array(201).fill({ name: 'a', value: 'b' }) }, 'caller.variables'],
      [{ patienceMs: 14_400_001 }, 'caller.patienceMs'],
      [{ speaks: [{ fromMs: 0, toMs: -5 }] }, 'caller.speaks[0].toMs'],
      [{ servers: [{ url: 'https://a.example', status: 99 }] }, 'caller.servers[0].status'],
      [{ variables: [{ name: 'a b', value: 'c' }] }, 'caller.variables[0].name'],
      [{ variables: [{ name: 'a', value: 'x'.repeat(256) }] }, 'caller.variables[0].value'],
      [{ servers: Array(2).fill({ url: 'https://a.example', body: ' '.repeat(200_000) }) }, 'caller.servers'],
    ] as const
    for (const [caller, path] of wrong) {
      expect(refusal(await ask(menu, caller))).toMatchObject({ code: 'BAD_USER_INPUT', legacyCode: 12, path })
    }
    const both = { keys: [{ keys: '1', when: { atMs: 0, afterPrompt: 1 } }] }
    expect(refusal(await ask(menu, both))).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(refusal(await ask(typed({ pause: { length: 0 } })))).toMatchObject({
      code: 'BAD_USER_INPUT',
      path: 'source.document.steps[0]',
      report: { problems: [{ path: 'steps[0].options.length' }] },
    })
    expect(refusal(await ask({ xml: '<x/>' }))).toMatchObject({ legacyCode: 16, path: 'source.xml' })
    expect(refusal(await ask({ id: 'nowhere' }))).toMatchObject({ code: 'NOT_FOUND', path: 'source.id' })
  })

  test('who would be answered by far more than was sent is refused', async () => {
    const url = 'https://flows.example.com/'
    const records = Array.from({ length: 900 }, () => ({ record: { timeout: 1, onFinish: url } }))
    const variables = Array.from({ length: 100 }, (_, n) => ({ name: `v${n}`, value: 'x'.repeat(255) }))
    const refused = await ask(typed(...records), { variables, patienceMs: 14_400_000 })
    expect(refusal(refused)).toMatchObject({ code: 'LIMIT_EXCEEDED', path: 'caller' })
  })
})
