import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folders: string[] = []
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

function run(script: string, ...parameters: string[]): Promise<{ code: number; said: string }> {
  return new Promise(resolve =>
    execFile(process.execPath, [`scripts/${script}`, ...parameters], { cwd: root }, (error, stdout, stderr) =>
      resolve({ code: Number(error?.code ?? 0), said: stdout + stderr }),
    ),
  )
}

const GOOD = { version: '1.2.3', license: 'MIT', integrity: 'sha512-abc' }

/** A project with one package, as the lock and the disk have it. */
function project(changes: { range?: string; lock?: object; disk?: object | undefined }): string {
  const folder = mkdtempSync(join(tmpdir(), 'partyline-dependencies-'))
  folders.push(folder)
  const write = (file: string, value: object) => writeFileSync(join(folder, file), JSON.stringify(value))
  const dependencies = { thing: changes.range ?? '1.2.3' }
  write('package.json', { name: 'project', dependencies })
  const entry = { ...GOOD, ...changes.lock }
  const development = { version: '0.0.1', dev: true, license: 'SSPL-1.0' }
  write('package-lock.json', {
    packages: { '': { dependencies }, 'node_modules/thing': entry, 'node_modules/tool': development },
  })
  if ('disk' in changes && changes.disk === undefined) return folder
  mkdirSync(join(folder, 'node_modules/thing'), { recursive: true })
  const { version, license } = entry
  write('node_modules/thing/package.json', { name: 'thing', version, license, ...changes.disk })
  return folder
}

describe('the check of production dependencies', () => {
  test('finds nothing wrong with those of this project', async () => {
    expect(await run('dependencies.mjs')).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^\d{3} production packages checked/),
    })
  })

  test.each([
    ['a good package', {}],
    [
      'a tarball of a registry',
      { lock: { resolved: 'https://registry.example.test/thing/-/thing-1.2.3.tgz' } },
    ],
    ['a choice of licences', { lock: { license: '(GPL-3.0-only OR MIT)' } }],
    ['several allowed licences', { lock: { license: '(MIT AND BSD-3-Clause)' } }],
    ['a package of another platform', { lock: { optional: true }, disk: undefined }],
  ])('takes %s', async (_, changes) => {
    expect(await run('dependencies.mjs', project(changes))).toMatchObject({ code: 0 })
  })

  test.each([
    ['a range', { range: '^1.2.3' }, 'thing: package.json has "^1.2.3" and not an exact version'],
    ['no integrity', { lock: { integrity: undefined } }, 'thing@1.2.3: has no SHA-512 integrity'],
    ['a weak digest', { lock: { integrity: 'sha1-abc' } }, 'has no SHA-512 integrity'],
    ['git', { lock: { resolved: 'git+ssh://git@code.example.test/thing.git#abc' } }, 'not from a registry'],
    [
      'plain http',
      { lock: { resolved: 'http://r.example.test/thing/-/thing-1.2.3.tgz' } },
      'not from a registry',
    ],
    ['an archive', { lock: { resolved: 'https://code.example.test/thing.tar.gz' } }, 'not from a registry'],
    ['a file', { lock: { resolved: 'file:../thing' } }, 'comes from file:../thing and not from a registry'],
    ['a folder', { lock: { resolved: '../thing', link: true } }, 'is a link to a folder'],
    [
      'another licence',
      { lock: { license: 'AGPL-3.0-only' } },
      'has the licence AGPL-3.0-only, which is not',
    ],
    ['no licence', { lock: { license: undefined } }, 'has the licence (none)'],
    ['part of a licence', { lock: { license: '(MIT AND GPL-3.0-only)' } }, 'which is not allowed'],
    ['both at once', { lock: { license: '(MIT OR GPL-3.0-only) AND GPL-3.0-only' } }, 'which is not allowed'],
    ['deprecation', { lock: { deprecated: 'Use another' } }, 'thing@1.2.3: is deprecated: Use another'],
    ['an install script', { lock: { hasInstallScript: true } }, 'runs a script when it is installed'],
    ['a hidden one', { disk: { scripts: { postinstall: 'node x' } } }, 'runs a script when it is installed'],
    ['another version on the disk', { disk: { version: '1.2.4' } }, 'is installed as 1.2.4; run npm ci'],
    ['another licence on the disk', { disk: { license: 'GPL-3.0' } }, 'calls its licence GPL-3.0 once'],
    ['nothing on the disk', { disk: undefined }, 'is not installed; run npm ci'],
  ])('refuses %s in a line that says so', async (_, changes, line) => {
    const { code, said } = await run('dependencies.mjs', project(changes))
    expect([code, said.trimEnd().split('\n')]).toEqual([1, [expect.stringContaining(line)]])
  })
})

test('the SBOM lists every production package once, with its digest and licence, and no other', async () => {
  expect((await run('sbom.mjs')).code).toBe(0)
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'))
  interface Component {
    name: string
    version: string
    hashes: unknown[]
    licenses: unknown[]
  }
  const { bomFormat, components, metadata } = read('sbom.cdx.json') as {
    bomFormat: string
    components: Component[]
    metadata: { component: { name: string } }
  }
  expect([bomFormat, metadata.component.name]).toEqual(['CycloneDX', 'partyline'])
  const packages = Object.entries(
    read('package-lock.json').packages as Record<string, { version: string; dev?: boolean }>,
  )
  const expected = packages.flatMap(([path, { version, dev }]) =>
    path === '' || dev ? [] : [`${path.split('node_modules/').at(-1)}@${version}`],
  )
  const listed = components.map(({ name, version }) => `${name}@${version}`)
  expect(listed.sort()).toEqual([...new Set(expected)].sort())
  expect(components.filter(({ hashes, licenses }) => !hashes?.length || !licenses?.length)).toEqual([])
})
