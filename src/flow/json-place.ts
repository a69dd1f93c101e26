import type { TextPlace } from './problems.js'

/** Where a text stops being JSON, found in one pass; the parser itself names the place of some mistakes only. */
export function jsonPlace(text: string): TextPlace {
  const lines = text.slice(0, firstFault(text)).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}

/** `item` and `member`: the first of a list or object, which may also end there. `more`: a comma or the end. */
type Expected = 'value' | 'item' | 'name' | 'member' | 'colon' | 'more'
const MAY_CLOSE: readonly Expected[] = ['item', 'member', 'more']

function firstFault(text: string): number {
  const open: string[] = []
  let expected: Expected = 'value'
  for (let at = 0; ; ) {
    at += lengthOf(BLANKS, text, at)
    const character = text[at]
    if (character === undefined) return at
    const closing = open.at(-1)
    if (character === closing && MAY_CLOSE.includes(expected)) {
      open.pop()
      at += 1
      expected = 'more'
    } else if (expected === 'more') {
      if (character !== ',' || closing === undefined) return at
      at += 1
      expected = closing === '}' ? 'name' : 'value'
    } else if (expected === 'colon') {
      if (character !== ':') return at
      at += 1
      expected = 'value'
    } else if (expected === 'name' || expected === 'member') {
      const { end, whole } = stringAt(text, at)
      if (!whole) return end
      at = end
      expected = 'colon'
    } else if (character === '{' || character === '[') {
      open.push(character === '{' ? '}' : ']')
      at += 1
      expected = character === '{' ? 'member' : 'item'
    } else {
      const { end, whole } = character === '"' ? stringAt(text, at) : literalAt(text, at)
      if (!whole) return end
      at = end
      expected = 'more'
    }
  }
}

const BLANKS = /[\t\n\r ]+/y
const LITERAL = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y
const [QUOTE, BACKSLASH, SPACE] = [0x22, 0x5c, 0x20]

function literalAt(text: string, at: number) {
  const length = lengthOf(LITERAL, text, at)
  return { end: at + length, whole: length > 0 }
}

/** A string from its quote to the one that ends it, or to what cannot stand in it. */
function stringAt(text: string, at: number) {
  if (text[at] !== '"') return { end: at, whole: false }
  let end = at + 1
  while (end < text.length) {
    const code = text.charCodeAt(end)
    if (code === QUOTE) return { end: end + 1, whole: true }
    const length = code === BACKSLASH ? lengthOf(ESCAPE, text, end) : Number(code >= SPACE)
    if (length === 0) break
    end += length
  }
  return { end, whole: false }
}

function lengthOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return pattern.exec(text)?.[0].length ?? 0
}
