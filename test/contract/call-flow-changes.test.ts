import { setImmediate } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import type { StepDraft } from '../../src/flow/document.js'
import type { Journal } from '../../src/journal/journal.js'
import { listFlowVersions } from '../../src/journal/reads/call-flows.js'
import { CallFlowId } from '../../src/kernel/ids.js'
import type { CallFlowOutcome, Switchboard } from '../../src/switchboard/port.js'
import { onEachDatabase } from '../support/journals.js'
import { openLine } from '../support/line.js'
import { hangup, pause } from '../unit/flow/documents.js'

const draftOf = (title: string, isDefault = false) => ({
  title,
  default: isDefault,
  steps: [hangup as StepDraft],
})
const storedOf = (outcome: CallFlowOutcome) => {
  if (outcome.kind !== 'done') throw new Error(JSON.stringify(outcome))
  return outcome.stored
}

onEachDatabase('changes to call flows', place => {
  const closing: (() => Promise<unknown>)[] = []
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
  })

  /** Two nodes; on SQLite, where there is one only, both are the same. */
  const open = async () => {
    const here = await place()
    closing.push(() => here.remove())
    const node = async () => {
      const journal = await here.open()
      closing.push(() => journal.close())
      const line = await openLine(journal)
      closing.push(() => line.close())
      return { journal, switchboard: line.switchboard }
    }
    const one = await node()
    const other = one.journal.storage === 'SQLITE' ? one : await node()
    return { journal: one.journal, nodes: [one.switchboard, other.switchboard] as [Switchboard, Switchboard] }
  }
  const defaultsOf = ({ reader }: Journal) =>
    reader.selectFrom('call_flows').select(['id', 'version']).where('is_default', '=', 1).execute()

  test('one of many that change the same version wins, the others are told which it is now', async () => {
    const { journal, nodes } = await open()
    const { id } = storedOf(await nodes[0].createCallFlow(draftOf('Start')))
    const outcomes = await Promise.all(
      Array.from({ length: 20 }, (_, i) =>
        nodes[i % 2 === 0 ? 0 : 1].updateCallFlow(id, {
          expectedVersion: 1,
          changes: { title: `Change ${i}`, steps: [pause(i + 1) as StepDraft] },
        }),
      ),
    )
    const won = outcomes.filter(({ kind }) => kind === 'done')
    expect(won).toHaveLength(1)
    expect(outcomes.filter(({ kind }) => kind !== 'done')).toEqual(
      Array(19).fill({ kind: 'stale', version: 2 }),
    )
    const { edges } = await listFlowVersions(journal.reader, id, {})
    const winner = storedOf(won[0] as CallFlowOutcome)
    expect(edges.map(({ item }) => [item.version, item.document.title])).toEqual([
      [2, winner.flow.title],
      [1, 'Start'],
    ])
  })

  test('no change is lost when each is made to what was there (S3.20)', async () => {
    const { journal, nodes } = await open()
    const { id } = storedOf(await nodes[0].createCallFlow(draftOf('0')))
    const addOne = async (node: Switchboard): Promise<void> => {
      for (;;) {
        const row = await journal.reader
          .selectFrom('call_flows')
          .selectAll()
          .where('id', '=', id)
          .executeTakeFirstOrThrow()
        const changes = { title: String(Number(row.title) + 1) }
        const { kind } = await node.updateCallFlow(id, { expectedVersion: row.version, changes })
        if (kind === 'done') return
        expect(kind).toBe('stale')
      }
    }
    await Promise.all(Array.from({ length: 10 }, (_, i) => addOne(nodes[i % 2 === 0 ? 0 : 1])))
    const { edges } = await listFlowVersions(journal.reader, id, { first: 1 })
    expect(edges[0]?.item).toMatchObject({ version: 11, document: { title: '10' } })
  })

  test('there is one default flow, however many are made it at once on whichever node (S3.33)', async () => {
    const { journal, nodes } = await open()
    const ids = await Promise.all(
      Array.from(
        { length: 6 },
        async (_, i) => storedOf(await nodes[0].createCallFlow(draftOf(`Flow ${i}`))).id,
      ),
    )
    const seen: number[] = []
    let busy = true
    const watching = (async () => {
      while (busy) {
        seen.push((await defaultsOf(journal)).length)
        // SQLite answers at once: nobody else would have a turn.
        await setImmediate()
      }
    })()
    await nodes[0].setDefaultCallFlow(ids[0] as CallFlowId, true)
    const from = seen.length
    const outcomes = await Promise.all([
      ...Array.from({ length: 30 }, (_, i) =>
        nodes[i % 2 === 0 ? 0 : 1].setDefaultCallFlow(ids[i % 6] as CallFlowId, true),
      ),
      ...[0, 1].map(i => nodes[i as 0 | 1].createCallFlow(draftOf(`New ${i}`, true))),
    ])
    busy = false
    await watching
    expect(outcomes.every(({ kind }) => kind === 'done')).toBe(true)
    expect(new Set([...seen.slice(from), (await defaultsOf(journal)).length])).toEqual(new Set([1]))
    // Being the default is no change of the flow.
    expect((await defaultsOf(journal))[0]?.version).toBe(1)
  })

  test('the default one, and none that there is, can be taken away', async () => {
    const { journal, nodes } = await open()
    const { id } = storedOf(await nodes[0].createCallFlow(draftOf('Kept', true)))
    expect(await nodes[1].deleteCallFlow(id)).toEqual({ kind: 'inUse', by: 'DEFAULT' })
    expect(await nodes[1].deleteCallFlow(CallFlowId('none'))).toEqual({ kind: 'unknown' })
    await nodes[1].setDefaultCallFlow(id, false)
    expect(await nodes[0].deleteCallFlow(id)).toMatchObject({ kind: 'done' })
    expect(await defaultsOf(journal)).toEqual([])
  })
})
