import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { FactType } from '../../../src/fact/fact.js'
import type { About, JournalEvent } from '../../../src/journal/event.js'
import { type Selector, selects } from '../../../src/journal/selector.js'
import { GroupIndex } from '../../../src/realtime/group-index.js'
import { eventOf } from './events.js'

const TYPES: FactType[] = ['DigitReceived', 'CallAnswered', 'ParticipantJoined', 'CommandFailed']
const KEYS = [
  'callId',
  'legId',
  'conferenceId',
  'participantId',
  'recordingId',
  'roomId',
  'commandId',
] as const

const about = fc
  .dictionary(fc.constantFrom(...KEYS), fc.constantFrom('1', '2', '3'), { maxKeys: 4 })
  .map(ids => ids as Partial<About>)
const selector: fc.Arbitrary<Selector> = fc.record(
  { types: fc.uniqueArray(fc.constantFrom(...TYPES)), about },
  { requiredKeys: [] },
)
const event: fc.Arbitrary<JournalEvent> = fc
  .record({ type: fc.constantFrom(...TYPES), about })
  .map(({ type, about }) => ({
    ...eventOf(1, {}),
    fact: { ...eventOf(1, {}).fact, body: { type } } as JournalEvent['fact'],
    about,
  }))

test('finds exactly those who select an event, each once', () => {
  fc.assert(
    fc.property(
      fc.array(selector, { maxLength: 30 }),
      fc.array(fc.nat(29)),
      event,
      (selectors, gone, event) => {
        const index = new GroupIndex<{ selector: Selector }>()
        const entries = selectors.map(selector => ({ selector }))
        for (const entry of entries) index.add(entry)
        const removed = new Set(gone.map(i => entries[i]))
        for (const entry of removed) if (entry !== undefined) index.delete(entry)
        const found: { selector: Selector }[] = []
        index.visit(event, entry => found.push(entry))
        const left = entries.filter(entry => !removed.has(entry))
        expect(new Set(found)).toEqual(new Set(left.filter(entry => selects(entry.selector)(event))))
        expect(found.length).toBe(new Set(found).size)
        expect(index.all()).toEqual(new Set(left.filter(entry => entry.selector.types?.length !== 0)))
      },
    ),
    { numRuns: 2_000 },
  )
})
