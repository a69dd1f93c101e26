import { type GraphQLEnumType, getNamedType, isEnumType, isInputObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { FLOW_OPTIONS, STEP_OPTIONS } from '../../src/flow/common-options.js'
import type { StepAction } from '../../src/flow/document.js'
import type { Option } from '../../src/flow/option.js'
import { OPTIONS } from '../../src/flow/options.js'
import { apiSchema } from '../../src/graphql/schema.js'
import { type House, openHouse } from '../support/house.js'

/** A value that is right, one that is wrong (`undefined` leaves it out), and the dialect's number for that. */
interface Case {
  right: unknown
  wrong: unknown
  number: 11 | 12
  code?: string
  /** What else the step needs. */
  beside?: object
}

/** One for every option there is: the compiler asks for one that is new. */
const CASES: { readonly [A in StepAction]: { readonly [O in keyof (typeof OPTIONS)[A]]: Case } } = {
  transfer: {
    destination: { right: 'sip:ada@example.com', wrong: '0612', number: 12 },
    record: { right: 'both', wrong: 'all', number: 12, beside: { destination: '31612345678' } },
  },
  say: {
    payload: { right: 'x'.repeat(1000), wrong: 'x'.repeat(1001), number: 12 },
    language: { right: 'en-gb-wls', wrong: undefined, number: 11 },
    voice: { right: 'male', wrong: 'robot', number: 12 },
    repeat: { right: 10, wrong: 11, number: 12 },
    ifMachine: { right: 'hangup', wrong: 'wait', number: 12 },
    machineTimeout: { right: 400, wrong: 10_001, number: 12 },
  },
  play: { media: { right: 'https://a.example/b.wav', wrong: 'file:///etc/passwd', number: 12 } },
  pause: { length: { right: 1, wrong: 0, number: 12 } },
  record: {
    maxLength: { right: 14_400, wrong: -1, number: 12 },
    timeout: { right: 5, wrong: 14_401, number: 12 },
    finishOnKey: { right: '#', wrong: '1', number: 12 },
    transcribe: { right: true, wrong: 'maybe', number: 12, beside: { transcribeLanguage: 'nl-NL' } },
    transcribeLanguage: { right: 'en-UK', wrong: undefined, number: 11, beside: { transcribe: true } },
    onFinish: { right: 'https://a.example/done', wrong: 'javascript:alert(1)', number: 12 },
  },
  fetchCallFlow: { url: { right: 'https://a.example/next', wrong: undefined, number: 11 } },
  hangup: {},
  sendKeys: { keys: { right: '12w#', wrong: '12-3', number: 12 } },
}
const COMMON: { readonly [O in keyof typeof STEP_OPTIONS]: Case } = {
  id: { right: 'menu', wrong: 'x'.repeat(129), number: 12 },
  onKeypressGoto: { right: 'end', wrong: 'nowhere', number: 12, code: 'UNKNOWN_GOTO_TARGET' },
  onKeypressVar: { right: 'choice', wrong: '9lives', number: 12 },
  endKey: { right: '#', wrong: '##', number: 12 },
  maxNumKeys: { right: 128, wrong: 129, number: 12 },
}
const OF_FLOW: { readonly [O in keyof typeof FLOW_OPTIONS]: Case } = {
  id: { right: 'a', wrong: 'x'.repeat(129), number: 12 },
  title: { right: 'A title', wrong: undefined, number: 11 },
  record: { right: true, wrong: 'maybe', number: 12 },
  default: { right: true, wrong: 'maybe', number: 12 },
  createdAt: { right: '2017-03-06T13:34:14Z', wrong: '6 March', number: 12 },
  updatedAt: { right: '2017-03-06T13:34:14.5Z', wrong: '2017-03-06', number: 12 },
  version: { right: 2, wrong: 0, number: 12 },
}
const NEEDED: Partial<Record<StepAction, object>> = {
  say: { payload: 'Welcome.', language: 'en-gb', voice: 'female' },
}

let house: House
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

interface Verdict {
  valid: boolean
  problems: { severity: string; code: string; legacyCode: number; path: string; allowed: string | null }[]
  /** The step as the API shows it, by its options’ names; undefined when it is none. */
  source?: string
}

async function look(source: object): Promise<Verdict> {
  const { data, errors } = await house.ask<{
    validateCallFlow: Omit<Verdict, 'source'> & { document: { source: string } | null }
  }>(
    `query ($source: CallFlowSourceInput!) { validateCallFlow(source: $source) {
      valid problems { severity code legacyCode path allowed } document { source }
    } }`,
    { source },
  )
  if (data != null) {
    const { document, ...report } = data.validateCallFlow
    return { ...report, ...(document !== null && { source: document.source }) }
  }
  // What is not of its type is refused before anybody looks at the flow.
  const problems = (errors ?? []).map(({ message, extensions: { legacyCode, path } }) => ({
    severity: 'ERROR',
    code: legacyCode === 11 ? 'REQUIRED_PARAMETER_MISSING' : 'INVALID_PARAMETER',
    legacyCode: legacyCode as number,
    path: path as string,
    allowed: message,
  }))
  return { valid: false, problems }
}

type Values = Record<string, unknown>
/** The same step in each of the three forms that the API takes. */
const FORMS: Record<string, (action: StepAction, values: Values, flow?: Values) => object> = {
  JSON: (action, values, flow = {}) => {
    const steps = [
      { action, options: values },
      { id: 'end', action: 'hangup' },
    ]
    return { json: JSON.stringify({ title: 'A flow', steps, ...flow }) }
  },
  XML: (action, { payload = '', ...values }, flow = {}) => {
    const of = OPTIONS[action] as Readonly<Record<string, Option>>
    const named = Object.entries(values).map(([name, value]) => [of[name]?.xml ?? name, value] as const)
    const element = action.charAt(0).toUpperCase() + action.slice(1)
    const attributes = (all: Iterable<readonly [string, unknown]>) =>
      [...all].filter(([, value]) => value !== undefined).map(([name, value]) => ` ${name}="${value}"`)
    const root = attributes(Object.entries({ title: 'A flow', ...flow })).join('')
    return {
      xml: `<CallFlow${root}><${element}${attributes(named).join('')}>${payload}</${element}><Hangup id="end"/></CallFlow>`,
    }
  },
  typed: (action, values) => {
    const step = Object.fromEntries(
      Object.entries(values).map(([name, value]) => [name, named(action, name, value)]),
    )
    return { document: { title: 'A flow', steps: [{ [action]: step }, { hangup: { id: 'end' } }] } }
  },
}

function inputOf(action: StepAction) {
  const type = apiSchema().getType(`${action.charAt(0).toUpperCase()}${action.slice(1)}StepInput`)
  if (!isInputObjectType(type)) throw new Error(`There is no input for ${action}.`)
  return type.getFields()
}

/** A value by the name that GraphQL has for it. */
function named(action: StepAction, option: string, value: unknown): unknown {
  const field = inputOf(action)[option]
  if (field === undefined) throw new Error(`The input for ${action} has no ${option}.`)
  const type = getNamedType(field.type)
  if (!isEnumType(type)) return value
  return (type as GraphQLEnumType).getValues().find(v => v.value === value)?.name ?? value
}

const rows = [
  ...Object.entries(OPTIONS).flatMap(([action, options]) =>
    Object.entries(options as Record<string, Option>).map(([option, { source }]) => {
      const cases: Readonly<Record<string, Case>> = CASES[action as StepAction]
      return { source, action: action as StepAction, option, of: cases[option] as Case }
    }),
  ),
  ...Object.entries(STEP_OPTIONS).map(([option, { source }]) => ({
    source,
    action: 'say' as const,
    option,
    of: COMMON[option as keyof typeof COMMON],
  })),
]

describe.each(Object.entries(FORMS))('in %s', (form, write) => {
  test.each(rows)(
    '$source: $action.$option is taken when it is right, and refused with its place when not',
    async ({ action, option, of: { right, wrong, number, code, beside } }) => {
      const rest = { ...NEEDED[action], ...beside }
      const taken = await look(write(action, { ...rest, [option]: right }))
      expect(taken.problems.filter(({ severity }) => severity === 'ERROR')).toEqual([])
      const [step] = (JSON.parse(taken.source ?? '{}') as { steps: Values[] }).steps
      const written = { ...step, ...(step?.options as Values) }
      expect(written[option]).toEqual(right)

      const refused = await look(write(action, { ...rest, [option]: wrong }))
      expect(refused).toMatchObject({ valid: false })
      expect(refused.source).toBeUndefined()
      const [error] = refused.problems
      expect(error).toMatchObject({
        severity: 'ERROR',
        code: code ?? (number === 11 ? 'REQUIRED_PARAMETER_MISSING' : 'INVALID_PARAMETER'),
        legacyCode: number,
      })
      const absent = number === 11 && form === 'typed' && !(option in NO_NULL)
      expect(error?.path).toContain(absent ? action : option)
      expect(error?.allowed?.length).toBeGreaterThan(0)
    },
  )
})

/** What only is required beside another option, so that its absence is not seen by type. */
const NO_NULL = { transcribeLanguage: true }

describe.each(['JSON', 'XML'])('in %s', form => {
  test.each(Object.keys(FLOW_OPTIONS))('%s of a flow (S3.32–S3.36)', async option => {
    const { right, wrong, number } = OF_FLOW[option as keyof typeof OF_FLOW]
    const write = FORMS[form] as (action: StepAction, values: Values, flow: Values) => object
    expect(await look(write('pause', { length: 1 }, { [option]: right }))).toMatchObject({
      valid: true,
      problems: [],
    })
    const refused = await look(write('pause', { length: 1 }, { [option]: wrong }))
    expect(refused).toMatchObject({ valid: false, problems: [{ legacyCode: number, path: option }] })
  })

  test('a step that no action is, an option that no step has, and a comparison that is none (S3.38, S3.40, S3.58, S3.60)', async () => {
    const write = FORMS[form] as (action: string, values: Values) => object
    expect(await look(write('dance', {}))).toMatchObject({
      problems: [{ code: 'UNKNOWN_ACTION', legacyCode: 12 }],
    })
    expect(await look(write('hangup', { token: 't' }))).toMatchObject({
      valid: true,
      problems: [{ severity: 'WARNING', code: 'UNKNOWN_OPTION', path: 'steps[0].options.token' }, {}],
    })
    const condition = { variable: 'source', operator: 'resembles', value: '1' }
    const compared =
      form === 'JSON'
        ? { json: JSON.stringify({ title: 'x', steps: [{ action: 'hangup', conditions: [condition] }] }) }
        : {
            xml: '<CallFlow title="x"><If variable="source" operator="resembles" value="1"><Hangup/></If></CallFlow>',
          }
    expect(await look(compared)).toMatchObject({
      valid: false,
      problems: [{ code: 'INVALID_PARAMETER', path: 'steps[0].conditions[0].operator' }],
    })
  })
})

test('numbers and booleans may be text in the dialect, and may not be in GraphQL (S3.46, T3.4)', async () => {
  const values = { payload: 'Hi.', language: 'en-gb', voice: 'male', repeat: '3' }
  for (const form of ['JSON', 'XML'])
    expect(await look(FORMS[form]?.('say', values) ?? {})).toMatchObject({ valid: true })
  expect(await look(FORMS.typed?.('say', values) ?? {})).toMatchObject({
    valid: false,
    problems: [{ legacyCode: 12 }],
  })
})
