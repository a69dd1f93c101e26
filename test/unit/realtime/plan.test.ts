import { buildSchema, parse } from 'graphql'
import { describe, expect, test } from 'vitest'
import { operationOf, sharingOf } from '../../../src/realtime/plan.js'

const schema = buildSchema(`
  scalar Anything
  input Range { low: Int = 1 high: Int }
  type Query { a: Int }
  type Subscription { s(after: String, n: Int, range: Range, any: Anything, id: ID): S! }
  type S { v(text: String): String n: Int }
`)

function share(query: string, variables: Record<string, unknown> = {}, operationName?: string) {
  const prepared = { schema, document: parse(query), variables, operationName: operationName ?? null }
  const operation = operationOf(prepared)
  if (operation === undefined) throw new Error('no operation')
  return sharingOf(prepared, operation, 'START')
}

describe('what subscriptions share', () => {
  const PLACE = 'subscription ($after: String, $n: Int = 2) { s(after: $after, n: $n) { n } }'

  test('is not the place each stands at', () => {
    expect(share(PLACE, { after: 'x' }).key).toBe(share(PLACE, { after: 'y', n: 2, stray: 1 }).key)
    expect(share(PLACE, {}).key).toBe(share(PLACE, { after: null }).key)
    expect(share(PLACE, { after: 'x' }).variables).toEqual({})
  })

  test('is every other variable, after coercion and defaults', () => {
    expect(share(PLACE, { n: 3 }).key).not.toBe(share(PLACE).key)
    expect(share(PLACE, { n: null }).key).not.toBe(share(PLACE).key)
    const range = 'subscription ($r: Range, $id: ID) { s(range: $r, id: $id) { n } }'
    expect(share(range, { r: { high: 5 }, id: 7 }).key).toBe(
      share(range, { id: '7', r: { low: 1, high: 5 } }).key,
    )
  })

  test('is not how the document is written', () => {
    const other = `# mine
      fragment F on S { n } subscription Mine($n:Int=2, $after:String){ s(n:$n,after:$after){...F} }`
    const one =
      'subscription ($after: String, $n: Int = 2) { s(after: $after, n: $n) { ...F } } fragment F on S { n }'
    expect(share(other).key).toBe(share(one).key)
    expect(share(one.replace('{ n }', '{ n v }')).key).not.toBe(share(one).key)
    expect(share(one.replace('{ n }', '{ m: n }')).key).not.toBe(share(one).key)
  })

  test('is the operation of the document', () => {
    const two = 'subscription A { s { n } } subscription B { s { v } }'
    expect(share(two, {}, 'A').key).not.toBe(share(two, {}, 'B').key)
  })

  test('includes the place where the place is shown', () => {
    for (const query of [
      'subscription ($after: String) { s(after: $after) { v(text: $after) } }',
      'subscription ($after: String) { s(after: $after) { ...F } } fragment F on S { v(text: $after) }',
      'subscription ($after: String) { s(after: $after) @include(if: true) { n v(text: $after) } }',
    ]) {
      const [x, y] = [share(query, { after: 'x' }), share(query, { after: 'y' })]
      expect(x.key).not.toBe(y.key)
      expect(x.fallback).toBe('after-used-elsewhere')
      expect(x.variables).toEqual({ after: 'x' })
    }
  })

  test('includes a place that is written into the text or hides in a fragment', () => {
    const inText = (after: string) => share(`subscription { s(after: "${after}") { n } }`).key
    expect(inText('x')).not.toBe(inText('y'))
    const hidden =
      'subscription ($after: String) { ...F } fragment F on Subscription { s(after: $after) { n } }'
    expect(share(hidden, { after: 'x' }).key).not.toBe(share(hidden, { after: 'y' }).key)
  })

  test('stands in for a place that the document demands', () => {
    const demanding = 'subscription ($after: String!) { s(after: $after) { n } }'
    expect(share(demanding, { after: 'x' }).variables).toEqual({ after: 'START' })
  })

  test('keeps apart what has no faithful text', () => {
    const query = 'subscription ($any: Anything) { s(any: $any) { n } }'
    expect(share(query, { any: { a: [1] } }).fallback).toBeUndefined()
    const odd = share(query, { any: new Map([[1, 2]]) })
    expect(odd.fallback).toBe('opaque-variables')
  })
})
