import { parseE164 } from '../kernel/endpoint.js'
import { FLOW_OPTIONS, STEP_OPTIONS } from './common-options.js'
import { OPERATOR_WORDS } from './conditions.js'
import type { CallFlow, CallStep, Condition } from './document.js'
import type { SourceFormat } from './import.js'
import type { Option } from './option.js'
import { OPTIONS } from './options.js'

type Values = Record<string, string | number | boolean>

const EXPORTS: Readonly<Record<SourceFormat, (flow: CallFlow) => string>> = {
  JSON: flow => `${JSON.stringify(jsonOf(flow), null, 2)}\n`,
  XML: xmlOf,
}

/** Writes a valid flow in either form of the dialect; importing the text gives the same flow. Defaults are left out. */
export function exportFlow(format: SourceFormat, flow: CallFlow): string {
  return EXPORTS[format](flow)
}

/** A flow as the dialect's JSON object. */
export function jsonOf(flow: CallFlow) {
  const { id, title, record, default: serves, ...rest } = written(FLOW_OPTIONS, flow)
  return {
    ...(id !== undefined && { id }),
    title,
    record: record ?? false,
    default: serves ?? false,
    steps: flow.steps.map(jsonStep),
    ...rest,
  }
}

function jsonStep(step: CallStep) {
  const { id, ...keys } = written(STEP_OPTIONS, step)
  const options = written(OPTIONS[step.action], step)
  return {
    id,
    action: step.action,
    ...(Object.keys(options).length > 0 && { options }),
    ...keys,
    ...(step.conditions.length > 0 && { conditions: step.conditions }),
  }
}

/** The values that differ from their defaults, as the dialect writes them: numbers without `+`, short times. */
function written(options: Readonly<Record<string, Option>>, of: object): Values {
  const values = of as Readonly<Record<string, Values[string] | undefined>>
  const found: Values = {}
  for (const [name, { rule, default: usual }] of Object.entries(options)) {
    const value = values[name]
    if (value === undefined || value === usual) continue
    found[name] = value
    if (rule.type === 'instant') found[name] = String(value).replace(/\.?0+Z$/, 'Z')
    if (rule.type === 'endpoint' && parseE164(String(value)) !== undefined)
      found[name] = String(value).replace('+', '')
  }
  return found
}

function xmlOf(flow: CallFlow): string {
  const attributes = attributesOf(written(FLOW_OPTIONS, flow))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<CallFlow${attributes}>`,
    ...xmlSteps(flow.steps),
    '</CallFlow>',
    '',
  ].join('\n')
}

/** Neighbours under the same conditions share their `If`. */
function xmlSteps(steps: readonly CallStep[]): string[] {
  const lines: string[] = []
  let under: readonly Condition[] = []
  const close = () => under.map((_, level) => `${'  '.repeat(under.length - level)}</If>`)
  for (const step of steps) {
    if (!isSame(under, step.conditions)) {
      lines.push(...close())
      under = step.conditions
      lines.push(
        ...under.map((condition, level) => `${'  '.repeat(level + 1)}<If${attributesOf(ifOf(condition))}>`),
      )
    }
    lines.push('  '.repeat(under.length + 1) + xmlStep(step))
  }
  return [...lines, ...close()]
}

function ifOf({ variable, operator, value }: Condition): Values {
  return { variable, operator: OPERATOR_WORDS[operator][0], value }
}

function isSame(some: readonly Condition[], others: readonly Condition[]): boolean {
  return JSON.stringify(some) === JSON.stringify(others)
}

function xmlStep(step: CallStep): string {
  const name = step.action.charAt(0).toUpperCase() + step.action.slice(1)
  const options: Readonly<Record<string, Option>> = OPTIONS[step.action]
  const values = { ...written(STEP_OPTIONS, step) }
  let content = ''
  for (const [option, value] of Object.entries(written(options, step))) {
    const { xml = option } = options[option] ?? {}
    if (xml === '#text') content = contentOf(String(value))
    else values[xml] = value
  }
  return content === ''
    ? `<${name}${attributesOf(values)}/>`
    : `<${name}${attributesOf(values)}>${content}</${name}>`
}

function attributesOf(values: Values): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value)).replace(/["\t\n]/g, reference)}"`)
    .join('')
}

/** An empty CDATA section tells the importer that the blanks around the text belong to it. */
function contentOf(text: string): string {
  return escaped(text) + (text === text.trim() ? '' : '<![CDATA[]]>')
}

/** What XML cannot carry is written as a replacement character; no valid flow holds any. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[&<>\r]/g, reference)
}

function reference(character: string): string {
  return REFERENCES.get(character) ?? `&#${character.codePointAt(0)};`
}

const REFERENCES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
])
