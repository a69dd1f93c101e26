import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { holds, parseOperator } from '../../../src/flow/conditions.js'
import type { ConditionOperator, StepDraft } from '../../../src/flow/document.js'
import { keyPlanOf } from '../../../src/flow/keys.js'
import { settleFlow } from '../../../src/flow/settle.js'
import { type ValidationContext, validateFlow } from '../../../src/flow/validate.js'
import { arbitraryFlow } from './arbitrary-flow.js'
import { flowOf, hangup, pause, record, say, transfer, when } from './documents.js'

const problemsOf = (steps: object[], context: ValidationContext = {}) =>
  settleFlow({ title: 't', steps: steps as StepDraft[] }, context).problems.map(p => [
    p.code,
    p.severity,
    p.path,
  ])
const fetch = { action: 'fetchCallFlow', url: 'https://flows.example.com/again' }

describe('how steps lead to each other', () => {
  test('an id exists once (S3.37)', () => {
    expect(
      problemsOf([
        { ...pause(1), id: 'a' },
        { ...hangup, id: 'a' },
      ]),
    ).toEqual([['DUPLICATE_STEP_ID', 'ERROR', 'steps[1].id']])
  })

  test('a goto leads to a step that exists (S3.61)', () => {
    const { problems } = settleFlow({
      title: 't',
      steps: [say('x', { onKeypressGoto: 'b' }), { ...hangup, id: 'a' }],
    })
    expect(problems).toEqual([
      expect.objectContaining({
        code: 'UNKNOWN_GOTO_TARGET',
        path: 'steps[0].onKeypressGoto',
        allowed: 'step-1, a',
      }),
    ])
  })

  test('what follows a hang-up or a fetch is reached by a goto or not at all', () => {
    expect(problemsOf([say('x'), hangup, say('y')])).toEqual([['UNREACHABLE_STEP', 'WARNING', 'steps[2]']])
    expect(problemsOf([fetch, say('y')])).toEqual([['UNREACHABLE_STEP', 'WARNING', 'steps[1]']])
    expect(problemsOf([say('x', { onKeypressGoto: 'y' }), hangup, { ...say('y'), id: 'y' }])).toEqual([])
    expect(problemsOf([{ ...hangup, ...when('source', '==', '1') }, say('y')])).toEqual([])
    expect(problemsOf([transfer(), say('nobody answered')])).toEqual([])
    const codes = problemsOf([
      { ...hangup, onKeypressGoto: 'y' },
      { ...say('y'), id: 'y' },
    ]).map(([code]) => code)
    expect(codes).toEqual(['KEYS_NOT_AWAITED', 'UNREACHABLE_STEP'])
  })

  test('a flow that only fetches itself is warned about (T3.5)', () => {
    const itself = { fetchedFrom: `${fetch.url}?source=1` }
    const loop = [['LOOP_WITHOUT_INPUT', 'WARNING', 'steps[1].options.url']]
    expect(problemsOf([say('x'), fetch], itself)).toEqual(loop)
    expect(problemsOf([say('x'), { ...fetch, url: `${fetch.url}?source=1` }], itself)).toEqual(loop)
    expect(problemsOf([say('x'), { ...fetch, url: `${fetch.url}?page=2` }], itself)).toEqual([])
    expect(problemsOf([say('x'), { ...fetch, url: `${fetch.url}/2` }], itself)).toEqual([])
    expect(problemsOf([say('x', { onKeypressVar: 'k' }), fetch], itself)).toEqual([])
    expect(problemsOf([say('x'), { ...fetch, ...when('source', '==', '1') }], itself)).toEqual([])
    expect(problemsOf([say('x'), fetch])).toEqual([])
  })

  test('a variable that nothing sets is warned about, wherever it is read', () => {
    expect(problemsOf([say('Hello {{name}}'), { ...hangup, ...when('pin', '==', '{{code}}') }])).toEqual([
      ['UNKNOWN_VARIABLE', 'WARNING', 'steps[0].options.payload'],
      ['UNKNOWN_VARIABLE', 'WARNING', 'steps[1].conditions[0].variable'],
      ['UNKNOWN_VARIABLE', 'WARNING', 'steps[1].conditions[0].value'],
    ])
    expect(
      problemsOf([say('{{ source }} {{destination}} {{callID}} {{legID}} {{name}}')], {
        variables: ['name'],
      }),
    ).toEqual([])
  })

  test('keys are warned about where nobody listens for them (T3.3)', () => {
    expect(problemsOf([transfer({ onKeypressVar: 'k' })])).toEqual([
      ['KEYS_NOT_AWAITED', 'WARNING', 'steps[0]'],
    ])
    expect(problemsOf([record({ onKeypressVar: 'k' })])).toEqual([
      ['KEYS_NOT_AWAITED', 'WARNING', 'steps[0]'],
    ])
    expect(problemsOf([record({ onKeypressVar: 'k', finishOnKey: '#' })])).toEqual([])
    for (const step of [say('x'), pause(1)]) expect(problemsOf([{ ...step, endKey: '#' }])).toEqual([])
  })

  test('a language without a transcription is warned about (S3.54, S3.55)', () => {
    expect(problemsOf([record({ transcribeLanguage: 'en-US' })])).toEqual([
      ['NOT_TRANSCRIBED', 'WARNING', 'steps[0].options.transcribe'],
    ])
  })

  test('a condition names a variable, an operator and a value (S3.60)', () => {
    const conditions = [{ variable: '1x', operator: '~', value: 7 }, {}]
    expect(problemsOf([{ ...hangup, conditions }]).map(([, , path]) => path)).toEqual([
      'steps[0].conditions[0].variable',
      'steps[0].conditions[0].operator',
      'steps[0].conditions[0].value',
      'steps[0].conditions[1].variable',
      'steps[0].conditions[1].operator',
      'steps[0].conditions[1].value',
      'steps[0].conditions[0].variable',
    ])
  })

  test('never throws, whatever the draft, and says nothing new about a flow it has accepted', () => {
    const value = fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant(undefined))
    const draft = fc.record({
      title: value,
      steps: fc.array(
        fc
          .tuple(fc.constantFrom('say', 'record', 'transfer', 'x'), fc.dictionary(fc.string(), value))
          .map(([action, rest]) => ({ ...rest, action })),
      ),
    })
    fc.assert(fc.property(draft, d => settleFlow(d as never).problems.length >= 0))
    fc.assert(
      fc.property(arbitraryFlow, flow => validateFlow(flow).problems.every(p => p.severity === 'WARNING')),
    )
  })
})

