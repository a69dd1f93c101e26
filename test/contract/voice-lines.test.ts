import { afterEach, expect, test } from 'vitest'
import { readEvents } from '../../src/journal/events.js'
import { Identity, type ServiceLineId } from '../../src/kernel/ids.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { type Line, openLine } from '../support/line.js'

onEachDatabase('service lines', place_ => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })
  /** Two nodes on one journal; on SQLite, which allows one process, twice the same. */
  const open = async () => {
    const place: Place = await place_()
    closing.push(() => place.remove())
    const node = async () => {
      const journal = await place.open()
      const line = await openLine(journal)
      closing.push(async () => {
        await line.close()
        await journal.close()
      })
      return { journal, line }
    }
    const near = await node()
    return { near, far: near.journal.storage === 'POSTGRESQL' ? await node() : near }
  }
  const operators = ['op1', 'op2', 'op3', 'op4', 'op5'].map(Identity)
  const lineWithAll = async ({ switchboard: { voice } }: Line): Promise<ServiceLineId> => {
    const named = operators.map(identity => ({ identity, name: `Operator ${identity}` }))
    const outcome = await voice.createLine({ name: 'support', operators: named, ringSeconds: 20 })
    if (outcome.kind !== 'done') throw new Error(outcome.kind)
    for (const operator of operators) {
      voice.attend(operator, { takesCalls: true })
      await voice.setAvailability(operator, true)
    }
    return outcome.line.id
  }
  const start = ({ switchboard: { voice } }: Line, n: number, lineId: ServiceLineId) =>
    voice.start({
      ...{ by: Identity(`customer${n}`), to: { lineId }, cid: `c${n}`, ringMs: 1_000 },
      ...{ peerInfo: 'offer', data: {} },
    })

  test('ring at each operator for one customer at a time, whichever node picks (invariant 13)', async () => {
    const { near, far } = await open()
    const lineId = await lineWithAll(near.line)
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => start(n % 2 === 0 ? near.line : far.line, n, lineId)),
    )
    const rung = answers.map(({ session }) => session?.receiver).filter(each => each !== undefined)
    expect(rung.toSorted()).toEqual(operators)
    expect(answers.filter(({ session }) => session?.status === 'FAILED')).toHaveLength(15)
    const events = await readEvents(
      near.journal.reader,
      { types: ['VoiceSignalRelayed'] },
      { after: 0, limit: 100 },
    )
    const starts = events.filter(
      e => e.fact.body.type === 'VoiceSignalRelayed' && e.fact.body.signal === 'START',
    )
    expect(starts.map(e => e.about.identity).toSorted()).toEqual(operators)
  })
})
