import type { Kysely } from 'kysely'
import { Counter, Gauge, type Registry } from 'prom-client'
import type { Tail } from '../bus/tail.js'
import type { JournalEvent } from '../journal/event.js'
import type { Journal } from '../journal/journal.js'
import { conferencesById } from '../journal/reads/conferences.js'
import { headOf } from '../journal/reads/events.js'
import { type Attendee, participantsOf } from '../journal/reads/participants.js'
import type { Tables } from '../journal/schema.js'
import type { ConferenceId } from '../kernel/ids.js'

/** Reads states by conference; `madeOf` names what an event must be about to change one of them. */
interface Kind<Value> {
  name: string
  read(db: Kysely<Tables>, ids: readonly ConferenceId[]): Promise<Map<ConferenceId, Value>>
  madeOf(id: ConferenceId, value: Value): string[]
}

const CONFERENCES: Kind<Read<typeof conferencesById>> = {
  name: 'conference',
  read: conferencesById,
  madeOf: id => [id],
}
const PARTICIPANTS: Kind<Read<typeof participantsOf>> = {
  name: 'participants',
  read: participantsOf,
  madeOf: (id, attendees: Attendee[]) => [id, ...attendees.map(({ participant }) => participant.callId)],
}

type Read<Reads extends (...args: never[]) => Promise<Map<unknown, unknown>>> =
  Awaited<ReturnType<Reads>> extends Map<unknown, infer Value> ? Value : never

interface Known {
  value: unknown
  madeOf: string[]
}

export interface KnownStatesOptions {
  journal: Pick<Journal, 'reader' | 'storage'>
  /** Drops what each event is about, before anybody else hears of the event. */
  tail: Pick<Tail, 'position' | 'announced' | 'listen'>
  registry: Registry
  /** Conferences and calls that are kept at most; some 2 kB each. */
  capacity?: number
}

/**
 * Conferences and their participants as they were read last, until an event is about them or about a call of
 * theirs. Gives what a read of the journal would give, also after what other nodes wrote. What it gives is shared:
 * nobody may change it.
 */
export class KnownStates {
  private readonly known = new Map<string, Known>()
  private readonly keysOf = new Map<string, Set<string>>()
  /** What events were about while something was being read: a set for each read. */
  private readonly meanwhile = new Set<Set<string>>()
  private readonly reads: Counter<'from'>
  private readonly capacity: number
  private size = 0
  private position: number
  private asked: Promise<boolean> | undefined
  readonly close: () => void

  constructor(private readonly options: KnownStatesOptions) {
    const { tail, registry, capacity = 20_000 } = options
    this.capacity = capacity
    this.position = tail.position()
    this.close = tail.listen(event => this.hear(event))
    this.reads = new Counter({
      name: 'partyline_state_reads_total',
      help: 'Conferences, and lists of participants, by where they were taken from.',
      labelNames: ['from'],
      registers: [registry],
    })
    const size = () => this.size
    new Gauge({
      name: 'partyline_known_states',
      help: 'States that are kept in memory.',
      registers: [registry],
      collect() {
        this.set(size())
      },
    })
  }

  readonly conferences = (_db: Kysely<Tables>, ids: readonly ConferenceId[]) => this.all(CONFERENCES, ids)

  readonly participantsOf = (_db: Kysely<Tables>, ids: readonly ConferenceId[]) => this.all(PARTICIPANTS, ids)

  private async all<Value>(
    kind: Kind<Value>,
    ids: readonly ConferenceId[],
  ): Promise<Map<ConferenceId, Value>> {
    const all = new Map<ConferenceId, Value>()
    const current = await this.isCurrent()
    const unknown = ids.filter(id => {
      const known = current ? this.take(`${kind.name} ${id}`) : undefined
      if (known !== undefined) all.set(id, known as Value)
      return known === undefined
    })
    this.reads.inc({ from: 'memory' }, ids.length - unknown.length)
    this.reads.inc({ from: 'journal' }, unknown.length)
    if (unknown.length === 0) return all
    const meanwhile = new Set<string>()
    this.meanwhile.add(meanwhile)
    try {
      for (const [id, value] of await kind.read(this.options.journal.reader, unknown)) {
        all.set(id, value)
        const madeOf = kind.madeOf(id, value)
        // Otherwise what was read before an event could be kept after it.
        const stillSo = this.meanwhile.has(meanwhile) && !madeOf.some(name => meanwhile.has(name))
        if (stillSo) this.keep(`${kind.name} ${id}`, { value, madeOf })
      }
    } finally {
      this.meanwhile.delete(meanwhile)
    }
    return all
  }

  /** Whether this node has heard of all that any node has written by now; asked once for all who ask in one turn. */
  private isCurrent(): boolean | Promise<boolean> {
    const { journal, tail } = this.options
    // There is no other node, and what this one writes is announced before anybody is answered.
    if (journal.storage === 'SQLITE') return tail.announced() <= tail.position()
    this.asked ??= Promise.resolve()
      .then(() => {
        this.asked = undefined
        return headOf(journal.reader)
      })
      .then(head => head <= tail.position())
    return this.asked
  }

  private take(key: string): unknown {
    const known = this.known.get(key)
    if (known === undefined) return undefined
    // To the end, so that the first is what was not asked for longest.
    this.known.delete(key)
    this.known.set(key, known)
    return known.value
  }

  private keep(key: string, known: Known): void {
    this.drop(key)
    this.known.set(key, known)
    this.size += known.madeOf.length
    for (const name of known.madeOf) {
      const keys = this.keysOf.get(name)
      if (keys === undefined) this.keysOf.set(name, new Set([key]))
      else keys.add(key)
    }
    for (const oldest of this.known.keys()) {
      if (this.size <= this.capacity) return
      this.drop(oldest)
    }
  }

  private drop(key: string): void {
    const known = this.known.get(key)
    if (known === undefined) return
    this.known.delete(key)
    this.size -= known.madeOf.length
    for (const name of known.madeOf) {
      const keys = this.keysOf.get(name)
      keys?.delete(key)
      if (keys?.size === 0) this.keysOf.delete(name)
    }
  }

  private hear({ seq, about }: JournalEvent): void {
    const missed = seq !== this.position + 1
    this.position = seq
    if (missed) {
      for (const key of [...this.known.keys()]) this.drop(key)
      this.meanwhile.clear()
      return
    }
    for (const name of [about.conferenceId, about.callId]) {
      if (name === undefined) continue
      for (const key of this.keysOf.get(name) ?? []) this.drop(key)
      for (const read of this.meanwhile) read.add(name)
    }
  }
}