describe('conditions', () => {
  const check = (variable: string, operator: ConditionOperator, value: string) =>
    holds([{ variable: 'v', operator, value }], { v: variable })

  test('compare keys as text and sizes as numbers (S3.60, T3.7)', () => {
    expect(check('0123', '==', '123')).toBe(false)
    expect(check('1', '!=', '2')).toBe(true)
    expect([
      check('9', '<', '10'),
      check('10', '<=', '10'),
      check('10', '>', '9'),
      check('9', '>=', '10'),
    ]).toEqual([true, true, true, false])
    expect(check('abc', '<', '5') || check('', '>=', '0') || check('1#', '>', '0')).toBe(false)
    expect(check('4711', 'contains', '71')).toBe(true)
  })

  test('hold all together; an unset variable is empty; values may hold variables', () => {
    const equal = (variable: string, value: string) => ({ variable, operator: '==' as const, value })
    expect(holds([], {})).toBe(true)
    expect(holds([equal('a', '1'), equal('b', '2')], { a: '1', b: '2' })).toBe(true)
    expect(holds([equal('a', '1'), equal('b', '2')], { a: '1' })).toBe(false)
    expect(holds([equal('unset', ''), equal('toString', '')], {})).toBe(true)
    expect(holds([equal('a', '{{ b }}')], { a: '1', b: '1' })).toBe(true)
  })

  test.each([
    ['equals', '=='],
    ['=', '=='],
    ['Not Equals', '!='],
    ['<>', '!='],
    ['lessThan', '<'],
    ['LTE', '<='],
    ['greater-than', '>'],
    ['gte', '>='],
    ['greater_than_or_equal', '>='],
    ['Contains', 'contains'],
  ])('the word %s means %s', (word, operator) => {
    expect(parseOperator(word)).toBe(operator)
  })

  test('no other word is one', () => {
    expect(parseOperator('like')).toBeUndefined()
  })
})

describe('which keys a step collects (S3.63, S3.64)', () => {
  const planOf = (keys: object) =>
    keyPlanOf(flowOf([say('x', keys), { ...hangup, id: 'end' }]).steps[0] as never)

  test('none, unless it says something about keys', () => {
    expect(planOf({})).toBeUndefined()
  })
  test('one by default', () => {
    expect(planOf({ onKeypressVar: 'k' })).toEqual({ max: 1 })
    expect(planOf({ onKeypressGoto: 'end' })).toEqual({ max: 1 })
  })
  test('as many as the carrier can with an end key alone', () => {
    expect(planOf({ endKey: '#' })).toEqual({ max: 128, endKey: '#' })
    expect(planOf({ endKey: '#', maxNumKeys: 4 })).toEqual({ max: 4, endKey: '#' })
    expect(planOf({ maxNumKeys: 4 })).toEqual({ max: 4 })
  })
})
