import { describe, expect, test } from 'vitest'
import {
  SPEECH_LANGUAGES,
  STEP_ACTIONS,
  type StepDraft,
  TRANSCRIPTION_LANGUAGES,
} from '../../../src/flow/document.js'
import { SPEECH_TAGS, TRANSCRIPTION_TAGS } from '../../../src/flow/languages.js'
import { OPTIONS } from '../../../src/flow/options.js'
import { settleFlow } from '../../../src/flow/settle.js'
import { hangup, pause, record, say, transfer } from './documents.js'

const REQUIRED = 'REQUIRED_PARAMETER_MISSING'
const INVALID = 'INVALID_PARAMETER'
const LEGACY: Record<string, number> = {
  [REQUIRED]: 11,
  [INVALID]: 12,
  UNKNOWN_ACTION: 12,
  UNKNOWN_GOTO_TARGET: 12,
}

const settle = (step: object, ...others: object[]) =>
  settleFlow({ title: 'A flow', steps: [step, ...others] as StepDraft[] })
const play = (more: object = {}) => ({ action: 'play', media: 'https://media.example.com/a.wav', ...more })
const fetch = (more: object = {}) => ({ action: 'fetchCallFlow', url: 'https://flows.example.com', ...more })
const sendKeys = (more: object = {}) => ({ action: 'sendKeys', keys: '1w2#', ...more })

/** Row, option, right values, wrong values with their code (`undefined` leaves the option out). */
const ROWS: [string, string, (more: object) => object, unknown[], [unknown, string][]][] = [
  [
    'S3.41',
    'destination',
    transfer,
    ['31612345678', '+31612345678', 'sip:foobar@example.com', '{{source}}'],
    [
      [undefined, REQUIRED],
      ['0612', INVALID],
      ['http://example.com', INVALID],
      [316, INVALID],
    ],
  ],
  [
    'S3.42',
    'record',
    transfer,
    ['in', 'out', 'both', undefined],
    [
      ['IN', INVALID],
      ['all', INVALID],
    ],
  ],
  [
    'S3.43',
    'payload',
    more => say('', more),
    ['x', 'x'.repeat(1000), '😀'.repeat(1000)],
    [
      [undefined, REQUIRED],
      ['x'.repeat(1001), INVALID],
      ['  ', INVALID],
      ['\u0000', INVALID],
    ],
  ],
  [
    'S3.44',
    'language',
    more => say('x', more),
    [...SPEECH_LANGUAGES],
    [
      [undefined, REQUIRED],
      ['en-GB', INVALID],
      ['xx-xx', INVALID],
    ],
  ],
  [
    'S3.45',
    'voice',
    more => say('x', more),
    ['male', 'female'],
    [
      [undefined, REQUIRED],
      ['robot', INVALID],
    ],
  ],
  [
    'S3.46',
    'repeat',
    more => say('x', more),
    [1, 10, undefined],
    [
      [0, INVALID],
      [11, INVALID],
      [1.5, INVALID],
      ['3', INVALID],
    ],
  ],
  [
    'S3.47',
    'ifMachine',
    more => say('x', more),
    ['continue', 'delay', 'hangup', undefined],
    [['wait', INVALID]],
  ],
  [
    'S3.48',
    'machineTimeout',
    more => say('x', more),
    [400, 10_000, undefined],
    [
      [399, INVALID],
      [10_001, INVALID],
    ],
  ],
  [
    'S3.49',
    'media',
    play,
    ['http://a.example/b.wav', 'https://a.example/{{choice}}.wav'],
    [
      [undefined, REQUIRED],
      ['file:///etc/passwd', INVALID],
      ['ftp://a/b.wav', INVALID],
      ['a.wav', INVALID],
      ['{{source}}://a/b', INVALID],
      [`https://a/${'b'.repeat(2048)}`, INVALID],
    ],
  ],
  [
    'S3.50',
    'length',
    more => pause(1, more),
    [1, 14_400],
    [
      [undefined, REQUIRED],
      [0, INVALID],
      [-1, INVALID],
      [14_401, INVALID],
    ],
  ],
  [
    'S3.51',
    'maxLength',
    record,
    [0, 14_400, undefined],
    [
      [-1, INVALID],
      [14_401, INVALID],
    ],
  ],
  [
    'S3.52',
    'timeout',
    record,
    [0, 5, undefined],
    [
      [-1, INVALID],
      [0.5, INVALID],
    ],
  ],
  ['S3.53', 'finishOnKey', record, ['any', '#', '*', 'none', undefined], [['1', INVALID]]],
  [
    'S3.54',
    'transcribe',
    more => record({ transcribeLanguage: 'en-US', ...more }),
    [true, false, undefined],
    [
      ['yes', INVALID],
      [1, INVALID],
    ],
  ],
  [
    'S3.55',
    'transcribeLanguage',
    more => record({ transcribe: true, ...more }),
    [...TRANSCRIPTION_LANGUAGES],
    [
      [undefined, REQUIRED],
      ['en-GB', INVALID],
      ['nl-nl', INVALID],
    ],
  ],
  [
    'S3.56',
    'onFinish',
    record,
    ['https://a.example/done', undefined],
    [
      ['javascript:alert(1)', INVALID],
      ['/done', INVALID],
    ],
  ],
  [
    'S3.57',
    'url',
    fetch,
    ['https://a.example/next?x={{choice}}'],
    [
      [undefined, REQUIRED],
      ['data:,x', INVALID],
    ],
  ],
  [
    'S3.38',
    'keys',
    sendKeys,
    ['0123456789*#ABCDwW', '{{choice}}'],
    [
      [undefined, REQUIRED],
      ['12-3', INVALID],
      ['1'.repeat(65), INVALID],
    ],
  ],
  [
    'S3.37',
    'id',
    pauses,
    ['a', 'de3ed163-d5fc-45f4-b8c4-7eea7458c635', undefined],
    [
      ['x'.repeat(129), INVALID],
      [7, INVALID],
    ],
  ],
  ['S3.61', 'onKeypressGoto', pauses, ['end', undefined], [['nowhere', 'UNKNOWN_GOTO_TARGET']]],
  [
    'S3.62',
    'onKeypressVar',
    more => say('x', more),
    ['choice', 'a.b-c_9', undefined],
    [
      ['9lives', INVALID],
      ['callID', INVALID],
      ['a b', INVALID],
    ],
  ],
  [
    'S3.63',
    'maxNumKeys',
    more => play(more),
    [1, 128, undefined],
    [
      [0, INVALID],
      [129, INVALID],
    ],
  ],
  [
    'S3.64',
    'endKey',
    more => say('x', more),
    ['#', '0', 'A', undefined],
    [
      ['##', INVALID],
      ['w', INVALID],
    ],
  ],
]

