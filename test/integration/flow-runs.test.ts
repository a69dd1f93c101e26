import { once } from 'node:events'
import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallFlow } from '../../src/flow/document.js'
import type { FlowRunRecord } from '../../src/flow/record.js'
import { listFlowRuns } from '../../src/journal/reads/flow-runs.js'
import { CallFlowId, type CallId, type CallLegId } from '../../src/kernel/ids.js'
import { instantOf } from '../../src/kernel/instant.js'
import { eventually } from '../support/eventually.js'
import { type Exchange, openExchange } from '../support/exchange.js'
import { flowJson, flowOf, hears, isOver, say } from '../support/flows.js'

const ada = '+12025550131'
const grace = '+12025550132'
const by = { actor: { kind: 'CLIENT' as const, name: 'test' } }

let exchange: Exchange
beforeEach(async () => {
  exchange = await openExchange()
})
afterEach(async () => {
  await exchange.close()
  expect(exchange.errors).toEqual([])
})

/** A number of the account that no room has. */
const number = () => exchange.simulator.numbers.at(-1) as string

async function serveByDefault({ title, record, steps }: CallFlow) {
  await exchange.journal.append(async tx => {
    const id = CallFlowId('default-flow')
    await tx.flows.add(id, { title, record, steps }, instantOf(Date.now()))
    await tx.flows.setDefault(id)
  })
}

async function runs(): Promise<FlowRunRecord[]> {
  const { edges } = await listFlowRuns(exchange.journal.reader, {}, { first: 100 })
  return edges.map(({ item }) => item)
}

async function ended(count = 1): Promise<FlowRunRecord[]> {
  let found: FlowRunRecord[] = []
  await eventually(async () => {
    found = await runs()
    const over = found.filter(({ run }) => run.status === 'ENDED')
    return over.length === count
      ? undefined
      : `${JSON.stringify(found.map(({ run }) => [run.status, run.position, run.wait]))}`
  })
  return found
}

/** What happened, in the words of the journal. */
async function told(): Promise<string[]> {
  return (await exchange.events()).flatMap(({ fact: { body } }) => {
    if (body.type === 'FlowRunStarted') return ['started']
    if (body.type === 'StepEntered') return [`entered ${body.stepId}`]
    if (body.type === 'StepFailed') return [`failed ${body.stepId}`]
    if (body.type === 'FlowRunEnded') return [body.outcome.kind]
    return []
  })
}

test('a call to a number without a room runs the default flow: say, key, goto, pause, hang up (S3.33, S3.58, S3.61–S3.64)', async () => {
  await serveByDefault(
    flowOf([
      { id: 'menu', ...say('Press one.', { onKeypressVar: 'choice', onKeypressGoto: 'chosen' }) },
      { id: 'nothing', ...say('You pressed nothing.') },
      { id: 'chosen', ...say('You pressed {{choice}}.') },
      { id: 'wait', action: 'pause', options: { length: 1 } },
      { id: 'bye', action: 'hangup' },
    ]),
  )
  const phone = await exchange.people.call(ada, number())
  await hears(exchange.people, phone, 'Press one.')
  await exchange.people.keys(phone.id, '1')
  await hears(exchange.people, phone, 'You pressed 1.')
  await isOver(exchange.people, phone)
  const [record] = await ended()
  expect(record?.run.outcome).toEqual({ kind: 'COMPLETED' })
  expect(record?.run.variables).toMatchObject({ choice: '1', source: ada, destination: number() })
  expect(await told()).toEqual([
    'started',
    'entered menu',
    'entered chosen',
    'entered wait',
    'entered bye',
    'COMPLETED',
  ])
})

test('without an end key # is a key like the others (S3.64)', async () => {
  const { leg, phone } = await onTheLine()
  await exchange.switchboard.runFlow(flowOf([say('Press a key.', { onKeypressVar: 'key' })]), leg, by)
  await hears(exchange.people, phone, 'Press a key.')
  await exchange.people.keys(phone.id, '#')
  const [record] = await ended()
  expect(record?.run.variables.key).toBe('#')
})

