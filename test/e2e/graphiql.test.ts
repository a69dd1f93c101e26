import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import {
  buildSchema,
  getNamedType,
  isInputObjectType,
  isNonNullType,
  Kind,
  type NamedTypeNode,
  parse,
  typeFromAST,
  validate,
} from 'graphql'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { tabs } from '../../src/graphiql/tabs.js'

/** What the editor has room for, at the width that it has at first. */
const COLUMNS = 42
const schemaFile = path.resolve('schema.graphql')

describe('the tabs that GraphiQL opens with', () => {
  it.each(tabs)('hold one named operation and the variables it declares: $query', ({ query, variables }) => {
    const [operation, ...others] = parse(query).definitions
    expect(others).toEqual([])
    if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation')
    expect(operation.name?.value).toMatch(/^[A-Z]/)
    const declared = operation.variableDefinitions?.map(definition => definition.variable.name.value)
    expect(Object.keys(JSON.parse(variables ?? '{}'))).toEqual(declared)
  })

  it.skipIf(!existsSync(schemaFile))('are valid against the schema', async () => {
    const schema = buildSchema(await readFile(schemaFile, 'utf8'))
    const problems = tabs.flatMap(({ query }) => validate(schema, parse(query)).map(String))
    expect(problems).toEqual([])
  })
})

describe('the tabs as GraphiQL shows them', () => {
  it.each(tabs)('have no line of a comment that is cut off: $query', ({ query }) => {
    expect(query.split('\n').filter(line => line.startsWith('#') && line.length > COLUMNS)).toEqual([])
  })

  it.skipIf(!existsSync(schemaFile))('give every field that may not be null', async () => {
    const schema = buildSchema(await readFile(schemaFile, 'utf8'))
    for (const { query, variables } of tabs) {
      const [operation] = parse(query).definitions
      if (operation?.kind !== Kind.OPERATION_DEFINITION) throw new Error('not an operation')
      for (const { variable, type } of operation.variableDefinitions ?? []) {
        const input = getNamedType(typeFromAST(schema, type as NamedTypeNode))
        if (!isInputObjectType(input)) throw new Error(`${variable.name.value} is no input object`)
        const needed = Object.values(input.getFields()).filter(field => isNonNullType(field.type))
        const given = Object.keys(JSON.parse(variables ?? '{}')[variable.name.value])
        expect(given).toEqual(expect.arrayContaining(needed.map(({ name }) => name)))
      }
    }
  })
})

describe('the built page', () => {
  let outDir: string
  beforeAll(async () => {
    outDir = await mkdtemp(path.join(tmpdir(), 'graphiql-'))
    await build({
      root: path.resolve('src/graphiql'),
      logLevel: 'warn',
      build: { outDir, emptyOutDir: true },
    })
  })
  afterAll(() => rm(outDir, { recursive: true, force: true }))

  it('loads only files that were built with it', async () => {
    const page = await readFile(path.join(outDir, 'index.html'), 'utf8')
    const loaded = [...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(match => match[1] ?? '')
    const files = loaded.filter(address => !address.startsWith('data:'))
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      expect(file).toMatch(/^\/graphiql\/assets\//)
      expect(existsSync(path.join(outDir, file.replace('/graphiql/', '')))).toBe(true)
    }
  })

  it('knows no content delivery network', async () => {
    const assets = path.join(outDir, 'assets')
    for (const file of await readdir(assets)) {
      const text = await readFile(path.join(assets, file), 'utf8')
      expect(text.match(/esm\.sh|unpkg|jsdelivr|cdnjs|cdn\.|googleapis|gstatic/)?.[0], file).toBeUndefined()
      expect(
        text.match(/(?:url\(|import\(|importScripts\()["'`]?(?:https?:)?\/\/[^)]*/)?.[0],
        file,
      ).toBeUndefined()
    }
  })
})
