import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import {
  type CallFlow,
  CONDITION_OPERATORS,
  type FlowDraft,
  STEP_ACTIONS,
  type StepDraft,
} from './document.js'
import { hasKeyOptions, takesKeys } from './keys.js'
import { SPEECH_TAGS } from './languages.js'
import type { Option } from './option.js'
import { optionsOf } from './options.js'
import { checkPaths } from './paths.js'
import { type Problem, type ProblemPlace, problem, type TextPlace } from './problems.js'
import { allowedBy, allows } from './rules.js'
import { BUILT_IN_VARIABLES, VARIABLE_NAME, variablesIn } from './variables.js'

/** What is known of a flow beside its text. */
export interface ValidationContext {
  /** Where each step stands in the text it was read from. */
  places?: readonly (TextPlace | undefined)[]
  /** The address that the flow is fetched from: a flow that only fetches itself again never ends (T3.5). */
  fetchedFrom?: string
  /** Variables that are set before the flow begins, beside the built-in ones. */
  variables?: readonly string[]
}

/** Every option outside its bounds, every step that is wrongly bound to others, each with its place; never throws. */
export function validateFlow(flow: CallFlow | FlowDraft, context: ValidationContext = {}): Problem[] {
  const steps = flow.steps as StepDraft[]
  const placeOf = (stepIndex: number, rest = ''): ProblemPlace => {
    const id = steps[stepIndex]?.id
    return {
      path: `steps[${stepIndex}]${rest}`,
      stepIndex,
      ...(typeof id === 'string' && { stepId: id }),
      ...context.places?.[stepIndex],
    }
  }
  return [
    ...checkOptions(FLOW_OPTIONS, { ...flow }, name => ({ path: name })),
    ...(steps.length === 0
      ? [problem('REQUIRED_PARAMETER_MISSING', 'A flow needs at least one step.', { path: 'steps' })]
      : []),
    ...steps.flatMap((step, index) => checkStep(step, rest => placeOf(index, rest))),
    ...checkPaths(steps, placeOf, context.fetchedFrom),
    ...checkVariables(steps, placeOf, context.variables ?? []),
  ]
}

type PlaceIn = (rest?: string) => ProblemPlace

function checkStep(step: StepDraft, placeIn: PlaceIn): Problem[] {
  const options = optionsOf(step.action)
  if (options === undefined) {
    const allowed = STEP_ACTIONS.join(', ')
    return [
      problem('UNKNOWN_ACTION', `There is no action ${show(step.action)}.`, {
        ...placeIn('.action'),
        allowed,
      }),
    ]
  }
  return [
    ...checkOptions(STEP_OPTIONS, step, name => placeIn(`.${name}`)),
    ...checkOptions(options, step, name => placeIn(`.options.${name}`)),
    ...checkConditions(step, placeIn),
    ...checkRelations(step, placeIn),
  ]
}

function checkOptions(
  options: Readonly<Record<string, Option>>,
  values: Readonly<Record<string, unknown>>,
  placeOf: (name: string) => ProblemPlace,
): Problem[] {
  return Object.entries(options).flatMap(([name, { rule, required }]) => {
    const value = values[name]
    const place = { ...placeOf(name), allowed: allowedBy(rule) }
    if (value === undefined || value === null || value === '') {
      if (!required) return []
      return [problem('REQUIRED_PARAMETER_MISSING', `The parameter ${name} is required.`, place)]
    }
    if (allows(rule, value)) return []
    return [problem('INVALID_PARAMETER', `${name} cannot be ${show(value)}.`, place)]
  })
}