test('a caller who hangs up ends the run, and nothing is said to nobody (S3.47)', async () => {
  await serveByDefault(
    flowOf([say('A long story.'), { action: 'pause', options: { length: 600 } }, say('The end.')]),
  )
  const phone = await exchange.people.call(ada, number())
  await hears(exchange.people, phone, 'A long story.')
  await exchange.people.hangUp(phone.id)
  const [record] = await ended()
  expect(record?.run.outcome).toMatchObject({ kind: 'HUNG_UP' })
  const said = (await exchange.events()).filter(
    ({ fact: { body } }) => body.type === 'CommandRequested' && body.kind === 'speakOnCall',
  )
  expect(said).toHaveLength(1)
})

test('a step records, transcribes nothing unasked, and tells a server, whose answer is the next flow (S3.51–S3.56, S3.62)', async () => {
  const asked: { method: string; url: string; body: string }[] = []
  const server = await serve(async (request, response) => {
    asked.push({ method: request.method ?? '', url: request.url ?? '', body: await textOf(request) })
    response.setHeader('content-type', 'application/xml')
    response.end('<CallFlow title="Thanks"><Say language="en-us" voice="male">Thank you.</Say></CallFlow>')
  })
  await serveByDefault(
    flowOf([
      say('Enter your number.', { onKeypressVar: 'customer', endKey: '#' }),
      {
        action: 'record',
        options: { maxLength: 60, finishOnKey: '#', onFinish: `${server.url}/done` },
      },
      say('Never heard.'),
    ]),
  )
  const phone = await exchange.people.call(ada, number())
  await hears(exchange.people, phone, 'Enter your number.')
  await exchange.people.keys(phone.id, '42#')
  await eventually(async () => ((await told()).includes('entered step-2') ? undefined : `${await told()}`))
  await exchange.people.say(phone.id, 'My tap is leaking.')
  await exchange.people.keys(phone.id, '#')
  await hears(exchange.people, phone, 'Thank you.')
  await isOver(exchange.people, phone)
  const [record] = await ended()
  expect(record?.run.outcome).toEqual({ kind: 'COMPLETED' })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ method: 'POST', url: '/done' })
  const form = Object.fromEntries(new URLSearchParams(asked[0]?.body))
  expect(form).toMatchObject({ customer: '42', source: ada, callID: record?.callId, legID: record?.legId })
  const recording = await exchange.journal.reader
    .selectFrom('recordings')
    .select(['id', 'status'])
    .executeTakeFirstOrThrow()
  expect(recording).toEqual({ id: form.recordingID, status: 'AVAILABLE' })
  await server.close()
})

