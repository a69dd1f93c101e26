import type { Changed, JournalEvent } from '../journal/event.js'

/** Events that wait, one for each thing they touch: the latest, with the names of all that changed meanwhile. */
export class Latest {
  // Set anew at each addition, so that the map's order is the journal's.
  private readonly events = new Map<string, JournalEvent>()

  get size(): number {
    return this.events.size
  }

  /** Takes an event that lies behind all it has. */
  add(event: JournalEvent): void {
    const key = touchedBy(event)
    const earlier = this.events.get(key)
    this.events.delete(key)
    this.events.set(key, earlier === undefined ? event : { ...event, changed: union(earlier, event) })
  }

  /** Takes out the one that lies first in the journal. */
  shift(): JournalEvent | undefined {
    for (const [key, event] of this.events) {
      this.events.delete(key)
      return event
    }
    return undefined
  }

  /** Takes out all, in the order of the journal. */
  takeAll(): JournalEvent[] {
    const all = [...this.events.values()]
    this.events.clear()
    return all
  }
}

/** What `events` come to when only the latest of each thing counts. */
export function latestOf(events: readonly JournalEvent[]): JournalEvent[] {
  const latest = new Latest()
  for (const event of events) latest.add(event)
  return latest.takeAll()
}

/**
 * Names everything whose state the event carries: one that carries less must not stand for one that carries more.
 * The end of a conference ends the stay of many, whom no later event names.
 */
function touchedBy({ after, about, fact }: JournalEvent): string {
  const ends = fact.body.type === 'ConferenceEnded'
  const participant = after.participant?.id ?? about.participantId
  return JSON.stringify([
    after.call?.id,
    after.conference?.conference.id,
    participant,
    after.room?.room.id,
    ends,
  ])
}

function union({ changed: earlier }: JournalEvent, { changed: later }: JournalEvent): Changed {
  const changed: Changed = {}
  for (const thing of ['call', 'conference', 'participant', 'room'] as const) {
    const names = [...(earlier[thing] ?? []), ...(later[thing] ?? [])]
    if (names.length > 0) changed[thing] = [...new Set(names)]
  }
  return changed
}
