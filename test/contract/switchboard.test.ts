import { afterEach, expect, test } from 'vitest'
import type { Outcome, Refusal } from '../../src/carrier/carrier.js'
import type { CarrierCommand } from '../../src/carrier/commands.js'
import type { Actor } from '../../src/fact/fact.js'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { systemClock } from '../../src/kernel/clock.js'
import type { E164 } from '../../src/kernel/endpoint.js'
import { CallControlId, ConferenceId } from '../../src/kernel/ids.js'
import { eventually } from '../support/eventually.js'
import {
  answered,
  callOf,
  hungUp,
  initiated,
  joined,
  legOf,
  numberOf,
  office,
  standup,
  started,
} from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { accepted, type Line, openLine, scriptedCarrier } from '../support/line.js'

const operator: Actor = { kind: 'CLIENT', name: 'console' }
const refused = (refusal: Partial<Refusal>): Outcome => ({
  kind: 'refused',
  refusal: { reason: 'UNKNOWN', retryable: false, uncertain: false, ...refusal },
})
const speak: CarrierCommand = {
  kind: 'speakOnCall',
  callId: callOf('ada'),
  legId: legOf('ada'),
  speech: { text: 'Good morning', voice: 'female', language: 'en-GB' },
}
const place: CarrierCommand = {
  kind: 'placeCall',
  to: numberOf('grace'),
  from: office,
  timeoutSeconds: 30,
  detectMachine: false,
}
const mute: CarrierCommand = { kind: 'muteParticipants', conferenceId: standup, legIds: [legOf('ada')] }

