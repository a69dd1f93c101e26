import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exportFlow } from '../../../src/flow/export.js'
import { formatOf, importFlow, SOURCE_FORMATS } from '../../../src/flow/import.js'
import { legacyErrors } from '../../../src/flow/problems.js'
import { arbitraryFlow } from './arbitrary-flow.js'
import { fixture, flowOf, say } from './documents.js'

const imported = (format: 'JSON' | 'XML', text: string) => {
  const { flow, problems } = importFlow(format, text)
  if (flow === undefined) throw new Error(JSON.stringify(problems))
  return flow
}

describe('the dialect', () => {
  test('a flow reads the same from JSON and from XML, and is written as it was (S3.59, S3.60)', () => {
    const menu = imported('JSON', fixture('menu.json'))
    expect(imported('XML', fixture('menu.xml'))).toEqual(menu)
    expect(exportFlow('JSON', menu)).toBe(fixture('menu.json'))
    expect(exportFlow('XML', menu)).toBe(fixture('menu.xml'))
  })

  test('names, words and spaces may be written in many ways (S3.59, T3.7)', () => {
    expect(imported('XML', fixture('menu-as-written.xml'))).toEqual(imported('JSON', fixture('menu.json')))
  })

  test('the example of a forwarded call survives both ways (S3.32–S3.41)', () => {
    const forward = imported('JSON', fixture('forward.json'))
    expect(forward).toEqual({
      id: 'de3ed163-d5fc-45f4-b8c4-7eea7458c635',
      title: 'Forward call to 31612345678',
      record: true,
      default: false,
      steps: [
        {
          id: '3538a6b8-5a2e-4537-8745-f72def6bd393',
          action: 'transfer',
          destination: '+31612345678',
          conditions: [],
        },
      ],
      createdAt: '2017-03-06T13:34:14.000000Z',
      updatedAt: '2017-03-06T13:34:14.000000Z',
    })
    expect(exportFlow('JSON', forward)).toBe(fixture('forward.json'))
  })

  test('export and import are the inverse of each other, in both forms', () => {
    fc.assert(
      fc.property(arbitraryFlow, fc.constantFrom(...SOURCE_FORMATS), (flow, format) => {
        expect(importFlow(format, exportFlow(format, flow)).flow).toEqual(flow)
      }),
      { numRuns: 500 },
    )
  })

  test('an import says what is wrong, and never throws, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.json(), brokenXml),
        fc.constantFrom(...SOURCE_FORMATS),
        (text, format) => {
          const { flow, problems } = importFlow(format, text)
          expect(flow !== undefined || problems.some(p => p.severity === 'ERROR')).toBe(true)
        },
      ),
      { numRuns: 500 },
    )
  })

  test('steps without ids get the same ones in both forms, and free ones (S3.37)', () => {
    const json = '{"title":"t","steps":[{"action":"hangup"},{"id":"step-1","action":"hangup"}]}'
    const xml = '<CallFlow title="t"><Hangup/><Hangup id="step-1"/></CallFlow>'
    expect(imported('JSON', json).steps.map(s => s.id)).toEqual(['step-1-2', 'step-1'])
    expect(imported('XML', xml)).toEqual(imported('JSON', json))
  })

  test('blanks around a text are layout in XML, unless a CDATA section keeps them', () => {
    const flow = flowOf([say('  two spaces\r\n')])
    expect(exportFlow('XML', flow)).toContain('  two spaces&#13;\n<![CDATA[]]>')
    expect(imported('XML', exportFlow('XML', flow))).toEqual(flow)
  })

  test('only the content types of JSON and XML name a form (S3.59)', () => {
    expect(formatOf('application/xml; charset=utf-8')).toBe('XML')
    expect(formatOf('text/xml')).toBe('XML')
    expect(formatOf('Application/JSON')).toBe('JSON')
    expect(formatOf('text/html')).toBeUndefined()
  })
})

