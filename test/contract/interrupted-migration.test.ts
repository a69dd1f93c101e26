import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Kysely, Migrator, SqliteDialect, sql } from 'kysely'
import Database from 'libsql'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openJournal } from '../../src/journal/journal.js'
import { MIGRATIONS } from '../../src/journal/migrations/index.js'
import { migrate, NewerSchemaError } from '../../src/journal/migrations/migrate.js'
import type { Tables } from '../../src/journal/schema.js'
import { JournalDialect } from '../../src/journal/sqlite.js'

const FILES = ['partyline.db', 'partyline.db-wal']
/** The release whose migrations ran statement by statement. */
const UNGUARDED = 7

let root: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'partyline-migration-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

const directory = (name: string) => {
  const made = join(root, name)
  mkdirSync(made, { recursive: true })
  return made
}

/** A database in `home` that calls `before` ahead of each statement, as a kill could come there. */
function opened(home: string, dialect: typeof SqliteDialect, before: () => void = () => {}) {
  const database = new Database(join(home, 'partyline.db'))
  database.pragma('journal_mode = WAL')
  const prepare = (text: string) => {
    before()
    return database.prepare(text) as never
  }
  const db = new Kysely<Tables>({
    dialect: new dialect({ database: { prepare, close: () => database.close() } }),
  })
  return { db, database }
}

/** What a process that is killed ahead of each statement of `work` leaves on the disk, one directory each. */
async function leftBehind(
  home: string,
  dialect: typeof SqliteDialect,
  work: (db: Kysely<Tables>) => Promise<unknown>,
): Promise<string[]> {
  const left: string[] = []
  const { db } = opened(home, dialect, () => {
    const copy = directory(`killed-${left.length}`)
    for (const file of FILES) {
      if (existsSync(join(home, file))) copyFileSync(join(home, file), join(copy, file))
    }
    left.push(copy)
  })
  await work(db)
  await db.destroy()
  return left
}

const names = Object.keys(MIGRATIONS).sort()

async function migrateTo(db: Kysely<Tables>, count: number): Promise<void> {
  const provider = { getMigrations: async () => MIGRATIONS }
  const { error } = await new Migrator({ db, provider }).migrateTo(names[count - 1] as string)
  if (error !== undefined) throw error
}

async function expectToOpen(dataDir: string): Promise<void> {
  const journal = await openJournal({ dataDir })
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(
    journal.reader,
  )
  expect(rows.map(({ name }) => name)).toEqual(names)
  await journal.close()
}

describe('a migration that is interrupted', () => {
  test('a first start that is killed ahead of any statement leaves a directory that opens', async () => {
    const left = await leftBehind(directory('first'), JournalDialect, migrate)
    expect(left.length).toBeGreaterThan(40)
    for (const home of left) await expectToOpen(home)
  })

  test('an upgrade that is killed ahead of any statement keeps what was there', async () => {
    const home = directory('upgrade')
    const before = opened(home, JournalDialect)
    await migrateTo(before.db, 1)
    await sql`insert into meta (key, value) values ('epoch', 'kept')`.execute(before.db)
    await before.db.destroy()
    for (const killed of await leftBehind(home, JournalDialect, migrate)) {
      const journal = await openJournal({ dataDir: killed })
      expect(journal.epoch).toBe('kept')
      await journal.close()
    }
  })

  test('a directory that an earlier version left half-migrated opens', async () => {
    const left = await leftBehind(directory('earlier'), SqliteDialect, db => migrateTo(db, UNGUARDED))
    expect(left.length).toBeGreaterThan(40)
    for (const home of left) await expectToOpen(home)
  })

  test('a disk that is full says so, and the directory opens once there is room', async () => {
    const home = directory('full')
    const { db, database } = opened(home, JournalDialect)
    database.pragma('max_page_count = 30')
    await expect(migrate(db)).rejects.toThrow('database or disk is full')
    await db.destroy()
    await expectToOpen(home)
  })

  test('a database of a newer version is left alone, and says what to do', async () => {
    const home = directory('newer')
    const { db } = opened(home, JournalDialect)
    await migrate(db)
    await sql`insert into kysely_migration (name, timestamp) values ('900_future', '')`.execute(db)
    await db.destroy()
    const opening = openJournal({ dataDir: home })
    await expect(opening).rejects.toThrow(NewerSchemaError)
    await expect(opening).rejects.toThrow('newer version of Partyline (it has the migration 900_future)')
  })
})
