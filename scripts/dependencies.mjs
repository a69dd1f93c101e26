// Checks what an installation without development tools is made of, from package-lock.json and node_modules alone.
// A folder may be given; the present one otherwise.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { productionOf, readJson } from './production.mjs'

const LICENCES = ['MIT', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'BlueOak-1.0.0']

/** Packages whose install scripts were read, with what they do. */
const INSTALL_SCRIPTS = new Map([
  ['@apollo/protobufjs', 'prints a warning about the range of its version in the manifest'],
])

const EXACT = /^\d+\.\d+\.\d+(?:-[\w.]+)?$/
/** The path of a tarball in a registry, whichever. */
const TARBALL = /^https:\/\/[^/]+\/(?:[^?#]*\/)?-\/[^/?#]+\.tgz$/

const root = process.argv[2] ?? '.'
const { manifest, lock } = productionOf(root)
const problems = [...problemsOfManifest(), ...Object.entries(lock.packages).flatMap(problemsOfPackage)]

for (const problem of problems) console.error(problem)
if (problems.length > 0) process.exit(1)
console.log(`${Object.keys(lock.packages).length - 1} production packages checked`)

/** Ranges would install something else than what was tested. */
function problemsOfManifest() {
  const { devDependencies } = readJson(join(root, 'package.json'))
  const { dependencies, optionalDependencies } = manifest
  return Object.entries({ ...devDependencies, ...dependencies, ...optionalDependencies })
    .filter(([, version]) => !EXACT.test(version))
    .map(([name, version]) => `${name}: package.json has "${version}" and not an exact version`)
}

function problemsOfPackage([path, locked]) {
  if (path === '') return []
  const name = locked.name ?? path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
  const found = installed(path, locked)
  return [
    ...provenance(locked),
    ...(isAllowed(locked.license)
      ? []
      : [`has the licence ${locked.license ?? '(none)'}, which is not allowed`]),
    ...(locked.deprecated ? [`is deprecated: ${locked.deprecated}`] : []),
    ...((locked.hasInstallScript || found.runsAtInstall) && !INSTALL_SCRIPTS.has(name)
      ? ['runs a script when it is installed; read it, and list it in scripts/dependencies.mjs']
      : []),
    ...found.problems,
  ].map(problem => `${name}@${locked.version}: ${problem}`)
}

/** The lock either leaves registries out, or has the address of a tarball of theirs. */
function provenance({ link, resolved, integrity, version }) {
  if (link) return ['is a link to a folder and does not come from a registry']
  return [
    ...(resolved === undefined || TARBALL.test(resolved)
      ? []
      : [`comes from ${resolved} and not from a registry`]),
    ...(/^sha512-/.test(integrity ?? '') ? [] : ['has no SHA-512 integrity']),
    ...(EXACT.test(version ?? '') ? [] : ['has no exact version']),
  ]
}

/** What is installed at a path, which is what runs, whatever the lock says. */
function installed(path, { version, license, optional, devOptional, peer }) {
  const folder = join(root, path)
  const file = join(folder, 'package.json')
  if (!existsSync(file)) {
    const mayBeAbsent = optional || devOptional || peer
    return { runsAtInstall: false, problems: mayBeAbsent ? [] : ['is not installed; run npm ci'] }
  }
  const there = readJson(file)
  const scripts = ['preinstall', 'install', 'postinstall'].filter(event => there.scripts?.[event])
  return {
    runsAtInstall: scripts.length > 0 || existsSync(join(folder, 'binding.gyp')),
    problems: [
      ...(there.version === version ? [] : [`is installed as ${there.version}; run npm ci`]),
      ...(there.license === license ? [] : [`calls its licence ${there.license} once it is installed`]),
    ],
  }
}

/** An SPDX expression: any of what OR joins, each of what AND joins, and to be safe each where both occur. */
function isAllowed(expression) {
  if (typeof expression !== 'string') return false
  const licences = expression.replace(/[()]/g, ' ').split(/\s(?:AND|OR)\s/)
  const allowed = licences.filter(licence => LICENCES.includes(licence.trim()))
  const isChoice = / OR /.test(expression) && !/ AND /.test(expression)
  return isChoice ? allowed.length > 0 : allowed.length === licences.length
}