describe('what an import coerces and refuses', () => {
  const flow = (step: object, rest: object = {}) => JSON.stringify({ title: 't', steps: [step], ...rest })
  const sayStep = (options: object) => ({
    action: 'say',
    options: { payload: 'Hello', language: 'en-GB', voice: 'FEMALE', ...options },
  })

  test('numbers and booleans may be texts, and a client may send empty options and a capital (T3.4)', () => {
    const { flow: read } = importFlow(
      'JSON',
      flow(sayStep({ Repeat: '3', machineTimeout: '400', ifMachine: '' }), { record: 'true', default: 0 }),
    )
    expect(read).toMatchObject({ record: true, default: false })
    expect(read?.steps[0]).toMatchObject({
      repeat: 3,
      machineTimeout: 400,
      ifMachine: 'delay',
      voice: 'female',
    })
  })

  test('a text that only looks like a number is refused with what is allowed', () => {
    expect(importFlow('JSON', flow(sayStep({ repeat: 'three' }))).problems).toEqual([
      expect.objectContaining({
        code: 'INVALID_PARAMETER',
        legacyCode: 12,
        path: 'steps[0].options.repeat',
        stepIndex: 0,
        stepId: 'step-1',
        allowed: 'a whole number from 1 to 10',
      }),
    ])
  })

  test('an option the dialect does not have is left out with a warning, or refused when strict (S3.40)', () => {
    const { flow: read, problems } = importFlow('JSON', fixture('listing.json'))
    expect(read?.steps[0]).toMatchObject({ action: 'fetchCallFlow' })
    expect(read?.steps[0]).not.toHaveProperty('token')
    const warning = { code: 'UNKNOWN_OPTION', path: 'steps[0].options.token', severity: 'WARNING' }
    expect(problems).toEqual([expect.objectContaining(warning)])
    const strict = importFlow('JSON', fixture('listing.json'), { strict: true })
    expect(strict.flow).toBeUndefined()
    expect(strict.problems).toEqual([expect.objectContaining({ ...warning, severity: 'ERROR' })])
  })

  test('times are RFC 3339 only (T3.6)', () => {
    const { problems } = importFlow('JSON', flow(sayStep({}), { createdAt: '2017-03-06T13.34:14Z' }))
    expect(problems).toEqual([expect.objectContaining({ path: 'createdAt', code: 'INVALID_PARAMETER' })])
  })

  test('conditions that cannot be read refuse the flow, otherwise a step would run that should not', () => {
    const conditions = (value: unknown) =>
      importFlow('JSON', flow({ action: 'hangup', conditions: value })).flow
    expect(conditions('choice == 1')).toBeUndefined()
    expect(conditions([null])).toBeUndefined()
    expect(conditions({ variable: 'source', operator: 'is', value: 1 })?.steps[0]?.conditions).toEqual([
      { variable: 'source', operator: '==', value: '1' },
    ])
    expect(conditions(null)?.steps[0]?.conditions).toEqual([])
    const { problems } = importFlow('JSON', flow({ action: 'hangup', options: ['x'] }))
    expect(problems).toEqual([
      expect.objectContaining({ code: 'UNKNOWN_OPTION', path: 'steps[0].options.options' }),
    ])
  })

  test('an answer with several flows is none', () => {
    const one = { title: 't', steps: [{ action: 'hangup' }] }
    expect(importFlow('JSON', JSON.stringify({ data: [one] })).flow).toBeDefined()
    expect(importFlow('JSON', JSON.stringify({ data: [one, one] })).problems[0]?.code).toBe(
      'UNPARSEABLE_BODY',
    )
  })

  test('the error body carries its text under both names (S3.4, T3.1)', () => {
    expect(legacyErrors(importFlow('JSON', '{"steps":[{"action":"hangup"}]}').problems)).toEqual({
      errors: [
        {
          code: 11,
          description: 'The parameter title is required.',
          message: 'The parameter title is required.',
        },
      ],
    })
  })

  test('text that is no JSON or no XML tells where (S3.10)', () => {
    expect(importFlow('JSON', '{\n "title": }').problems).toEqual([
      expect.objectContaining({ code: 'UNPARSEABLE_BODY', legacyCode: 16 }),
    ])
    expect(importFlow('XML', '<CallFlow title="t">\n<Hangup></CallFlow>').problems).toEqual([
      expect.objectContaining({ code: 'UNPARSEABLE_BODY', line: 2, message: 'unexpected close tag.' }),
    ])
  })

  test('a problem in XML tells the line and column of its step', () => {
    const { problems } = importFlow('XML', '<CallFlow title="t">\n  <Pause length="0"/>\n</CallFlow>')
    expect(problems).toEqual([
      expect.objectContaining({ path: 'steps[0].options.length', line: 2, column: 3 }),
    ])
  })
})

describe('hostile XML', () => {
  const refusal = (text: string) => importFlow('XML', text).problems.map(p => [p.code, p.message])

  test('has no document type and no entities of its own', () => {
    const bomb = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><CallFlow title="&b;"/>'
    expect(refusal(bomb)).toEqual([['UNPARSEABLE_BODY', 'A flow has no document type.']])
    const outside = '<!DOCTYPE x SYSTEM "file:///etc/passwd"><CallFlow/>'
    expect(refusal(outside)).toEqual([['UNPARSEABLE_BODY', 'A flow has no document type.']])
    expect(refusal('<CallFlow title="&xxe;"/>')).toEqual([['UNPARSEABLE_BODY', 'undefined entity.']])
  })

  test('is bounded in depth and in size', () => {
    const deep = `<CallFlow title="t">${'<If variable="a" operator="eq" value="1">'.repeat(40)}`
    expect(refusal(deep)).toEqual([['UNPARSEABLE_BODY', 'Elements lie more than 32 deep.']])
    expect(refusal(' '.repeat(256 * 1024 + 1))).toEqual([
      ['UNPARSEABLE_BODY', 'A flow has at most 262144 characters.'],
    ])
  })

  test('cannot reach what every object has', () => {
    const { flow, problems } = importFlow(
      'XML',
      '<CallFlow title="t"><Hangup __proto__="1" constructor="2"/></CallFlow>',
    )
    expect(flow?.steps).toEqual([{ id: 'step-1', action: 'hangup', conditions: [] }])
    expect(problems.map(p => p.code)).toEqual(['UNKNOWN_OPTION', 'UNKNOWN_OPTION'])
    expect(importFlow('XML', '<CallFlow title="t"><constructor/></CallFlow>').problems[0]?.code).toBe(
      'UNKNOWN_ACTION',
    )
    expect(importFlow('JSON', '{"title":"t","steps":[{"action":"toString"}]}').problems[0]?.code).toBe(
      'UNKNOWN_ACTION',
    )
  })

  test('has no elements in steps, no text between them and no other root', () => {
    expect(refusal('<CallFlow title="t"><Say><b>x</b></Say></CallFlow>')[0]?.[1]).toContain('<b>')
    expect(refusal('<CallFlow title="t">hello</CallFlow>')[0]?.[1]).toBe('Text belongs into a step.')
    expect(refusal('<Response/>')[0]?.[1]).toBe('The root of a flow is <CallFlow>.')
  })
})

/** Documents of the right shape with arbitrary cuts. */
const brokenXml = fc.tuple(arbitraryFlow, fc.nat(400), fc.nat(40)).map(([flow, at, length]) => {
  const text = exportFlow('XML', flow)
  return text.slice(0, at) + text.slice(at + length)
})
