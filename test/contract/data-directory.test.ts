import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openJournal } from '../../src/journal/journal.js'
import { DataDirectoryInUseError } from '../../src/journal/sqlite.js'

test('a data directory is open once, and can be opened again whatever was left in it', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-lock-'))
  const first = await openJournal({ dataDir })
  await expect(openJournal({ dataDir })).rejects.toThrow(DataDirectoryInUseError)
  await expect(openJournal({ dataDir })).rejects.toThrow(dataDir)
  const { epoch } = first
  await first.close()
  // The lock is still a file; it is not what locks.
  const second = await openJournal({ dataDir })
  expect(second.epoch).toBe(epoch)
  await second.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** The rights of a directory and of each file in it. */
function rightsIn(directory: string): Record<string, string> {
  const rights = (path: string) => (statSync(path).mode & 0o777).toString(8)
  const files = readdirSync(directory).sort()
  return {
    '.': rights(directory),
    ...Object.fromEntries(files.map(file => [file, rights(join(directory, file))])),
  }
}

const PRIVATE = {
  '.': '700',
  'lock.db': '600',
  'partyline.db': '600',
  'partyline.db-shm': '600',
  'partyline.db-wal': '600',
}

test('only the user of the server can read a data directory', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'partyline-rights-'))
  const before = process.umask(0o000)
  try {
    const dataDir = join(parent, 'deep', 'data')
    const journal = await openJournal({ dataDir })
    expect(rightsIn(dataDir)).toMatchObject(PRIVATE)
    await journal.close()
  } finally {
    process.umask(before)
    rmSync(parent, { recursive: true, force: true })
  }
})

test('takes the rights of others from a data directory of an earlier version, and from nothing else in it', async () => {
  const parent = mkdtempSync(join(tmpdir(), 'partyline-rights-'))
  const dataDir = join(parent, 'data')
  mkdirSync(dataDir)
  const first = await openJournal({ dataDir })
  const { epoch } = first
  await first.close()
  writeFileSync(join(dataDir, 'notes.txt'), 'of the operator')
  for (const file of readdirSync(dataDir)) chmodSync(join(dataDir, file), 0o644)
  chmodSync(dataDir, 0o755)

  const second = await openJournal({ dataDir })
  expect(second.epoch).toBe(epoch)
  expect(rightsIn(dataDir)).toMatchObject({ ...PRIVATE, 'notes.txt': '644' })
  await second.close()
  rmSync(parent, { recursive: true, force: true })
})
