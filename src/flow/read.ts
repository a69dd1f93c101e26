import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import { parseOperator } from './conditions.js'
import { type FlowDraft, STEP_ACTIONS, type StepAction, type StepDraft } from './document.js'
import { Findings } from './findings.js'
import type { Option, Rule } from './option.js'
import { OPTIONS } from './options.js'
import type { ProblemPlace, TextPlace } from './problems.js'
import { type SettledFlow, settleFlow } from './settle.js'
import { short } from './shown.js'
import type { ValidationContext } from './validate.js'

/** A flow as a text gave it: names and values untouched. */
export interface RawFlow {
  values: ReadonlyMap<string, unknown>
  steps: readonly RawStep[]
}

/** A step as a text gave it. Steps under the same conditions share their list. */
export interface RawStep {
  action: unknown
  values: ReadonlyMap<string, unknown>
  conditions: readonly RawCondition[]
  place?: TextPlace
}

/** A condition as a text gave it. */
export interface RawCondition {
  variable?: unknown
  operator?: unknown
  value?: unknown
}

export interface ImportOptions extends ValidationContext {
  /** Refuses options that the dialect does not have, instead of leaving them out with a warning (S3.40). */
  strict?: boolean
}

/** Reads names whatever their case, and values as the dialect writes them: numbers and booleans also as text (T3.4). */
export function readFlow(raw: RawFlow, { strict = false, ...context }: ImportOptions): SettledFlow {
  const findings = new Findings()
  const unknown = (message: string, place: ProblemPlace) =>
    findings.add('UNKNOWN_OPTION', () => ({ message, place }), strict ? 'ERROR' : 'WARNING')
  const conditionOf = sharing(readCondition)
  const conditionsOf = sharing((conditions: readonly RawCondition[]) => conditions.map(conditionOf))
  const steps = raw.steps.map((step, index) => ({
    ...readStep(step, index, unknown),
    conditions: conditionsOf(step.conditions),
  }))
  const flow = readValues(FLOW_NAMES, raw.values, name =>
    unknown(`A flow has no option ${short(name)}.`, { path: short(name) }),
  )
  const draft: FlowDraft = { ...flow, steps }
  return settleFlow(draft, { ...context, places: raw.steps.map(step => step.place) }, findings)
}

/** What is read once for each thing that is given, so that what is shared there is shared here. */
function sharing<From extends object, To>(read: (from: From) => To): (from: From) => To {
  const known = new Map<From, To>()
  return from => {
    const to = known.get(from) ?? read(from)
    known.set(from, to)
    return to
  }
}

type OnUnknown = (message: string, place: ProblemPlace) => void

function readStep(raw: RawStep, index: number, onUnknown: OnUnknown): StepDraft {
  const written = typeof raw.action === 'string' ? raw.action : ''
  const action = ACTIONS.get(written.trim().toLowerCase())
  const names = action === undefined ? STEP_NAMES : NAMES[action]
  const values = readValues(names, raw.values, name => {
    if (action === undefined) return
    const option = short(name)
    const place = { path: `steps[${index}].options.${option}`, stepIndex: index, ...raw.place }
    onUnknown(`A ${action} step has no option ${option}.`, place)
  })
  return { action: action ?? written, ...values }
}

const ACTIONS: ReadonlyMap<string, StepAction> = new Map(
  STEP_ACTIONS.map(action => [action.toLowerCase(), action]),
)

function readCondition({ variable, operator, value }: RawCondition) {
  return {
    variable: asText(variable),
    operator: typeof operator === 'string' ? (parseOperator(operator) ?? operator) : operator,
    value: asText(value ?? ''),
  }
}

/** Options by every name they are written under, in small letters. */
type Names = ReadonlyMap<string, { name: string; rule: Rule }>

function namesOf(options: Readonly<Record<string, Option>>): Names {
  return new Map(
    Object.entries(options).flatMap(([name, { rule, xml = name }]) =>
      [name, xml].map(written => [written.toLowerCase(), { name, rule }] as const),
    ),
  )
}

const FLOW_NAMES = namesOf(FLOW_OPTIONS)
const STEP_NAMES = namesOf(STEP_OPTIONS)
const NAMES = Object.fromEntries(
  STEP_ACTIONS.map(action => [action, namesOf({ ...STEP_OPTIONS, ...OPTIONS[action] })]),
) as Readonly<Record<StepAction, Names>>

function readValues(
  names: Names,
  values: ReadonlyMap<string, unknown>,
  onUnknown: (name: string) => void,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [written, value] of values) {
    const known = names.get(written.toLowerCase())
    if (known === undefined) onUnknown(written)
    else if (value !== null && value !== '') found[known.name] = coerce(known.rule, value)
  }
  return found
}

/** The value in the kind that the rule speaks of, or as it is: then it is for the validator to refuse. */
function coerce(rule: Rule, value: unknown): unknown {
  const text = asText(value)
  if (typeof text !== 'string') return value
  const word = text.trim()
  switch (rule.type) {
    case 'integer':
      return /^[+-]?\d{1,15}$/.test(word) ? Number(word) : value
    case 'boolean':
      return BOOLEANS[word.toLowerCase()] ?? value
    case 'choice':
      return choiceOf(rule.of, word) ?? text
    case 'text':
      return text
    default:
      return word
  }
}

function choiceOf(choices: readonly string[], word: string): string | undefined {
  const small = word.toLowerCase()
  return choices.find(choice => choice.toLowerCase() === small)
}

const BOOLEANS: Readonly<Record<string, boolean | undefined>> = Object.assign(Object.create(null), {
  true: true,
  false: false,
  '1': true,
  '0': false,
})

function asText(value: unknown): unknown {
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : value
}
