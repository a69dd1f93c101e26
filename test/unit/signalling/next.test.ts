import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Identity, ServiceLineId, VoiceSessionId } from '../../../src/kernel/ids.js'
import { instantOf } from '../../../src/kernel/instant.js'
import { next, type StartMessage, type VoiceEffect, type VoiceMessage } from '../../../src/signalling/next.js'
import { isOver, MOST_CANDIDATES, type Signal, type VoiceSession } from '../../../src/signalling/session.js'

const at = instantOf(0)
const [ada, ben, op1, op2, eve] = ['ada', 'ben', 'op1', 'op2', 'eve'].map(Identity) as [
  Identity,
  Identity,
  Identity,
  Identity,
  Identity,
]
const line = ServiceLineId('line')
const start = (to: StartMessage['to'], more: Partial<StartMessage> = {}): StartMessage => ({
  ...{ type: 'start', by: ada, id: VoiceSessionId('s1'), cid: 'c1', to, ringMs: 20_000 },
  ...{ peerInfo: 'offer', data: {}, at },
  ...more,
})
const accept = (by: Identity, peerInfo = 'answer'): VoiceMessage => ({
  type: 'accept',
  by,
  peerInfo,
  data: {},
  at,
})
const busy = (by: Identity): VoiceMessage => ({ type: 'busy', by, at })
const stop = (by: Identity): VoiceMessage => ({ type: 'stop', by, at })
const way = (by: Identity, peerInfo = 'way'): VoiceMessage => ({ type: 'candidate', by, peerInfo, at })
const picked = (identity: Identity): VoiceMessage => ({
  type: 'picked',
  operator: { identity, name: 'Op' },
  at,
})
const nobody: VoiceMessage = { type: 'nobody', at }
const timedOut = (attempt: number): VoiceMessage => ({ type: 'timedOut', attempt, at })
const gone = (...who: Identity[]): VoiceMessage => ({ type: 'gone', who, at })

/** A session after these messages. */
const sessionAfter = (...messages: VoiceMessage[]): VoiceSession =>
  messages.reduce<VoiceSession | undefined>(
    (session, message) => next(session, message).session,
    undefined,
  ) as VoiceSession
const signals = (effects: readonly VoiceEffect[]): string[] =>
  effects.flatMap(effect => {
    if (effect.type !== 'relay') return [effect.type]
    const { kind, sender, receiver }: Signal = effect.signal
    return [`${kind} ${sender ?? 'server'}→${receiver}`]
  })
const direct = [start({ receiver: ben })]
const onLine = [start({ lineId: line }), picked(op1)]

