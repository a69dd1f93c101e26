import { expect, test } from 'vitest'
import { listFlowRuns } from '../../src/journal/reads/flow-runs.js'
import { CallFlowId } from '../../src/kernel/ids.js'
import { instantOf } from '../../src/kernel/instant.js'
import { eventually } from '../support/eventually.js'
import { openExchange } from '../support/exchange.js'
import { flowOf, say } from '../support/flows.js'

test('a thousand runs at once come to their end, each once', async () => {
  const exchange = await openExchange()
  const callers = process.env.CI === undefined ? 200 : 1000
  const { title, record, steps } = flowOf([
    say('Press one.', { onKeypressVar: 'choice', onKeypressGoto: 'thanks' }),
    say('You pressed nothing.'),
    { id: 'thanks', ...say('Thank you for {{choice}}.') },
    { action: 'pause', options: { length: 1 } },
  ])
  await exchange.journal.append(async tx => {
    const id = CallFlowId('survey')
    await tx.flows.add(id, { title, record, steps }, instantOf(Date.now()))
    await tx.flows.setDefault(id)
  })
  const to = exchange.simulator.numbers.at(-1) as string
  const numbers = Array.from({ length: callers }, (_, i) => `+1202556${String(i).padStart(4, '0')}`)
  const asked = new Set<string>()
  const call = async () => {
    for (let from = numbers.pop(); from !== undefined; from = numbers.pop()) {
      await exchange.people.call(from, to)
    }
  }
  await Promise.all([call(), call(), call(), call()])
  await eventually(async () => {
    const phones = await exchange.people.phones()
    for (const phone of phones) {
      if (phone.hears.text !== 'Press one.' || asked.has(phone.id)) continue
      asked.add(phone.id)
      await exchange.people.keys(phone.id, '1')
    }
    const up = phones.filter(({ state }) => state !== 'ended').length
    return up === 0 ? undefined : `${up} are still up, ${asked.size} were asked`
  }, 150_000)

  await eventually(async () => {
    const { count } = await listFlowRuns(
      exchange.journal.reader,
      { statuses: ['READY', 'RUNNING'] },
      { first: 1 },
    )
    const open = await count()
    return open === 0 ? undefined : `${open} runs have not ended`
  })
  const rows = await exchange.journal.reader.selectFrom('flow_runs').select('record').execute()
  const ends = rows.map(({ record: text }) => {
    const { run } = JSON.parse(text)
    return `${run.outcome.kind} ${run.variables.choice} ${run.trace.map((t: { stepId: string }) => t.stepId)}`
  })
  // Whoever the test comes to too late has pressed nothing; nobody hears both, and nobody nothing.
  const pressed = ends.filter(end => end === 'COMPLETED 1 step-1,step-1,step-1,thanks,step-4').length
  const silent = ends.filter(end => end === 'COMPLETED undefined step-1,step-2,thanks,step-4').length
  expect(pressed + silent).toBe(callers)
  expect(pressed).toBeGreaterThan(0)
  const sent = async () => {
    const rows = await exchange.journal.reader
      .selectFrom('commands')
      .select(['kind', 'status', e => e.fn.countAll<number>().as('count')])
      .groupBy(['kind', 'status'])
      .orderBy('kind')
      .execute()
    return rows.map(({ kind, status, count }) => `${kind} ${status} ${count}`)
  }
  // A phone hears of its end before the command that ended it has its answer.
  await eventually(async () => (await sent()).find(line => line.includes('REQUESTED')))
  expect(await sent()).toEqual([
    `answerCall ACCEPTED ${callers}`,
    `gatherDigits ACCEPTED ${callers}`,
    `hangUpCall ACCEPTED ${callers}`,
    `speakOnCall ACCEPTED ${pressed + 2 * silent}`,
  ])
  expect(exchange.errors).toEqual([])
  await exchange.close()
}, 240_000)
