import { mkdtempSync, rmSync } from 'node:fs'
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
