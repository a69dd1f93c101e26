import { parseEndpoint } from '../kernel/endpoint.js'
import { parseInstant } from '../kernel/instant.js'
import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import type { CallFlow, FlowDraft, StepDraft } from './document.js'
import { Findings, type Found, tooLarge } from './findings.js'
import { excessOf } from './limits.js'
import type { Option, Rule } from './option.js'
import { optionsOf } from './options.js'
import { checkFlow, type ValidationContext } from './validate.js'

/** A flow fit to be kept and run, unless something is wrong with it; warnings do not stand in its way. */
export interface SettledFlow extends Found {
  flow?: CallFlow
}

/**
 * Fills in what a draft leaves out (defaults, ids), writes numbers and times in their one form, and validates.
 * `findings` may hold what reading the draft found already.
 */
export function settleFlow(
  draft: FlowDraft,
  context: ValidationContext = {},
  findings = new Findings(),
): SettledFlow {
  const excess = excessOf(draft.steps)
  if (excess !== undefined) return tooLarge(excess)
  const settled = complete(draft)
  checkFlow(settled, context, findings)
  // The validator has just held every field to the type that the document gives it.
  return { ...(!findings.refuses && { flow: settled as unknown as CallFlow }), ...findings.found }
}

/** A flow to be written anew. */
export function asDraft(flow: CallFlow): FlowDraft {
  return { ...flow, steps: flow.steps.map(step => ({ ...step })) }
}

function complete({ steps, ...flow }: FlowDraft): FlowDraft {
  const taken = new Set(steps.map(step => step.id))
  return {
    ...filled(FLOW_OPTIONS, flow),
    steps: steps.map((step, index) => completeStep(step, () => freeId(taken, index + 1))),
  }
}

function completeStep(step: StepDraft, newId: () => string): StepDraft {
  const { action, conditions = [] } = step
  const { id = newId(), ...common } = filled(STEP_OPTIONS, step)
  return { id, action, ...common, ...filled(optionsOf(action) ?? {}, step), conditions }
}

/** Ids come from the step's place, so that the JSON and the XML form of a flow give the same ones (S3.37). */
function freeId(taken: Set<unknown>, place: number): string {
  let id = `step-${place}`
  for (let again = 2; taken.has(id); again++) id = `step-${place}-${again}`
  taken.add(id)
  return id
}

function filled(
  options: Readonly<Record<string, Option>>,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const found: Record<string, unknown> = {}
  for (const name in options) {
    const { rule, default: usual } = options[name] as Option
    const value = normal(rule, values[name] ?? usual)
    if (value !== undefined && value !== null && value !== '') found[name] = value
  }
  return found
}

function normal(rule: Rule, value: unknown): unknown {
  if (typeof value !== 'string') return value
  if (rule.type === 'endpoint') return parseEndpoint(value.trim()) ?? value
  if (rule.type === 'instant') return parseInstant(value) ?? value
  return value
}
