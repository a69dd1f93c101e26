import type { FactType } from '../fact/fact.js'
import type { About, JournalEvent } from './event.js'

/** Which events somebody wants: all of these types that are about all of these things. */
export interface Selector {
  types?: readonly FactType[]
  about?: Partial<About>
}

/** A selector as a fast predicate. */
export function selects(selector: Selector): (event: JournalEvent) => boolean {
  const types = selector.types === undefined ? undefined : new Set<FactType>(selector.types)
  const about = Object.entries(selector.about ?? {}).filter(([, id]) => id !== undefined) as [
    keyof About,
    string,
  ][]
  return event =>
    (types === undefined || types.has(event.fact.body.type)) &&
    about.every(([key, id]) => event.about[key] === id)
}
