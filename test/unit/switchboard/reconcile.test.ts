import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { ListedConference, ListedParticipant } from '../../../src/carrier/carrier.js'
import { foldParticipant, type ParticipantState } from '../../../src/conference/participant.js'
import type { Fact, FactBody } from '../../../src/fact/fact.js'
import { EventId, ParticipantId } from '../../../src/kernel/ids.js'
import { driftOfConference, driftOfLeg, type OurConference } from '../../../src/switchboard/drift.js'
import { at, callOf, legOf, standup } from '../../support/facts.js'

const PEOPLE = ['ada', 'grace', 'edsger']

const seat = (who: string) => ({ conferenceId: standup, callId: callOf(who), legId: legOf(who) })
const participant = (who: string, state: Partial<ParticipantState> = {}): ParticipantState => ({
  id: ParticipantId(standup, legOf(who)),
  ...seat(who),
  muted: false,
  onHold: false,
  supervisorRole: 'NONE',
  joinedAt: at(1),
  ...state,
})
const ours = (participants: ParticipantState[], up = PEOPLE): OurConference => ({
  id: standup,
  participants: new Map(participants.map(p => [p.legId, p])),
  calls: new Map(up.map(who => [legOf(who), callOf(who)])),
})
const listed = (who: string, state: Partial<ListedParticipant> = {}): ListedParticipant => ({
  legId: legOf(who),
  status: 'JOINED',
  muted: false,
  onHold: false,
  ...state,
})
const theirs = (...participants: ListedParticipant[]): ListedConference => ({
  status: 'OPEN',
  waits: false,
  participants,
})
const both = ours([participant('ada'), participant('grace')])

describe('a conference', () => {
  test('of which both views agree has no drift', () => {
    expect(driftOfConference(both, theirs(listed('ada'), listed('grace')))).toEqual([])
  })

  test('has lost who is not listed, or listed as gone', () => {
    const grace = [{ type: 'ParticipantLeft', ...seat('grace') }]
    expect(driftOfConference(both, theirs(listed('ada')))).toEqual(grace)
    expect(driftOfConference(both, theirs(listed('ada'), listed('grace', { status: 'LEFT' })))).toEqual(grace)
  })

  test('seats a newcomer before anybody leaves, so that it is not empty in between', () => {
    expect(driftOfConference(ours([participant('ada')]), theirs(listed('grace', { onHold: true })))).toEqual([
      { type: 'ParticipantJoined', ...seat('grace') },
      { type: 'ParticipantLeft', ...seat('ada') },
      { type: 'ParticipantHeld', ...seat('grace'), reason: 'OPERATOR' },
    ])
  })

  test('seats whom we sent in, and not before they are there', () => {
    const sent = participant('ada')
    delete sent.joinedAt
    expect(driftOfConference(ours([sent]), theirs(listed('ada')))).toEqual([
      { type: 'ParticipantJoined', ...seat('ada') },
    ])
    expect(driftOfConference(ours([sent]), theirs(listed('ada', { status: 'JOINING' })))).toEqual([])
    expect(driftOfConference(ours([]), theirs(listed('ada', { status: 'JOINING' })))).toEqual([])
  })

  test('says nothing of legs that are unknown or have ended', () => {
    expect(driftOfConference(ours([], []), theirs(listed('ada', { muted: true })))).toEqual([])
    const closed = participant('ada', { closedAt: at(5) })
    expect(driftOfConference(ours([closed], []), theirs(listed('ada')))).toEqual([])
  })

  test('holds everybody for the host while it waits', () => {
    const waiting: ListedConference = {
      status: 'OPEN',
      waits: true,
      participants: [listed('ada', { onHold: true })],
    }
    expect(driftOfConference(ours([participant('ada')]), waiting)).toEqual([
      { type: 'ParticipantHeld', ...seat('ada'), reason: 'WAITING_FOR_HOST' },
    ])
  })

  test('does not take a monitor’s silence for a mute', () => {
    const monitor = ours([participant('ada', { supervisorRole: 'MONITOR' })])
    expect(driftOfConference(monitor, theirs(listed('ada', { muted: true })))).toEqual([])
    expect(driftOfConference(monitor, theirs(listed('ada')))).toEqual([])
  })

  test('that has ended ends before everybody leaves it', () => {
    expect(driftOfConference(both, { status: 'ENDED', reason: 'HOST_LEFT' })).toEqual([
      { type: 'ConferenceEnded', conferenceId: standup, reason: 'HOST_LEFT' },
      { type: 'ParticipantLeft', ...seat('ada') },
      { type: 'ParticipantLeft', ...seat('grace') },
    ])
  })
})

