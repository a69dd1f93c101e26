import { createClient } from 'graphql-ws'
import { afterEach, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { ConfigError, readConfig } from '../../src/config.js'
import { eventually } from '../support/eventually.js'
import { type House, houseAt, lobby, openHouse } from '../support/house.js'
import { onEachStorage } from '../support/houses.js'
import { taped } from '../support/taped.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const KEYS = {
  desk: 'desk-secret-key-1-of-a-test-0001',
  console: 'console-secret-key-2-of-a-test-0001',
  owner: 'owner-secret-key-3-of-a-test-0001',
  guest: 'guest-secret-key-4-of-a-test-0001',
}
const API_KEYS = `desk:viewer:${KEYS.desk},console:operator:${KEYS.console},owner:admin:${KEYS.owner},guest:customer:${KEYS.guest}`

async function open(environment: Record<string, string> = {}) {
  const owner = await openHouse({ API_KEYS, ...environment }, `Bearer ${KEYS.owner}`)
  closing.push(() => owner.close())
  const as = (key: string, url = owner.url): House => {
    const house = houseAt(url, owner.simulatorUrl, `Bearer ${key}`)
    closing.push(() => house.close())
    return house
  }
  return { owner, as }
}

interface Entry {
  id: string
  at: string
  action: string
  outcome: string
  identity: string | null
  name: string | null
  role: string | null
  address: string | null
  target: { kind: string | null; id: string } | null
  count: number
  details: Record<string, unknown>
}

const FIELDS = 'id at action outcome identity name role address target { kind id } count details'

async function logOf(owner: House, filter: object = {}): Promise<Entry[]> {
  const { auditLog } = await owner.data<{ auditLog: { nodes: Entry[] } }>(
    `query ($filter: AuditFilter) { auditLog(filter: $filter, first: 250) { nodes { ${FIELDS} } } }`,
    { filter },
  )
  return auditLog.nodes
}

/** The entries that fit, as soon as there are so many; they are written beside the answer. */
async function entries(owner: House, filter: object, least = 1): Promise<Entry[]> {
  let found: Entry[] = []
  await eventually(async () => {
    found = await logOf(owner, filter)
    return found.length >= least ? undefined : `The log has ${found.length} of ${least}.`
  })
  return found
}

const by = (...identities: string[]) => ({ identities: identities.map(name => `key:${name}`) })
const HANG_UP = 'mutation { hangUpCall(input: { callLegId: "leg-1" }) { cursor } }'

