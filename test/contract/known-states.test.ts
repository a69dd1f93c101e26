import fc from 'fast-check'
import { Registry } from 'prom-client'
import { afterEach, beforeEach, describe, expect, it, test } from 'vitest'
import { memoryBus } from '../../src/bus/bus.js'
import { openTail } from '../../src/bus/tail.js'
import type { Fact, FactBody } from '../../src/fact/fact.js'
import { KnownStates } from '../../src/graphql/known-states.js'
import { readEvents } from '../../src/journal/events.js'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import { conferencesById } from '../../src/journal/reads/conferences.js'
import { headOf } from '../../src/journal/reads/events.js'
import { participantsOf } from '../../src/journal/reads/participants.js'
import { ConferenceId, EventId } from '../../src/kernel/ids.js'
import { at, callOf, hungUp, initiated, joined, legOf, standup, started, told } from '../support/facts.js'
import { freshDatabase, onEachDatabase, type Place } from '../support/journals.js'
import { type Line, openLine } from '../support/line.js'

const ROOMS = [standup, ConferenceId('conference-review')]
const PEOPLE = ['ada', 'grace', 'edsger', 'barbara']

/** Everything that is told about two conferences and the calls in them, in any order and repeated. */
const somethingHappens = fc
  .record({
    who: fc.constantFrom(...PEOPLE),
    conferenceId: fc.constantFrom(...ROOMS),
    second: fc.integer({ min: 1, max: 30 }),
    what: fc.constantFrom('initiated', 'joined', 'left', 'hungUp', 'started', 'ended', 'digit'),
  })
  .map(({ who, conferenceId, second, what }): Fact => {
    const leg = { callId: callOf(who), legId: legOf(who) }
    const bodies: Record<string, FactBody> = {
      joined: { type: 'ParticipantJoined', ...leg, conferenceId },
      left: { type: 'ParticipantLeft', ...leg, conferenceId },
      started: { type: 'ConferenceStarted', conferenceId },
      ended: { type: 'ConferenceEnded', conferenceId, reason: 'ALL_LEFT' },
      digit: { type: 'DigitReceived', ...leg, digit: '1' },
    }
    const body = bodies[what]
    if (body === undefined) return what === 'initiated' ? initiated(who, second) : hungUp(who, second)
    return { ...told(second, body), id: EventId(`${what}-${who}-${conferenceId}-${second}`) }
  })

function gate() {
  let open = () => {}
  const opened = new Promise<void>(resolve => {
    open = resolve
  })
  return { opened, open }
}

