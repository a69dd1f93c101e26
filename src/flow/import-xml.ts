import { type SaxesAttributePlain, SaxesParser, type SaxesTagPlain } from 'saxes'
import type { TextPlace } from './problems.js'
import {
  type ImportOptions,
  LONGEST_SOURCE,
  type RawCondition,
  type RawStep,
  readFlow,
  unparseable,
} from './read.js'
import type { SettledFlow } from './settle.js'

/** How deep elements may lie in each other; conditions are the only reason for more than two. */
const DEEPEST = 32

/** The text is no flow; says why. */
class NotAFlow extends Error {}

/**
 * Reads a flow in the dialect's XML; total, whatever the text (S3.59). `If` becomes conditions of the steps in
 * it (S3.60). The parser streams, so size and depth are bounded before anything is built; document types, and
 * with them entities of one's own, are refused.
 */
export function importXml(text: string, options: ImportOptions = {}): SettledFlow {
  if (text.length > LONGEST_SOURCE) return unparseable(`A flow has at most ${LONGEST_SOURCE} characters.`)
  const parser = new SaxesParser()
  const reader = new Reader(() => ({ line: parser.line, column: parser.column }))
  parser.on('error', error => {
    throw error
  })
  parser.on('doctype', () => {
    throw new NotAFlow('A flow has no document type.')
  })
  parser.on('opentagstart', tag => reader.begin(tag.name))
  parser.on('opentag', tag => reader.open(tag))
  parser.on('text', chunk => reader.text(chunk))
  parser.on('cdata', chunk => reader.cdata(chunk))
  parser.on('closetag', () => reader.close())
  try {
    parser.write(text).close()
  } catch (error) {
    const message = (error as Error).message.replace(/^\d+:\d+: /, '')
    return unparseable(message, { line: parser.line, column: Math.max(1, parser.column) })
  }
  return readFlow({ values: reader.values, steps: reader.steps }, options)
}

/** Builds the list of steps from what the parser meets. */
class Reader {
  values = new Map<string, unknown>()
  readonly steps: RawStep[] = []
  private depth = 0
  private readonly conditions: RawCondition[] = []
  private place: TextPlace = { line: 1, column: 1 }
  private step: { raw: RawStep; values: Map<string, unknown>; text: string; verbatim: boolean } | undefined

  constructor(private readonly here: () => TextPlace) {}

  begin(name: string): void {
    this.depth += 1
    if (this.depth > DEEPEST) throw new NotAFlow(`Elements lie more than ${DEEPEST} deep.`)
    const { line, column } = this.here()
    this.place = { line, column: Math.max(1, column - name.length - 1) }
  }

  open({ name, attributes }: SaxesTagPlain): void {
    if (this.depth === 1) {
      if (name.toLowerCase() !== 'callflow') throw new NotAFlow('The root of a flow is <CallFlow>.')
      this.values = valuesOf(attributes)
      return
    }
    if (this.step !== undefined) throw new NotAFlow(`A step holds no element, and <${name}> is one.`)
    const values = valuesOf(attributes)
    if (name.toLowerCase() === 'if') {
      this.conditions.push(Object.fromEntries([...values].map(([n, v]) => [n.toLowerCase(), v])))
      return
    }
    const raw = { action: name, values, conditions: [...this.conditions], place: this.place }
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
      this.conditions.pop()
      return
    }
    const text = step.verbatim ? step.text : step.text.trim()
    if (text !== '') step.values.set('#text', text)
    this.steps.push(step.raw)
    this.step = undefined
  }
}

function valuesOf(attributes: Record<string, SaxesAttributePlain | string>): Map<string, unknown> {
  return new Map(Object.entries(attributes))
}
