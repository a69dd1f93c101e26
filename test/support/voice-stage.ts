import { setImmediate } from 'node:timers/promises'
import { readEvents } from '../../src/journal/events.js'
import type { Journal } from '../../src/journal/journal.js'
import { nextDue } from '../../src/journal/timers.js'
import { Identity, type ServiceLineId } from '../../src/kernel/ids.js'
import { virtualClock } from '../../src/simulator/clock.js'
import type { Signalling } from '../../src/switchboard/port.js'
import { eventually } from './eventually.js'
import type { Place } from './journals.js'
import { accepted, type Line, openLine, scriptedCarrier } from './line.js'

/** A switchboard whose time moves only when told to, and that may go and come back. */
export interface VoiceStage {
  readonly voice: Signalling
  readonly journal: Journal
  now(): number
  pass(ms: number): Promise<void>
  /** Stops and starts again; who listened listens again when it is back, `ms` later. */
  restart(ms?: number): Promise<void>
  listen(who: string): void
  leave(who: string): void
  /** Goes without a word, as with a node that dies. */
  vanish(who: string): Promise<void>
  /** Every signal that was relayed, in order: what, by whom, to whom. */
  relayed(): Promise<string[]>
  close(): Promise<void>
}

export async function openVoiceStage(place: Place): Promise<VoiceStage> {
  const clock = virtualClock(Date.parse('2026-01-01T00:00:00Z'))
  const { carrier } = scriptedCarrier(() => accepted)
  let journal: Journal
  let line: Line
  const listening = new Map<string, () => void>()
  const open = async () => {
    journal = await place.open()
    line = await openLine(journal, carrier, 8, clock)
    for (const who of listening.keys())
      listening.set(who, line.switchboard.voice.attend(Identity(who), { takesCalls: true }))
  }
  const isSettled = async () => {
    for (let turn = 0; turn < 4; turn += 1) await setImmediate()
    // Whatever was asked before this is done when this is.
    await line.switchboard.voice.setAvailability(Identity('nobody'), true)
    return ((await nextDue(journal.reader)) ?? Number.POSITIVE_INFINITY) > clock.now()
  }
  // What is late is rung in a later moment, which this must not hold up.
  const settle = async () => {
    for (let look = 0; look < 10; look += 1) if (await isSettled()) return
  }
  const pass = async (ms: number) => {
    await clock.advance(ms, settle)
    await eventually(async () => {
      if (await isSettled()) return undefined
      await clock.advance(0, settle)
      return 'A timer that is due is not rung.'
    })
  }
  const close = async () => {
    await line.close()
    await journal.close()
  }
  await open()
  return {
    get voice() {
      return line.switchboard.voice
    },
    get journal() {
      return journal
    },
    now: () => clock.now(),
    pass,
    async restart(ms = 0) {
      await close()
      if (ms > 0) await clock.advance(ms, async () => {})
      await open()
      await pass(0)
    },
    listen(who) {
      if (!listening.has(who))
        listening.set(who, line.switchboard.voice.attend(Identity(who), { takesCalls: true }))
    },
    leave(who) {
      listening.get(who)?.()
      listening.delete(who)
    },
    async vanish(who) {
      listening.delete(who)
      await close()
      await open()
    },
    async relayed() {
      const events = await readEvents(
        journal.reader,
        { types: ['VoiceSignalRelayed'] },
        { after: 0, limit: 10_000 },
      )
      return events.map(({ fact: { body }, about }) => {
        if (body.type !== 'VoiceSignalRelayed') throw new Error(body.type)
        if (about.identity !== body.receiver) throw new Error('told to somebody else')
        return `${body.signal} ${body.sender ?? 'server'}→${body.receiver}`
      })
    },
    close,
  }
}

/** A line with these operators, who are available and listen. */
export async function openStageLine(
  { voice, listen }: VoiceStage,
  operators: readonly string[],
  ringSeconds = 20,
): Promise<ServiceLineId> {
  const named = operators.map(name => ({ identity: Identity(name), name: `Operator ${name}` }))
  const outcome = await voice.createLine({ name: 'support', operators: named, ringSeconds })
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  for (const operator of operators) {
    listen(operator)
    await voice.setAvailability(Identity(operator), true)
  }
  return outcome.line.id
}