function checkConditions(step: StepDraft, placeIn: PlaceIn): Problem[] {
  return (step.conditions ?? []).flatMap(({ variable, operator, value }, index) => {
    const at = (name: string, allowed: string) => ({ ...placeIn(`.conditions[${index}].${name}`), allowed })
    const wrong = (name: string, found: unknown, allowed: string) =>
      problem('INVALID_PARAMETER', `${name} cannot be ${show(found)}.`, at(name, allowed))
    return [
      ...(typeof variable === 'string' && VARIABLE_NAME.test(variable)
        ? []
        : [wrong('variable', variable, 'a name of letters, digits, _ . -')]),
      ...(CONDITION_OPERATORS.some(o => o === operator)
        ? []
        : [wrong('operator', operator, CONDITION_OPERATORS.join(', '))]),
      ...(value === '' || allows({ type: 'text', maxLength: 1000 }, value) || isBlank(value)
        ? []
        : [wrong('value', value, 'text of at most 1000 characters')]),
    ]
  })
}

/** Options that only make sense with others (S3.55, S3.64). */
function checkRelations(step: StepDraft, placeIn: PlaceIn): Problem[] {
  const problems: Problem[] = []
  if (step.action === 'record' && step.transcribe === true && step.transcribeLanguage === undefined) {
    const place = {
      ...placeIn('.options.transcribeLanguage'),
      allowed: allowedOf('record', 'transcribeLanguage'),
    }
    problems.push(
      problem(
        'REQUIRED_PARAMETER_MISSING',
        'The parameter transcribeLanguage is required to transcribe.',
        place,
      ),
    )
  }
  if (step.action === 'record' && step.transcribe !== true && step.transcribeLanguage !== undefined) {
    const place = placeIn('.options.transcribe')
    problems.push(problem('NOT_TRANSCRIBED', 'A language is given, but transcribe is not true.', place))
  }
  if (hasKeyOptions(step) && !takesKeys(step)) {
    const message =
      step.action === 'record'
        ? 'Only the key that ends a recording counts, and finishOnKey names none.'
        : `A ${step.action} step does not listen for keys.`
    problems.push(problem('KEYS_NOT_AWAITED', message, placeIn()))
  }
  if (
    step.action === 'say' &&
    typeof step.language === 'string' &&
    Object.hasOwn(SPEECH_TAGS, step.language)
  ) {
    const { tag, exact } = SPEECH_TAGS[step.language as keyof typeof SPEECH_TAGS]
    const message = `The carrier has no voice for ${step.language}: the text is said by the one for ${tag}.`
    if (!exact) problems.push(problem('NEAREST_LANGUAGE', message, placeIn('.options.language')))
  }
  return problems
}

function checkVariables(
  steps: readonly StepDraft[],
  placeOf: (stepIndex: number, rest?: string) => ProblemPlace,
  given: readonly string[],
): Problem[] {
  const known = new Set<unknown>([...BUILT_IN_VARIABLES, ...given, ...steps.map(step => step.onKeypressVar)])
  const unknown = (name: string, place: ProblemPlace) =>
    known.has(name)
      ? []
      : [problem('UNKNOWN_VARIABLE', `Nothing in this flow sets the variable ${name}.`, place)]
  return steps.flatMap((step, index) => [
    ...Object.keys(optionsOf(step.action) ?? {}).flatMap(option => {
      const text = step[option]
      const names = typeof text === 'string' ? variablesIn(text) : []
      return names.flatMap(name => unknown(name, placeOf(index, `.options.${option}`)))
    }),
    ...(step.conditions ?? []).flatMap(({ variable, value }, at) => [
      ...(typeof variable === 'string'
        ? unknown(variable, placeOf(index, `.conditions[${at}].variable`))
        : []),
      ...variablesIn(typeof value === 'string' ? value : '').flatMap(name =>
        unknown(name, placeOf(index, `.conditions[${at}].value`)),
      ),
    ]),
  ])
}

function allowedOf(action: string, name: string): string {
  const option = optionsOf(action)?.[name]
  return option === undefined ? '' : allowedBy(option.rule)
}

function isBlank(value: unknown): boolean {
  return typeof value === 'string' && /^[ \t\r\n]{1,1000}$/.test(value)
}

/** A value as a message shows it: short, whatever it is. */
function show(value: unknown): string {
  if (value === undefined) return 'absent'
  const text = JSON.stringify(value) ?? typeof value
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}
