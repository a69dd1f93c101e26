import {
  chmodSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  openSync,
  renameSync,
  rmSync,
} from 'node:fs'
import Database from 'libsql'
import pg from 'pg'
import { newEpoch } from './epoch.js'
import { createPrivateFile, openPrivateDirectory } from './private-files.js'
import { databaseIn, lock } from './sqlite.js'

/** The backup or the restore cannot be made; the message says why and what to do. */
export class BackupError extends Error {
  override name = 'BackupError'
}

const RENEW = "update meta set value = $1 where key = 'epoch'"

/**
 * Writes the journal in `directory` as it is at this moment to `file`, a whole SQLite database of its own; a server may
 * be running and writing meanwhile.
 * @throws {BackupError} when there is no journal in the directory, or the file exists already
 */
export function backUp(directory: string, file: string): void {
  const source = databaseIn(directory)
  if (!existsSync(source)) throw new BackupError(`There is no journal in ${directory}. Set DATA_DIR.`)
  if (existsSync(file)) throw new BackupError(`${file} exists already. Choose another name.`)
  const database = new Database(source, { readonly: true })
  try {
    database.pragma('busy_timeout = 10000')
    // SQLite takes an empty file, and would make one that others could read while it is written.
    createPrivateFile(file)
    database.prepare('vacuum into ?').run([file])
  } catch (error) {
    rmSync(file, { force: true })
    throw error
  } finally {
    database.close()
  }
  flush(file)
}

/**
 * Makes `file`, a backup, the journal in `directory`. The journal gets a new epoch: clients that saw more than the backup
 * holds are told that their cursors have expired, and take a snapshot.
 * @throws {BackupError} when the file is no backup, or the directory holds a journal already
 */
export function restore(file: string, directory: string): void {
  const target = databaseIn(directory)
  const draft = `${target}.restoring`
  if (!existsSync(file)) throw new BackupError(`${file} does not exist.`)
  openPrivateDirectory(directory)
  const unlock = lock(directory)
  try {
    if (existsSync(target)) {
      throw new BackupError(`${directory} holds a journal already. Move it away, or set another DATA_DIR.`)
    }
    // Under another name until it is whole, so that no server takes half of it for its journal.
    copyFileSync(file, draft)
    chmodSync(draft, 0o600)
    renewEpochIn(draft, file)
    flush(draft)
    renameSync(draft, target)
  } finally {
    rmSync(draft, { force: true })
    unlock()
  }
}

/** Gives a journal in PostgreSQL that was restored by other means a new epoch. */
export async function renewEpoch(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await client.connect()
  try {
    const { rowCount } = await client.query(RENEW, [newEpoch()])
    if (rowCount !== 1) throw new BackupError('The database holds no journal.')
  } finally {
    await client.end()
  }
}

function renewEpochIn(database: string, backup: string): void {
  const opened = new Database(database)
  try {
    // Otherwise the change could stand in a log beside the file.
    opened.pragma('journal_mode = delete')
    const { changes } = opened.prepare(RENEW.replace('$1', '?')).run([newEpoch()])
    if (changes !== 1) throw new BackupError(`${backup} holds no journal.`)
  } catch (error) {
    if (error instanceof BackupError) throw error
    throw new BackupError(`${backup} is not a backup of a journal: ${(error as Error).message}.`)
  } finally {
    opened.close()
  }
}

function flush(file: string): void {
  const descriptor = openSync(file, 'r')
  fsyncSync(descriptor)
  closeSync(descriptor)
}
