import { CONDITION_OPERATORS, type StepDraft } from './document.js'
import type { Findings } from './findings.js'
import type { ProblemPlace } from './problems.js'
import { allows } from './rules.js'
import { show } from './shown.js'
import { VARIABLE_NAME } from './variables.js'

type Condition = NonNullable<StepDraft['conditions']>[number]

const LONGEST_VALUE = 1000
const BLANK = new RegExp(`^[ \\t\\r\\n]{1,${LONGEST_VALUE}}$`)

/** Notes what is wrong with the conditions of a step. */
export function checkConditions(
  findings: Findings,
  { conditions = [] }: StepDraft,
  placeIn: (rest: string) => ProblemPlace,
): void {
  for (const [index, condition] of conditions.entries()) {
    const wrong = (name: keyof Condition, allowed: string) =>
      findings.add('INVALID_PARAMETER', () => ({
        message: `${name} cannot be ${show(condition[name])}.`,
        place: { ...placeIn(`.conditions[${index}].${name}`), allowed },
      }))
    const { variable, operator, value } = condition
    if (typeof variable !== 'string' || !VARIABLE_NAME.test(variable))
      wrong('variable', 'a name of letters, digits, _ . -')
    if (!OPERATORS.has(operator)) wrong('operator', CONDITION_OPERATORS.join(', '))
    if (!isValue(value)) wrong('value', `text of at most ${LONGEST_VALUE} characters`)
  }
}

const OPERATORS: ReadonlySet<unknown> = new Set(CONDITION_OPERATORS)

/** Unlike other texts, a value may be empty or blank. */
export function isValue(value: unknown): value is string {
  return value === '' || allows({ type: 'text', maxLength: LONGEST_VALUE }, value) || isBlank(value)
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && BLANK.test(value)
}
