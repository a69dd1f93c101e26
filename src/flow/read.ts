import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import { parseOperator } from './conditions.js'
import { type FlowDraft, STEP_ACTIONS, type StepDraft } from './document.js'
import type { Option, Rule } from './option.js'
import { optionsOf } from './options.js'
import { hasErrors, type Problem, problem, type TextPlace } from './problems.js'
import { type SettledFlow, settleFlow } from './settle.js'
import type { ValidationContext } from './validate.js'

/** How much text is read at all; longer flows are refused before they are parsed. */
export const LONGEST_SOURCE = 256 * 1024

/** A flow as a text gave it: names and values untouched. */
export interface RawFlow {
  values: ReadonlyMap<string, unknown>
  steps: RawStep[]
}

/** A step as a text gave it. */
export interface RawStep {
  action: unknown
  values: ReadonlyMap<string, unknown>
  conditions: RawCondition[]
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
  const unknown: Problem[] = []
  const steps = raw.steps.map((step, index) => readStep(step, index, unknown))
  const flow = readValues(FLOW_OPTIONS, raw.values, name =>
    unknown.push(problem('UNKNOWN_OPTION', `A flow has no option ${name}.`, { path: name })),
  )
  const draft: FlowDraft = { ...flow, steps }
  const settled = settleFlow(draft, { ...context, places: raw.steps.map(step => step.place) })
  const notices = strict ? unknown.map(p => ({ ...p, severity: 'ERROR' as const })) : unknown
  const problems = [...notices, ...settled.problems]
  return hasErrors(problems) ? { problems } : { ...settled, problems }
}

function readStep(raw: RawStep, index: number, unknown: Problem[]): StepDraft {
  const action = STEP_ACTIONS.find(a => a.toLowerCase() === String(raw.action).trim().toLowerCase())
  const name = action ?? (typeof raw.action === 'string' ? raw.action : '')
  const values = readValues({ ...STEP_OPTIONS, ...optionsOf(name) }, raw.values, option => {
    const place = { path: `steps[${index}].options.${option}`, stepIndex: index, ...raw.place }
    if (action !== undefined) {
      unknown.push(problem('UNKNOWN_OPTION', `A ${action} step has no option ${option}.`, place))
    }
  })
  return { action: name, ...values, conditions: raw.conditions.map(readCondition) }
}

function readCondition({ variable, operator, value }: RawCondition) {
  return {
    variable: asText(variable),
    operator: typeof operator === 'string' ? (parseOperator(operator) ?? operator) : operator,
    value: asText(value ?? ''),
  }
}

function readValues(
  options: Readonly<Record<string, Option>>,
  values: ReadonlyMap<string, unknown>,
  onUnknown: (name: string) => void,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const [written, value] of values) {
    const known = Object.entries(options).find(([name, { xml }]) => [name, xml].some(n => same(n, written)))
    if (known === undefined) onUnknown(written)
    else if (value !== null && value !== '') found[known[0]] = coerce(known[1].rule, value)
  }
  return found
}

function same(name: string | undefined, written: string): boolean {
  return name?.toLowerCase() === written.toLowerCase()
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
      return rule.of.find(o => o.toLowerCase() === word.toLowerCase()) ?? text
    case 'text':
      return text
    default:
      return word
  }
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

/** The refusal of a text that is no flow at all. */
export function unparseable(message: string, place: Partial<TextPlace> = {}): SettledFlow {
  return { problems: [problem('UNPARSEABLE_BODY', message, { path: '', ...place })] }
}
