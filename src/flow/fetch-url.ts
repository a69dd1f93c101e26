import { BUILT_IN_VARIABLES, fillUrl } from './variables.js'

/**
 * Where a flow is fetched from: the step's address with its variables, and in its query `source`,
 * `destination`, `callID` and every variable the caller's keys set, each by its name and all together as
 * JSON in `variables`, which servers of the dialect read. A parameter of the same name is replaced.
 * Undefined when the filled address is none.
 */
export function fetchUrl(address: string, variables: Readonly<Record<string, string>>): string | undefined {
  const filled = filledUrl(address, variables)
  if (filled === undefined) return undefined
  const url = new URL(filled)
  const keys = keyVariablesOf(variables)
  for (const name of ['source', 'destination', 'callID']) url.searchParams.set(name, variables[name] ?? '')
  for (const [name, value] of Object.entries(keys)) url.searchParams.set(name, value)
  url.searchParams.set('variables', JSON.stringify(keys))
  return url.href
}

/** An address with its variables; undefined when it is no http or https address then. */
export function filledUrl(address: string, variables: Readonly<Record<string, string>>): string | undefined {
  const filled = fillUrl(address, variables)
  return /^https?:\/\//i.test(filled) && URL.canParse(filled) ? filled : undefined
}

/** What the caller entered, without what every run knows. */
export function keyVariablesOf(variables: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).filter(([name]) => !BUILT_IN_VARIABLES.some(builtIn => builtIn === name)),
  )
}

/** Whether a request goes to an address: the same place, with every parameter of the address and perhaps more. */
export function isAskedBy(address: unknown, request: string): boolean {
  if (typeof address !== 'string' || !URL.canParse(address) || !URL.canParse(request)) return false
  const [there, here] = [new URL(address), new URL(request)]
  if (there.origin !== here.origin || there.pathname !== here.pathname) return false
  return [...there.searchParams].every(([name, value]) => here.searchParams.getAll(name).includes(value))
}
