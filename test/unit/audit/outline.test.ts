import fc from 'fast-check'
import {
  type GraphQLInputType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { outlineOf, SHOWN_TEXTS } from '../../../src/graphql/audit/outline.js'
import { apiSchema } from '../../../src/graphql/schema.js'

const schema = apiSchema()
const mutations = schema.getMutationType()?.getFields() ?? {}
const outline = (name: string, input: object) => outlineOf(mutations[name]?.args ?? [], { input })

/** A text that no outline may have, and that no other part of an input has. */
const secret = fc.stringMatching(/^[a-z]{6}$/).map(text => `SECRET${text}`)
const number = fc.integer({ min: 2_000_000_000, max: 9_999_999_999 }).map(digits => `+1${digits}`)

/** Any value of a type, with secrets wherever a text is not meant to be shown. */
function valueOfType(path: string, outer: GraphQLInputType, depth: number): fc.Arbitrary<unknown> {
  const type = getNullableType(outer) as GraphQLInputType
  if (isListType(type)) {
    return fc.array(valueOfType(path, type.ofType, depth + 1), { maxLength: depth > 3 ? 0 : 3 })
  }
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ value }) => value as unknown))
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(field => depth < 4 || isNonNullType(field.type))
    return fc.record(
      Object.fromEntries(
        fields.map(({ name, type: of }) => [name, valueOfType(`${type.name}.${name}`, of, depth + 1)]),
      ),
      { requiredKeys: [] },
    )
  }
  if (SHOWN_TEXTS.has(path)) return fc.oneof(fc.constant('Spring'), number)
  const scalars: Record<string, fc.Arbitrary<unknown>> = {
    Boolean: fc.boolean(),
    Int: fc.integer({ min: 0, max: 999 }),
    ID: fc.oneof(
      fc.constant('leg-1'),
      number,
      secret.map(text => `${text} with spaces`),
    ),
    E164: number,
    Endpoint: fc.oneof(
      number,
      secret.map(text => `sip:${text}@example.test`),
    ),
    URL: secret.map(text => `https://${text}:x@media.example.test/${text}?key=${text}`),
    DateTime: fc.constant('2026-01-15T09:30:00.000000Z'),
    JSON: fc.oneof(secret, fc.record({ sdp: secret }), fc.array(secret), fc.integer({ min: 1e9 })),
  }
  return scalars[(type as { name: string }).name] ?? secret
}

describe('the outline of an input', () => {
  it('says what was asked for, without what was left at its default', () => {
    expect(
      outline('speakOnCall', {
        callLegId: 'leg-1',
        text: 'Your code is 4711',
        voice: 'male',
        language: 'en-GB',
        loop: 2,
        idempotencyKey: 'k-1',
      }),
    ).toEqual({
      callLegId: 'leg-1',
      text: '[17 characters]',
      voice: 'male',
      loop: 2,
      idempotencyKey: '[3 characters]',
    })
  })

  it('masks numbers and cuts addresses to their origin', () => {
    expect(
      outline('transferCall', {
        callLegId: '+12025550131',
        to: '+442079460018',
        from: '+12025550100',
        audioUrl: 'https://user:pw@media.example.test/private/a.wav?token=1',
      }),
    ).toEqual({
      callLegId: '+1…31',
      to: '+44…18',
      from: '+1…00',
      audioUrl: 'https://media.example.test',
    })
    expect(outline('placeCall', { to: 'sip:ada@example.test' })).toEqual({ to: 'sip:…@example.test' })
    expect(outline('createRoom', { name: 'Line of +1 (202) 555-0131' })).toEqual({ name: 'Line of …31' })
  })

  it('counts the steps of a call flow, and has none of its document', () => {
    const steps = [{ say: { payload: 'Hello', language: 'en-GB', voice: 'female' } }]
    expect(outline('createCallFlow', { title: 'Front door', steps })).toEqual({
      title: 'Front door',
      steps: '[1 items]',
    })
    expect(outline('runCallFlow', { callLegId: 'l', flow: { document: { title: 'x', steps } } })).toEqual({
      callLegId: 'l',
      flow: { document: '[object]' },
    })
  })

  it('shows arguments that stand beside no input', () => {
    expect(outlineOf(mutations.setAvailability?.args ?? [], { available: true })).toEqual({ available: true })
  })

  it('names only fields that there are', () => {
    const fields = Object.values(schema.getTypeMap())
      .filter(isInputObjectType)
      .flatMap(type => Object.keys(type.getFields()).map(field => `${type.name}.${field}`))
    expect([...SHOWN_TEXTS].filter(path => !fields.includes(path))).toEqual([])
  })

  it.each(Object.keys(mutations))('has no text of a field that is not meant to be shown: %s', name => {
    const args = mutations[name]?.args ?? []
    const values = fc.record(
      Object.fromEntries(args.map(arg => [arg.name, valueOfType(`.${arg.name}`, arg.type, 0)])),
    )
    fc.assert(
      fc.property(values, given => {
        const text = JSON.stringify(outlineOf(args, given as Record<string, unknown>))
        expect(text).not.toMatch(/SECRET/i)
        expect(text).not.toMatch(/\d{10}/)
      }),
      { numRuns: 30, seed: 12 },
    )
  })
})
