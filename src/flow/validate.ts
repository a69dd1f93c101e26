import { checkConditions } from './check-conditions.js'
import { checkOptions } from './check-options.js'
import { checkVariables } from './check-variables.js'
import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import { type CallFlow, type FlowDraft, STEP_ACTIONS, type StepDraft } from './document.js'
import { Findings, type Found, tooLarge } from './findings.js'
import { hasKeyOptions, takesKeys } from './keys.js'
import { SPEECH_TAGS } from './languages.js'
import { excessOf } from './limits.js'
import { OPTIONS, optionsOf } from './options.js'
import { checkPaths } from './paths.js'
import type { ProblemPlace, TextPlace } from './problems.js'
import { allowedBy } from './rules.js'
import { short, show } from './shown.js'

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
export function validateFlow(flow: CallFlow, context: ValidationContext = {}): Found {
  const excess = excessOf(flow.steps)
  if (excess !== undefined) return tooLarge(excess)
  const findings = new Findings()
  checkFlow(flow, context, findings)
  return findings.found
}

/** What `validateFlow` says of a flow that exceeds no bound, noted with what was found before. */
export function checkFlow(flow: CallFlow | FlowDraft, context: ValidationContext, findings: Findings): void {
  const steps = flow.steps as StepDraft[]
  const placeOf = (stepIndex: number, rest = ''): ProblemPlace => {
    const id = steps[stepIndex]?.id
    return {
      path: `steps[${stepIndex}]${rest}`,
      stepIndex,
      ...(typeof id === 'string' && { stepId: short(id) }),
      ...context.places?.[stepIndex],
    }
  }
  checkOptions(findings, FLOW_OPTIONS, { ...flow }, name => ({ path: name }))
  if (steps.length === 0) {
    const message = 'A flow needs at least one step.'
    findings.add('REQUIRED_PARAMETER_MISSING', () => ({ message, place: { path: 'steps' } }))
  }
  for (const [index, step] of steps.entries()) checkStep(findings, step, rest => placeOf(index, rest))
  checkPaths(findings, steps, placeOf, context.fetchedFrom)
  checkVariables(findings, steps, placeOf, context.variables ?? [])
}

export type PlaceIn = (rest?: string) => ProblemPlace

function checkStep(findings: Findings, step: StepDraft, placeIn: PlaceIn): void {
  const options = optionsOf(step.action)
  if (options === undefined) {
    findings.add('UNKNOWN_ACTION', () => ({
      message: `There is no action ${show(step.action)}.`,
      place: { ...placeIn('.action'), allowed: STEP_ACTIONS.join(', ') },
    }))
    return
  }
  checkOptions(findings, STEP_OPTIONS, step, name => placeIn(`.${name}`))
  checkOptions(findings, options, step, name => placeIn(`.options.${name}`))
  checkConditions(findings, step, placeIn)
  checkRelations(findings, step, placeIn)
}

/** Options that only make sense with others (S3.55, S3.64). */
function checkRelations(findings: Findings, step: StepDraft, placeIn: PlaceIn): void {
  if (step.action === 'record') checkTranscription(findings, step, placeIn)
  if (hasKeyOptions(step) && !takesKeys(step)) {
    const message =
      step.action === 'record'
        ? 'Only the key that ends a recording counts, and finishOnKey names none.'
        : `A ${step.action} step does not listen for keys.`
    findings.add('KEYS_NOT_AWAITED', () => ({ message, place: placeIn() }))
  }
  const { language } = step
  if (step.action !== 'say' || typeof language !== 'string' || !Object.hasOwn(SPEECH_TAGS, language)) return
  const { tag, exact } = SPEECH_TAGS[language as keyof typeof SPEECH_TAGS]
  if (exact) return
  const message = `The carrier has no voice for ${language}: the text is said by the one for ${tag}.`
  findings.add('NEAREST_LANGUAGE', () => ({ message, place: placeIn('.options.language') }))
}

function checkTranscription(findings: Findings, step: StepDraft, placeIn: PlaceIn): void {
  const { transcribe, transcribeLanguage } = step
  if (transcribe === true && transcribeLanguage === undefined) {
    const message = 'The parameter transcribeLanguage is required to transcribe.'
    findings.add('REQUIRED_PARAMETER_MISSING', () => ({
      message,
      place: { ...placeIn('.options.transcribeLanguage'), allowed: LANGUAGES },
    }))
  }
  if (transcribe !== true && transcribeLanguage !== undefined) {
    const message = 'A language is given, but transcribe is not true.'
    findings.add('NOT_TRANSCRIBED', () => ({ message, place: placeIn('.options.transcribe') }))
  }
}

const LANGUAGES = allowedBy(OPTIONS.record.transcribeLanguage.rule)
