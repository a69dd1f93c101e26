import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The manifest and the lock of a project without what only its development needs. */
export function productionOf(root) {
  const { devDependencies: _, ...manifest } = readJson(join(root, 'package.json'))
  const lock = readJson(join(root, 'package-lock.json'))
  const { devDependencies: __, ...project } = lock.packages['']
  const packages = Object.entries(lock.packages).filter(([path, { dev }]) => path !== '' && dev !== true)
  return { manifest, lock: { ...lock, packages: { '': project, ...Object.fromEntries(packages) } } }
}

export function readJson(file) {
  return JSON.parse(readFileSync(file, 'utf8'))
}
