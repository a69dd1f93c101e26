import { readFileSync } from 'node:fs'
import type fc from 'fast-check'
import {
  buildSchema,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql'
import { type Dice, drawn } from './random.js'

const schema = buildSchema(readFileSync(new URL('../../../schema.graphql', import.meta.url), 'utf8'))
const DEEPEST = 5
/** Values of our scalars that come further than most. */
const LIKELY: Record<string, string[]> & { String: string[] } = {
  String: ['a', 'Press 1.', '{{a}}', '5'],
  Endpoint: ['+12025550131', 'sip:a@b.example'],
  E164: ['+12025550131', '+12025550100'],
  DateTime: ['2026-11-26T00:00:00Z', '2026-12-01T00:00:00.5+01:00'],
  URL: ['https://a.example/b'],
  JSON: ['{}'],
}

/** What a client sends as a GraphQL request. */
export interface Operation {
  query: string
  variables?: unknown
  operationName?: unknown
}

/** Documents that fit the schema, nearly fit it, or are none at all. */
export const operations: fc.Arbitrary<Operation> = drawn(dice => {
  const query = dice.once(8) ? garbage(dice) : spoiled(dice, document(dice))
  return {
    query,
    ...(dice.once(3) && { variables: dice.once(4) ? dice.text() : { v: json(dice), __proto__: null } }),
    ...(dice.once(8) && { operationName: dice.one(['A', 'A', dice.text()]) }),
  }
})

/** What a document is made with, beside chance. */
interface Writing {
  dice: Dice
  /** Whether the document declares `$v` and has `F0`. */
  withVariable: boolean
  withFragments: boolean
  aliases: number
}

/** A document that may fit the schema. */
export function document(dice: Dice): string {
  const kind = dice.one(['query', 'query', 'query', 'mutation', 'subscription'] as const)
  const [withVariable, withFragments] = [dice.once(8), dice.once(5)]
  const writing = { dice, withVariable, withFragments, aliases: 0 }
  const root = {
    query: schema.getQueryType(),
    mutation: schema.getMutationType(),
    subscription: schema.getSubscriptionType(),
  }
  const inside = selection(writing, root[kind] as GraphQLNamedType, 0)
  return `${kind} A ${withVariable ? '($v: ID)' : ''} ${inside}\n${withFragments ? fragmentsOf(dice) : ''}`
}

/** Fragments that spread each other, and perhaps themselves. */
function fragmentsOf(dice: Dice): string {
  const count = 1 + dice.number(dice.once(10) ? 150 : 5)
  return Array.from({ length: count }, (_, n) => {
    const type = dice.one(['Query', 'Call', 'CallFlow', 'Node', '__Type', 'Nobody'])
    const spreads = Array.from({ length: dice.number(3) }, () => `...F${dice.number(count)}`).join(' ')
    const own = dice.one(['__typename', 'id', '__schema { types { ...F0 } }', 'fields { type { ...F1 } }'])
    return `fragment F${n} on ${type} { ${own} ${spreads} }`
  }).join('\n')
}

function selection(writing: Writing, type: GraphQLNamedType, depth: number): string {
  const { dice } = writing
  const fields = isObjectType(type) || isInterfaceType(type) ? Object.values(type.getFields()) : []
  const parts = Array.from({ length: 1 + (depth === 0 ? 0 : dice.number(4)) }, () => {
    if (fields.length === 0 || dice.once(20)) return extra(writing, type)
    return field(writing, dice.one(fields), depth)
  })
  return `{ ${parts.join(' ')} }`
}

function extra({ dice, withVariable, withFragments }: Writing, type: GraphQLNamedType): string {
  return dice.one([
    '__typename',
    '__typename',
    `a${dice.number(9)}: __typename`,
    withFragments ? '...F0' : '__typename',
    `... on ${type.name} { __typename }`,
    `... @include(if: ${dice.one(['true', 'false', withVariable ? '$v' : '1'])}) { __typename }`,
    ...(type === schema.getQueryType()
      ? [
          '__schema { types { name fields { name } } }',
          `__type(name: ${JSON.stringify(dice.text())}) { name }`,
        ]
      : []),
    dice.once(5) ? 'nothing' : '__typename',
  ])
}

function field(
  writing: Writing,
  { name, args, type }: GraphQLField<unknown, unknown>,
  depth: number,
): string {
  const { dice } = writing
  const given = args
    .filter(arg => isNonNullType(arg.type) || dice.once(3))
    .map(({ name, type }) => {
      const value = writing.withVariable && dice.once(3) ? '$v' : literal(dice, type, 0)
      return `${name}: ${value}`
    })
  // Otherwise two of one name with different arguments would refuse most documents.
  writing.aliases += 1
  const alias = dice.once(9) ? dice.one(['a1', '__proto__', '__a']) : `a${writing.aliases}`
  const named = getNamedType(type)
  const inside = isCompositeType(named)
    ? depth < DEEPEST || dice.once(3)
      ? selection(writing, named, depth + 1)
      : '{ __typename }'
    : ''
  return `${alias}: ${name}${given.length > 0 ? `(${given.join(', ')})` : ''} ${inside}`
}

function literal(dice: Dice, type: GraphQLInputType, depth: number): string {
  if (dice.once(60)) return dice.one(['null', '{}', '[]', '1', '-1.5e9', 'A', '""', 'true', '[[[1]]]'])
  if (isNonNullType(type)) return literal(dice, type.ofType, depth)
  if (isListType(type)) {
    const count = dice.number(dice.once(20) ? 100 : 3)
    return `[${Array.from({ length: count }, () => literal(dice, type.ofType, depth + 1)).join(', ')}]`
  }
  if (isEnumType(type)) return dice.one(type.getValues()).name
  if (isInputObjectType(type)) {
    const all = Object.values(type.getFields())
    const fields = all.filter(({ type }) => isNonNullType(type) || dice.once(depth > 3 ? 8 : 3))
    const chosen = type.isOneOf || fields.length === 0 ? [dice.one(all)] : fields
    return `{ ${chosen.map(({ name, type }) => `${name}: ${literal(dice, type, depth + 1)}`).join(', ')} }`
  }
  switch (type.name) {
    case 'Int':
      return String(
        dice.one([0, 1, -1, 20, 1000, 2 ** 31 - 1, dice.once(8) ? 2 ** 31 : 5, dice.number(100_000)]),
      )
    case 'Float':
      return dice.one(['0', '1.5', '-1e300', dice.once(8) ? '1e400' : '2.0'])
    case 'Boolean':
      return dice.one(['true', 'false'])
    default:
      return JSON.stringify(dice.once(3) ? dice.text() : dice.one(LIKELY[type.name] ?? LIKELY.String))
  }
}

/** The text as it is, or with a piece cut out, doubled or put in. */
function spoiled(dice: Dice, text: string): string {
  if (!dice.once(4)) return text
  const at = dice.number(text.length)
  const length = dice.number(20)
  return (
    text.slice(0, at) + dice.one(['', dice.text(), text.slice(at, at + 2 * length)]) + text.slice(at + length)
  )
}

const TOKENS = [
  '{',
  '}',
  '(',
  ')',
  '[',
  ']',
  ':',
  '...',
  '@',
  '$',
  '!',
  '|',
  '&',
  '"',
  '"""',
  '#',
  'query',
  'fragment',
  'on',
  '\\u',
  '__proto__',
]

function garbage(dice: Dice): string {
  return Array.from({ length: dice.number(60) }, () => (dice.once(5) ? dice.text() : dice.one(TOKENS))).join(
    dice.one(['', ' ', '\n']),
  )
}

/** Any JSON value. */
export function json(dice: Dice, depth = 0): unknown {
  const kind = dice.number(depth > 3 ? 4 : 7)
  if (kind === 0) return null
  if (kind === 1) return dice.one([true, false])
  if (kind === 2) return dice.one([0, -1, 1.5, 1e308, 2 ** 53])
  if (kind <= 4) return dice.text()
  const values = Array.from({ length: dice.number(4) }, () => json(dice, depth + 1))
  if (kind === 5) return values
  return Object.fromEntries(values.map(value => [dice.text(), value]))
}