test('a leg ends when it is not alive, at the time that the carrier tells', () => {
  const leg = { callId: callOf('ada'), legId: legOf('ada') }
  const ended = { type: 'CallEnded', ...leg, cause: 'UNSPECIFIED', endedBy: 'UNKNOWN' }
  expect(driftOfLeg(leg, { alive: true })).toEqual([])
  expect(driftOfLeg(leg, { alive: false })).toEqual([ended])
  expect(driftOfLeg(leg, { alive: false, endedAt: at(9) })).toEqual([{ ...ended, endedAt: at(9) }])
})

/** The views after folding: participants only, for the conference's own end is the carrier's word for word. */
function folded(conference: OurConference, facts: readonly FactBody[]): OurConference {
  const participants = new Map(conference.participants)
  for (const [index, body] of facts.entries()) {
    for (const legId of 'legId' in body && body.legId !== undefined ? [body.legId] : participants.keys()) {
      const fact = {
        ...{ id: EventId(`reconciled.${index}`), occurredAt: at(60), order: { at: at(60), rank: index + 1 } },
        ...{ source: 'RECONCILED', body },
      } as Fact
      const after = foldParticipant(participants.get(legId), fact)
      if (after !== undefined) participants.set(legId, after)
    }
  }
  return { ...conference, participants }
}

const anyParticipant = (who: string) =>
  fc
    .record({
      muted: fc.boolean(),
      onHold: fc.boolean(),
      supervisorRole: fc.constantFrom('NONE' as const, 'MONITOR' as const, 'BARGE' as const),
      stay: fc.constantFrom('JOINING', 'JOINED', 'LEFT', 'CLOSED', 'NEVER'),
    })
    .map(({ stay, ...flags }) => {
      if (stay === 'NEVER') return []
      if (stay === 'LEFT') return [participant(who, { leftAt: at(3) })]
      // What closes a stay is the end of the leg, of which the next view says that it is not up.
      if (stay === 'CLOSED') return [participant(who, { closedAt: at(3) })]
      const there = participant(who, flags)
      if (stay === 'JOINING') delete there.joinedAt
      return [there]
    })
const anyOurs = fc.tuple(...PEOPLE.map(anyParticipant)).chain(all =>
  fc.subarray(PEOPLE).map(known =>
    ours(
      all.flat(),
      PEOPLE.filter(who =>
        all.flat().some(p => p.legId === legOf(who))
          ? all.flat().every(p => p.legId !== legOf(who) || p.closedAt === undefined)
          : known.includes(who),
      ),
    ),
  ),
)
const anyListed = (who: string) =>
  fc
    .record({
      status: fc.constantFrom('JOINING' as const, 'JOINED' as const, 'LEFT' as const),
      muted: fc.boolean(),
      onHold: fc.boolean(),
    })
    .map(state => listed(who, state))
const anyTheirs: fc.Arbitrary<ListedConference> = fc.oneof(
  fc
    .record({ waits: fc.boolean(), who: fc.subarray(PEOPLE) })
    .chain(({ waits, who }) =>
      fc.tuple(...who.map(anyListed)).map(participants => ({ status: 'OPEN' as const, waits, participants })),
    ),
  fc.constant<ListedConference>({ status: 'ENDED', reason: 'ALL_LEFT' }),
)

test('what is found makes both views agree, so that it is found once', () => {
  fc.assert(
    fc.property(anyOurs, anyTheirs, (conference, listing) => {
      const after = folded(conference, driftOfConference(conference, listing))
      const again = driftOfConference(after, listing)
      expect(again.filter(({ type }) => type !== 'ConferenceEnded')).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
