import { afterEach, expect, test } from 'vitest'
import type { FlowDocument } from '../../src/journal/call-flows.js'
import type { Journal } from '../../src/journal/journal.js'
import { callFlowsById, listCallFlows, listFlowVersions } from '../../src/journal/reads/call-flows.js'
import { CallFlowId } from '../../src/kernel/ids.js'
import { instantOf } from '../../src/kernel/instant.js'
import type { NumberBinding } from '../../src/tracking/binding.js'
import { numberOf, office } from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'
import { flowOf, hangup, say } from '../unit/flow/documents.js'

const documentOf = (title: string): FlowDocument => {
  const { record, steps } = flowOf([say('Welcome.'), hangup])
  return { title, record, steps }
}
const sales = CallFlowId('sales')
const support = CallFlowId('support')
const [first, second] = [instantOf(1000), instantOf(2000)]

onEachDatabase('the call flows of a journal', place => {
  const open: { journal: Journal; here: Place }[] = []
  const newJournal = async () => {
    const here = await place()
    const journal = await here.open()
    open.push({ journal, here })
    await journal.append(async ({ flows }) => {
      await flows.add(sales, documentOf('Sales'), first)
      await flows.add(support, documentOf('Help'), first)
    })
    return { journal, here }
  }
  afterEach(async () => {
    for (const { journal, here } of open.splice(0)) {
      await journal.close()
      await here.remove()
    }
  })

  test('a flow is kept with everything a run needs of it (S3.32)', async () => {
    const { journal } = await newJournal()
    const kept = await journal.append(({ flows }) => flows.find(sales))
    const beside = { id: sales, version: 1, default: false, createdAt: first, updatedAt: first }
    expect(kept).toEqual({ ...beside, flow: { ...documentOf('Sales'), ...beside } })
    expect(await callFlowsById(journal.reader, [sales, CallFlowId('none')])).toEqual(new Map([[sales, kept]]))
    expect(await journal.append(({ flows }) => flows.find(CallFlowId('none')))).toBeUndefined()
  })

  test('every version stays readable, the present one first, until the flow is taken away', async () => {
    const { journal } = await newJournal()
    await journal.append(({ flows }) =>
      flows.put(sales, { version: 2, document: documentOf('Selling'), savedAt: second }),
    )
    const versions = () => listFlowVersions(journal.reader, sales, {})
    expect((await versions()).edges.map(({ item }) => item)).toEqual([
      { version: 2, document: documentOf('Selling'), savedAt: second },
      { version: 1, document: documentOf('Sales'), savedAt: first },
    ])
    expect(await journal.append(({ flows }) => flows.find(sales))).toMatchObject({
      version: 2,
      createdAt: first,
      updatedAt: second,
    })
    await journal.append(({ flows }) => flows.remove(sales))
    expect((await versions()).edges).toEqual([])
  })

  test('are listed by their titles', async () => {
    const { journal } = await newJournal()
    const page = await listCallFlows(journal.reader, { first: 1 })
    expect(page.edges.map(({ item }) => item.flow.title)).toEqual(['Help'])
    const rest = await listCallFlows(journal.reader, { after: page.edges[0]?.cursor })
    expect(rest.edges.map(({ item }) => item.flow.title)).toEqual(['Sales'])
    expect(await rest.count()).toBe(2)
  })

  test('one is the default, then another, then none, also after the journal was closed (S3.33)', async () => {
    const { journal, here } = await newJournal()
    await journal.append(({ flows }) => flows.setDefault(sales))
    await journal.append(({ flows }) => flows.setDefault(support))
    await journal.close()
    const again = await here.open()
    open.splice(0, 1, { journal: again, here })
    expect(await again.append(({ flows }) => flows.default())).toMatchObject({ id: support, default: true })
    await again.append(({ flows }) => flows.setDefault(undefined))
    expect(await again.append(({ flows }) => flows.default())).toBeUndefined()
  })

  test('are known to be what a number leads to, at once or as the last resort, while it does', async () => {
    const { journal } = await newJournal()
    const forward = {
      destination: numberOf('grace'),
      record: false,
      shownNumber: 'CALLER',
      timeoutSeconds: 20,
    }
    const binding = (id: string, number: string, target: object) =>
      ({ id, number, target, since: first }) as NumberBinding
    await journal.append(({ bindings }) =>
      bindings.add([
        binding('one', numberOf('ada'), { kind: 'CALL_FLOW', callFlowId: sales }),
        binding('two', office, { kind: 'FORWARD', ...forward, fallback: { callFlowId: support } }),
      ]),
    )
    const reached = (id: CallFlowId) => journal.append(({ bindings }) => bindings.reachFlow(id))
    expect(await Promise.all([sales, support, CallFlowId('none')].map(reached))).toEqual([true, true, false])
    await journal.append(({ bindings }) => bindings.end(['one' as NumberBinding['id']], second))
    expect(await Promise.all([sales, support].map(reached))).toEqual([false, true])
  })

  test('the database itself refuses a second default (S3.33)', async () => {
    const { journal } = await newJournal()
    await journal.append(({ flows }) => flows.setDefault(sales))
    const second = journal.reader
      .updateTable('call_flows')
      .set({ is_default: 1 })
      .where('id', '=', support)
      .execute()
    await expect(second).rejects.toThrow(/unique/i)
  })
})
