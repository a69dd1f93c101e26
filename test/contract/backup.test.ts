import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { BackupError, backUp, renewEpoch, restore } from '../../src/journal/backup.js'
import { readEvents } from '../../src/journal/events.js'
import { type Journal, openJournal } from '../../src/journal/journal.js'
import { initiated } from '../support/facts.js'
import { freshDatabase } from '../support/journals.js'
import { openLine } from '../support/line.js'

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'partyline-backup-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const place = (name: string) => join(root, name)
const seqs = async ({ reader }: Journal) =>
  (await readEvents(reader, {}, { after: 0, limit: 1_000 })).map(({ seq }) => seq)

/** Records `count` calls, one after the other. */
async function record(journal: Journal, count: number): Promise<void> {
  const line = await openLine(journal)
  for (let i = 0; i < count; i += 1) await line.hear(initiated(`caller-${i}`, i))
  await line.close()
}

describe('a backup on SQLite', () => {
  test('of a server that is writing is a whole journal, with a new epoch once it is restored', async () => {
    const journal = await openJournal({ dataDir: place('data') })
    await record(journal, 5)
    const writing = record(journal, 40)
    backUp(place('data'), place('copy.db'))
    await writing
    restore(place('copy.db'), place('restored'))
    const restored = await openJournal({ dataDir: place('restored') })
    const kept = await seqs(restored)
    expect(kept.length).toBeGreaterThanOrEqual(5)
    expect(kept).toEqual((await seqs(journal)).slice(0, kept.length))
    expect(restored.epoch).not.toBe(journal.epoch)
    expect(statSync(place('copy.db')).mode & 0o777).toBe(0o600)
    await restored.close()
    await journal.close()
  })

  test('leaves no part of it behind when it fails', async () => {
    const journal = await openJournal({ dataDir: place('data') })
    await record(journal, 40)
    await journal.close()
    const file = place('data/partyline.db')
    const descriptor = openSync(file, 'r+')
    const { size } = statSync(file)
    writeSync(descriptor, Buffer.alloc(65_536, 0xff), 0, 65_536, size - 65_536)
    closeSync(descriptor)
    expect(() => backUp(place('data'), place('copy.db'))).toThrow()
    expect(existsSync(place('copy.db'))).toBe(false)
  })

  test('can be a copy of the file alone after a clean stop', async () => {
    const journal = await openJournal({ dataDir: place('data') })
    await record(journal, 5)
    const expected = await seqs(journal)
    await journal.close()
    copyFileSync(join(place('data'), 'partyline.db'), place('copy.db'))
    restore(place('copy.db'), place('restored'))
    const restored = await openJournal({ dataDir: place('restored') })
    expect(await seqs(restored)).toEqual(expected)
    await restored.close()
  })

  test('overwrites nothing, and says what is wrong', async () => {
    expect(() => backUp(place('nowhere'), place('copy.db'))).toThrow('There is no journal in')
    const journal = await openJournal({ dataDir: place('data') })
    backUp(place('data'), place('copy.db'))
    expect(() => backUp(place('data'), place('copy.db'))).toThrow('exists already')
    await journal.close()
    expect(() => restore(place('copy.db'), place('data'))).toThrow('holds a journal already')
    expect(() => restore(place('missing.db'), place('other'))).toThrow('does not exist')
    writeFileSync(place('nonsense.db'), 'nonsense '.repeat(1_000))
    expect(() => restore(place('nonsense.db'), place('other'))).toThrow(BackupError)
    expect(existsSync(join(place('other'), 'partyline.db'))).toBe(false)
  })
})

const { TEST_DATABASE_URL: server } = process.env
if (server === undefined)
  console.log('skipped: a restored PostgreSQL database (TEST_DATABASE_URL is not set)')

test.skipIf(server === undefined)('a restored PostgreSQL database is given a new epoch', async () => {
  const database = await freshDatabase(server as string)
  const open = () => openJournal({ dataDir: root, databaseUrl: database.url })
  const before = await open()
  await before.close()
  await renewEpoch(database.url)
  const after = await open()
  expect(after.epoch).not.toBe(before.epoch)
  await after.close()
  await database.remove()
})
