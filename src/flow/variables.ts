/** The variables every run has from its start; a flow cannot overwrite them. */
export const BUILT_IN_VARIABLES = ['source', 'destination', 'callID', 'legID'] as const

/** What a variable may be called. */
export const VARIABLE_NAME = /^[A-Za-z_][\w.-]{0,63}$/
const REFERENCE = /\{\{\s*([A-Za-z_][\w.-]{0,63})\s*\}\}/g

/** The names a text refers to, in their order, as often as it does. */
export function variablesIn(text: string): string[] {
  const names: string[] = []
  const reference = new RegExp(REFERENCE)
  for (let match = reference.exec(text); match !== null; match = reference.exec(text))
    names.push(match[1] ?? '')
  return names
}

/** The text with its variables' values; one that was never set is empty. */
export function fill(text: string, variables: Readonly<Record<string, string>>): string {
  return replaceVariables(text, name => readVariable(variables, name))
}

/** An address with its variables' values, each escaped, so that no value can change what the address means. */
export function fillUrl(url: string, variables: Readonly<Record<string, string>>): string {
  return replaceVariables(url, name => escaped(readVariable(variables, name)))
}

/** The text with the same word, which has no `$`, in the place of every reference. */
export function maskVariables(text: string, word: string): string {
  return text.replaceAll(REFERENCE, word)
}

function replaceVariables(text: string, by: (name: string) => string): string {
  return text.includes('{{') ? text.replaceAll(REFERENCE, (_, name: string) => by(name)) : text
}

/** A variable named like something every object has is not set by that. */
export function readVariable(variables: Readonly<Record<string, string>>, name: string): string {
  return Object.hasOwn(variables, name) ? (variables[name] ?? '') : ''
}

/** Half a surrogate pair cannot be escaped, and would throw. */
function escaped(value: string): string {
  return encodeURIComponent(value.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
}
