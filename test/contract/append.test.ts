import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Journal } from '../../src/journal/journal.js'
import type { Tables } from '../../src/journal/schema.js'
import type { Timer } from '../../src/journal/timers.js'
import { together } from '../../src/journal/together.js'
import type { Transaction } from '../../src/journal/transaction.js'
import { eventually } from '../support/eventually.js'
import { callOf, legOf } from '../support/facts.js'
import { onEachDatabase, type Place } from '../support/journals.js'

const timer = (id: string): Timer => ({
  id,
  dueMs: 1,
  signal: { type: 'unboundCall', callId: callOf('ada'), legId: legOf('ada') },
})

const databaseOf = (tx: Transaction) => (tx as unknown as { db: Kysely<Tables> }).db

/** Many statements, each begun when the one before is done. */
async function setOneByOne(tx: Transaction, prefix: string): Promise<void> {
  for (let i = 0; i < 20; i += 1) await tx.timers.set([timer(`${prefix}${i}`)])
}

onEachDatabase('an append', place => {
  let home: Place
  let journal: Journal
  beforeEach(async () => {
    home = await place()
    journal = await home.open()
  })
  afterEach(async () => {
    await journal.close()
    await home.remove()
  })

  const timers = async () => {
    const rows = await journal.reader.selectFrom('timers').select('id').orderBy('id').execute()
    return rows.map(({ id }) => id)
  }

  test('writes what goes to the database together, and answers it in order', async () => {
    const answers = await journal.append(tx => together([setOneByOne(tx, 'a'), tx.head(), tx.known([])]))
    expect(answers).toEqual([undefined, 0, new Set()])
    expect(await timers()).toHaveLength(20)
  })

  test('leaves nothing when one of several things under way fails, and says which', async () => {
    const sets = (tx: Transaction) => [...'abcdefghijklmnopqrstuvwxyz'].map(id => tx.timers.set([timer(id)]))
    const nonsense = (tx: Transaction) => sql`select * from no_such_table`.execute(databaseOf(tx))
    await expect(
      journal.append(tx => together([setOneByOne(tx, 'a'), nonsense(tx), ...sets(tx)])),
    ).rejects.toThrow(/no_such_table/)
    expect(await timers()).toEqual([])
    await journal.append(tx => tx.timers.set([timer('next')]))
    expect(await timers()).toEqual(['next'])
  })

  test('does not write what is begun after its end', async () => {
    const late = await journal.append(async tx => () => tx.timers.set([timer('late')]))
    await expect(late()).rejects.toThrow()
    expect(await timers()).toEqual([])
  })

  test('is followed by the next when it fails itself', async () => {
    const cut = journal.append(async tx => {
      await setOneByOne(tx, 'a')
      await cutConnection(journal, databaseOf(tx))
    })
    await expect(cut).rejects.toThrow(/terminat|gone/i)
    await journal.append(tx => tx.timers.set([timer('next')]))
    expect(await timers()).toEqual(['next'])
  })

  test('of a node that falls silent holds up the others for some seconds, and is taken back', async () => {
    // A directory has one node.
    if (journal.storage === 'SQLITE') return expect(home.open()).rejects.toThrow('is in use')
    const other = await home.open()
    let wake = () => {}
    let silent: Promise<void> | undefined
    await new Promise<void>(isInside => {
      silent = other.append(async tx => {
        await tx.timers.set([timer('silent')])
        isInside()
        await new Promise<void>(resolve => {
          wake = resolve
        })
      })
    })
    await journal.append(tx => tx.timers.set([timer('next')]))
    expect(await timers()).toEqual(['next'])
    wake()
    await expect(silent).rejects.toThrow()
    await other.append(tx => tx.timers.set([timer('again')]))
    expect(await timers()).toEqual(['again', 'next'])
    await other.close()
  })

  test('goes on when a reader is cut off', async () => {
    await expect(cutConnection(journal, journal.reader)).rejects.toThrow(/terminat|gone/i)
    await journal.append(tx => tx.timers.set([timer('next')]))
    await eventually(async () =>
      (await timers().catch(() => [])).length === 1 ? undefined : 'nothing is read',
    )
  })
})

/** PostgreSQL ends the connection; SQLite has none that could end. */
async function cutConnection({ storage }: Journal, db: Kysely<Tables>): Promise<void> {
  if (storage === 'SQLITE') throw new Error('gone')
  await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db)
}
