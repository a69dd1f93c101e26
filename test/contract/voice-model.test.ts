import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readEvents } from '../../src/journal/events.js'
import { Identity } from '../../src/kernel/ids.js'
import { isOver, type VoiceStatus } from '../../src/signalling/session.js'
import type { VoiceAnswer } from '../../src/switchboard/voice.js'
import { onEachDatabase } from '../support/journals.js'
import { openStageLine, openVoiceStage, type VoiceStage } from '../support/voice-stage.js'

const RING_MS = 20_000
const PEOPLE = ['ada', 'ben', 'cal'] as const
type Person = (typeof PEOPLE)[number]

/** What a person does. A dialogue has the name of who starts it. */
type Act =
  | { do: 'start'; by: Person; to: Person }
  | { do: 'accept'; by: Person; of: Person; info: string }
  | { do: 'busy' | 'stop' | 'candidate'; by: Person; of: Person }
type Step = { acts: Act[] } | { pass: number } | { restart: number }

const person = fc.constantFrom(...PEOPLE)
const act: fc.Arbitrary<Act> = fc.oneof(
  fc
    .tuple(person, person)
    .filter(([by, to]) => by !== to)
    .map(([by, to]) => ({ do: 'start' as const, by, to })),
  fc
    .record({ by: person, of: person, info: fc.constantFrom('one', 'two') })
    .map(a => ({ do: 'accept' as const, ...a })),
  fc.record({
    do: fc.constantFrom('busy' as const, 'stop' as const, 'candidate' as const),
    by: person,
    of: person,
  }),
)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 10, arbitrary: act.map(each => ({ acts: [each] })) },
  // The same twice at once, and two things at once.
  { weight: 4, arbitrary: act.map(each => ({ acts: [each, each] })) },
  { weight: 4, arbitrary: fc.tuple(act, act).map(acts => ({ acts })) },
  { weight: 2, arbitrary: fc.constantFrom(1_000, 9_000, RING_MS).map(pass => ({ pass })) },
  { weight: 1, arbitrary: fc.constantFrom(0, 5_000, 300_000).map(restart => ({ restart })) },
)

interface Known {
  starter: Person
  receiver: Person
  status: VoiceStatus
  due: number
  info?: string
  busyBy?: Person
}

/** What should happen, told in another way than the machine does it. */
class Model {
  readonly sessions: Known[] = []
  readonly relayed: string[] = []

  expire(now: number): void {
    for (const session of this.sessions.filter(s => s.status === 'RINGING' && s.due <= now)) {
      session.status = 'EXPIRED'
      this.relayed.push(`STOP server→${session.starter}`, `STOP server→${session.receiver}`)
    }
  }

  act(deed: Act, now: number): string {
    return deed.do === 'start' ? this.start(deed, now) : this.say(deed)
  }

  private start({ by, to }: Act & { do: 'start' }, now: number): string {
    const own = this.sessions.find(s => s.starter === by && !isOver(s))
    if (own !== undefined) return own.receiver === to ? 'REPEATED' : 'CONFLICT'
    if (this.sessions.some(s => s.starter === to && s.receiver === by && s.status === 'RINGING'))
      return 'CROSSED'
    this.sessions.push({ starter: by, receiver: to, status: 'RINGING', due: now + RING_MS })
    this.relayed.push(`START ${by}→${to}`)
    return 'DONE'
  }

  private say(deed: Exclude<Act, { do: 'start' }>): string {
    const { by, of } = deed
    const dialogue = this.sessions.filter(s => s.starter === of)
    const session = dialogue.filter(s => by === s.starter || by === s.receiver).at(-1)
    if (session === undefined) return dialogue.length === 0 ? 'UNKNOWN_SESSION' : 'STRANGER'
    const { status } = session
    const isReceiver = by === session.receiver
    const other = isReceiver ? session.starter : session.receiver
    const over = isOver(session)
    const tell = (kind: string, next?: VoiceStatus) => {
      if (next !== undefined) session.status = next
      this.relayed.push(`${kind} ${by}→${other}`)
      return 'DONE'
    }
    switch (deed.do) {
      case 'candidate':
        return over ? 'IGNORED' : tell('CANDIDATE')
      case 'stop':
        if (status === 'STOPPED') return 'REPEATED'
        return over ? 'IGNORED' : tell('STOP', 'STOPPED')
      case 'busy':
        if (status === 'BUSY' && isReceiver) return 'REPEATED'
        return status === 'RINGING' && isReceiver ? tell('BUSY', 'BUSY') : 'IGNORED'
      case 'accept':
        if (!isReceiver || over) return 'IGNORED'
        if (status === 'ACTIVE') return session.info === deed.info ? 'REPEATED' : 'TAKEN'
        session.info = deed.info
        return tell('ACCEPT', 'ACTIVE')
    }
  }
}

function perform({ voice }: VoiceStage, deed: Act): Promise<VoiceAnswer> {
  const by = Identity(deed.by)
  if (deed.do === 'start') {
    const to = { receiver: Identity(deed.to) }
    return voice.start({ by, to, cid: deed.by, ringMs: RING_MS, peerInfo: 'offer', data: {} })
  }
  const of = { cid: deed.of }
  switch (deed.do) {
    case 'accept':
      return voice.say(of, { type: 'accept', by, peerInfo: deed.info, data: {} })
    case 'candidate':
      return voice.say(of, { type: 'candidate', by, peerInfo: 'way' })
    default:
      return voice.say(of, { type: deed.do, by })
  }
}

