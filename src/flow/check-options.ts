import type { Findings } from './findings.js'
import type { Option } from './option.js'
import type { ProblemPlace } from './problems.js'
import { allowedBy, allows } from './rules.js'
import { show } from './shown.js'

/** Notes the options that are required and absent, and those whose values their rules do not allow. */
export function checkOptions(
  findings: Findings,
  options: Readonly<Record<string, Option>>,
  values: Readonly<Record<string, unknown>>,
  placeOf: (name: string) => ProblemPlace,
): void {
  for (const name in options) {
    const { rule, required } = options[name] as Option
    const value = values[name]
    const place = () => ({ ...placeOf(name), allowed: allowedBy(rule) })
    if (value === undefined || value === null || value === '') {
      if (!required) continue
      const message = `The parameter ${name} is required.`
      findings.add('REQUIRED_PARAMETER_MISSING', () => ({ message, place: place() }))
    } else if (!allows(rule, value)) {
      findings.add('INVALID_PARAMETER', () => ({
        message: `${name} cannot be ${show(value)}.`,
        place: place(),
      }))
    }
  }
}