onEachDatabase('what is known of conferences', newPlace => {
  let place: Place
  let journal: Journal
  let line: Line
  let known: KnownStates

  beforeEach(async () => {
    place = await newPlace()
    journal = await place.open()
    line = await openLine(journal)
    known = new KnownStates({ journal, tail: line.tail, registry: new Registry() })
  })
  afterEach(async () => {
    known.close()
    await line.close()
    await journal.close()
    await place.remove()
  })

  const fromJournal = async () => ({
    conferences: await conferencesById(journal.reader, ROOMS),
    participants: await participantsOf(journal.reader, ROOMS),
  })
  const fromKnown = async (states = known) => ({
    conferences: await states.conferences(journal.reader, ROOMS),
    participants: await states.participantsOf(journal.reader, ROOMS),
  })

  it('is what the journal says, whatever is told while it is read (invariant 8)', async () => {
    let round = 0
    const property = async (facts: Fact[]) => {
      round += 1
      let told = false
      const read = async () => {
        for (let reads = 0; !told || reads < 3; reads += 1) {
          const before = await fromJournal()
          const seen = await fromKnown()
          const after = await fromJournal()
          for (const part of ['conferences', 'participants'] as const) {
            const same = JSON.stringify([...before[part]]) === JSON.stringify([...after[part]])
            if (same) expect(seen[part]).toEqual(before[part])
          }
          await new Promise(setImmediate)
        }
      }
      const write = async (some: Fact[]) => {
        for (const fact of some) {
          await line.hear({ ...fact, id: EventId(`${fact.id}-${round}`) } as Fact)
          // Nobody else writes now and then: what was just told has to be seen.
          if (facts.length < 8) expect(await fromKnown()).toEqual(await fromJournal())
        }
      }
      const half = facts.length < 8 ? facts.length : Math.floor(facts.length / 2)
      const writers = Promise.all([write(facts.slice(0, half)), write(facts.slice(half))])
      const readers = Promise.all([read(), read()])
      await writers
      told = true
      await readers
      expect(await fromKnown()).toEqual(await fromJournal())
    }
    await fc.assert(fc.asyncProperty(fc.array(somethingHappens, { minLength: 1, maxLength: 30 }), property), {
      numRuns: 25,
    })
  }, 60_000)

  it('does not keep what was read before an event and came after it', async () => {
    await line.hear(started(1))
    const [wasRead, letGo] = [gate(), gate()]
    const slow = journal.reader.withPlugin({
      transformQuery: ({ node }) => node,
      async transformResult({ result }) {
        wasRead.open()
        await letGo.opened
        return result
      },
    })
    const states = new KnownStates({
      journal: { reader: slow, storage: 'SQLITE' },
      tail: line.tail,
      registry: new Registry(),
    })
    const early = states.conferences(slow, [standup])
    await wasRead.opened
    await line.hear(initiated('ada', 2))
    await line.hear(joined('ada', 3))
    letGo.open()
    expect((await early).get(standup)?.state.attendance.joined).toBe(0)
    expect((await states.conferences(slow, [standup])).get(standup)?.state.attendance.joined).toBe(1)
    states.close()
  })

  it('forgets a conference when something happens on a call of it, and no other one', async () => {
    for (const [index, conferenceId] of ROOMS.entries()) {
      const who = PEOPLE[index] as string
      await line.hear(initiated(who, index))
      await line.hear(
        told(index + 5, { type: 'ParticipantJoined', callId: callOf(who), legId: legOf(who), conferenceId }),
      )
    }
    const before = await fromKnown()
    expect((await fromKnown()).participants.get(standup)).toBe(before.participants.get(standup))
    await line.hear(hungUp('ada', 20))
    const after = await fromKnown()
    expect(after.participants.get(standup)?.[0]?.call?.state.legs[0]?.endedAt).toBe(at(20))
    expect(after.participants.get(standup)).not.toBe(before.participants.get(standup))
    expect(after.participants.get(ROOMS[1] as ConferenceId)).toBe(
      before.participants.get(ROOMS[1] as ConferenceId),
    )
  })

  it('keeps no more than it may, and says how much that is', async () => {
    for (const conferenceId of ROOMS) await line.hear(told(1, { type: 'ConferenceStarted', conferenceId }))
    const registry = new Registry()
    const states = new KnownStates({ journal, tail: line.tail, registry, capacity: 1 })
    await fromKnown(states)
    await fromKnown(states)
    const value = async (name: string) => (await registry.getSingleMetric(name)?.get())?.values ?? []
    expect(await value('partyline_known_states')).toMatchObject([{ value: 1 }])
    const reads = await value('partyline_state_reads_total')
    expect(reads.find(({ labels }) => labels.from === 'journal')?.value).toBeGreaterThanOrEqual(3)
    states.close()
  })
})

const { TEST_DATABASE_URL: server } = process.env
if (server === undefined) console.log('skipped: what two nodes know (TEST_DATABASE_URL is not set)')
describe.skipIf(server === undefined)('what two nodes on one database know of conferences', () => {
  test('is what the other one wrote, even when nobody told them (invariant 8)', async () => {
    const database = await freshDatabase(server as string)
    const near = await openJournal({ dataDir: '', databaseUrl: database.url })
    const far = await openJournal({ dataDir: '', databaseUrl: database.url })
    const line = await openLine(near)
    const unaware = await openTail(memoryBus(), {
      head: () => headOf(far.reader),
      read: (after, limit) => readEvents(far.reader, {}, { after, limit }),
    })
    const known = new KnownStates({ journal: far, tail: unaware, registry: new Registry() })
    const joinedAtFar = async () =>
      (await known.conferences(far.reader, [standup])).get(standup)?.state.attendance.joined
    const present = async () => (await known.participantsOf(far.reader, [standup])).get(standup)?.length ?? 0
    await line.hear(started(0))
    await unaware.catchUp()
    for (const [index, who] of PEOPLE.entries()) {
      await line.hear(initiated(who, index * 2))
      await line.hear(joined(who, index * 2 + 1))
      expect([await joinedAtFar(), await present()]).toEqual([index + 1, index + 1])
      if (index === 1) await unaware.catchUp()
      const first = (await known.conferences(far.reader, [standup])).get(standup)
      const second = (await known.conferences(far.reader, [standup])).get(standup)
      // Told of it all, it need not read again.
      if (index === 1) expect(second).toBe(first)
    }
    known.close()
    unaware.close()
    await line.close()
    await near.close()
    await far.close()
    await database.remove()
  })
})