function pauses(more: object) {
  return pause(1, more)
}

describe.each(ROWS)('%s %s', (_, option, step, right, wrong) => {
  test('takes what it may be', () => {
    for (const value of right) {
      const { flow, problems } = settle(step({ [option]: value }), { ...hangup, id: 'end' })
      expect(problems.filter(p => p.severity === 'ERROR')).toEqual([])
      expect(flow).toBeDefined()
    }
  })

  test('refuses what it may not be, with code, place and what is allowed', () => {
    for (const [value, code] of wrong) {
      const draft = step({ [option]: value }) as StepDraft
      const { flow, problems } = settle(draft, { ...hangup, id: 'end' })
      expect(flow).toBeUndefined()
      const path =
        option in OPTIONS[draft.action as 'say'] ? `steps[0].options.${option}` : `steps[0].${option}`
      expect(problems.filter(p => p.severity === 'ERROR')).toEqual([
        expect.objectContaining({
          code,
          legacyCode: LEGACY[code],
          path,
          stepIndex: 0,
          allowed: expect.any(String),
        }),
      ])
    }
  })
})

describe('a flow', () => {
  test('needs a title and a step (S3.34)', () => {
    const codes = settleFlow({ steps: [] }).problems.map(p => [p.path, p.code, p.legacyCode])
    expect(codes).toEqual([
      ['title', REQUIRED, 11],
      ['steps', REQUIRED, 11],
    ])
  })

  test('records and serves other numbers only when it says so (S3.33, S3.35)', () => {
    expect(settle(hangup).flow).toMatchObject({ record: false, default: false })
    expect(settleFlow({ title: 't', record: 'true', steps: [hangup] }).problems[0]?.path).toBe('record')
  })

  test('knows eight actions and no other (S3.38)', () => {
    expect(Object.keys(OPTIONS)).toEqual([...STEP_ACTIONS])
    expect(settle({ action: 'dance' }).problems).toEqual([
      expect.objectContaining({
        code: 'UNKNOWN_ACTION',
        path: 'steps[0].action',
        allowed: STEP_ACTIONS.join(', '),
      }),
    ])
  })

  test('gets its defaults filled in (S3.46–S3.48, S3.51, S3.53, S3.54, S3.58)', () => {
    expect(settle(say('x'), record(), hangup).flow?.steps).toEqual([
      { id: 'step-1', ...say('x'), repeat: 1, ifMachine: 'delay', machineTimeout: 7000, conditions: [] },
      {
        id: 'step-2',
        action: 'record',
        maxLength: 0,
        finishOnKey: 'none',
        transcribe: false,
        conditions: [],
      },
      { id: 'step-3', action: 'hangup', conditions: [] },
    ])
  })

  test('writes numbers with their plus (S3.41)', () => {
    expect(settle(transfer()).flow?.steps[0]).toMatchObject({ destination: '+31612345678' })
  })
})

describe('languages', () => {
  test('every one has a tag that the carrier speaks or transcribes (S3.44, S3.55, T3.2)', () => {
    const carrier =
      'arb cmn-CN cy-GB da-DK de-DE en-AU en-GB en-GB-WLS en-IN en-US es-ES es-MX es-US fr-CA fr-FR hi-IN is-IS it-IT ja-JP ko-KR nb-NO nl-NL pl-PL pt-BR pt-PT ro-RO ru-RU sv-SE tr-TR'.split(
        ' ',
      )
    expect(SPEECH_LANGUAGES).toHaveLength(34)
    for (const language of SPEECH_LANGUAGES) {
      const { tag, exact } = SPEECH_TAGS[language]
      expect(carrier).toContain(tag)
      if (language !== 'zh-cn') expect(exact).toBe(tag.toLowerCase() === language)
    }
    expect(TRANSCRIPTION_TAGS).toMatchObject({ 'en-UK': 'en-GB', 'es-LA': 'es-419' })
  })

  test('one that only has a near voice is warned about', () => {
    const { flow, problems } = settle({ ...say('x'), language: 'el-gr' })
    expect(flow).toBeDefined()
    expect(problems).toEqual([expect.objectContaining({ code: 'NEAREST_LANGUAGE', severity: 'WARNING' })])
  })
})
