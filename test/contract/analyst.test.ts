import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { type Kysely, sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import type { Tables } from '../../src/journal/schema.js'

let dataDir: string
let journal: Journal
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'partyline-analyst-'))
  journal = await openJournal({ dataDir })
})
afterEach(async () => {
  await journal.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** Counts to three million, one by one. */
const long = (db: Kysely<Tables>) =>
  sql<{ n: number }>`with recursive c(n) as (select 1 union all select n + 1 from c where n < 3000000)
    select max(n) as n from c`.execute(db)

/** How often others got their turn until `work` was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0
  let done = false
  const end = work.finally(() => {
    done = true
  })
  while (!done) {
    await setImmediate()
    turns += 1
  }
  await end
  return turns
}

describe('queries that look at many rows, on SQLite', () => {
  test('keep nobody waiting: they run in a thread of their own', async () => {
    expect(await turnsDuring(long(journal.analyst))).toBeGreaterThan(100)
    expect(await turnsDuring(long(journal.reader))).toBeLessThan(10)
  })

  test('see what was just written, and write nothing themselves', async () => {
    await journal.append(tx => tx.timers.set([{ id: 'x', dueMs: 1, signal: { type: 'roomWait' } as never }]))
    expect(await journal.analyst.selectFrom('timers').select('id').execute()).toEqual([{ id: 'x' }])
    await expect(journal.analyst.deleteFrom('timers').execute()).rejects.toThrow()
    await expect(sql`select 1 from nowhere`.execute(journal.analyst)).rejects.toThrow('nowhere')
    expect(await journal.analyst.selectFrom('timers').select('id').execute()).toEqual([{ id: 'x' }])
  })

  test('are broken off when the journal is closed', async () => {
    const asked = long(journal.analyst).then(
      () => 'answered',
      () => 'broken off',
    )
    await setImmediate()
    await journal.analyst.destroy()
    expect(await asked).toBe('broken off')
  })
})
