// npm run bench -- <name>… [--seconds <n>]: runs bench/<name>.mjs against the built server.
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'

const names = readdirSync(new URL('.', import.meta.url))
  .filter(file => file.endsWith('.mjs') && file !== 'run.mjs')
  .map(file => file.slice(0, -4))
const { positionals: chosen, values } = parseArgs({
  allowPositionals: true,
  options: { seconds: { type: 'string' } },
})
const unknown = chosen.filter(name => !names.includes(name))
const seconds = values.seconds === undefined ? undefined : Number(values.seconds)
if (chosen.length === 0 || unknown.length > 0 || (seconds !== undefined && !(seconds >= 1))) {
  console.error(`Choose from: ${names.join(', ')}; --seconds <n> sets how long slow takes for each server`)
  process.exit(1)
}
for (const name of chosen) await (await import(`./${name}.mjs`)).run({ alone: chosen.length === 1, seconds })
