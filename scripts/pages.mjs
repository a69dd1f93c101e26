// Builds the pages, each only when something that it is made of has changed since the last time.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'vite'

/** Each page, and the folders that it is made of. */
const PAGES = {
  graphiql: ['src/graphiql'],
  console: ['src/console', 'src/client'],
  voice: ['src/voice', 'src/client', 'src/console/style', 'src/console/api'],
}

const LOCK = 'dist/.pages.lock'
const STALE_MS = 120_000

// Otherwise the build that a test asks for is one for development.
process.env.NODE_ENV = 'production'

await lock()
try {
  for (const [page, folders] of Object.entries(PAGES)) await renew(page, folders)
} finally {
  rmSync(LOCK, { recursive: true, force: true })
}

async function renew(page, folders) {
  const stamp = join('dist', page, 'sources.sha256')
  const sources = digestOf(['package-lock.json', 'scripts/pages.mjs', ...folders.flatMap(filesIn)])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  await build({ root: join('src', page), logLevel: 'warn' })
  for (const file of filesIn(join('dist', page, 'assets'))) {
    if (/\.(js|css|svg)$/.test(file)) writeFileSync(`${file}.gz`, gzipSync(readFileSync(file), { level: 9 }))
  }
  writeFileSync(stamp, sources)
}

/** Waits until nobody else builds here; one who was interrupted does not count. */
async function lock() {
  mkdirSync('dist', { recursive: true })
  for (;;) {
    try {
      return mkdirSync(LOCK)
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (existsSync(LOCK) && Date.now() - statSync(LOCK).mtimeMs > STALE_MS)
      rmSync(LOCK, { recursive: true, force: true })
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .sort()
}

function digestOf(files) {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}
