// Writes sbom.cdx.json: what an installation without development tools consists of, as CycloneDX, from the lock alone.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { productionOf } from './production.mjs'

const FILE = 'sbom.cdx.json'

const { manifest, lock } = productionOf('.')
const temporary = mkdtempSync(join(tmpdir(), 'sbom-'))
try {
  // npm names the project by its folder, and `--omit dev` leaves out whatever development needs as well.
  const folder = join(temporary, manifest.name)
  mkdirSync(folder)
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'package-lock.json'), JSON.stringify(lock))
  const asked = ['sbom', '--sbom-format', 'cyclonedx', '--sbom-type', 'application', '--package-lock-only']
  const options = { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }
  const sbom = execFileSync('npm', asked, { ...options, shell: process.platform === 'win32' })
  writeFileSync(FILE, sbom)
  console.log(`${FILE}: ${JSON.parse(sbom).components.length} packages`)
} finally {
  rmSync(temporary, { recursive: true, force: true })
}
