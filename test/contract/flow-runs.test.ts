import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { Outcome, SendableCommand } from '../../src/carrier/carrier.js'
import type { CallFlow } from '../../src/flow/document.js'
import type { FlowRunRecord } from '../../src/flow/record.js'
import type { Journal } from '../../src/journal/journal.js'
import { listFlowRuns } from '../../src/journal/reads/flow-runs.js'
import { type Clock, systemClock } from '../../src/kernel/clock.js'
import { CallControlId } from '../../src/kernel/ids.js'
import { eventually } from '../support/eventually.js'
import { answered, callOf, hungUp, initiated, legOf, told } from '../support/facts.js'
import { flowJson, flowOf, say } from '../support/flows.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { accepted, type Line, openLine, scriptedCarrier } from '../support/line.js'

const by = { actor: { kind: 'CLIENT' as const, name: 'test' } }
const ada = { callId: callOf('ada'), legId: legOf('ada') }

onEachDatabase('runs of call flows', place_ => {
  const opened: { lines: Line[]; journal: Journal; place: Place }[] = []
  afterEach(async () => {
    for (const { lines, journal, place } of opened.splice(0)) {
      for (const line of lines) await line.close()
      await journal.close()
      await place.remove()
    }
  })

  /** A caller on a line whose carrier answers as told. */
  async function called(answer: (sent: SendableCommand) => Outcome = () => accepted) {
    const place = await place_()
    const journal = await place.open()
    const clock = lateClock()
    const script = scriptedCarrier(answer)
    const line = await openLine(journal, script.carrier, 8, clock)
    const lines = [line]
    opened.push({ lines, journal, place })
    const fact = initiated('ada', 0)
    await line.hear({ ...fact, body: { ...fact.body, controlId: CallControlId('v3:ada') } } as typeof fact)
    await line.hear(answered('ada', 1))
    return { ...script, line, lines, journal, clock }
  }

  /** The same with a flow running. */
  async function running(flow: CallFlow, answer?: (sent: SendableCommand) => Outcome) {
    const { lines, ...caller } = await called(answer)
    const { line, journal, carrier } = caller
    const done = await line.switchboard.runFlow(flow, ada, by)
    if (done.kind !== 'done') throw new Error(`It was not run: ${JSON.stringify(done)}`)
    const run = async (): Promise<FlowRunRecord> => {
      const { edges } = await listFlowRuns(journal.reader, {}, { first: 2 })
      expect(edges).toHaveLength(1)
      return edges[0]?.item as FlowRunRecord
    }
    const standsIn = (stepId: string | undefined) =>
      eventually(async () => {
        const { run: now } = await run()
        const step = now.position === null ? undefined : now.flow.steps[now.position]?.id
        return step === stepId ? undefined : `stands in ${step}, waits for ${JSON.stringify(now.wait)}`
      })
    const anotherNode = async (ahead: Clock) => {
      const node = await openLine(journal, carrier, 8, ahead)
      lines.push(node)
      return node
    }
    return { ...caller, run, standsIn, anotherNode }
  }

  test('is one for all who ask with one key, also in the same moment', async () => {
    const { line, sent } = await called()
    const flow = flowOf([say('A word.', { id: 'first' })])
    const once = { ...by, idempotencyKey: 'once' }
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => line.switchboard.runFlow(flow, ada, once)),
    )
    const ids = outcomes.map(outcome => (outcome.kind === 'done' ? outcome.record.run.id : outcome.kind))
    expect(new Set(ids).size).toBe(1)
    expect(await line.switchboard.runFlow(flow, ada, once)).toMatchObject({ record: { run: { id: ids[0] } } })
    const other = flowOf([say('Another word.', { id: 'first' })])
    expect((await line.switchboard.runFlow(other, ada, once)).kind).toBe('conflict')
    await eventually(async () => (sent.length > 0 ? undefined : 'nothing is said'))
    expect(sent.map(({ command }) => command.kind)).toEqual(['speakOnCall'])
  })

  test('goes on without a word of the carrier when that is lost, and not before', async () => {
    const { line, clock, standsIn, run } = await running(
      flowOf([say('A word.', { id: 'first' }), { id: 'wait', action: 'pause', options: { length: 600 } }]),
    )
    await standsIn('first')
    clock.moveBy(29 * 60_000)
    await line.hear(told(2, { type: 'CallHeld', ...ada }))
    await standsIn('first')
    clock.moveBy(2 * 60_000)
    await standsIn('wait')
    expect((await run()).run.trace).toContainEqual(
      expect.objectContaining({
        stepId: 'first',
        event: 'FAILED',
        detail: expect.stringContaining('carrier'),
      }),
    )
  })

  test('takes a key that a collection has had for none of the next step, however late it is told', async () => {
    const { line, standsIn, run } = await running(
      flowOf([
        say('Your number?', { id: 'number', endKey: '#', onKeypressVar: 'number' }),
        { id: 'wait', action: 'pause', options: { length: 600 }, onKeypressVar: 'pressed' },
        { id: 'end', action: 'pause', options: { length: 600 } },
      ]),
    )
    await line.hear(told(5, { type: 'DigitsGathered', ...ada, digits: '42', status: 'VALID' }))
    await standsIn('wait')
    await line.hear(told(4, { type: 'DigitReceived', ...ada, digit: '2' }))
    await standsIn('wait')
    await line.hear(told(9, { type: 'DigitReceived', ...ada, digit: '7' }))
    await standsIn('end')
    expect((await run()).run.variables).toMatchObject({ number: '42', pressed: '7' })
  })

  test('leaves out a step that the carrier refuses, and says so', async () => {
    const refuseAudio = ({ command }: SendableCommand): Outcome =>
      command.kind === 'playOnCall'
        ? { kind: 'refused', refusal: { reason: 'INVALID', retryable: false, uncertain: false } }
        : accepted
    const { standsIn, run, sent } = await running(
      flowOf([
        { id: 'play', action: 'play', options: { media: 'https://media.example.test/a.wav' } },
        say('Instead.', { id: 'instead' }),
      ]),
      refuseAudio,
    )
    await standsIn('instead')
    await eventually(async () => (sent.length === 2 ? undefined : `${sent.length} commands were sent`))
    expect(sent.map(({ command }) => command.kind)).toEqual(['playOnCall', 'speakOnCall'])
    expect((await run()).run.trace).toContainEqual({
      flow: 0,
      stepId: 'play',
      event: 'FAILED',
      detail: 'INVALID',
    })
  })

  test('a request to a server that a dead node had under way is sent again by another, once its time is over', async () => {
    let asked = 0
    const server = createServer((_, response) => {
      asked += 1
      // The first one is never answered.
      if (asked > 1) response.end(flowJson([{ id: 'fetched', action: 'pause', options: { length: 60 } }]))
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/flow`
    const { line, clock, standsIn, anotherNode, run } = await running(
      flowOf([{ id: 'fetch', action: 'fetchCallFlow', options: { url } }]),
    )
    await eventually(async () => (asked === 1 ? undefined : `asked ${asked} times`))
    await line.close()
    const ahead = lateClock()
    ahead.moveBy(clock.now() - Date.now() + 60_000)
    await anotherNode(ahead)
    await eventually(async () => {
      await standsIn('fetched')
      return undefined
    })
    expect(asked).toBe(2)
    expect((await run()).run.fetchCount).toBe(1)
    server.closeAllConnections()
    server.close()
  })

  test('a timer that cannot be rung does not keep the others from ringing', async () => {
    const { line, journal, clock, standsIn } = await running(
      flowOf([
        { id: 'wait', action: 'pause', options: { length: 60 } },
        { id: 'end', action: 'pause', options: { length: 600 } },
      ]),
    )
    await standsIn('wait')
    const broken = { id: 'broken', due_ms: clock.now() - 1_000, signal: 'no signal' }
    await journal.reader.insertInto('timers').values(broken).execute()
    clock.moveBy(61_000)
    await standsIn('end')
    const { due_ms: due } = await journal.reader
      .selectFrom('timers')
      .select('due_ms')
      .where('id', '=', 'broken')
      .executeTakeFirstOrThrow()
    expect(Number(due)).toBeGreaterThan(clock.now())
    // It complains of the broken one when it closes.
    await expect(line.close()).rejects.toThrow('JSON')
  })

  test('a hang-up ends a run wherever it stands, and takes its timers along', async () => {
    const { line, run, journal } = await running(
      flowOf([{ id: 'wait', action: 'pause', options: { length: 600 } }, say('Never said.')]),
    )
    await line.hear(hungUp('ada', 3))
    await eventually(async () => ((await run()).run.status === 'ENDED' ? undefined : 'is still running'))
    const timers = await journal.reader.selectFrom('timers').select('id').execute()
    expect(timers).toEqual([])
  })
})

interface MovedClock extends Clock {
  moveBy(ms: number): void
}

/** The machine's clock, which can be put forward; what waits rings as if the time had passed. */
function lateClock(): MovedClock {
  let ahead = 0
  const waiting = new Map<object, { at: number; run: () => void; cancel: () => void }>()
  const now = () => systemClock.now() + ahead
  return {
    now,
    after(ms, run) {
      const key = {}
      const entry = {
        at: now() + ms,
        run,
        cancel: systemClock.after(ms, () => {
          waiting.delete(key)
          run()
        }),
      }
      waiting.set(key, entry)
      return () => {
        entry.cancel()
        waiting.delete(key)
      }
    },
    moveBy(ms) {
      ahead += ms
      for (const [key, entry] of waiting) {
        if (entry.at > now()) continue
        waiting.delete(key)
        entry.cancel()
        entry.run()
      }
    },
  }
}
