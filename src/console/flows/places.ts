import type { CallFlowFormat } from '../generated/graphql.js'

/** The lines of what a problem's path leads to, counted from 1, by path: `steps[2].options.language`. */
export function placesIn(text: string, format: CallFlowFormat): ReadonlyMap<string, number> {
  return format === 'JSON' ? placesInJson(text) : placesInXml(text)
}

/** The line of a path, or of the nearest thing around it that is there. */
export function lineOf(places: ReadonlyMap<string, number>, path: string): number | null {
  for (let at = path; at !== ''; at = at.replace(/(\.[^.[\]]+|\[\d+\])$|^[^.[\]]+$/, '')) {
    const line = places.get(at)
    if (line !== undefined) return line
  }
  return null
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{},:]|[^\s[\]{},:"]+|\n/g

interface Level {
  path: string
  /** Of the next item, when it is a list. */
  index: number | undefined
  /** Of the value that comes, when it is an object. */
  key: string | undefined
}

/** Goes through a text that is, as far as is known, JSON: what is not has its problems where they are anyway. */
function placesInJson(text: string): Map<string, number> {
  const places = new Map<string, number>()
  const levels: Level[] = []
  let line = 1
  let last: { text: string; line: number } | undefined
  const here = () => {
    const level = levels.at(-1)
    if (level === undefined) return ''
    if (level.index !== undefined) return `${level.path}[${level.index}]`
    return level.path === '' ? (level.key ?? '') : `${level.path}.${level.key}`
  }
  const place = (at: number) => {
    const path = here()
    if (path !== '' && !places.has(path)) places.set(path, at)
  }
  for (const [token] of text.matchAll(TOKENS)) {
    const level = levels.at(-1)
    if (token === '\n') line += 1
    else if (token === '{' || token === '[') {
      place(line)
      levels.push({ path: here(), index: token === '[' ? 0 : undefined, key: undefined })
    } else if (token === '}' || token === ']') levels.pop()
    else if (token === ',') {
      if (level?.index !== undefined) level.index += 1
      else if (level !== undefined) level.key = undefined
    } else if (token === ':') {
      if (level !== undefined && last !== undefined) level.key = last.text.slice(1, -1)
      place(last?.line ?? line)
    } else {
      if (level?.index !== undefined) place(line)
      last = { text: token, line }
    }
  }
  return places
}

/** Each step is an element within the outermost one, and its options are attributes. */
function placesInXml(text: string): Map<string, number> {
  const places = new Map<string, number>()
  let depth = 0
  let step = -1
  for (const { index, 0: tag } of text.matchAll(
    /<!\[CDATA\[[\s\S]*?\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>/g,
  )) {
    // A condition is put around steps, which are counted as if it were not there.
    if (/^<([!?]|\/?If\b)/i.test(tag)) continue
    const lineAt = (offset: number) => text.slice(0, index + offset).split('\n').length
    if (tag.startsWith('</')) {
      depth -= 1
      continue
    }
    if (depth === 1) {
      step += 1
      places.set(`steps[${step}]`, lineAt(0))
    }
    if (step >= 0 && depth >= 1) {
      for (const { index: offset, 1: name } of tag.matchAll(/([\w:-]+)\s*=/g)) {
        const path = `steps[${step}].options.${name}`
        if (!places.has(path)) places.set(path, lineAt(offset))
      }
    }
    if (!tag.endsWith('/>')) depth += 1
  }
  return places
}
