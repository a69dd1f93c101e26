import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { describe } from 'vitest'
import { type Journal, openJournal } from '../../src/journal/journal.js'

/** A place for a journal that can be opened again after it was closed. */
export interface Place {
  open(): Promise<Journal>
  remove(): Promise<void>
}

function sqlitePlace(): Place {
  const dataDir = mkdtempSync(join(tmpdir(), 'partyline-'))
  return {
    open: () => openJournal({ dataDir }),
    remove: async () => rmSync(dataDir, { recursive: true, force: true }),
  }
}

/** An empty database of its own on a PostgreSQL server. */
export async function freshDatabase(server: string): Promise<{ url: string; remove(): Promise<void> }> {
  const name = `partyline_${randomBytes(6).toString('hex')}`
  await administer(server, `create database ${name}`)
  const url = new URL(server)
  url.pathname = `/${name}`
  return { url: url.href, remove: () => administer(server, `drop database ${name} with (force)`) }
}

async function postgresPlace(server: string): Promise<Place> {
  const { url, remove } = await freshDatabase(server)
  return { open: () => openJournal({ dataDir: '', databaseUrl: url }), remove }
}

async function administer(server: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** One suite over both databases; says so when there is no PostgreSQL to run it on. */
export function onEachDatabase(name: string, suite: (place: () => Promise<Place>) => void): void {
  describe(`${name} on SQLite`, () => suite(async () => sqlitePlace()))
  const server = process.env.TEST_DATABASE_URL
  if (server === undefined) {
    console.log(`skipped: ${name} on PostgreSQL (TEST_DATABASE_URL is not set)`)
    describe.skip(`${name} on PostgreSQL`, () => suite(async () => sqlitePlace()))
  } else {
    describe(`${name} on PostgreSQL`, () => suite(() => postgresPlace(server)))
  }
}
