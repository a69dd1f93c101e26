// npm run bench -- <name>: runs bench/<name>.mjs against the built server.
import { readdirSync } from 'node:fs'

const names = readdirSync(new URL('.', import.meta.url))
  .filter(file => file.endsWith('.mjs') && file !== 'run.mjs')
  .map(file => file.slice(0, -4))
const chosen = process.argv.slice(2)
const unknown = chosen.filter(name => !names.includes(name))
if (chosen.length === 0 || unknown.length > 0) {
  console.error(`Choose from: ${names.join(', ')}`)
  process.exit(1)
}
for (const name of chosen) await (await import(`./${name}.mjs`)).run()
