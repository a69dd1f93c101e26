import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flowsAt, refusal } from '../support/call-flows.js'
import { type House, houseAt, openHouse } from '../support/house.js'
import { fixture } from '../unit/flow/documents.js'

const KEYS =
  'ada:viewer:ada-key-of-a-test-0001,grace:operator:grace-key-of-a-test-0001,barbara:admin:barbara-key-of-a-test-0001'
let house: House
let [viewer, operator] = [] as unknown as [House, House]
let { mutation, read } = {} as ReturnType<typeof flowsAt>
beforeAll(async () => {
  house = await openHouse({ API_KEYS: KEYS })
  const as = (key: string) => houseAt(house.url, house.simulatorUrl, `Bearer ${key}`)
  ;[viewer, operator] = [as('ada-key-of-a-test-0001'), as('grace-key-of-a-test-0001')]
  ;({ mutation, read } = flowsAt(viewer, as('barbara-key-of-a-test-0001')))
})
afterAll(() => house.close())

const keep = async (input: object = {}) => {
  const { data, errors } = await mutation('createCallFlow', {
    title: 'Sales',
    steps: [{ hangup: {} }],
    ...input,
  })
  if (data == null) throw new Error(JSON.stringify(errors))
  return data.createCallFlow.callFlow
}
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
