import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSchema, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'

const root = new URL('../../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, root), 'utf8')
const schema = buildSchema(read('schema.graphql'))

describe('the documentation', () => {
  test('names tests that exist', () => {
    const named = [...read('docs/protocol.md').matchAll(/`(test\/[\w./-]+\.ts)`/g)].map(
      match => match[1] as string,
    )
    expect(named.length).toBeGreaterThan(12)
    expect(named.filter(name => !existsSync(new URL(name, root)))).toEqual([])
  })

  test('links to files that exist', () => {
    const links = ['README.md', 'CONTRIBUTING.md'].flatMap(page =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1] as string),
    )
    expect(links.filter(link => !existsSync(fileURLToPath(new URL(link, root))))).toEqual([])
  })

  test('shows operations that the schema allows', () => {
    const documents = [...read('README.md').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
      match => match[1] as string,
    )
    expect(documents.length).toBeGreaterThanOrEqual(2)
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([])
  })

  test('lists every setting, in the README and in the example', () => {
    const settings = [
      ...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): (?!z\.string\(\)\.default\('development'\))/gm),
    ]
      .map(match => match[1] as string)
      .filter(name => name !== 'NODE_ENV')
    expect(settings.length).toBeGreaterThan(15)
    expect(settings.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([])
    expect(settings.filter(name => !read('.env.example').includes(`# ${name}=`))).toEqual([])
  })
})
