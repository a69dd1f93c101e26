import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { type ParticipantState, participantLeftAt } from '../../src/conference/participant.js'
import type { Fact } from '../../src/fact/fact.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { instantOf } from '../../src/kernel/instant.js'
import {
  answered,
  at,
  callOf,
  ended,
  hungUp,
  initiated,
  joined,
  left,
  legOf,
  numberOf,
  office,
  standup,
  started,
  told,
} from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { openLine } from '../support/line.js'

const transfer = told(6, {
  type: 'CallInitiated',
  callId: callOf('ada'),
  legId: legOf('edsger'),
  direction: 'OUTBOUND',
  from: office,
  to: numberOf('edsger'),
  startedAt: at(6),
})
const saved = told(9, {
  type: 'RecordingSaved',
  callId: callOf('ada'),
  legId: legOf('ada'),
  carrierId: 'file-1',
  startedAt: at(3),
  endedAt: at(8),
})
const text = told(10, {
  type: 'TranscriptionCompleted',
  callId: callOf('ada'),
  legId: legOf('ada'),
  carrierId: 'file-1',
  transcriptionId: 'text-1',
  text: 'good morning',
})

const legOfAda = { callId: callOf('ada'), legId: legOf('ada') }

/** A morning that reaches no final state: an end state would hide a wrong order before it. */
const morning: Fact[] = [
  initiated('ada', 0),
  answered('ada', 1),
  started(2),
  joined('ada', 2),
  initiated('grace', 3),
  answered('grace', 4),
  joined('grace', 5),
  left('ada', 6),
  transfer,
  joined('ada', 7),
  left('grace', 8),
  hungUp('grace', 9),
  saved,
  text,
]

async function stateOf({ reader }: Journal) {
  const states = async (table: 'calls' | 'conferences' | 'participants') =>
    (await reader.selectFrom(table).select(['id', 'state']).orderBy('id').execute()).map(row => [
      row.id,
      JSON.parse(row.state),
    ])
  const attendance = await reader
    .selectFrom('conferences')
    .select(['joined', 'empty_since', 'status'])
    .execute()
  const recordings = await reader.selectFrom('recordings').select(['id', 'state']).orderBy('id').execute()
  return {
    calls: await states('calls'),
    conferences: await states('conferences'),
    participants: await states('participants'),
    attendance,
    recordings,
  }
}

