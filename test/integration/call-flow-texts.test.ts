import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flowsAt, type Kept, refusal, report } from '../support/call-flows.js'
import { type House, openHouse } from '../support/house.js'
import { fixture } from '../unit/flow/documents.js'

let house: House
let { mutation, read } = {} as ReturnType<typeof flowsAt>
beforeAll(async () => {
  house = await openHouse()
  ;({ mutation, read } = flowsAt(house, house))
})
afterAll(() => house.close())

describe('a text', () => {
  const sourceOf = async (id: string, format: string) =>
    (
      await house.data<{ callFlow: { source: string } }>(
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

  test('that is full of mistakes is answered with the first hundred, and with how many there are', async () => {
    const steps = Array.from({ length: 1000 }, () => ({ action: 'pause', length: 1, onKeypressGoto: 'x' }))
    const refused = await mutation('importCallFlow', { source: JSON.stringify({ title: 'x', steps }) })
    const { problems, problemCount } = report(refused)
    expect(problems).toHaveLength(101)
    expect(problems.at(-1)).toMatchObject({
      code: 'MORE_PROBLEMS',
      message: '900 more problems are not listed.',
    })
    expect(problemCount).toBe(1000)
    expect(JSON.stringify(refused).length).toBeLessThan(200_000)
  })

  test('with too many steps is refused for nothing else, in whatever form it comes', async () => {
    const excess = { code: 'LIMIT_EXCEEDED', path: 'steps', allowed: 'at most 1000 steps' }
    const document = { title: 'x', steps: Array.from({ length: 1001 }, () => ({ pause: { length: 0 } })) }
    const kept = await mutation('createCallFlow', document)
    expect(report(kept)).toMatchObject({ problemCount: 1, problems: [excess] })
    const json = JSON.stringify({ title: 'x', steps: Array(1001).fill({ action: 'pause', length: 0 }) })
    const xml = `<CallFlow title="x">${'<Pause length="0"/>'.repeat(1001)}</CallFlow>`
    for (const [format, source] of [
      ['JSON', json],
      ['XML', xml],
    ]) {
      const brought = await mutation('importCallFlow', { format, source })
      expect(report(brought)).toMatchObject({ problemCount: 1, problems: [excess] })
    }
  })

  test('with values nested without end is refused, not a fault of the server', async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    const refused = await mutation('importCallFlow', { source: `{"title": ${deep}}` })
    expect(refusal(refused)).toMatchObject({ code: 'BAD_USER_INPUT' })
    expect(report(refused).problems).toMatchObject([{ code: 'LIMIT_EXCEEDED', allowed: 'at most 32 deep' }])
  })
})