onEachDatabase('voice sessions', place_ => {
  test('stand after any acts of three people as a model says, over duplicates, time and restarts (T4.1–T4.6)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async steps => {
        const place = await place_()
        const stage = await openVoiceStage(place)
        const model = new Model()
        try {
          for (const each of PEOPLE) stage.listen(each)
          for (const each of steps) {
            if ('pass' in each) await stage.pass(each.pass)
            else if ('restart' in each) await stage.restart(each.restart)
            else {
              const now = stage.now()
              const answers = await Promise.all(each.acts.map(deed => perform(stage, deed)))
              const expected = each.acts.map(deed => model.act(deed, now))
              expect(answers.map(({ outcome }) => outcome)).toEqual(expected)
            }
            model.expire(stage.now())
          }
          expect((await stage.relayed()).toSorted()).toEqual(model.relayed.toSorted())
          const rows = await stage.journal.reader
            .selectFrom('voice_sessions')
            .select(['starter', 'receiver', 'status'])
            .execute()
          const inWords = (s: { starter: string; receiver: string | null; status: string }) =>
            `${s.starter} ${s.receiver} ${s.status}`
          expect(rows.map(inWords).toSorted()).toEqual(model.sessions.map(inWords).toSorted())
        } finally {
          await stage.close()
          await place.remove()
        }
      }),
      { numRuns: process.env.CI === undefined ? 12 : 40 },
    )
  }, 240_000)

  type Deed =
    | { do: 'call'; customer: number }
    | { do: 'accept' | 'busy' | 'stop'; by: string; customer: number }
    | { do: 'switch'; operator: string; on: boolean }
    | { do: 'listen' | 'leave'; operator: string }
    | { do: 'pass'; ms: number }
    | { do: 'restart' }
  const OPERATORS = ['op1', 'op2']
  const customer = fc.integer({ min: 1, max: 3 })
  const operator = fc.constantFrom(...OPERATORS)
  const deed: fc.Arbitrary<Deed> = fc.oneof(
    { weight: 4, arbitrary: customer.map(customer => ({ do: 'call' as const, customer })) },
    {
      weight: 6,
      arbitrary: fc.record({
        do: fc.constantFrom('accept' as const, 'busy' as const, 'stop' as const),
        by: fc.oneof(
          operator,
          customer.map(n => `customer${n}`),
        ),
        customer,
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('switch' as const), operator, on: fc.boolean() }) },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constantFrom('listen' as const, 'leave' as const), operator }),
    },
    { weight: 2, arbitrary: fc.constantFrom(3_000, 20_000).map(ms => ({ do: 'pass' as const, ms })) },
    { weight: 1, arbitrary: fc.constant({ do: 'restart' as const }) },
  )

  test('of a line never ring at two operators at once, nor two at one, and come to an end (invariant 13)', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 8, maxLength: 30 }), async deeds => {
        const place = await place_()
        const stage = await openVoiceStage(place)
        try {
          const lineId = await openStageLine(stage, OPERATORS)
          for (let n = 1; n <= 3; n += 1) stage.listen(`customer${n}`)
          for (const each of deeds) {
            switch (each.do) {
              case 'call':
                await stage.voice.start({
                  ...{ by: Identity(`customer${each.customer}`), cid: `c${each.customer}`, to: { lineId } },
                  ...{ ringMs: RING_MS, peerInfo: 'offer', data: {} },
                })
                break
              case 'accept':
                await stage.voice.say(
                  { cid: `c${each.customer}` },
                  { type: 'accept', by: Identity(each.by), peerInfo: each.by, data: {} },
                )
                break
              case 'busy':
              case 'stop':
                await stage.voice.say({ cid: `c${each.customer}` }, { type: each.do, by: Identity(each.by) })
                break
              case 'switch':
                await stage.voice.setAvailability(Identity(each.operator), each.on)
                break
              case 'listen':
              case 'leave':
                stage[each.do](each.operator)
                break
              case 'pass':
                await stage.pass(each.ms)
                break
              case 'restart':
                await stage.restart()
            }
          }
          await checkReplay(stage)
          // Whoever is not talking has been rung at by all there are when this has passed.
          await stage.pass(3 * RING_MS)
          const rows = await stage.journal.reader.selectFrom('voice_sessions').select('status').execute()
          expect(rows.filter(({ status }) => status === 'RINGING')).toEqual([])
          await checkReplay(stage)
        } finally {
          await stage.close()
          await place.remove()
        }
      }),
      { numRuns: process.env.CI === undefined ? 12 : 40 },
    )
  }, 240_000)
})

/** Goes through the journal and looks at every moment who is with whom. */
async function checkReplay({ journal }: VoiceStage): Promise<void> {
  const events = await readEvents(journal.reader, {}, { after: 0, limit: 10_000 })
  const engaged = new Map<string, string>()
  const ended = new Set<string>()
  for (const { fact, after } of events) {
    const { body } = fact
    const session = after.voiceSession
    if (session === undefined) continue
    if (body.type === 'VoiceSessionEnded') {
      expect(ended.has(session.id)).toBe(false)
      ended.add(session.id)
    }
    for (const [operator, id] of engaged) {
      if (id === session.id && (isOver(session) || operator !== session.receiver)) engaged.delete(operator)
    }
    if (session.receiver === undefined || isOver(session)) continue
    expect([undefined, session.id]).toContain(engaged.get(session.receiver))
    engaged.set(session.receiver, session.id)
  }
  const rows = await journal.reader.selectFrom('voice_sessions').select(['id', 'status']).execute()
  for (const { id, status } of rows) {
    expect(ended.has(id)).toBe(isOver({ status: status as VoiceStatus }))
  }
}
