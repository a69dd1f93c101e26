import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import { tooLarge, unparseable } from './findings.js'
import {
  type Excess,
  LONGEST_SOURCE,
  MOST_CONDITIONS,
  MOST_ELEMENTS,
  MOST_OPTIONS,
  MOST_STEPS,
  TOO_MANY_ELEMENTS,
  TOO_MANY_OPTIONS,
  TOO_MANY_STEPS,
  tooManyOptions,
} from './limits.js'
import type { TextPlace } from './problems.js'
import { type ImportOptions, type RawCondition, type RawStep, readFlow } from './read.js'
import type { SettledFlow } from './settle.js'
import { short } from './shown.js'

/** How deep elements may lie in each other: the flow, its conditions and a step. */
const DEEPEST = MOST_CONDITIONS + 2

/** The text is no flow; says why. */
class NotAFlow extends Error {}

/** The flow exceeds a bound; reading ends there. */
class TooLarge extends Error {
  constructor(readonly excess: Excess) {
    super(excess.message)
  }
}

/**
 * Reads a flow in the dialect's XML; total, whatever the text (S3.59). `If` becomes conditions of the steps in
 * it (S3.60). The parser streams, so size, depth and the numbers of steps and attributes are bounded before
 * anything is built; document types, and with them entities of one's own, are refused.
 */
export function importXml(text: string, options: ImportOptions = {}): SettledFlow {
  if (text.length > LONGEST_SOURCE) return unparseable(`A flow has at most ${LONGEST_SOURCE} characters.`)
  const parser = new SaxesParser()
  const reader = new Reader(() => ({ line: parser.line, column: parser.column }))
  // What is wrong is thrown, as nothing listens to it: with one listener more, V8 would no longer optimise the parser.
  parser.on('doctype', () => {
    throw new NotAFlow('A flow has no document type.')
  })
  parser.on('opentagstart', tag => reader.begin(tag.name))
  parser.on('attribute', () => reader.attribute())
  parser.on('opentag', tag => reader.open(tag))
  parser.on('text', chunk => reader.text(chunk))
  parser.on('cdata', chunk => reader.cdata(chunk))
  parser.on('closetag', () => reader.close())
  try {
    parser.write(text).close()
  } catch (error) {
    const place = { line: parser.line, column: Math.max(1, parser.column) }
    if (error instanceof TooLarge) return tooLarge(error.excess, place)
    return unparseable((error as Error).message.replace(/^\d+:\d+: /, ''), place)
  }
  return readFlow({ values: reader.values, steps: reader.steps }, options)
}

/** The conditions that hold at one level of the text: one list, shared by all steps there. */
type Level = readonly RawCondition[]

/** Builds the list of steps from what the parser meets. */
class Reader {
  values: ReadonlyMap<string, unknown> = new Map()
  readonly steps: RawStep[] = []
  private depth = 0
  private elements = 0
  private attributes = 0
  private readonly levels: Level[] = [[]]
  private place: TextPlace = { line: 1, column: 1 }
  private step: { raw: RawStep; values: Map<string, unknown>; text: string; verbatim: boolean } | undefined

  constructor(private readonly here: () => TextPlace) {}

  begin(name: string): void {
    this.depth += 1
    this.elements += 1
    this.attributes = 0
    if (this.elements > MOST_ELEMENTS) throw new TooLarge(TOO_MANY_ELEMENTS)
    if (this.depth > DEEPEST) throw new NotAFlow(`Elements lie more than ${DEEPEST} deep.`)
    const { line, column } = this.here()
    this.place = { line, column: Math.max(1, column - name.length - 1) }
  }

  attribute(): void {
    this.attributes += 1
    if (this.attributes <= MOST_OPTIONS) return
    throw new TooLarge(this.depth === 1 ? TOO_MANY_OPTIONS : tooManyOptions(this.steps.length))
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (this.depth === 1) {
      if (name.toLowerCase() !== 'callflow') throw new NotAFlow('The root of a flow is <CallFlow>.')
      this.values = valuesOf(attributes)
      return
    }
    if (this.step !== undefined) throw new NotAFlow(`A step holds no element, and <${short(name)}> is one.`)
    const conditions = this.levels.at(-1) ?? []
    if (name.toLowerCase() === 'if') {
      this.levels.push([...conditions, conditionOf(attributes)])
      return
    }
    if (this.steps.length === MOST_STEPS) throw new TooLarge(TOO_MANY_STEPS)
    const values = valuesOf(attributes)
    const raw = { action: name, values, conditions, place: this.place }
    this.step = { raw, values, text: '', verbatim: false }
  }

  text(chunk: string): void {
    if (this.step !== undefined) this.step.text += chunk
    else if (chunk.trim() !== '') throw new NotAFlow('Text belongs into a step.')
  }

  /** A CDATA section, even an empty one, keeps the blanks around a text. */
  cdata(chunk: string): void {
    this.text(chunk)
    if (this.step !== undefined) this.step.verbatim = true
  }

  close(): void {
    this.depth -= 1
    const { step } = this
    if (step === undefined) {
      this.levels.pop()
      return
    }
    const text = step.verbatim ? step.text : step.text.trim()
    if (text !== '') step.values.set('#text', text)
    this.steps.push(step.raw)
    this.step = undefined
  }
}

type Attributes = Record<string, SaxesAttributePlain | string>

function valuesOf(attributes: Attributes): Map<string, unknown> {
  return new Map(Object.entries(attributes))
}

function conditionOf(attributes: Attributes): RawCondition {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name.toLowerCase(), value]))
}
