import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { schemaText } from './schema.js'

const FILE = 'schema.graphql'

if (process.argv.includes('--check')) {
  const committed = existsSync(FILE) ? readFileSync(FILE, 'utf8') : ''
  if (committed !== schemaText()) {
    console.error(`${FILE} is not what the code describes. Run "npm run schema" and commit the result.`)
    process.exitCode = 1
  }
} else {
  writeFileSync(FILE, schemaText())
}
