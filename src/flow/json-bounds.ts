import type { Excess } from './limits.js'

/** How deep lists and objects may lie in each other, and how many entries each may have. */
const DEEPEST = 32
const WIDEST = 2000

const TOO_DEEP: Excess = {
  message: `Lists and objects lie more than ${DEEPEST} deep.`,
  path: '',
  allowed: `at most ${DEEPEST} deep`,
}
const TOO_WIDE: Excess = {
  message: `A list or object has more than ${WIDEST} entries.`,
  path: '',
  allowed: `at most ${WIDEST} entries`,
}

const [QUOTE, COMMA, BACKSLASH] = [0x22, 0x2c, 0x5c]
const [LIST, LIST_END, OBJECT, OBJECT_END] = [0x5b, 0x5d, 0x7b, 0x7d]

/**
 * Whether a JSON text is nested or filled beyond all use; the parser takes longest for such texts. One quick pass;
 * what it says of a text that is no JSON means nothing but that it need not be parsed.
 */
export function jsonExcess(text: string): Excess | undefined {
  const commas: number[] = [0]
  for (let at = 0, depth = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) at = closingQuote(text, at)
    else if (code === COMMA) {
      const entries = (commas[depth] ?? 0) + 1
      if (entries >= WIDEST) return TOO_WIDE
      commas[depth] = entries
    } else if (code === LIST || code === OBJECT) {
      depth += 1
      if (depth > DEEPEST) return TOO_DEEP
      commas[depth] = 0
    } else if (code === LIST_END || code === OBJECT_END) depth = Math.max(0, depth - 1)
  }
  return undefined
}

function closingQuote(text: string, opening: number): number {
  for (let at = opening + 1; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === QUOTE) return at
    if (code === BACKSLASH) at += 1
  }
  return text.length
}
