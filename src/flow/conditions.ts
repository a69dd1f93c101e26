import { CONDITION_OPERATORS, type Condition, type ConditionOperator } from './document.js'
import { fill, readVariable } from './variables.js'

/** The words an import takes for each operator, the first of which the XML form writes (T3.7). */
export const OPERATOR_WORDS: Readonly<Record<ConditionOperator, readonly [string, ...string[]]>> = {
  '==': ['eq', '=', '===', 'equal', 'equals', 'is'],
  '!=': ['ne', 'neq', '<>', '!==', 'notequal', 'notequals', 'isnot'],
  '<': ['lt', 'less', 'lessthan'],
  '<=': ['lte', 'le', 'lessthanorequal', 'lessthanorequals'],
  '>': ['gt', 'greater', 'greaterthan'],
  '>=': ['gte', 'ge', 'greaterthanorequal', 'greaterthanorequals'],
  contains: ['contains', 'includes'],
}

/** Reads an operator or a word for it, whatever its case, spaces and dashes. */
export function parseOperator(text: string): ConditionOperator | undefined {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_-]/g, '')
  return OPERATORS.get(word)
}

const OPERATORS: ReadonlyMap<string, ConditionOperator> = new Map(
  CONDITION_OPERATORS.flatMap(operator =>
    [operator, ...OPERATOR_WORDS[operator]].map(word => [word, operator] as const),
  ),
)

const HOLDS: Readonly<Record<ConditionOperator, (variable: string, value: string) => boolean>> = {
  // Keys are text: a PIN 0123 is not 123.
  '==': (variable, value) => variable === value,
  '!=': (variable, value) => variable !== value,
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
  '>': ordered((a, b) => a > b),
  '>=': ordered((a, b) => a >= b),
  contains: (variable, value) => variable.includes(value),
}

function ordered(compare: (a: number, b: number) => boolean) {
  return (variable: string, value: string) =>
    NUMBER.test(variable) && NUMBER.test(value) && compare(Number(variable), Number(value))
}
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/

/** Whether all conditions hold; a variable that was never set is an empty text. */
export function holds(
  conditions: readonly Condition[],
  variables: Readonly<Record<string, string>>,
): boolean {
  return conditions.every(({ variable, operator, value }) =>
    HOLDS[operator](readVariable(variables, variable), fill(value, variables)),
  )
}
