import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Answer, type House, houseAt, openHouse } from '../support/house.js'
import { fixture } from '../unit/flow/documents.js'

const KEYS = 'ada:viewer:ada-key,grace:operator:grace-key,barbara:admin:barbara-key'
let house: House
let [viewer, operator, admin] = [] as unknown as [House, House, House]
beforeAll(async () => {
  house = await openHouse({ API_KEYS: KEYS })
  const as = (key: string) => houseAt(house.url, house.simulatorUrl, `Bearer ${key}`)
  ;[viewer, operator, admin] = [as('ada-key'), as('grace-key'), as('barbara-key')]
})
afterAll(() => house.close())

interface Kept {
  id: string
  title: string
  record: boolean
  default: boolean
  version: number
  steps: object[]
  source: string
  createdAt: string
  updatedAt: string
}
type Payload<Name extends string> = Record<Name, { callFlow: Kept; problems: object[] }>

const STEPS = `steps {
  __typename
  ... on Step { id action onKeypressGoto onKeypressVar endKey maxNumKeys conditions { variable operator value } }
  ... on TransferStep { destination record }
  ... on SayStep { payload language languageTag voice repeat ifMachine machineTimeout }
  ... on PlayStep { media }
  ... on PauseStep { length }
  ... on RecordStep { maxLength timeout finishOnKey transcribe transcribeLanguage transcribeLanguageTag onFinish }
  ... on FetchCallFlowStep { url }
  ... on SendKeysStep { keys }
}`
const FLOW = `id title record default version createdAt updatedAt source ${STEPS}`
const mutation = <Name extends string>(name: Name, input: object, as = admin) => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`
  return as.ask<Payload<Name>>(
    `mutation ($input: ${type}!) { ${name}(input: $input) { callFlow { ${FLOW} } problems { code path } cursor } }`,
    { input },
  )
}
const keep = async (input: object = {}) => {
  const { data, errors } = await mutation('createCallFlow', {
    title: 'Sales',
    steps: [{ hangup: {} }],
    ...input,
  })
  if (data == null) throw new Error(JSON.stringify(errors))
  return data.createCallFlow.callFlow
}
const read = async (id: string) => {
  const query = `query ($id: ID!) { callFlow(id: $id) { ${FLOW} } }`
  return (await viewer.data<{ callFlow: Kept | null }>(query, { id })).callFlow
}
const refusal = ({ errors }: Answer<unknown>) => errors?.[0]?.extensions
const report = (answer: Answer<unknown>) =>
  refusal(answer)?.report as { problems: Record<string, unknown>[]; problemCount: number }
const say = { payload: 'Welcome.', language: 'EN_GB_WLS', voice: 'FEMALE' }

describe('a call flow', () => {
  test('is kept with everything its steps say, by type, and read again by anybody who may (S3.18, S3.19, S3.38)', async () => {
    const steps = [
      {
        say: {
          ...say,
          id: 'menu',
          onKeypressGoto: 'put-through',
          onKeypressVar: 'choice',
          endKey: '#',
          maxNumKeys: 2,
        },
      },
      { play: { media: 'https://media.example.com/a.wav' } },
      { pause: { length: 2 } },
      { record: { transcribe: true, transcribeLanguage: 'EN_UK', finishOnKey: 'POUND', timeout: 3 } },
      { sendKeys: { keys: '12w#' } },
      {
        transfer: {
          id: 'put-through',
          destination: '31612345678',
          record: 'BOTH',
          conditions: [{ variable: 'choice', operator: 'LESS_OR_EQUAL', value: '9' }],
        },
      },
      { fetchCallFlow: { url: 'https://flows.example.com/next' } },
    ]
    const kept = await keep({ title: 'Menu', record: true, steps })
    const common = {
      onKeypressGoto: null,
      onKeypressVar: null,
      endKey: null,
      maxNumKeys: null,
      conditions: [],
    }
    const expected = [
      {
        __typename: 'SayStep',
        ...common,
        id: 'menu',
        action: 'SAY',
        onKeypressGoto: 'put-through',
        onKeypressVar: 'choice',
        endKey: '#',
        maxNumKeys: 2,
        ...say,
        languageTag: 'en-gb-wls',
        repeat: 1,
        ifMachine: 'DELAY',
        machineTimeout: 7000,
      },
      {
        __typename: 'PlayStep',
        ...common,
        id: 'step-2',
        action: 'PLAY',
        media: 'https://media.example.com/a.wav',
      },
      { __typename: 'PauseStep', ...common, id: 'step-3', action: 'PAUSE', length: 2 },
      {
        __typename: 'RecordStep',
        ...common,
        id: 'step-4',
        action: 'RECORD',
        maxLength: 0,
        timeout: 3,
        finishOnKey: 'POUND',
        transcribe: true,
        transcribeLanguage: 'EN_UK',
        transcribeLanguageTag: 'en-UK',
        onFinish: null,
      },
      { __typename: 'SendKeysStep', ...common, id: 'step-5', action: 'SEND_KEYS', keys: '12w#' },
      {
        __typename: 'TransferStep',
        ...common,
        id: 'put-through',
        action: 'TRANSFER',
        conditions: [{ variable: 'choice', operator: 'LESS_OR_EQUAL', value: '9' }],
        destination: '+31612345678',
        record: 'BOTH',
      },
      {
        __typename: 'FetchCallFlowStep',
        ...common,
        id: 'step-7',
        action: 'FETCH_CALL_FLOW',
        url: 'https://flows.example.com/next',
      },
    ]
    expect(kept).toMatchObject({ title: 'Menu', record: true, default: false, version: 1, steps: expected })
    expect(kept.createdAt).toBe(kept.updatedAt)
    // From the second time on the query may be compiled.
    for (const _time of [1, 2, 3]) expect(await read(kept.id)).toEqual(kept)
    const node = 'query ($id: ID!) { node(id: $id) { __typename id ... on CallFlow { title } } }'
    expect(await viewer.data(node, { id: kept.id })).toEqual({
      node: { __typename: 'CallFlow', id: kept.id, title: 'Menu' },
    })
    expect(await read('nowhere')).toBeNull()
  })

  test('gets a version with every change, keeps the ones before, and can go back to one (S3.20)', async () => {
    const { id, createdAt } = await keep({ title: 'First' })
    const second = await mutation('updateCallFlow', { id, expectedVersion: 1, title: 'Second' })
    expect(second.data?.updateCallFlow.callFlow).toMatchObject({ title: 'Second', version: 2, createdAt })
    await mutation('updateCallFlow', { id, expectedVersion: 2, steps: [{ pause: { length: 1 } }] })
    const { callFlow } = await viewer.data<{
      callFlow: { versions: { totalCount: number; nodes: { document: { source: string } }[] } }
    }>(
      `query ($id: ID!) { callFlow(id: $id) { versions { totalCount nodes {
        version savedAt document { title record steps { __typename } source }
      } } } }`,
      { id },
    )
    expect(callFlow.versions).toMatchObject({
      totalCount: 3,
      nodes: [
        { version: 3, document: { title: 'Second', steps: [{ __typename: 'PauseStep' }] } },
        { version: 2, document: { title: 'Second', steps: [{ __typename: 'HangupStep' }] } },
        { version: 1, document: { title: 'First', steps: [{ __typename: 'HangupStep' }] } },
      ],
    })
    const source = callFlow.versions.nodes[2]?.document.source
    const back = await mutation('importCallFlow', { source, id, expectedVersion: 3 })
    expect(back.data?.importCallFlow.callFlow).toMatchObject({ id, title: 'First', version: 4 })
  })

  test('is not changed by somebody who has not seen the latest version', async () => {
    const { id } = await keep()
    await mutation('updateCallFlow', { id, expectedVersion: 1, title: 'Mine' })
    const stale = await mutation('updateCallFlow', { id, expectedVersion: 1, title: 'Yours' })
    expect(refusal(stale)).toEqual({
      code: 'CONFLICT',
      legacyCode: 25,
      path: 'input.expectedVersion',
      version: 2,
    })
    expect(await read(id)).toMatchObject({ title: 'Mine', version: 2 })
    const unsure = await mutation('importCallFlow', { id, source: fixture('menu.json') })
    expect(refusal(unsure)).toMatchObject({ code: 'BAD_USER_INPUT', path: 'input.expectedVersion' })
  })

  test('is the default one alone, until another is, or none is (S3.33)', async () => {
    const defaultOne = async () =>
      (await viewer.data<{ defaultCallFlow: { id: string } | null }>('{ defaultCallFlow { id } }'))
        .defaultCallFlow?.id
    const { id: one } = await keep({ default: true })
    expect(await defaultOne()).toBe(one)
    const { id: other, version } = await keep({ default: true })
    expect(await defaultOne()).toBe(other)
    const moved = await mutation('setDefaultCallFlow', { id: one })
    expect(moved.data?.setDefaultCallFlow.callFlow).toMatchObject({ default: true, version: 1 })
    expect(await read(other)).toMatchObject({ default: false, version })
    expect(refusal(await mutation('deleteCallFlow', { id: one }))).toMatchObject({
      code: 'ACTION_NOT_ALLOWED',
      legacyCode: 25,
    })
    await mutation('setDefaultCallFlow', { id: other, default: false })
    expect(await defaultOne()).toBe(one)
    await mutation('setDefaultCallFlow', { id: one, default: false })
    expect(await defaultOne()).toBeUndefined()
    expect(refusal(await mutation('setDefaultCallFlow', { id: 'nowhere' }))).toMatchObject({
      code: 'NOT_FOUND',
      legacyCode: 13,
    })
  })

  test('stays the default one when an earlier version is brought back, and gets none for being it (S3.33)', async () => {
    const { id } = await keep({ title: 'First' })
    const source = (await read(id))?.source
    const chosen = await mutation('updateCallFlow', { id, expectedVersion: 1, default: true })
    expect(chosen.data?.updateCallFlow.callFlow).toMatchObject({ default: true, version: 1 })
    await mutation('updateCallFlow', { id, expectedVersion: 1, title: 'Second' })
    const back = await mutation('importCallFlow', { source, id, expectedVersion: 2 })
    expect(back.data?.importCallFlow.callFlow).toMatchObject({ title: 'First', default: true, version: 3 })
    await mutation('updateCallFlow', { id, expectedVersion: 3, default: false })
    expect(await read(id)).toMatchObject({ default: false, version: 3 })
  })

  test('is gone once it is taken away (S3.21)', async () => {
    const { id } = await keep({ title: 'Old' })
    const gone = await mutation('deleteCallFlow', { id })
    expect(gone.data?.deleteCallFlow.callFlow).toMatchObject({ id, title: 'Old' })
    expect(await read(id)).toBeNull()
    for (const again of [
      await mutation('deleteCallFlow', { id }),
      await mutation('updateCallFlow', { id, expectedVersion: 1, title: 'x' }),
    ]) {
      expect(refusal(again)).toMatchObject({ code: 'NOT_FOUND', legacyCode: 13, path: 'input.id' })
    }
  })

  test('is refused with the report that a look at it gives, and the dialect’s own error body (S3.4–S3.6, S3.34, T3.1)', async () => {
    const wrong = [
      { say: { ...say, repeat: 11 } },
      { pause: { length: 0 } },
      { transfer: { destination: '0612' } },
    ]
    const look = await operator.data<{ validateCallFlow: { problems: object[] } }>(
      `query ($source: CallFlowSourceInput!) { validateCallFlow(source: $source) { valid problemCount problems {
        severity code legacyCode message path stepIndex stepId allowed
      } document { title } } }`,
      { source: { document: { title: 'Wrong', steps: wrong } } },
    )
    expect(look.validateCallFlow).toMatchObject({ valid: false, problemCount: 3, document: null })
    const refused = refusal(await mutation('createCallFlow', { title: 'Wrong', steps: wrong }))
    expect(refused).toMatchObject({
      code: 'BAD_USER_INPUT',
      legacyCode: 12,
      path: 'input.steps[0]',
      report: { valid: false, problemCount: 3, problems: look.validateCallFlow.problems },
    })
    expect(look.validateCallFlow.problems[0]).toEqual({
      severity: 'ERROR',
      code: 'INVALID_PARAMETER',
      legacyCode: 12,
      message: 'repeat cannot be 11.',
      path: 'steps[0].options.repeat',
      stepIndex: 0,
      stepId: 'step-1',
      allowed: 'a whole number from 1 to 10',
    })
    const message = 'repeat cannot be 11.'
    const legacyBody = refused?.legacyBody as { errors: object[] }
    expect(legacyBody.errors[0]).toEqual({ code: 12, description: message, message })
    const empty = refusal(await mutation('createCallFlow', { title: 'Empty', steps: [] }))
    expect(empty).toMatchObject({ legacyCode: 11, path: 'input.steps' })
    expect(refusal(await mutation('createCallFlow', { steps: [] }))).toMatchObject({
      legacyCode: 11,
      path: 'input',
    })
    const untitled = await mutation('importCallFlow', { source: '{"steps": [{"action": "hangup"}]}' })
    expect(refusal(untitled)).toMatchObject({ legacyCode: 11, path: 'input.source' })
  })

  test('is refused after a change that would break it, and stays as it was', async () => {
    const { id } = await keep({ steps: [{ say: { ...say, onKeypressGoto: 'step-1' } }] })
    const broken = await mutation('updateCallFlow', {
      id,
      expectedVersion: 1,
      steps: [{ pause: { length: 1, onKeypressGoto: 'nowhere' } }],
    })
    expect(refusal(broken)).toMatchObject({
      report: { problems: [{ code: 'UNKNOWN_GOTO_TARGET', allowed: 'step-1' }] },
    })
    expect(await read(id)).toMatchObject({ version: 1 })
  })

  test('is answered with what may not be meant as it stands', async () => {
    const steps = [
      { say: { ...say, language: 'EL_GR', id: 'greeting' } },
      { hangup: {} },
      { pause: { length: 1 } },
    ]
    const { data } = await mutation('createCallFlow', { title: 'Odd', steps })
    expect(data?.createCallFlow.problems).toEqual([
      { code: 'NEAREST_LANGUAGE', path: 'steps[0].options.language' },
      { code: 'UNREACHABLE_STEP', path: 'steps[2]' },
    ])
  })

  test('may be read by viewers, looked at by operators, and changed by admins only (S3.8, S3.9)', async () => {
    const { id } = await keep()
    const validate = 'query ($id: ID!) { validateCallFlow(source: { id: $id }) { valid } }'
    const rehearse = 'query ($id: ID!) { rehearseCallFlow(source: { id: $id }, caller: {}) { durationMs } }'
    for (const query of [validate, rehearse]) {
      expect(refusal(await viewer.ask(query, { id }))).toMatchObject({ code: 'FORBIDDEN', legacyCode: 14 })
      expect((await operator.ask(query, { id })).errors).toBeUndefined()
      expect(refusal(await house.ask(query, { id }))).toMatchObject({
        code: 'UNAUTHENTICATED',
        legacyCode: 15,
      })
    }
    const changes = [
      ['createCallFlow', { title: 'x', steps: [{ hangup: {} }] }],
      ['updateCallFlow', { id, expectedVersion: 1, title: 'x' }],
      ['importCallFlow', { source: fixture('menu.json') }],
      ['setDefaultCallFlow', { id }],
      ['deleteCallFlow', { id }],
    ] as const
    for (const [name, input] of changes) {
      expect(refusal(await mutation(name, input, operator)), name).toMatchObject({
        code: 'FORBIDDEN',
        legacyCode: 14,
      })
    }
    expect(await read(id)).toMatchObject({ title: 'Sales', version: 1 })
  })
})

test('the list of call flows is read in pages, forwards and backwards (S3.16, S3.17)', async () => {
  for (const title of ['zz 1', 'zz 2', 'zz 2', 'zz 3']) await keep({ title })
  type Page = {
    callFlows: { nodes: { title: string }[]; totalCount: number; pageInfo: { startCursor: string } }
  }
  const page = async (args: string) =>
    (
      await viewer.data<Page>(
        `{ callFlows(${args}) { nodes { title } totalCount pageInfo { startCursor hasNextPage hasPreviousPage } } }`,
      )
    ).callFlows
  const last = await page('last: 2')
  expect(last).toMatchObject({
    nodes: [{ title: 'zz 2' }, { title: 'zz 3' }],
    pageInfo: { hasNextPage: false, hasPreviousPage: true },
  })
  const before = await page(`last: 2, before: "${last.pageInfo.startCursor}"`)
  expect(before.nodes).toEqual([{ title: 'zz 1' }, { title: 'zz 2' }])
  expect((await page(`first: 1, after: "${before.pageInfo.startCursor}"`)).nodes).toEqual([{ title: 'zz 2' }])
  expect((await page('first: 250')).nodes).toHaveLength(last.totalCount)
  const wrong = await viewer.ask('{ callFlows(after: "x") { totalCount } }')
  expect(refusal(wrong)).toMatchObject({ code: 'BAD_USER_INPUT', legacyCode: 18, path: 'after' })
})

describe('a text', () => {
  const sourceOf = async (id: string, format: string) =>
    (
      await viewer.data<{ callFlow: { source: string } }>(
        'query ($id: ID!, $format: CallFlowFormat!) { callFlow(id: $id) { source(format: $format) } }',
        { id, format },
      )
    ).callFlow.source
  const bring = async (format: string, source: string) => {
    const { data, errors } = await mutation('importCallFlow', { format, source })
    if (data == null) throw new Error(JSON.stringify(errors))
    return data.importCallFlow.callFlow
  }
  const written = ({ title, record, steps }: Kept) => ({ title, record, steps })

  test('gives the same flow from JSON and from XML, and the other way round (S3.59, S3.60)', async () => {
    const json = await bring('JSON', fixture('menu.json'))
    const xml = await bring('XML', fixture('menu.xml'))
    expect(json.steps).toHaveLength(8)
    expect(written(xml)).toEqual(written(json))
    expect((await read(json.id))?.default).toBe(false)
    expect(xml.default).toBe(true)
    for (const format of ['JSON', 'XML']) {
      for (const { id } of [json, xml]) {
        expect(written(await bring(format, await sourceOf(id, format)))).toEqual(written(json))
      }
    }
    const own = (text: string) => JSON.parse(text) as Record<string, unknown>
    const { id, version, createdAt, updatedAt, ...rest } = own(await sourceOf(xml.id, 'JSON'))
    expect(rest).toEqual({ ...own(fixture('menu.json')), default: false })
    expect([id, version]).toEqual([xml.id, 1])
    for (const at of [createdAt, updatedAt]) expect(at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/)
  })

  test('keeps what the dialect does not know out, or is refused for it (S3.40)', async () => {
    const source = '{"title": "x", "steps": [{"action": "hangup", "options": {"token": "t"}}]}'
    const lenient = await mutation('importCallFlow', { source })
    expect(lenient.data?.importCallFlow.problems).toEqual([
      { code: 'UNKNOWN_OPTION', path: 'steps[0].options.token' },
    ])
    const strict = await mutation('importCallFlow', { source, strict: true })
    expect(refusal(strict)).toMatchObject({
      report: { problems: [{ severity: 'ERROR', code: 'UNKNOWN_OPTION' }] },
    })
  })

  const entities = (levels: number) =>
    Array.from({ length: levels }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('')
  test.each([
    ['JSON', '{"title": ', 'Unexpected', true],
    ['JSON', '[1]', 'one JSON object', false],
    ['XML', '<CallFlow><Hangup></CallFlow>', 'tag', true],
    [
      'XML',
      `<!DOCTYPE x [<!ENTITY l0 "ha">${entities(9)}]><CallFlow title="&l9;"/>`,
      'no document type',
      true,
    ],
    [
      'XML',
      '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><CallFlow title="&f;"/>',
      'no document type',
      true,
    ],
    ['XML', '<CallFlow title="&f;"/>', 'entity', true],
    ['XML', `<CallFlow>${'<If>'.repeat(40)}`, 'more than 32 deep', true],
    ['XML', `<CallFlow title="${'x'.repeat(262_144)}"/>`, 'at most 262144 characters', false],
    ['JSON', `{"title": "${'x'.repeat(262_144)}"}`, 'at most 262144 characters', false],
  ])(
    'that is no flow is refused for what it is: %s %.60s (S3.10, S3.59)',
    async (format, source, why, placed) => {
      const refused = await mutation('importCallFlow', { format, source })
      expect(refused.errors?.[0]?.message).toContain(why)
      expect(refusal(refused)).toMatchObject({ code: 'BAD_USER_INPUT', legacyCode: 16, path: 'input.source' })
      const { problems } = report(refused)
      expect(problems).toMatchObject([{ code: 'UNPARSEABLE_BODY', legacyCode: 16 }])
      expect(typeof problems[0]?.line).toBe(placed ? 'number' : 'undefined')
    },
  )

  test('that is full of mistakes is answered with the first hundred', async () => {
    const steps = Array.from({ length: 4000 }, () => ({ action: 'pause', length: 1, onKeypressGoto: 'x' }))
    const refused = await mutation('importCallFlow', { source: JSON.stringify({ title: 'x', steps }) })
    expect(report(refused).problems).toHaveLength(100)
    expect(report(refused).problemCount).toBe(4000)
    expect(JSON.stringify(refused).length).toBeLessThan(200_000)
  })
})
