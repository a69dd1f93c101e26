import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { buildSchema, type GraphQLObjectType, parse, validate } from 'graphql'
import { describe, expect, test } from 'vitest'
import { FLOW_OPTIONS, STEP_OPTIONS } from '../../src/flow/common-options.js'
import { SPEECH_LANGUAGES } from '../../src/flow/document.js'
import type { Option } from '../../src/flow/option.js'
import { OPTIONS } from '../../src/flow/options.js'
import { PROBLEM_CODES } from '../../src/flow/problems.js'
import { allowedBy } from '../../src/flow/rules.js'
import { ERROR_CODES, refuse } from '../../src/graphql/errors.js'
import { maskError } from '../../src/graphql/mask.js'
import { SECRET_SETTINGS } from '../../src/secret-files.js'

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
    const links = ['README.md', 'CONTRIBUTING.md', 'SECURITY.md'].flatMap(page =>
      [...read(page).matchAll(/\]\((?!https?:)([^)#]+)\)/g)].map(match => match[1] as string),
    )
    expect(links.filter(link => !existsSync(fileURLToPath(new URL(link, root))))).toEqual([])
  })

  test('shows operations that the schema allows', () => {
    const pages = [
      'README.md',
      'docs/call-flows.md',
      'docs/call-tracking.md',
      'docs/voice-signalling.md',
      'docs/audit.md',
    ]
    const documents = pages.flatMap(page =>
      [...read(page).matchAll(/```graphql\n([\s\S]*?)```/g)].map(match => match[1] as string),
    )
    expect(documents.length).toBeGreaterThanOrEqual(8)
    for (const document of documents) expect(validate(schema, parse(document))).toEqual([])
  })

  test('lists every setting, in the README and in the example (S2.27, T2.7)', () => {
    const settings = [
      ...read('src/config.ts').matchAll(/^ {2}([A-Z_]+): (?!z\.string\(\)\.default\('development'\))/gm),
    ]
      .map(match => match[1] as string)
      .filter(name => name !== 'NODE_ENV')
    expect(settings.length).toBeGreaterThan(15)
    expect(settings.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([])
    expect(settings.filter(name => !read('.env.example').includes(`# ${name}=`))).toEqual([])
  })

  test('says of each secret that it may stand in a file, in the README and in the example', () => {
    const files = SECRET_SETTINGS.map(name => `${name}_FILE`)
    expect(files.filter(name => !read('README.md').includes(`\`${name}\``))).toEqual([])
    expect(files.filter(name => !read('.env.example').includes(`# ${name}=`))).toEqual([])
  })

  test('has every option of call flows with what it may be and its default (S3.32–S3.64)', () => {
    const page = read('docs/call-flows.md').replaceAll('\\*', '*')
    const options: [string, Option][] = [
      ...Object.entries(FLOW_OPTIONS),
      ...Object.entries(STEP_OPTIONS),
      ...Object.entries(OPTIONS).flatMap(([action, of]) =>
        Object.entries(of as Record<string, Option>).map(([name, option]): [string, Option] => [
          `${action} ${name}`,
          option,
        ]),
      ),
    ]
    const rows = options.map(([name, { about, rule, required, default: usual }]) => {
      const [option = '', action = ''] = name.split(' ').reverse()
      const allowed = name === 'say language' ? 'one of the 34 [languages](#languages)' : allowedBy(rule)
      const otherwise = required ? '**required**' : usual === undefined ? '' : `\`${usual}\``
      return `| ${action && `${action} `}\`${option}\` | ${about} | ${allowed} | ${otherwise} |`
    })
    expect(rows.filter(row => !page.includes(row))).toEqual([])
    expect(SPEECH_LANGUAGES.filter(tag => !page.includes(`\`${tag}\``))).toEqual([])
    expect(Object.keys(PROBLEM_CODES).filter(code => !page.includes(`| \`${code}\` |`))).toEqual([])
  })

  test('says what each of the 17 endpoints of the dialect is here (S3.17–S3.31)', () => {
    const section = read('docs/call-flows.md').split("## The dialect's endpoints")[1]?.split('\n## ')[0] ?? ''
    const rows = [...section.matchAll(/^\| `(?:GET|POST|PUT|DELETE) [^|]*\| ([^|]*) \|$/gm)].map(
      match => match[1] ?? '',
    )
    expect(rows).toHaveLength(17)
    const roots = { ...schema.getQueryType()?.getFields(), ...schema.getMutationType()?.getFields() }
    for (const row of rows) {
      const [, type, field] = /`(?:([A-Z]\w+)\.)?(\w+)/.exec(row) ?? []
      const fields = type === undefined ? roots : (schema.getType(type) as GraphQLObjectType).getFields()
      expect(Object.keys(fields), row).toContain(field)
    }
  })

  test('has every error code beside its number of the dialect (S3.5–S3.14)', () => {
    const page = read('docs/call-flows.md')
    for (const code of ERROR_CODES) {
      const { legacyCode } = maskError(refuse(code, 'No.', { id: 'x' }), () => {}).extensions
      const row = page.split('\n').find(line => line.startsWith(`| ${legacyCode} |`))
      expect(row, code).toContain(`\`${code}\``)
    }
  })
})