describe('a message to a voice session', () => {
  // Outcome, status afterwards, and what has to be done: the table in src/signalling/README.md.
  const CASES: [string, VoiceMessage[], VoiceMessage, string][] = [
    ['a start', [], start({ receiver: ben }), 'DONE RINGING: START ada→ben, ring'],
    ['a start to a line', [], start({ lineId: line }), 'DONE RINGING: pick'],
    ['the same start', direct, start({ receiver: ben }), 'REPEATED RINGING: '],
    [
      'the same start while they talk',
      [...direct, accept(ben)],
      start({ receiver: ben }),
      'REPEATED ACTIVE: ',
    ],
    ['another start under the cid', direct, start({ receiver: eve }), 'CONFLICT RINGING: '],
    ['another call under the cid', direct, start({ receiver: ben }, { callRef: 'k2' }), 'CONFLICT RINGING: '],
    ['a crossing start', direct, start({ receiver: ada }, { by: ben, cid: 'c2' }), 'CROSSED RINGING: '],
    [
      'a start of the receiver to a third',
      direct,
      start({ receiver: eve }, { by: ben }),
      'CONFLICT RINGING: ',
    ],
    ['an accept', direct, accept(ben), 'DONE ACTIVE: ACCEPT ben→ada'],
    ['the same accept', [...direct, accept(ben)], accept(ben), 'REPEATED ACTIVE: '],
    ['an accept from another window', [...direct, accept(ben)], accept(ben, 'other'), 'TAKEN ACTIVE: '],
    ['the starter’s accept', direct, accept(ada), 'IGNORED RINGING: '],
    ['a busy', direct, busy(ben), 'DONE BUSY: BUSY ben→ada'],
    ['a busy after the busy', [...direct, busy(ben)], busy(ben), 'REPEATED BUSY: '],
    ['a busy after the accept', [...direct, accept(ben)], busy(ben), 'IGNORED ACTIVE: '],
    ['the starter’s busy', direct, busy(ada), 'IGNORED RINGING: '],
    ['an accept after the busy', [...direct, busy(ben)], accept(ben), 'IGNORED BUSY: '],
    ['a stop of the starter', direct, stop(ada), 'DONE STOPPED: STOP ada→ben'],
    ['a stop of the receiver', direct, stop(ben), 'DONE STOPPED: STOP ben→ada'],
    ['a stop while they talk', [...direct, accept(ben)], stop(ben), 'DONE STOPPED: STOP ben→ada'],
    ['a stop after the stop', [...direct, stop(ada)], stop(ben), 'REPEATED STOPPED: '],
    ['a stop after the busy', [...direct, busy(ben)], stop(ada), 'IGNORED BUSY: '],
    ['an accept after the stop', [...direct, stop(ada)], accept(ben), 'IGNORED STOPPED: '],
    ['a candidate', direct, way(ada), 'DONE RINGING: CANDIDATE ada→ben'],
    ['a candidate after the end', [...direct, stop(ada)], way(ada), 'IGNORED STOPPED: '],
    ['a time-out', direct, timedOut(1), 'DONE EXPIRED: STOP server→ada, STOP server→ben'],
    ['a time-out after the accept', [...direct, accept(ben)], timedOut(1), 'IGNORED ACTIVE: '],
    ['an accept after the time-out', [...direct, timedOut(1)], accept(ben), 'IGNORED EXPIRED: '],
    ['the starter gone', direct, gone(ada), 'DONE FAILED: STOP server→ada, STOP server→ben'],
    ['the receiver gone while it rings', direct, gone(ben), 'IGNORED RINGING: '],
    [
      'the receiver gone',
      [...direct, accept(ben)],
      gone(ben),
      'DONE FAILED: STOP server→ada, STOP server→ben',
    ],
    ['an operator found', [start({ lineId: line })], picked(op1), 'DONE RINGING: START ada→op1, ring'],
    ['a second operator found', onLine, picked(op2), 'IGNORED RINGING: '],
    ['no operator', [start({ lineId: line })], nobody, 'DONE FAILED: STOP server→ada'],
    ['an operator’s busy', onLine, busy(op1), 'DONE RINGING: pick'],
    ['an operator’s stop while it rings', onLine, stop(op1), 'DONE RINGING: pick'],
    ['an operator’s stop', [...onLine, accept(op1)], stop(op1), 'DONE STOPPED: STOP op1→ada'],
    ['an operator’s silence', onLine, timedOut(1), 'DONE RINGING: STOP server→op1, pick'],
    ['a late accept', [...onLine, busy(op1), picked(op2)], accept(op1), 'IGNORED RINGING: '],
    ['a late stop', [...onLine, busy(op1), picked(op2), accept(op2)], stop(op1), 'IGNORED ACTIVE: '],
    ['an earlier time-out', [...onLine, busy(op1), picked(op2)], timedOut(1), 'IGNORED RINGING: '],
    ['all busy', [...onLine, busy(op1)], nobody, 'DONE BUSY: BUSY server→ada'],
    ['the last one silent', [...onLine, timedOut(1)], nobody, 'DONE EXPIRED: STOP server→ada'],
    ['a stop while nobody is found', [...onLine, busy(op1)], stop(ada), 'DONE STOPPED: '],
    [
      'the next operator, who gets the candidates too',
      [...onLine, way(ada), way(op1), busy(op1)],
      picked(op2),
      'DONE RINGING: START ada→op2, CANDIDATE ada→op2, ring',
    ],
  ]
  test.each(CASES)('%s (T4.1, T4.4)', (_, messages, message, expected) => {
    const { session, effects, outcome } = next(
      messages.length === 0 ? undefined : sessionAfter(...messages),
      message,
    )
    expect(`${outcome} ${session?.status}: ${signals(effects).join(', ')}`).toBe(expected)
  })

  test.each([accept(eve), busy(eve), stop(eve), way(eve)])(
    'by a stranger is refused: $type (T4.3)',
    message => {
      for (const session of [direct, [...direct, accept(ben)], [...direct, stop(ada)], onLine]) {
        expect(next(sessionAfter(...session), message)).toMatchObject({ outcome: 'STRANGER', effects: [] })
      }
    },
  )

  test.each([accept(ada), busy(ada), stop(ada), way(ada), nobody, timedOut(1), gone(ada)])(
    'about no session is answered: $type (T4.1, S4.14)',
    message => {
      expect(next(undefined, message)).toEqual({
        session: undefined,
        effects: [],
        outcome: 'UNKNOWN_SESSION',
      })
    },
  )

  test('is bounded: a party may send so many candidates and no more', () => {
    const many = Array.from({ length: MOST_CANDIDATES }, () => way(ada))
    expect(next(sessionAfter(...direct, ...many), way(ada)).outcome).toBe('TOO_MANY')
    expect(next(sessionAfter(...direct, ...many), way(ben)).outcome).toBe('DONE')
  })

  test('cannot pass somebody for an operator', () => {
    const data = { operatorName: 'The bank', customer: 'ben', topic: 'bill' }
    const { effects } = next(undefined, start({ receiver: ben }, { data }))
    expect(effects[0]).toMatchObject({ signal: { data: { topic: 'bill' } } })
    expect(JSON.stringify(effects)).not.toContain('The bank')
    const accepted = next(sessionAfter(...onLine), { type: 'accept', by: op1, peerInfo: 'answer', data, at })
    expect(accepted.effects[0]).toMatchObject({ signal: { data: { topic: 'bill', operatorName: 'Op' } } })
  })
})

