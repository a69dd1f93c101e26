import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type DocumentNode, type FieldNode, Kind, parse, visit } from 'graphql'
import { expect, test } from 'vitest'
import { costOf } from '../../../src/graphql/limits/cost.js'
import { DEFAULT_LIMITS } from '../../../src/graphql/limits/limits.js'
import { apiSchema } from '../../../src/graphql/schema.js'

const PAGES = ['src/console', 'src/voice']
/** Only ever read from a cache that the live board fills. */
const NEVER_SENT = ['BoardConferences']

const TYPENAME: FieldNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } }

/** The documents of a page as its cache sends them: with `__typename` everywhere. */
function documentOf(page: string): DocumentNode {
  const files = readdirSync(page, { recursive: true, encoding: 'utf8' }).filter(name =>
    name.endsWith('.graphql'),
  )
  const written = parse(files.map(name => readFileSync(join(page, name), 'utf8')).join('\n'))
  return visit(written, {
    SelectionSet: set => ({ ...set, selections: [...set.selections, TYPENAME] }),
  })
}

test('the pages that come with the server request no more than a client may', () => {
  const costs = PAGES.flatMap(page => {
    const document = documentOf(page)
    return document.definitions.flatMap(definition =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? [
            [
              definition.name?.value,
              costOf(apiSchema(), document, definition, { first: 250 }).fields,
            ] as const,
          ]
        : [],
    )
  })
  expect(costs.length).toBeGreaterThan(30)
  expect(
    costs.filter(([name = '', cost]) => !NEVER_SENT.includes(name) && cost > DEFAULT_LIMITS.cost),
  ).toEqual([])
})
