import { tooLarge, unparseable } from './findings.js'
import { jsonExcess } from './json-bounds.js'
import { jsonPlace } from './json-place.js'
import {
  LONGEST_SOURCE,
  MOST_CONDITIONS,
  MOST_OPTIONS,
  MOST_STEPS,
  TOO_MANY_OPTIONS,
  TOO_MANY_STEPS,
  tooManyOptions,
} from './limits.js'
import { type ImportOptions, type RawCondition, type RawStep, readFlow } from './read.js'
import type { SettledFlow } from './settle.js'

type Json = Record<string, unknown>

/** What the dialect's answers have around and beside a flow, and what says nothing about it (S3.16). */
const AROUND = ['steps', '_links', 'pagination']

/** Reads a flow in the dialect's JSON, bare or in the `data` of an answer; total, whatever the text (S3.18, T3.4). */
export function importJson(text: string, options: ImportOptions = {}): SettledFlow {
  if (text.length > LONGEST_SOURCE) return unparseable(`A flow has at most ${LONGEST_SOURCE} characters.`)
  const excess = jsonExcess(text)
  if (excess !== undefined) return tooLarge(excess)
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    const { message } = error as SyntaxError
    return unparseable(message, jsonPlace(text))
  }
  return importJsonValue(body, options)
}

/** Reads a flow from JSON that is parsed already; what is too large is refused before anything is made of it. */
function importJsonValue(body: unknown, options: ImportOptions): SettledFlow {
  const flow = unwrapped(body)
  if (!isObject(flow))
    return unparseable('A flow is one JSON object, or the only one in the data of an answer.')
  const { steps = [] } = flow
  if (Array.isArray(steps) && steps.length > MOST_STEPS) return tooLarge(TOO_MANY_STEPS)
  if (!Array.isArray(steps) || !steps.every(isObject))
    return unparseable('The steps of a flow are a list of objects.')
  if (isCrowded(flow)) return tooLarge(TOO_MANY_OPTIONS)
  const crowded = steps.findIndex(step => isCrowded(step) || isCrowded(step.options))
  if (crowded !== -1) return tooLarge(tooManyOptions(crowded))
  return readFlow({ values: valuesOf(flow, AROUND), steps: steps.map(rawStep) }, options)
}

function unwrapped(body: unknown): unknown {
  if (!isObject(body) || !Array.isArray(body.data) || body.steps !== undefined) return body
  return body.data.length === 1 ? body.data[0] : undefined
}

/** Options may lie in `options` or beside it, as the key options do. */
function rawStep(step: Json): RawStep {
  const { action, options, conditions = [] } = step
  const values = valuesOf(step, BESIDE)
  if (isObject(options)) for (const name of Object.keys(options)) values.set(name, options[name])
  // What is no object is for the reader to refuse, like any option it does not know.
  else if (options !== undefined && options !== null) values.set('options', options)
  // One that cannot be read is kept, otherwise a step would run that should not; one too many refuses the flow.
  const list = Array.isArray(conditions)
    ? conditions.slice(0, MOST_CONDITIONS + 1)
    : [conditions ?? []].flat()
  return { action, values, conditions: list.map(rawCondition) }
}

const BESIDE = ['action', 'options', 'conditions', '_links']

function rawCondition(condition: unknown): RawCondition {
  if (!isObject(condition)) return {}
  const { variable, operator, value } = condition
  return { variable, operator, value }
}

function valuesOf(object: Json, except: readonly string[]): Map<string, unknown> {
  const values = new Map<string, unknown>()
  for (const name of Object.keys(object)) if (!except.includes(name)) values.set(name, object[name])
  return values
}

function isCrowded(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length > MOST_OPTIONS
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