describe('any order of messages of three parties', () => {
  const who = fc.constantFrom(ada, ben, op1, op2, eve)
  const to = fc.constantFrom<StartMessage['to']>({ receiver: ben }, { receiver: ada }, { lineId: line })
  const message = fc.oneof<fc.Arbitrary<VoiceMessage>[]>(
    fc.tuple(who, to).map(([by, to]) => start(to, { by })),
    fc.tuple(who, fc.constantFrom('one', 'two')).map(([by, peerInfo]) => accept(by, peerInfo)),
    who.map(busy),
    who.map(stop),
    who.map(by => way(by)),
    fc.constantFrom(op1, op2).map(picked),
    fc.constant(nobody),
    fc.integer({ min: 0, max: 3 }).map(timedOut),
    fc.subarray([ada, ben, op1, op2]).map(all => gone(...all)),
  )
  const play = (
    messages: VoiceMessage[],
    check: (before: VoiceSession | undefined, turn: ReturnType<typeof next>) => void,
  ) => {
    let session: VoiceSession | undefined
    for (const each of messages) {
      const turn = next(session, each)
      check(session, turn)
      session = turn.session
    }
  }
  const scripts = fc
    .tuple(to, fc.array(message, { maxLength: 25 }))
    .map(([to, rest]) => [start(to), ...rest] as VoiceMessage[])

  test('changes a session exactly when it is DONE, and never one that is over (T4.4)', () => {
    fc.assert(
      fc.property(scripts, messages => {
        play(messages, (before, { session, effects, outcome }) => {
          expect(session === before).toBe(outcome !== 'DONE')
          if (outcome !== 'DONE') expect(effects).toEqual([])
          if (before !== undefined && isOver(before)) expect(session).toBe(before)
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('tells only the two parties, and nobody what he said himself (T4.2, T4.3)', () => {
    fc.assert(
      fc.property(scripts, messages => {
        play(messages, (before, { session, effects }) => {
          for (const effect of effects) {
            if (effect.type !== 'relay' || session === undefined) continue
            const { sender, receiver } = effect.signal
            const parties = [session.starter, session.receiver, before?.receiver]
            expect(parties).toContain(receiver)
            if (sender !== undefined) expect(parties).toContain(sender)
            if (session.starter !== session.receiver) expect(sender).not.toBe(receiver)
          }
        })
      }),
      { numRuns: 2_000 },
    )
  })

  test('keeps nothing of what the parties said when it is over, and relays one accept at most', () => {
    fc.assert(
      fc.property(scripts, messages => {
        let accepts = 0
        let last: VoiceSession | undefined
        play(messages, (_, { session, effects }) => {
          accepts += effects.filter(e => e.type === 'relay' && e.signal.kind === 'ACCEPT').length
          last = session
        })
        expect(accepts).toBeLessThanOrEqual(1)
        if (last !== undefined) expect(last.open === undefined).toBe(isOver(last))
      }),
      { numRuns: 2_000 },
    )
  })
})
