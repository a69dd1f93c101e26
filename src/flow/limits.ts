import { STEP_BUDGET } from './run.js'

/** How many characters of text are read at all; longer flows are refused before they are parsed. */
export const LONGEST_SOURCE = 256 * 1024
/** How many steps a flow has at most: more than these, no run could come to. */
export const MOST_STEPS = STEP_BUDGET
/** How many conditions a step has at most, which is how many `If` elements may lie in each other. */
export const MOST_CONDITIONS = 30
/** How many characters of JSON the conditions of a flow make at most. Those that steps share in XML count for each. */
const LONGEST_CONDITIONS = 256 * 1024
/** `{"variable":"","operator":"==","value":""}` */
const EMPTY_CONDITION = 42
/** How many elements are read of an XML text: the flow, its steps, and as many conditions as it can have. */
export const MOST_ELEMENTS = 1 + MOST_STEPS + Math.floor(LONGEST_CONDITIONS / EMPTY_CONDITION)
/** How many options or attributes a flow or a step is read with; the dialect has far fewer. */
export const MOST_OPTIONS = 64
/** How many problems are reported; more is of no use, and would answer a text with a far longer one. */
export const MOST_PROBLEMS = 100

/** A bound that a flow exceeds, and where. Nothing else is said of such a flow. */
export interface Excess {
  message: string
  path: string
  allowed: string
  stepIndex?: number
}

export const TOO_MANY_STEPS: Excess = {
  message: `A call flow has at most ${MOST_STEPS} steps.`,
  path: 'steps',
  allowed: `at most ${MOST_STEPS} steps`,
}

export const TOO_MANY_OPTIONS: Excess = {
  message: `A call flow has at most ${MOST_OPTIONS} options.`,
  path: '',
  allowed: `at most ${MOST_OPTIONS} options`,
}

export const TOO_MANY_ELEMENTS: Excess = {
  message: `A call flow has at most ${MOST_ELEMENTS} elements.`,
  path: '',
  allowed: `at most ${MOST_ELEMENTS} elements`,
}

/** A step with too many options. */
export function tooManyOptions(stepIndex: number): Excess {
  return {
    message: `A step has at most ${MOST_OPTIONS} options.`,
    path: `steps[${stepIndex}]`,
    allowed: `at most ${MOST_OPTIONS} options`,
    stepIndex,
  }
}

interface Step {
  conditions?: readonly { variable?: unknown; operator?: unknown; value?: unknown }[]
}

/** The first bound that the steps exceed; undefined when they keep within all of them. */
export function excessOf(steps: readonly Step[]): Excess | undefined {
  if (steps.length > MOST_STEPS) return TOO_MANY_STEPS
  const sum = summing()
  for (const [stepIndex, { conditions = [] }] of steps.entries()) {
    const path = `steps[${stepIndex}].conditions`
    if (conditions.length > MOST_CONDITIONS) {
      const allowed = `at most ${MOST_CONDITIONS} conditions`
      return { message: `A step has ${allowed}.`, path, allowed, stepIndex }
    }
    if (sum(conditions) > LONGEST_CONDITIONS) {
      const allowed = `at most ${LONGEST_CONDITIONS} characters`
      return { message: `The conditions of a call flow make ${allowed} of JSON.`, path, allowed, stepIndex }
    }
  }
  return undefined
}

type Conditions = NonNullable<Step['conditions']>

/** The length of all conditions so far; a list that steps share is measured once. */
function summing(): (conditions: Conditions) => number {
  const known = new Map<Conditions, number>()
  let total = 0
  return conditions => {
    const length =
      known.get(conditions) ??
      conditions.reduce(
        (sum, { variable, value }) => sum + lengthOf(variable) + lengthOf(value) + EMPTY_CONDITION,
        0,
      )
    known.set(conditions, length)
    total += length
    return total
  }
}

function lengthOf(value: unknown): number {
  return typeof value === 'string' ? value.length : 0
}
