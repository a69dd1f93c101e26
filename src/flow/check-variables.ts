import type { StepDraft } from './document.js'
import type { Findings } from './findings.js'
import { optionsOf } from './options.js'
import type { ProblemPlace } from './problems.js'
import { LONGEST_TEXT } from './rules.js'
import { short } from './shown.js'
import { BUILT_IN_VARIABLES, variablesIn } from './variables.js'

/** Notes every place that reads a variable which nothing in the flow sets. */
export function checkVariables(
  findings: Findings,
  steps: readonly StepDraft[],
  placeOf: (stepIndex: number, rest?: string) => ProblemPlace,
  given: readonly string[],
): void {
  const known = new Set<unknown>([...BUILT_IN_VARIABLES, ...given, ...steps.map(step => step.onKeypressVar)])
  const read = (name: string, index: number, rest: string) => {
    if (known.has(name)) return
    const message = `Nothing in this flow sets the variable ${short(name)}.`
    findings.add('UNKNOWN_VARIABLE', () => ({ message, place: placeOf(index, rest) }))
  }
  const readIn = (text: unknown, index: number, rest: string) => {
    if (typeof text !== 'string' || text.length > LONGEST_TEXT) return
    for (const name of variablesIn(text)) read(name, index, rest)
  }
  for (const [index, step] of steps.entries()) {
    for (const option in optionsOf(step.action)) readIn(step[option], index, `.options.${option}`)
    for (const [at, { variable, value }] of (step.conditions ?? []).entries()) {
      if (typeof variable === 'string') read(variable, index, `.conditions[${at}].variable`)
      readIn(value, index, `.conditions[${at}].value`)
    }
  }
}
