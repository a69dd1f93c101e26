import { readFileSync } from 'node:fs'

/** Settings that hold secrets: each may stand in a file that `<name>_FILE` names, as orchestrators mount them. */
export const SECRET_SETTINGS = [
  'API_KEYS',
  'DATABASE_URL',
  'REDIS_URL',
  'SIMULATOR_KEY',
  'TELNYX_API_KEY',
  'TELNYX_PUBLIC_KEY',
  'TRANSCRIBER_URL',
] as const

/** Of these a file may have an entry a line, too. */
const LISTS: readonly string[] = ['API_KEYS', 'TELNYX_PUBLIC_KEY']

/** The environment with the secrets that stand in files. Tells `problems` which cannot be taken, never what they hold. */
export function withSecretFiles(
  environment: Readonly<Record<string, string>>,
  problems: string[],
): Record<string, string> {
  const complete = { ...environment }
  for (const name of SECRET_SETTINGS) {
    const file = environment[`${name}_FILE`]
    if (file === undefined) continue
    if (environment[name] !== undefined) {
      problems.push(`${name}_FILE: ${name} is given as well; remove one of them`)
      continue
    }
    const text = contentOf(file, name, problems)
    if (text !== undefined) complete[name] = text
  }
  return complete
}

function contentOf(file: string, name: string, problems: string[]): string | undefined {
  try {
    const text = readFileSync(file, 'utf8').trim()
    // Otherwise an empty list of keys would open the server to everybody.
    if (text === '') problems.push(`${name}_FILE: ${file} is empty`)
    return LISTS.includes(name) ? text.split(/\s*[\r\n]\s*/).join(',') : text
  } catch (error) {
    problems.push(`${name}_FILE: ${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
    return undefined
  }
}
