import type { FactType } from '../fact/fact.js'
import type { About, JournalEvent } from '../journal/event.js'
import type { Selector } from '../journal/selector.js'

/** From the rarest in an event's life to the commonest, so that a shelf holds few. */
const KEYS = [
  'commandId',
  'participantId',
  'recordingId',
  'numberOrderId',
  'flowRunId',
  'voiceSessionId',
  'identity',
  'legId',
  'callId',
  'conferenceId',
  'roomId',
  'bindingId',
  'callFlowId',
] as const satisfies readonly (keyof About)[]

const ANY = '*'

/**
 * Finds who wants an event without asking those who do not: each selector stands on the shelf of one thing it is
 * about, or of no thing, and there under each of its types.
 */
export class GroupIndex<Entry extends { readonly selector: Selector }> {
  private readonly shelves = new Map<string, Map<FactType | typeof ANY, Set<Entry>>>()

  add(entry: Entry): void {
    const name = shelfOf(entry.selector)
    const shelf = this.shelves.get(name) ?? new Map<FactType | typeof ANY, Set<Entry>>()
    this.shelves.set(name, shelf)
    for (const type of entry.selector.types ?? [ANY]) {
      const entries = shelf.get(type)
      if (entries === undefined) shelf.set(type, new Set([entry]))
      else entries.add(entry)
    }
  }

  delete(entry: Entry): void {
    const name = shelfOf(entry.selector)
    const shelf = this.shelves.get(name)
    if (shelf === undefined) return
    for (const type of entry.selector.types ?? [ANY]) {
      const entries = shelf.get(type)
      entries?.delete(entry)
      if (entries?.size === 0) shelf.delete(type)
    }
    if (shelf.size === 0) this.shelves.delete(name)
  }

  /** Calls `visit` once with each entry whose selector selects `event`. */
  visit(event: JournalEvent, visit: (entry: Entry) => void): void {
    this.visitShelf('', event, visit)
    for (const key of KEYS) {
      const id = event.about[key]
      if (id !== undefined) this.visitShelf(`${key} ${id}`, event, visit)
    }
  }

  /** Everything in it, each once. */
  all(): Set<Entry> {
    const all = new Set<Entry>()
    for (const shelf of this.shelves.values()) {
      for (const entries of shelf.values()) for (const entry of entries) all.add(entry)
    }
    return all
  }

  private visitShelf(name: string, event: JournalEvent, visit: (entry: Entry) => void): void {
    const shelf = this.shelves.get(name)
    if (shelf === undefined) return
    for (const type of [event.fact.body.type, ANY] as const) {
      for (const entry of shelf.get(type) ?? []) if (isAbout(entry.selector, event)) visit(entry)
    }
  }
}

function shelfOf({ about }: Selector): string {
  const key = about && KEYS.find(k => about[k] !== undefined)
  return key === undefined ? '' : `${key} ${about?.[key]}`
}

function isAbout({ about }: Selector, event: JournalEvent): boolean {
  return about === undefined || KEYS.every(key => about[key] === undefined || about[key] === event.about[key])
}