test('a fetched flow takes the place of the present one; one that is not to be had lets the caller know (S3.57, T3.5)', async () => {
  const urls: string[] = []
  const server = await serve((request, response) => {
    urls.push(request.url ?? '')
    response.setHeader('content-type', 'application/json')
    if (request.url?.startsWith('/flow')) response.end(flowJson([say('From afar.')]))
    else response.writeHead(404).end()
  })
  const fetching = (path: string) =>
    flowOf([{ action: 'fetchCallFlow', options: { url: `${server.url}${path}` } }])
  const first = await onTheLine()
  await exchange.switchboard.runFlow(fetching('/flow?a=1'), first.leg, by)
  await hears(exchange.people, first.phone, 'From afar.')
  await isOver(exchange.people, first.phone)
  await ended(1)
  expect(urls).toHaveLength(1)
  expect(new URL(urls[0] ?? '', server.url).searchParams.get('source')).toBe(ada)

  const second = await onTheLine()
  await exchange.switchboard.runFlow(fetching('/gone'), second.leg, by)
  const apology = 'We are sorry, this call cannot be continued. Please call again later.'
  await hears(exchange.people, second.phone, apology)
  await isOver(exchange.people, second.phone)
  const [record] = await ended(2)
  expect(record?.run.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_FETCH_FAILED' })
  await server.close()
})

test('a transfer ends the run when it is answered, and the next step follows when it is not (S3.41, S3.42)', async () => {
  await exchange.people.behave(grace, { answer: 'busy' })
  await exchange.people.behave('+12025550133', { answer: 'auto', after_ms: 50 })
  await serveByDefault(
    flowOf([
      { id: 'first', action: 'transfer', options: { destination: grace } },
      { id: 'sorry', ...say('She is busy.') },
      { id: 'second', action: 'transfer', options: { destination: '+12025550133', record: 'both' } },
      { id: 'never', ...say('Never heard.') },
    ]),
  )
  const phone = await exchange.people.call(ada, number())
  await hears(exchange.people, phone, 'She is busy.')
  const [record] = await ended()
  expect(record?.run.outcome).toEqual({ kind: 'TRANSFERRED', to: '+12025550133' })
  expect(await told()).toEqual([
    'started',
    'entered first',
    'failed first',
    'entered sorry',
    'entered second',
    'TRANSFERRED',
  ])
  await eventually(async () => {
    const { hears } = await exchange.people.phone(phone.id)
    return hears.kind === 'bridge' ? undefined : `hears ${hears.kind}`
  })
})

test.each([
  ['hangup', { answer: 'machine', after_ms: 50, greeting_ms: 300 }, [], 'MACHINE_ANSWERED'],
  ['delay', { answer: 'machine', after_ms: 50, greeting_ms: 300 }, ['Hello.'], 'COMPLETED'],
  ['continue', { answer: 'machine', after_ms: 50, greeting_ms: 300 }, ['Hello.'], 'COMPLETED'],
  ['hangup', { answer: 'auto', after_ms: 50 }, ['Hello.'], 'COMPLETED'],
] as const)(
  'a placed call with ifMachine %s, answered by %j, hears %j: %s (S3.47, S3.48)',
  async (ifMachine, behaviour, texts, outcome) => {
    await exchange.people.behave(grace, behaviour)
    const flow = flowOf([
      {
        action: 'say',
        options: { payload: 'Hello.', voice: 'female', language: 'en-us', ifMachine, machineTimeout: 4000 },
      },
    ])
    const placed = await exchange.switchboard.placeCall(
      {
        kind: 'placeCall',
        to: grace as never,
        from: number() as never,
        timeoutSeconds: 30,
        detectMachine: ifMachine !== 'continue',
      },
      flow,
      by,
    )
    expect(placed.kind).toBe('accepted')
    const [record] = await ended()
    expect(record?.run.outcome?.kind).toBe(outcome)
    expect(record?.origin).toBe('PLACED')
    const [phone] = await exchange.people.phones()
    const heard = [...(phone?.heard ?? []), ...(phone?.hears ? [phone.hears] : [])]
    expect(heard.flatMap(({ text }) => (text === undefined ? [] : [text]))).toEqual(texts)
  },
)

test('a call that nobody answers ends its run before it began', async () => {
  await exchange.people.behave(grace, { answer: 'busy' })
  await exchange.switchboard.placeCall(
    {
      kind: 'placeCall',
      to: grace as never,
      from: number() as never,
      timeoutSeconds: 30,
      detectMachine: false,
    },
    flowOf([say('Never heard.')]),
    by,
  )
  const [record] = await ended()
  expect(record?.run.outcome).toMatchObject({ kind: 'HUNG_UP', cause: 'USER_BUSY' })
  expect(record?.startedAt).toBeUndefined()
})

test('a run is asked for on a leg that is up, once by key, not beside another one, and stopped', async () => {
  const { leg, phone } = await onTheLine()
  const flow = flowOf([say('One moment.'), { action: 'pause', options: { length: 600 } }])
  const keyed = { ...by, idempotencyKey: 'run-1' }
  const first = await exchange.switchboard.runFlow(flow, leg, keyed)
  const again = await exchange.switchboard.runFlow(flow, leg, keyed)
  if (first.kind !== 'done' || again.kind !== 'done') throw new Error('It was not run.')
  expect(again.record.run.id).toBe(first.record.run.id)
  expect(await exchange.switchboard.runFlow(flowOf([say('Other.')]), leg, keyed)).toEqual({
    kind: 'conflict',
  })
  expect(await exchange.switchboard.runFlow(flow, leg, by)).toMatchObject({
    kind: 'impossible',
    why: { code: 'ACTION_NOT_ALLOWED', path: 'callLegId' },
  })
  await hears(exchange.people, phone, 'One moment.')
  const stopped = await exchange.switchboard.stopRun(first.record.run.id as never, by)
  expect(stopped).toMatchObject({
    kind: 'done',
    record: { run: { status: 'ENDED', outcome: { kind: 'STOPPED' } } },
  })
  expect((await exchange.people.phone(phone.id)).state).toBe('up')
  expect((await exchange.switchboard.runFlow(flow, leg, by)).kind).toBe('done')
  const timers = await exchange.journal.reader.selectFrom('timers').select('id').execute()
  expect(timers.filter(({ id }) => id === `flow:${first.record.run.id}`)).toEqual([])
})

test('a flow that a key leads in circles comes to its budget, skipped steps counted (T3.5)', async () => {
  const never = { conditions: [{ variable: 'never', operator: '==', value: 'set' }] }
  const skipped = Array.from({ length: 400 }, (_, i) => say('Never heard.', { id: `skipped-${i}`, ...never }))
  const circle = { id: 'wait', action: 'pause', options: { length: 60 }, onKeypressGoto: 'skipped-0' }
  const { leg, phone } = await onTheLine()
  const done = await exchange.switchboard.runFlow(flowOf([...skipped, circle]), leg, by)
  if (done.kind !== 'done') throw new Error('It was not run.')
  for (const round of [1, 2]) {
    const entered = async () => (await told()).filter(word => word === 'entered wait').length
    await eventually(async () =>
      (await entered()) === round ? undefined : `was there ${await entered()} times`,
    )
    await exchange.people.keys(phone.id, '1')
  }
  const [record] = await ended()
  expect(record?.run.outcome).toMatchObject({ kind: 'FAILED', code: 'FLOW_LIMIT_EXCEEDED' })
})

test('a flow records the whole call, but for what a step records (S3.35)', async () => {
  await serveByDefault(
    flowOf([say('Say something.'), { action: 'record', options: { maxLength: 1 } }, say('Thank you.')], {
      record: true,
    }),
  )
  const phone = await exchange.people.call(ada, number())
  await hears(exchange.people, phone, 'Thank you.')
  await isOver(exchange.people, phone)
  await ended()
  await eventually(async () => {
    const rows = await exchange.journal.reader.selectFrom('recordings').select('status').execute()
    const statuses = rows.map(({ status }) => status)
    return statuses.length === 3 && statuses.every(status => status === 'AVAILABLE')
      ? undefined
      : `${statuses}`
  })
})

test('with a real carrier a flow is fetched from the internet only, also by a redirect (S3.57)', async () => {
  const redirected: string[] = []
  const server = await serve((request, response) => {
    redirected.push(request.url ?? '')
    response.writeHead(302, { location: 'http://169.254.169.254/latest/meta-data/' }).end()
  })
  await exchange.close()
  // The flow's server stands in for one of the internet; where it leads to is not.
  exchange = await openExchange(undefined, { allowPrivate: false, alsoAllowed: ['127.0.0.1'] })
  for (const url of [`${server.url}/flow`, 'http://[::ffff:10.0.0.1]/flow', 'http://169.254.169.254/flow']) {
    const { leg, phone } = await onTheLine()
    await exchange.switchboard.runFlow(flowOf([{ action: 'fetchCallFlow', options: { url } }]), leg, by)
    await isOver(exchange.people, phone)
  }
  const refused = await ended(3)
  expect(refused.map(({ run }) => run.outcome?.kind)).toEqual(['FAILED', 'FAILED', 'FAILED'])
  expect(refused.map(({ run }) => JSON.stringify(run.outcome))).toEqual(
    refused.map(() => expect.stringContaining('is not a host of the public internet.')),
  )
  expect(redirected).toHaveLength(1)
  await server.close()
})

/** A caller whose leg an operator answered, with nothing on it. */
async function onTheLine() {
  const phone = await exchange.people.call(ada, number())
  const leg = { callId: phone.call_session_id as CallId, legId: phone.call_leg_id as CallLegId }
  await eventually(async () =>
    (await exchange.events()).some(e => e.about.legId === leg.legId) ? undefined : 'not heard of',
  )
  await exchange.switchboard.command({ kind: 'answerCall', ...leg }, by)
  await eventually(async () =>
    (await exchange.people.phone(phone.id)).state === 'up' ? undefined : 'not up',
  )
  await eventually(async () =>
    (await exchange.events()).some(e => e.fact.body.type === 'CallAnswered' && e.about.legId === leg.legId)
      ? undefined
      : 'not answered',
  )
  return { phone, leg }
}

async function serve(listener: RequestListener) {
  const server = createServer(listener)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