describe('the audit log', () => {
  test('says who logged in, from where and how: over HTTP once, each socket and each stream', async () => {
    const { owner, as } = await open({ TRUST_PROXY: 'loopback' })
    const began = new Date().toISOString()
    for (let times = 0; times < 3; times += 1) await as(KEYS.desk).data('{ viewer { name } }')
    await fetch(`${owner.url}/graphql?query={viewer{name}}`, {
      headers: { authorization: `Bearer ${KEYS.desk}`, 'x-forwarded-for': '198.51.100.7' },
    })
    const client = createClient({
      url: `${owner.url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${KEYS.desk}` },
      lazy: false,
    })
    closing.push(() => client.dispose())
    const aborter = new AbortController()
    await fetch(`${owner.url}/graphql/stream`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${KEYS.desk}` },
      body: JSON.stringify({ query: 'subscription { events { id } }' }),
      signal: aborter.signal,
    })
    aborter.abort()

    const found = await entries(owner, { ...by('desk'), actions: ['LOG_IN'] }, 4)
    expect(found.map(({ details, address }) => [details.transport, address]).sort()).toEqual([
      ['HTTP', '127.0.0.1'],
      ['HTTP', '198.51.100.7'],
      ['SSE', '127.0.0.1'],
      ['WEBSOCKET', '127.0.0.1'],
    ])
    for (const entry of found) {
      expect(entry).toMatchObject({ name: 'desk', role: 'VIEWER', outcome: 'OK', count: 1 })
      expect(entry.at >= began && entry.at <= new Date(Date.now() + 1_000).toISOString()).toBe(true)
    }
  })

  test('counts a flood of wrong keys instead of filling the disk', async () => {
    const { owner, as } = await open({ TRUST_PROXY: 'loopback' })
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          fetch(`${owner.url}/graphql?query={viewer{name}}`, {
            headers: { authorization: `Bearer wrong-${index}`, 'x-forwarded-for': `198.51.100.${index}` },
          }),
        ),
      )
    }
    expect((await as('wrong').ask('{ viewer { name } }')).errors?.[0]?.extensions.code).toBeDefined()
    const found = await entries(owner, { actions: ['LOG_IN_REFUSED'] }, 20)
    expect(found.length).toBeLessThanOrEqual(20)
    expect(found[0]).toMatchObject({ identity: null, name: null, role: null, details: { transport: 'HTTP' } })
    expect(found.every(({ address }) => address?.startsWith('198.51.100.'))).toBe(true)
  })

  test('has every mutation with its outcome and target, over HTTP and over a socket', async () => {
    const { owner, as } = await open()
    await as(KEYS.console).ask(HANG_UP)
    const stream = as(KEYS.console).listen<{ cursor: string } | null>(
      `mutation { sendDigits(input: { callLegId: "leg-2", digits: "4711" }) { cursor } }`,
    )
    closing.push(() => stream.stop())
    const found = await entries(owner, { ...by('console'), actions: ['MUTATION'] }, 2)
    expect(
      found.map(({ details, outcome, target, address }) => ({ details, outcome, target, address })),
    ).toEqual([
      {
        details: { field: 'sendDigits', input: { callLegId: 'leg-2', digits: '[4 characters]' } },
        outcome: 'NOT_FOUND',
        target: { kind: 'CallLeg', id: 'leg-2' },
        address: '127.0.0.1',
      },
      {
        details: { field: 'hangUpCall', input: { callLegId: 'leg-1' } },
        outcome: 'NOT_FOUND',
        target: { kind: 'CallLeg', id: 'leg-1' },
        address: '127.0.0.1',
      },
    ])
    // Whoever was answered is in the log already.
    const { errors } = await as(KEYS.console).ask(HANG_UP)
    expect(errors).toBeDefined()
    expect(await logOf(owner, { ...by('console'), actions: ['MUTATION'] })).toHaveLength(3)
  })

  test('has what the role forbids: mutations, queries under any alias, subscriptions and downloads', async () => {
    const { owner, as } = await open()
    const desk = as(KEYS.desk)
    await desk.ask(HANG_UP)
    await desk.ask('{ own: auditLog { totalCount } }')
    await desk.ask(
      'query { ...More } fragment More on Query { x: webhookDeliveries { totalCount } ... { y: __typename } }',
    )
    const stream = as(KEYS.guest).listen('subscription { mine: participantEvents { __typename } }')
    closing.push(() => stream.stop())
    await fetch(`${owner.url}/audit.jsonl`, { headers: { authorization: `Bearer ${KEYS.desk}` } })
    const found = await entries(owner, { ...by('desk'), actions: ['ACCESS_REFUSED'] }, 4)
    expect(found.map(({ details, target }) => details.field ?? target?.kind).sort()).toEqual([
      'AuditLog',
      'auditLog',
      'hangUpCall',
      'webhookDeliveries',
    ])
    expect(found.every(({ outcome }) => outcome === 'FORBIDDEN')).toBe(true)
    const [guests] = await entries(owner, { ...by('guest'), actions: ['ACCESS_REFUSED'] })
    expect(guests?.details).toEqual({ operation: 'subscription', field: 'participantEvents' })
    const { data } = await desk.ask('query ($id: ID!) { node(id: $id) { id } }', { id: found[0]?.id })
    expect(data).toEqual({ node: null })
  })

  test('shows a configuration change before and after', async () => {
    const { owner } = await open()
    const { createRoom } = await owner.data<{ createRoom: { room: { id: string } } }>(
      `mutation { createRoom(input: { name: "sales", numbers: ["+12025550109"] }) { room { id } } }`,
    )
    const { id } = createRoom.room
    await owner.data(
      `mutation ($id: ID!) { updateRoom(input: { id: $id, name: "support", record: true, greeting: { first: "Good morning" } }) { cursor } }`,
      { id },
    )
    await owner.data('mutation ($id: ID!) { deleteRoom(input: { id: $id }) { cursor } }', { id })
    const found = await logOf(owner, { targetId: id, actions: ['CONFIGURATION'] })
    expect(found.map(({ details }) => details.field)).toEqual(['deleteRoom', 'updateRoom', 'createRoom'])
    const [deleted, updated, created] = found
    expect(updated).toMatchObject({
      identity: 'key:owner',
      target: { kind: 'Room', id },
      details: {
        before: { name: 'sales', record: false, 'greeting.first': '[0 characters]' },
        after: { name: 'support', record: true, 'greeting.first': '[12 characters]' },
      },
    })
    expect(created?.details).toMatchObject({ before: null, after: { name: 'sales', numbers: ['+1…09'] } })
    expect(deleted?.details).toMatchObject({ before: { name: 'support' }, after: null })
    const { node } = await owner.data<{ node: { id: string; details: unknown } }>(
      'query ($id: ID!) { node(id: $id) { id ... on AuditEntry { details } } }',
      { id: updated?.id },
    )
    expect(node.details).toEqual(updated?.details)
  })

  test('refers to versions of call flows, and follows numbers to what they lead to next', async () => {
    const { owner } = await open()
    const steps = '[{ say: { payload: "Hello you", language: EN_GB, voice: FEMALE } }]'
    const { createCallFlow } = await owner.data<{ createCallFlow: { callFlow: { id: string } } }>(
      `mutation { createCallFlow(input: { title: "Front", steps: ${steps} }) { callFlow { id } } }`,
    )
    const { id } = createCallFlow.callFlow
    await owner.data(
      `mutation ($id: ID!) { updateCallFlow(input: { id: $id, expectedVersion: 1, title: "Door" }) { cursor } }`,
      { id },
    )
    const { createNumberBinding } = await owner.data<{ createNumberBinding: { binding: { id: string } } }>(
      `mutation ($id: ID!) { createNumberBinding(input: { trackingNumber: "+12025550107", callFlowId: $id }) { binding { id } } }`,
      { id },
    )
    await owner.data(
      `mutation ($id: ID!) { updateNumberBinding(input: { id: $id, destination: "+12025550134" }) { cursor } }`,
      { id: createNumberBinding.binding.id },
    )
    const found = await logOf(owner, { actions: ['CONFIGURATION'] })
    expect(found.map(({ details }) => details)).toMatchObject([
      {
        field: 'updateNumberBinding',
        before: { 'target.kind': 'CALL_FLOW', 'target.callFlowId': id },
        after: { 'target.kind': 'FORWARD', 'target.destination': '+1…34' },
      },
      { field: 'createNumberBinding', before: null, after: { number: '+1…07' } },
      {
        field: 'updateCallFlow',
        before: { title: 'Front', version: 1 },
        after: { title: 'Door', version: 2 },
      },
      { field: 'createCallFlow', before: null, after: { version: 1, steps: 1 } },
    ])
  })

  test('records a purchase once, however often it is repeated', async () => {
    const { owner } = await open()
    const buy = () =>
      owner.data<{ createTrackingNumber: { order: { id: string } } }>(
        `mutation { createTrackingNumber(input: { areaCode: "919", destination: "+12025550134", idempotencyKey: "k" }) { order { id } } }`,
      )
    const { order } = (await buy()).createTrackingNumber
    await new Promise(resolve => setTimeout(resolve, 1_100))
    await buy()
    expect(await logOf(owner, { targetId: order.id, actions: ['CONFIGURATION'] })).toHaveLength(1)
    expect(await logOf(owner, { actions: ['CONFIGURATION'] })).toHaveLength(2)
    expect(await logOf(owner, { targetId: order.id, actions: ['MUTATION'] })).toHaveLength(2)
  })

  test('has downloads of recordings, transcriptions and tables, with their bytes or what became of them', async () => {
    const { owner } = await open()
    const recording = await taped(owner, 'my secret is a parrot')
    const get = (path: string) =>
      fetch(`${owner.url}${path}`, { headers: { authorization: `Bearer ${KEYS.desk}` } }).then(r => r.text())
    await get(`/recordings/${recording.id}.wav`)
    await get('/recordings/none.mp3')
    await get('/transcriptions/none.none.txt')
    await get('/tracked-calls.csv')
    const found = await entries(owner, { ...by('desk'), actions: ['DOWNLOAD'] }, 4)
    const wav = found.find(({ target }) => target?.id === recording.id)
    expect(wav).toMatchObject({
      outcome: 'OK',
      target: { kind: 'Recording' },
      details: { format: 'wav', status: 200 },
    })
    expect(Number(wav?.details.bytes)).toBeGreaterThan(1_000)
    expect(found.map(({ target, outcome }) => [target?.kind, outcome]).sort()).toEqual([
      ['Recording', '404'],
      ['Recording', 'OK'],
      ['TrackedCalls', 'OK'],
      ['Transcription', '404'],
    ])
  })

  test('is exported as JSON lines, oldest first, and the export is recorded', async () => {
    const { owner, as } = await open()
    for (let times = 0; times < 300; times += 1) await as(KEYS.console).ask(HANG_UP)
    const wholeLog = await owner.data<{ auditLog: { totalCount: number } }>('{ auditLog { totalCount } }')
    const fetched = await fetch(`${owner.url}/audit.jsonl`, {
      headers: { authorization: `Bearer ${KEYS.owner}` },
    })
    expect(fetched.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8')
    const lines = (await fetched.text())
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line) as Entry)
    expect(lines).toHaveLength(wholeLog.auditLog.totalCount)
    const newest = await logOf(owner, { actions: ['MUTATION'] })
    expect(
      lines
        .filter(({ action }) => action === 'MUTATION')
        .slice(-250)
        .reverse(),
    ).toEqual(newest)

    const from = lines[10]?.at ?? ''
    const to = lines[12]?.at ?? ''
    const part = await fetch(`${owner.url}/audit.jsonl?from=${from}&to=${to}`, {
      headers: { authorization: `Bearer ${KEYS.owner}` },
    })
    expect(
      (await part.text())
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line).id),
    ).toEqual(lines.slice(10, 12).map(({ id }) => id))
    const [entry] = await entries(owner, { ...by('owner'), actions: ['DOWNLOAD'] })
    expect(entry).toMatchObject({ target: { kind: 'AuditLog' }, outcome: 'OK', details: { format: 'jsonl' } })
    const wrong = await fetch(`${owner.url}/audit.jsonl?from=yesterday`, {
      headers: { authorization: `Bearer ${KEYS.owner}` },
    })
    expect(wrong.status).toBe(400)
  })

  test('never has a key, a spoken text, an SDP, a document or a whole number', async () => {
    const { owner, as } = await open()
    const recording = await taped(owner, 'my secret is a parrot', 'LEG', '+12025550131')
    const console_ = as(KEYS.console)
    await as('wrong-secret-key').ask('{ viewer { name } }')
    await console_.ask(
      `mutation { placeCall(input: { to: "+12025550139", from: "${lobby}", clientState: "parrot", idempotencyKey: "parrot" }) { cursor } }`,
    )
    await console_.ask(
      `mutation { speakOnCall(input: { callLegId: "${recording.legId}", text: "the parrot is ${KEYS.desk}" }) { cursor } }`,
    )
    await console_.ask(
      `mutation { startVoiceSession(input: { cid: "parrot", to: "key:desk", peerInfo: "v=0 parrot" }) { cursor } }`,
    )
    await console_.ask(
      `mutation { runCallFlow(input: { callLegId: "${recording.legId}", flow: { json: "parrot +12025550138" } }) { cursor } }`,
    )
    await owner.ask(
      `mutation { createRoom(input: { name: "parr", numbers: ["+12025550108"], holdAudioUrl: "https://parrot:x@media.example.test/parrot?parrot=1", greeting: { first: "parrot" } }) { cursor } }`,
    )
    await entries(owner, { actions: ['LOG_IN_REFUSED'] })
    const text = JSON.stringify(await logOf(owner))
    expect(text.length).toBeGreaterThan(1_000)
    for (const secret of [...Object.values(KEYS), 'wrong-secret-key', 'parrot'])
      expect(text).not.toContain(secret)
    // Ids are random, and can hold ten digits in a row.
    expect(text.replace(/"[iI]d":"[^"]*"/g, '')).not.toMatch(/\d{10}/)
  })

  test('is kept at least as long as the journal', () => {
    const problems = (environment: Record<string, string>) => {
      try {
        return readConfig(environment).auditRetentionDays
      } catch (error) {
        return (error as ConfigError).problems
      }
    }
    expect(problems({})).toBe(365)
    expect(problems({ JOURNAL_RETENTION_DAYS: '700' })).toBe(700)
    expect(problems({ AUDIT_RETENTION_DAYS: '30' })).toBe(30)
    expect(problems({ AUDIT_RETENTION_DAYS: '5' })).toEqual([
      'AUDIT_RETENTION_DAYS: must be at least JOURNAL_RETENTION_DAYS',
    ])
  })
})

onEachStorage('the audit log without log-in', start => {
  test('says what was done on this machine, and is paged through by keyset', async () => {
    const owner = await start()
    closing.push(() => owner.close())
    for (const name of ['one', 'two', 'three']) {
      await owner.data('mutation ($name: String!) { createRoom(input: { name: $name }) { cursor } }', {
        name,
      })
    }
    const page = async (after: string | null) => {
      const { auditLog } = await owner.data<{
        auditLog: { nodes: Entry[]; pageInfo: { endCursor: string; hasNextPage: boolean } }
      }>(
        `query ($after: String) { auditLog(filter: { actions: [CONFIGURATION], identities: ["local:local"] }, first: 2, after: $after) { nodes { ${FIELDS} } pageInfo { endCursor hasNextPage } } }`,
        { after },
      )
      const names = auditLog.nodes.map(({ details }) => (details.after as { name: string }).name)
      return { names, ...auditLog.pageInfo }
    }
    const first = await page(null)
    expect(first).toMatchObject({ names: ['three', 'two'], hasNextPage: true })
    expect(await page(first.endCursor)).toMatchObject({ names: ['one'], hasNextPage: false })
    const exported = await fetch(`${owner.url}/audit.jsonl`).then(response => response.text())
    const actions = exported
      .trimEnd()
      .split('\n')
      .map(line => JSON.parse(line).action)
    expect(actions.filter(action => action === 'MUTATION')).toHaveLength(3)
  })
})
