import { describe, expect, test } from 'vitest'
import { importFlow, type SourceFormat } from '../../../src/flow/import.js'
import { rehearse } from '../../../src/flow/rehearse.js'
import type { ScriptedServer } from '../../../src/flow/script.js'
import { settleFlow } from '../../../src/flow/settle.js'
import { validateFlow } from '../../../src/flow/validate.js'
import { flowOf, hangup, say, when } from './documents.js'

const CONDITION = '<If variable="a" operator="eq" value="1">'
const xml = (inside: string, attributes = 'title="t"') => `<CallFlow ${attributes}>${inside}</CallFlow>`
const json = (steps: unknown[], rest: object = {}) => JSON.stringify({ title: 't', ...rest, steps })
const many = <T>(count: number, make: (n: number) => T) => Array.from({ length: count }, (_, n) => make(n))
const object = (count: number) => Object.fromEntries(many(count, n => [`option${n}`, n]))

describe('a flow exceeds a limit', () => {
  const excessive: [string, SourceFormat, string, string][] = [
    ['steps in XML', 'XML', xml('<Hangup/>'.repeat(1001)), 'steps'],
    ['steps in JSON', 'JSON', json(many(1001, () => ({}))), 'steps'],
    ['elements', 'XML', xml('<If></If>'.repeat(8000)), ''],
    ['attributes of a step', 'XML', xml(`<Hangup ${many(65, n => `a${n}="1"`).join(' ')}/>`), 'steps[0]'],
    ['attributes of the flow', 'XML', xml('', many(65, n => `a${n}="1"`).join(' ')), ''],
    ['options of a step', 'JSON', json([hangup, { action: 'say', options: object(65) }]), 'steps[1]'],
    ['options of the flow', 'JSON', json([hangup], object(65)), ''],
  ]
  test.each(excessive)('by its %s, and is refused for that alone', (_, format, text, path) => {
    const { flow, problems, problemCount } = importFlow(format, text)
    expect(flow).toBeUndefined()
    expect(problems).toEqual([expect.objectContaining({ code: 'LIMIT_EXCEEDED', path })])
    expect(problemCount).toBe(1)
  })

  test('by the conditions of a step, or by those of all its steps together', () => {
    const codes = (steps: object[]) => importFlow('JSON', json(steps)).problems.map(p => [p.code, p.path])
    const { conditions } = when('source', '==', '1')
    const step = (count: number) => ({ ...hangup, conditions: Array(count).fill(conditions[0]) })
    expect(codes([step(30)])).toEqual([])
    expect(codes([hangup, step(31)])).toEqual([['LIMIT_EXCEEDED', 'steps[1].conditions']])
    const shared = xml(CONDITION.repeat(30) + '<Hangup/>'.repeat(1000) + '</If>'.repeat(30))
    expect(shared.length).toBeLessThan(12_000)
    expect(importFlow('XML', shared).problems.map(p => p.code)).toEqual(['LIMIT_EXCEEDED'])
  })

  test('is refused when it is written as a document, and reported when it was kept before', () => {
    const steps = many(1001, () => hangup)
    expect(settleFlow({ title: 't', steps }).problems).toMatchObject([{ code: 'LIMIT_EXCEEDED' }])
    const kept = { ...flowOf([hangup]), steps: many(1001, () => flowOf([hangup]).steps[0] as never) }
    expect(validateFlow(kept).problems).toMatchObject([{ code: 'LIMIT_EXCEEDED', path: 'steps' }])
  })

  test('not with a thousand steps', () => {
    expect(importFlow('XML', xml('<Pause length="1"/>'.repeat(1000))).flow?.steps).toHaveLength(1000)
  })
})

describe('conditions in XML', () => {
  test('are shared by the steps in one If, not copied', () => {
    const steps = '<Pause length="1"/>'.repeat(50)
    const text = xml(`${CONDITION}${CONDITION}${steps}</If>${steps}</If>`)
    const lists = importFlow('XML', text).flow?.steps.map(step => step.conditions) ?? []
    expect(new Set(lists).size).toBe(2)
    expect(lists[0]?.[0]).toBe(lists[99]?.[0])
    expect([lists[0]?.length, lists[99]?.length]).toEqual([2, 1])
  })
})

describe('what is reported', () => {
  test('is the first hundred problems, errors first, and how many more there are', () => {
    const steps = many(150, n => ({ action: 'pause', length: n === 149 ? 0 : 1, unknown: n }))
    const { problems, problemCount } = importFlow('JSON', json(steps))
    expect(problems).toHaveLength(101)
    expect(problems[0]).toMatchObject({ code: 'INVALID_PARAMETER', path: 'steps[149].options.length' })
    expect(problems.at(-1)).toMatchObject({
      code: 'MORE_PROBLEMS',
      message: '51 more problems are not listed.',
    })
    expect(problemCount).toBe(151)
  })

  test('refuses a flow for an error that is not the first of its problems', () => {
    const steps = [...many(300, () => say('{{unset}}')), { action: 'pause', length: 0 }]
    expect(importFlow('JSON', json(steps)).flow).toBeUndefined()
  })

  test('is short, however long the texts are that it is about', () => {
    const long = 'x'.repeat(60_000)
    const broken = many(30, () => ({ variable: 1 }))
    const texts = [
      json([
        { id: long, action: 'say', payload: 1, language: long, onKeypressGoto: long, conditions: broken },
      ]),
      json([
        { action: long },
        { action: 'hangup', [long]: 1, conditions: [{ variable: long, operator: long }] },
      ]),
      json([hangup, { action: 'hangup', conditions: [{ variable: 'a', value: long }] }], { [long]: 1 }),
    ]
    for (const text of texts) {
      const { problems } = importFlow('JSON', text)
      expect(problems.length).toBeGreaterThan(0)
      expect(JSON.stringify(problems).length).toBeLessThan(400 * problems.length)
    }
    const element = xml(`<Say><${long}/></Say>`)
    expect(JSON.stringify(importFlow('XML', element).problems).length).toBeLessThan(400)
  })

  test('does not follow values however deep they are nested', () => {
    const nested = '['.repeat(20) + ']'.repeat(20)
    const { problems } = importFlow('JSON', `{"title": ${nested}, "steps": [{"action": ${nested}}]}`)
    expect(problems.map(p => [p.path, p.message])).toEqual([
      ['title', 'title cannot be a list.'],
      ['steps[0].action', 'There is no action "".'],
    ])
  })
})

describe('the servers of a rehearsal', () => {
  test('that answer the same again have it read once', () => {
    let read = 0
    const server: ScriptedServer = {
      url: 'https://a.example/',
      status: 200,
      get body() {
        read += 1
        return 'no flow'
      },
    }
    const steps = many(20, () => ({ action: 'record', timeout: 1, onFinish: server.url }))
    const { outcome } = rehearse(flowOf(steps), { servers: [server] })
    expect(outcome).toMatchObject({ kind: 'COMPLETED' })
    expect(read).toBe(1)
  })
})

describe('a text of nested lists or of entries without end', () => {
  test('is refused before it is parsed, in one pass', () => {
    const codes = (text: string) => importFlow('JSON', text).problems.map(p => p.code)
    expect(codes('['.repeat(200_000))).toEqual(['LIMIT_EXCEEDED'])
    expect(codes(`{"a":[${'0,'.repeat(2000)}`)).toEqual(['LIMIT_EXCEEDED'])
    expect(
      codes(json([{ action: 'say', payload: '['.repeat(900), language: 'en-gb', voice: 'male' }])),
    ).toEqual([])
    expect(codes(json([say(',"\\'.repeat(200))]))).toEqual([])
  })
})
