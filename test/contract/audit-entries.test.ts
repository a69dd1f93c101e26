import { Registry } from 'prom-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { AuditAction, AuditEntry } from '../../src/journal/audit-entries.js'
import type { Journal } from '../../src/journal/journal.js'
import { type AuditWanted, exportAuditEntries, listAuditEntries } from '../../src/journal/reads/audit.js'
import { systemClock } from '../../src/kernel/clock.js'
import { instantOf } from '../../src/kernel/instant.js'
import { openAudit } from '../../src/observability/audit.js'
import { onEachDatabase, type Place } from '../support/journals.js'

const START = Date.parse('2026-03-01T00:00:00Z')
const minute = (index: number) => instantOf(START + index * 60_000)

function entry(index: number, of: Partial<AuditEntry> = {}): AuditEntry {
  const at = minute(index)
  return { id: `${at}-${index}`, at, action: 'MUTATION', outcome: 'OK', count: 1, details: {}, ...of }
}

onEachDatabase('the table of audit entries', place => {
  let at: Place
  let journal: Journal
  beforeAll(async () => {
    at = await place()
    journal = await at.open()
  })
  afterAll(async () => {
    await journal.close()
    await at.remove()
  })
  const names = async (wanted: AuditWanted = {}) =>
    (await listAuditEntries(journal.reader, wanted, { first: 250 })).edges.map(({ item }) => item.outcome)

  const full = entry(2, {
    outcome: 'two',
    action: 'CONFIGURATION',
    identity: 'key:owner',
    name: 'owner',
    role: 'ADMIN',
    address: '192.0.2.1',
    target: { kind: 'Room', id: 'room-1' },
    count: 7,
    details: { field: 'updateRoom', before: { record: false }, after: null },
  })

  test('gives entries back as they were written, newest first, each once', async () => {
    const one = entry(1, { outcome: 'one', identity: 'key:desk', address: '192.0.2.1' })
    await journal.audit.add([one, full])
    // As after an answer that was lost.
    await journal.audit.add([full, entry(3, { outcome: 'three', target: { id: 'room-1' } })])
    const { edges } = await listAuditEntries(journal.reader, {}, {})
    expect(edges.map(({ item }) => item.outcome)).toEqual(['three', 'two', 'one'])
    expect(edges[1]?.item).toEqual(full)
    expect(edges[2]?.item).toEqual(one)
  })

  test('finds them by who, what, about what, from where and when', async () => {
    expect(await names({ identities: ['key:owner', 'key:desk'] })).toEqual(['two', 'one'])
    expect(await names({ identities: [] })).toEqual([])
    expect(await names({ actions: ['CONFIGURATION'] })).toEqual(['two'])
    expect(await names({ targetId: 'room-1' })).toEqual(['three', 'two'])
    expect(await names({ address: '192.0.2.1', actions: ['MUTATION'] })).toEqual(['one'])
    expect(await names({ from: minute(2) })).toEqual(['three', 'two'])
    expect(await names({ before: minute(2) })).toEqual(['one'])
    expect(await names({ from: minute(2), before: minute(3) })).toEqual(['two'])
  })

  test('is paged through in both directions, and exported the other way round', async () => {
    const page = async (args: object) => {
      const { edges, hasNext } = await listAuditEntries(journal.reader, {}, args)
      return {
        items: edges.map(({ item }) => item.outcome),
        cursor: edges.at(-1)?.cursor,
        more: await hasNext(),
      }
    }
    const first = await page({ first: 2 })
    expect(first).toMatchObject({ items: ['three', 'two'], more: true })
    expect(await page({ first: 2, after: first.cursor })).toMatchObject({ items: ['one'], more: false })
    expect(await page({ last: 1 })).toMatchObject({ items: ['one'] })
    const exported = await exportAuditEntries(journal.reader, {}, {})
    expect(exported.edges.map(({ item }) => item.outcome)).toEqual(['one', 'two', 'three'])
  })

  test('forgets the oldest, a part at a time', async () => {
    expect(await journal.audit.forget(minute(3), 1)).toBe(1)
    expect(await names()).toEqual(['three', 'two'])
    expect(await journal.audit.forget(minute(3), 10)).toBe(1)
    expect(await journal.audit.forget(minute(3), 10)).toBe(0)
    expect(await names()).toEqual(['three'])
  })

  test('keeps only the newest refused log-ins, and everything else', async () => {
    const action: AuditAction = 'LOG_IN_REFUSED'
    await journal.audit.add(
      Array.from({ length: 450 }, (_, n) => entry(100 + n, { action, outcome: `r${n}` })),
    )
    expect(await journal.audit.bound(action, 3, 1_000)).toBe(447)
    expect(await journal.audit.bound(action, 3, 1_000)).toBe(0)
    expect(await names()).toEqual(['r449', 'r448', 'r447', 'three'])
  })
})

onEachDatabase('an audit log', place => {
  let at: Place
  let journal: Journal
  beforeAll(async () => {
    at = await place()
    journal = await at.open()
  })
  afterAll(async () => {
    await journal.close()
    await at.remove()
  })
  const node = (retentionDays = 365) =>
    openAudit({
      entries: journal.audit,
      clock: systemClock,
      retentionDays,
      registry: new Registry(),
      keepRefused: 5,
      onError: error => {
        throw error
      },
    })
  const count = async () => (await listAuditEntries(journal.reader, {}, {})).count()

  test('is written by several nodes at once, and loses nothing when they stop', async () => {
    const nodes = [node(), node(), node()]
    for (const [index, { record, recordRepeated }] of nodes.entries()) {
      for (let times = 0; times < 100; times += 1) {
        void record({ action: 'MUTATION', outcome: 'OK', details: { node: index, times } })
        recordRepeated('key', { action: 'LOG_IN', outcome: 'OK', details: {} })
      }
    }
    await Promise.all(nodes.map(each => each.close()))
    // Of what is repeated, each node has the first and one that counts the others.
    expect(await count()).toBe(3 * 102)
    const { edges } = await listAuditEntries(journal.reader, { actions: ['LOG_IN'] }, {})
    expect(edges.reduce((sum, { item }) => sum + item.count, 0)).toBe(300)
  })

  test('forgets what is older than its retention, and all but the newest refused log-ins', async () => {
    const old = instantOf(Date.now() - 366 * 86_400_000)
    const young = instantOf(Date.now() - 364 * 86_400_000)
    const refused = Array.from({ length: 20 }, (_, n) =>
      entry(n, { id: `${young}-${n + 10}`, at: young, action: 'LOG_IN_REFUSED' }),
    )
    await journal.audit.add([
      entry(0, { id: `${old}-old`, at: old, target: { id: 'thing' } }),
      entry(0, { id: `${young}-young`, at: young, target: { id: 'thing' } }),
      ...refused,
    ])
    await node().close()
    const kept = await listAuditEntries(journal.reader, { targetId: 'thing' }, {})
    expect(kept.edges.map(({ item }) => item.id)).toEqual([`${young}-young`])
    const left = await listAuditEntries(journal.reader, { actions: ['LOG_IN_REFUSED'] }, {})
    expect(left.edges.map(({ item }) => item.id)).toEqual([29, 28, 27, 26, 25].map(n => `${young}-${n}`))
  })
})