onEachDatabase('the journal', place => {
  const open: { journal: Journal; place: Place }[] = []
  const newJournal = async () => {
    const here = await place()
    const journal = await here.open()
    open.push({ journal, place: here })
    return { journal, here }
  }
  afterEach(async () => {
    for (const { journal, place: here } of open.splice(0)) {
      await journal.close()
      await here.remove()
    }
  })

  const after = async (facts: readonly Fact[], batchSize: number) => {
    const { journal } = await newJournal()
    const line = await openLine(journal, undefined, batchSize)
    // All at once, so that the batches mix.
    await Promise.all(facts.map(fact => line.hear(fact)))
    await line.close()
    return stateOf(journal)
  }

  test('comes to the same state by any order and repetition of delivery (invariant 3)', async () => {
    const expected = await after(morning, 1)
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray(morning, { minLength: morning.length }),
        fc.subarray(morning, { maxLength: 4 }),
        fc.constantFrom(1, 3, 16),
        async (shuffled, repeated, batchSize) => {
          expect(await after([...shuffled, ...repeated], batchSize)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  }, 60_000)

  test('records an event once, however often it comes (invariant 2)', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    const outcomes = await Promise.all([1, 2, 3].map(() => line.hear(initiated('ada', 0))))
    expect(outcomes.sort()).toEqual(['DUPLICATE', 'DUPLICATE', 'RECORDED'])
    expect(await line.hear(initiated('ada', 0))).toBe('DUPLICATE')
    await line.close()
    expect(await readEvents(journal.reader, {}, { after: 0, limit: 10 })).toHaveLength(1)
  })

  test('numbers its events without holes, also when a batch fails in between (invariant 4)', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    await line.hear(initiated('ada', 0))
    await expect(
      journal.append(async tx => {
        await tx.append(await readEvents(journal.reader, {}, { after: 0, limit: 1 }), () => true)
      }),
    ).rejects.toThrow()
    await Promise.all(morning.slice(1).map(fact => line.hear(fact)))
    await line.close()
    const events = await readEvents(journal.reader, {}, { after: 0, limit: 100 })
    expect(events.map(e => e.seq)).toEqual(events.map((_, index) => index + 1))
    expect(events).toHaveLength(morning.length)
  })

  test('hands every event to its listeners once and in order', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal, undefined, 2)
    const heard: number[] = []
    line.tail.listen(event => heard.push(event.seq))
    await Promise.all(morning.map(fact => line.hear(fact)))
    await line.close()
    expect(heard).toEqual(morning.map((_, index) => index + 1))
  })

  test('is the same journal when it is opened again', async () => {
    const { journal, here } = await newJournal()
    const line = await openLine(journal)
    await Promise.all(morning.map(fact => line.hear(fact)))
    await line.close()
    const before = await stateOf(journal)
    await journal.close()
    const again = await here.open()
    open[0] = { journal: again, place: here }
    expect(again.epoch).toBe(journal.epoch)
    expect(await stateOf(again)).toEqual(before)
    const more = await openLine(again)
    expect(await more.hear(initiated('ada', 0))).toBe('DUPLICATE')
    await more.hear(ended(20))
    await more.close()
    const [conference] = await again.reader.selectFrom('conferences').select('status').execute()
    expect(conference?.status).toBe('ENDED')
  })

  test('keeps control tokens beside the leg, out of every event and state (invariant 9)', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    const secret = { controlId: 'v3:secret-token' as never }
    const fact = initiated('ada', 0)
    await line.hear({ ...fact, body: { ...fact.body, ...secret } } as Fact)
    await line.hear(answered('ada', 1))
    await line.close()
    const legs = await journal.reader.selectFrom('legs').select('control_id').execute()
    expect(legs).toEqual([{ control_id: 'v3:secret-token' }])
    const events = await journal.reader.selectFrom('events').selectAll().execute()
    const calls = await journal.reader.selectFrom('calls').selectAll().execute()
    expect(JSON.stringify([events, calls])).not.toContain('secret-token')
  })

  test('forgets old events and keeps the states, the place and the last event', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    await Promise.all(morning.map(fact => line.hear(fact)))
    await line.close()
    const before = await stateOf(journal)
    const now = instantOf(Date.now() + 1000)
    const places = async () => (await readEvents(journal.reader, {}, { after: 0, limit: 99 })).map(e => e.seq)
    const deliveries = async () =>
      (await journal.reader.selectFrom('deliveries').select('id').execute()).length
    expect(await journal.append(tx => tx.prune(at(0), 5))).toBe(false)
    expect(await places()).toHaveLength(morning.length)
    // In parts, the oldest first, each an append of its own.
    expect(await journal.append(tx => tx.prune(now, 5))).toBe(true)
    expect((await places())[0]).toBe(6)
    while (await journal.append(tx => tx.prune(now, 5)));
    expect(await places()).toEqual([morning.length])
    expect(await deliveries()).toBe(0)
    expect(await stateOf(journal)).toEqual(before)
    const again = await openLine(journal)
    await again.hear(hungUp('ada', 30))
    await again.close()
    const events = await readEvents(journal.reader, {}, { after: 0, limit: 10 })
    expect(events.map(e => e.seq)).toEqual([morning.length, morning.length + 1])
  })

  test('adds a late fact to what it knows of things whose events it has forgotten', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    for (const fact of [
      initiated('ada', 0),
      answered('ada', 1),
      started(2),
      joined('ada', 3),
      hungUp('ada', 9),
    ]) {
      await line.hear(fact)
    }
    const [[, before] = []] = (await stateOf(journal)).calls
    await journal.append(tx => tx.prune(instantOf(Date.now() + 1000)))
    await line.hear(told(4, { type: 'CallHeld', ...legOfAda }))
    await line.hear(told(5, { type: 'ParticipantMuted', conferenceId: standup, ...legOfAda }))
    await line.hear(ended(8))
    await line.close()
    const { calls, conferences, participants } = await stateOf(journal)
    expect(calls[0]?.[1]).toMatchObject(before)
    expect(conferences[0]?.[1]).toMatchObject({ startedAt: at(2), endedAt: at(8) })
    const participant = participants[0]?.[1] as ParticipantState
    expect(participant).toMatchObject({ joinedAt: at(3), muted: true })
    expect(participantLeftAt(participant)).toBe(at(9))
  })

  test('tells what happens on a leg to those who watch its conference, too', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    await line.hear(joined('ada', 2))
    await line.hear(initiated('ada', 0))
    await line.hear(
      told(3, { type: 'DigitReceived', callId: callOf('ada'), legId: legOf('ada'), digit: '4' }),
    )
    await line.hear(ended(9))
    await line.close()
    const events = await readEvents(
      journal.reader,
      { about: { conferenceId: standup } },
      { after: 0, limit: 10 },
    )
    expect(events.map(e => [e.fact.body.type, e.changed.participant])).toEqual([
      ['ParticipantJoined', expect.arrayContaining(['state', 'leg'])],
      ['CallInitiated', ['leg']],
      ['DigitReceived', undefined],
      ['ConferenceEnded', expect.arrayContaining(['state'])],
    ])
  })

  test('counts who is there without reading everybody', async () => {
    const { journal } = await newJournal()
    const line = await openLine(journal)
    await line.hear(joined('ada', 2))
    await line.hear(joined('grace', 5))
    await line.hear(hungUp('ada', 6))
    const rows = await journal.reader.selectFrom('conferences').select(['joined', 'id']).execute()
    expect(rows).toEqual([{ id: standup, joined: 1 }])
    await line.hear(initiated('ada', 0))
    await line.hear(left('ada', 6))
    await line.close()
    const later = await journal.reader.selectFrom('conferences').select('joined').execute()
    expect(later).toEqual([{ joined: 1 }])
  })
})
