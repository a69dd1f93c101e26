import fc from 'fast-check'
import {
  type CallFlow,
  CONDITION_OPERATORS,
  FINISH_KEYS,
  FLOW_VOICES,
  ON_MACHINE,
  SPEECH_LANGUAGES,
  type StepDraft,
  TRANSCRIPTION_LANGUAGES,
  TRANSFER_RECORDINGS,
} from '../../../src/flow/document.js'
import { settleFlow } from '../../../src/flow/settle.js'

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined })
const writable = fc
  .string({
    unit: fc.oneof(fc.constantFrom('\n', '\r', '\t', '<', '&', '"', ']]>', ' ', 'ü', '😀'), fc.string()),
  })
  .map(text => text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '').slice(0, 80))
const text = writable.filter(t => t.trim() !== '' && !/[\uD800-\uDFFF]$/.test(t))
const key = fc.constantFrom(...'0123456789*#ABCD')
const variable = fc.constantFrom('choice', 'pin', '__proto__', 'a.b-c')
const url = fc.constantFrom(
  'https://flows.example.com/next?a=1&b={{choice}}',
  'http://media.example.com/{{pin}}/a.wav#x',
)
/** Few ids, so that steps lead to each other. */
const ids = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight']

const options: Record<string, fc.Arbitrary<Record<string, unknown>>> = {
  transfer: fc.record({
    destination: fc.constantFrom('+31612345678', 'sip:ada@example.com', '{{source}}', '+1{{pin}}'),
    record: maybe(fc.constantFrom(...TRANSFER_RECORDINGS)),
  }),
  say: fc.record({
    payload: text,
    language: fc.constantFrom(...SPEECH_LANGUAGES),
    voice: fc.constantFrom(...FLOW_VOICES),
    repeat: maybe(fc.integer({ min: 1, max: 10 })),
    ifMachine: maybe(fc.constantFrom(...ON_MACHINE)),
    machineTimeout: maybe(fc.integer({ min: 400, max: 10_000 })),
  }),
  play: fc.record({ media: url }),
  pause: fc.record({ length: fc.integer({ min: 1, max: 14_400 }) }),
  record: fc.record({
    maxLength: maybe(fc.integer({ min: 0, max: 14_400 })),
    timeout: maybe(fc.integer({ min: 0, max: 14_400 })),
    finishOnKey: maybe(fc.constantFrom(...FINISH_KEYS)),
    transcribe: maybe(fc.boolean()),
    transcribeLanguage: fc.constantFrom(...TRANSCRIPTION_LANGUAGES),
    onFinish: maybe(url),
  }),
  fetchCallFlow: fc.record({ url }),
  hangup: fc.constant({}),
  sendKeys: fc.record({ keys: fc.constantFrom('12w#', '{{pin}}', 'W0*') }),
}

const step = fc.constantFrom(...Object.keys(options)).chain(action =>
  fc.record({
    action: fc.constant(action),
    options: options[action] ?? fc.constant({}),
    keys: fc.record({
      onKeypressGoto: maybe(fc.nat(7)),
      onKeypressVar: maybe(variable),
      endKey: maybe(key),
      maxNumKeys: maybe(fc.integer({ min: 1, max: 128 })),
    }),
    conditions: fc.array(
      fc.record({
        variable,
        operator: fc.constantFrom(...CONDITION_OPERATORS),
        value: writable.filter(paired),
      }),
      { maxLength: 2 },
    ),
  }),
)

function paired(value: string): boolean {
  return !/[\uD800-\uDFFF]$/.test(value)
}

/** Any valid flow of up to eight steps, with goto targets that exist. */
export const arbitraryFlow: fc.Arbitrary<CallFlow> = fc
  .record({
    id: maybe(text),
    title: text,
    record: maybe(fc.boolean()),
    default: maybe(fc.boolean()),
    version: maybe(fc.integer({ min: 1 })),
    createdAt: maybe(fc.constantFrom('2017-03-06T13:34:10Z', '2018-10-08T11:20:00.120000Z')),
    steps: fc.array(step, { minLength: 1, maxLength: 8 }),
  })
  .map(({ steps, ...rest }) => {
    const drafts: StepDraft[] = steps.map(({ action, options: of, keys, conditions }, index) => ({
      action,
      ...of,
      ...keys,
      id: ids[index],
      onKeypressGoto: keys.onKeypressGoto === undefined ? undefined : ids[keys.onKeypressGoto % steps.length],
      conditions,
    }))
    const { flow, problems } = settleFlow({ ...rest, steps: drafts })
    if (flow === undefined) throw new Error(JSON.stringify(problems))
    return flow
  })