onEachDatabase('the switchboard', place_ => {
  const lines: { line: Line; journal: Journal; place: Place }[] = []
  const open = async (
    answer: Parameters<typeof scriptedCarrier>[0] = () => accepted,
    clock = systemClock,
  ) => {
    const place = await place_()
    const journal = await place.open()
    const script = scriptedCarrier(answer)
    const line = await openLine(journal, script.carrier, 8, clock)
    lines.push({ line, journal, place })
    return { ...script, line, journal, place }
  }
  afterEach(async () => {
    for (const { line, journal, place } of lines.splice(0)) {
      await line.close()
      await journal.close()
      await place.remove()
    }
  })
  const adaIsUp = async (line: Line) => {
    const fact = initiated('ada', 0)
    await line.hear({ ...fact, body: { ...fact.body, controlId: CallControlId('v3:ada') } } as typeof fact)
    await line.hear(answered('ada', 1))
  }
  const adaIsIn = async (line: Line) => {
    await adaIsUp(line)
    await line.hear(started(2))
    await line.hear(joined('ada', 2))
  }
  const types = async ({ reader }: Journal) =>
    (await readEvents(reader, {}, { after: 0, limit: 100 })).map(e => e.fact.body.type)

  test('places one call for a hundred equal requests at once, and says that it did (invariant 7)', async () => {
    const { line, sent } = await open()
    const request = { actor: operator, idempotencyKey: 'once' }
    const settlements = await Promise.all(
      Array.from({ length: 100 }, () => line.switchboard.command(place, request)),
    )
    expect(sent).toHaveLength(1)
    const ids = settlements.map(s => (s.kind === 'accepted' ? s.command.id : s.kind))
    expect(new Set(ids).size).toBe(1)
    expect(settlements.filter(s => s.kind === 'accepted' && !s.replayed)).toHaveLength(1)
  })

  test('refuses the same key for something else', async () => {
    const { line, sent } = await open()
    const request = { actor: operator, idempotencyKey: 'once' }
    await line.switchboard.command(place, request)
    const other = { ...place, to: numberOf('edsger') } as CarrierCommand
    expect(await line.switchboard.command(other, request)).toEqual({ kind: 'conflict' })
    expect(
      (await line.switchboard.command(other, { ...request, actor: { kind: 'CLIENT', name: 'other' } })).kind,
    ).toBe('accepted')
    expect(sent).toHaveLength(2)
  })

  test('gives the first refusal again for the same key', async () => {
    const { line, sent } = await open(() => refused({ reason: 'CALL_ENDED', carrierCode: '90018' }))
    await adaIsUp(line)
    const request = { actor: operator, idempotencyKey: 'once' }
    const first = await line.switchboard.command(speak, request)
    const second = await line.switchboard.command(speak, request)
    expect([first.kind, second.kind]).toEqual(['refused', 'refused'])
    expect(second).toMatchObject({ replayed: true, refusal: { carrierCode: '90018' } })
    expect(sent).toHaveLength(1)
  })

  test('tries again with the same id what may pass, and gives up on what will not', async () => {
    let tries = 0
    const { line, sent } = await open(() => {
      tries += 1
      return tries < 3 ? refused({ reason: 'UNAVAILABLE', retryable: true, uncertain: true }) : accepted
    })
    await adaIsUp(line)
    const settlement = await line.switchboard.command(speak, { actor: operator })
    expect(settlement.kind).toBe('accepted')
    expect(new Set(sent.map(s => s.id)).size).toBe(1)
    expect(sent).toHaveLength(3)
  })

  test('keeps the order of commands to one leg even when the first takes long', async () => {
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    const { line, sent } = await open(async ({ command }) => {
      if (command.kind === 'speakOnCall') await held
      return accepted
    })
    await adaIsUp(line)
    const speaking = line.switchboard.command(speak, { actor: operator })
    const hangingUp = line.switchboard.command(
      { kind: 'hangUpCall', callId: callOf('ada'), legId: legOf('ada') },
      { actor: operator },
    )
    const other = await line.switchboard.command(place, { actor: operator })
    expect(other.kind).toBe('accepted')
    expect(sent.map(s => s.command.kind)).not.toContain('hangUpCall')
    release()
    await Promise.all([speaking, hangingUp])
    expect(sent.map(s => s.command.kind).at(-1)).toBe('hangUpCall')
  })

  // A process that is gone sets off no timer; otherwise it would keep what it was sending to itself.
  const noTimers: typeof systemClock = { now: Date.now, after: () => () => {} }

  const takeOver = (dead: (typeof lines)[number], line: Line) => {
    lines.unshift({ line, journal: dead.journal, place: dead.place })
    lines.splice(
      lines.findIndex(l => l.line === dead.line),
      1,
    )
  }

  test('sends after a restart what the last process had recorded and not sent (S0.44)', async () => {
    let reached = () => {}
    const sending = new Promise<void>(resolve => {
      reached = resolve
    })
    const dead = await open(() => {
      reached()
      return new Promise<Outcome>(() => {})
    }, noTimers)
    await adaIsUp(dead.line)
    void dead.line.switchboard.command(speak, { actor: operator })
    await sending
    // Another process over the same journal, as after a crash; the lease of the first has not run out.
    const { carrier, sent } = scriptedCarrier(() => accepted)
    await dead.journal.append(async tx => {
      const open = await tx.outbox.find(dead.sent[0]?.id as never)
      if (open !== undefined) await tx.outbox.settle({ ...open, dueMs: 0 })
    })
    const line = await openLine(dead.journal, carrier)
    lines.unshift({ line, journal: dead.journal, place: dead.place })
    await until(() => sent.length === 1)
    expect(sent[0]?.id).toBe(dead.sent[0]?.id)
    lines.splice(
      lines.findIndex(l => l.line === dead.line),
      1,
    )
    await until(async () => (await types(dead.journal)).includes('CommandAccepted'))
  })

  test('sends again after minutes only what does no harm twice, and tells of the rest that it failed (invariant 7)', async () => {
    const dead = await open(() => new Promise<Outcome>(() => {}), noTimers)
    await adaIsUp(dead.line)
    const hangUp: CarrierCommand = { kind: 'hangUpCall', callId: callOf('ada'), legId: legOf('ada') }
    for (const command of [place, hangUp]) void dead.line.switchboard.command(command, { actor: operator })
    await until(() => dead.sent.length === 2)
    // The carrier recognises an id for a minute.
    const { carrier, sent } = scriptedCarrier(() => accepted)
    const later = { ...systemClock, now: () => Date.now() + 61_000 }
    const line = await openLine(dead.journal, carrier, 8, later)
    lines.unshift({ line, journal: dead.journal, place: dead.place })
    lines.splice(
      lines.findIndex(l => l.line === dead.line),
      1,
    )
    await until(async () => (await types(dead.journal)).includes('CommandAccepted'))
    await until(async () => (await types(dead.journal)).includes('CommandFailed'))
    expect(sent.map(({ command }) => command.kind)).toEqual(['hangUpCall'])
    const [failed] = await readEvents(
      dead.journal.reader,
      { types: ['CommandFailed'] },
      { after: 0, limit: 9 },
    )
    expect(failed?.fact.body).toMatchObject({ kind: 'placeCall', code: 'TIMED_OUT', retryable: true })
  })

  test('what everybody hears is not sent again after a restart, and is reported as failed', async () => {
    const dead = await open(() => new Promise<Outcome>(() => {}), noTimers)
    await adaIsIn(dead.line)
    const room = { conferenceId: standup, legIds: 'ALL' as const }
    const heard: CarrierCommand[] = [
      { kind: 'sendDigitsToConference', ...room, digits: '1' },
      { kind: 'playToConference', ...room, audioUrl: 'https://media.example.test/gong.wav' },
    ]
    for (const command of heard) {
      void dead.line.switchboard.command(command, { actor: operator })
      await until(() => dead.sent.length === 1)
    }
    const { carrier, sent } = scriptedCarrier(() => accepted)
    const line = await openLine(dead.journal, carrier, 8, { ...systemClock, now: () => Date.now() + 5_000 })
    takeOver(dead, line)
    await until(async () => (await types(dead.journal)).filter(t => t === 'CommandFailed').length === 2)
    expect(sent).toEqual([])
    const failed = await readEvents(dead.journal.reader, { types: ['CommandFailed'] }, { after: 0, limit: 9 })
    expect(failed.map(({ fact: { body } }) => body)).toMatchObject([
      { kind: 'sendDigitsToConference', code: 'TIMED_OUT' },
      { kind: 'playToConference', code: 'TIMED_OUT' },
    ])
  })

  test('a node that was frozen neither sends nor settles what another took over', async () => {
    const clock = frozenClock()
    let answers = 0
    const frozen = await open(() => {
      answers += 1
      return refused({ reason: 'UNAVAILABLE', retryable: true, uncertain: false })
    }, clock)
    await adaIsUp(frozen.line)
    void frozen.line.switchboard.command(speak, { actor: operator })
    await until(() => answers === 1 && clock.waiting() > 0)
    const { carrier, sent } = scriptedCarrier(() => accepted)
    const later = { ...systemClock, now: () => Date.now() + 5_000 }
    const line = await openLine(frozen.journal, carrier, 8, later)
    takeOver(frozen, line)
    await until(async () => (await types(frozen.journal)).includes('CommandAccepted'))
    clock.wake(10_000)
    // Nothing follows: the lane is gone once the command was given up.
    await until(() => clock.waiting() === 0)
    expect([sent.length, answers]).toEqual([1, 1])
    const outcomes = (await types(frozen.journal)).filter(type => type.startsWith('Command'))
    expect(outcomes).toEqual(['CommandRequested', 'CommandAccepted'])
  })

  test('a node that stops gives back what it had not finished', async () => {
    const leaving = await open(() => refused({ reason: 'UNAVAILABLE', retryable: true, uncertain: true }))
    await adaIsUp(leaving.line)
    void leaving.line.switchboard.command(speak, { actor: operator })
    await until(() => leaving.sent.length > 0)
    lines.splice(
      lines.findIndex(l => l.line === leaving.line),
      1,
    )
    await leaving.line.close()
    const { carrier, sent } = scriptedCarrier(() => accepted)
    const line = await openLine(leaving.journal, carrier)
    lines.unshift({ line, journal: leaving.journal, place: leaving.place })
    await until(() => sent.length === 1)
    expect(sent[0]?.id).toBe(leaving.sent[0]?.id)
  })

  test('looks for a conference that the carrier says it has opened, without saying which', async () => {
    const looked: string[] = []
    const { line, sent, carrier } = await open()
    carrier.findConference = async name => {
      looked.push(name)
      if (looked.length === 2) throw new Error('The carrier does not answer.')
      return looked.length < 3 ? undefined : standup
    }
    await adaIsUp(line)
    const command: CarrierCommand = {
      ...{ kind: 'createConference', callId: callOf('ada'), legId: legOf('ada'), name: 'standup' },
      ...{ beep: 'NEVER', maxParticipants: 250, durationMinutes: 240, startOnCreate: true },
    }
    const settlement = await line.switchboard.command(command, { actor: operator })
    expect(settlement).toMatchObject({ kind: 'accepted', command: { result: { conferenceId: standup } } })
    expect(new Set(sent.map(({ id }) => id)).size).toBe(1)
    expect(looked).toEqual(['standup', 'standup', 'standup'])
  })

  test('sends nobody away who is in the conference already', async () => {
    const { line, sent, journal } = await open(({ command }) => {
      if (command.kind === 'createConference')
        return { kind: 'accepted', acceptance: { conferenceId: standup } }
      return command.kind === 'joinConference'
        ? refused({ reason: 'ALREADY_IN_CONFERENCE', carrierCode: '90044' })
        : accepted
    })
    await line.switchboard.createRoom(
      {
        ...{
          name: 'room',
          numbers: ['+12025550100' as E164],
          hostNumbers: [],
          beep: 'NEVER',
          maxParticipants: 250,
        },
        greeting: { first: '', next: '', voice: 'female', language: 'en-GB' },
        ...{ holdLoneParticipant: true, waitForGreeting: true, record: false },
        ...{ startWhenHostJoins: false, endWhenHostLeaves: false },
      },
      operator,
    )
    for (const [n, who] of ['ada', 'grace'].entries()) {
      const fact = initiated(who, n)
      await line.hear({
        ...fact,
        body: { ...fact.body, controlId: CallControlId(`v3:${who}`) },
      } as typeof fact)
      await line.hear(answered(who, n + 1))
      await until(() => sent.some(({ command }) => 'legId' in command && command.legId === legOf(who)))
    }
    await until(async () => (await types(journal)).includes('CommandFailed'))
    await line.switchboard.command(place, { actor: operator })
    const kinds = sent.map(({ command }) => command.kind)
    expect(kinds.toSorted()).toEqual(
      ['answerCall', 'answerCall', 'createConference', 'joinConference', 'placeCall'].toSorted(),
    )
  })

  test('makes a mute a fact when the carrier accepts it, after everything it knew (T0.11, invariant 12)', async () => {
    const { line, journal } = await open()
    await adaIsIn(line)
    const settlement = await line.switchboard.command(mute, { actor: operator })
    expect(settlement.kind).toBe('accepted')
    const events = await readEvents(journal.reader, { types: ['ParticipantMuted'] }, { after: 0, limit: 10 })
    expect(events).toMatchObject([
      {
        fact: { source: 'COMMAND', actor: operator },
        after: { participant: { muted: true } },
        changed: { participant: ['muted'] },
      },
    ])
    expect(settlement).toMatchObject({ command: { settledSeq: events[0] && events[0].seq + 1 } })
  })

  test('refuses what cannot be asked for, and records nothing of it (T0.6)', async () => {
    const { line, journal, sent } = await open()
    await adaIsIn(line)
    const impossible = async (command: CarrierCommand) => {
      const settlement = await line.switchboard.command(command, { actor: operator })
      return settlement.kind === 'impossible' ? settlement.why.code : settlement.kind
    }
    const before = await types(journal)
    expect(await impossible({ ...mute, legIds: [legOf('grace')] } as CarrierCommand)).toBe('NOT_FOUND')
    expect(await impossible({ ...mute, conferenceId: ConferenceId('elsewhere') } as CarrierCommand)).toBe(
      'NOT_FOUND',
    )
    expect(await impossible({ ...speak, legId: legOf('grace') } as CarrierCommand)).toBe('NOT_FOUND')
    await line.hear(hungUp('ada', 5))
    expect(await impossible(mute)).toBe('ACTION_NOT_ALLOWED')
    expect(await impossible(speak)).toBe('ACTION_NOT_ALLOWED')
    expect(sent).toEqual([])
    expect(await types(journal)).toEqual([...before, 'CallEnded'])
  })

  test("tells the failure of a command as an event with the carrier's code (S0.30, T0.10)", async () => {
    const { line, journal } = await open(() =>
      refused({ reason: 'CALL_NOT_ANSWERED', carrierCode: '90034', carrierTitle: 'Call not answered yet' }),
    )
    await adaIsUp(line)
    await line.switchboard.command(speak, { actor: operator })
    const [event] = await readEvents(journal.reader, { types: ['CommandFailed'] }, { after: 0, limit: 1 })
    expect(event?.fact.body).toMatchObject({
      kind: 'speakOnCall',
      code: 'CALL_NOT_ANSWERED',
      carrierCode: '90034',
    })
  })
})

/** A clock whose timers run out when it wakes up, all at once and late. */
function frozenClock() {
  const tasks = new Set<() => void>()
  let offset = 0
  return {
    now: () => Date.now() + offset,
    after(ms: number, task: () => void) {
      // Sweeps and renewals are timers, too, and stand still; what the command waits for is short.
      if (ms >= 1_000) return () => {}
      tasks.add(task)
      return () => tasks.delete(task)
    },
    waiting: () => tasks.size,
    wake(ms: number) {
      offset = ms
      for (const task of [...tasks]) {
        tasks.delete(task)
        task()
      }
    },
  }
}

function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  return eventually(async () => ((await holds()) ? undefined : 'It did not come to that.'))
}
