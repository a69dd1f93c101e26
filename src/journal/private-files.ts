import { chmodSync, closeSync, mkdirSync, openSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

const DIRECTORY_MODE = 0o700
const FILE_MODE = 0o600

/**
 * Makes a directory that only this user may enter, and takes the rights of others from one that is there already, and
 * from the databases in it. One of another user's is left as it is: its files are private all the same.
 */
export function openPrivateDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: DIRECTORY_MODE })
  restrict(directory, DIRECTORY_MODE)
  for (const file of readdirSync(directory)) {
    if (/\.db(-wal|-shm|-journal)?$/.test(file)) restrict(join(directory, file), FILE_MODE)
  }
}

/** Creates a database's file before SQLite does, which would let others read it; its WAL has the file's rights. */
export function createPrivateFile(file: string): void {
  closeSync(openSync(file, 'a', FILE_MODE))
}

function restrict(path: string, mode: number): void {
  // A server that stops just now takes its WAL with it.
  const found = statSync(path, { throwIfNoEntry: false })
  if (found === undefined) return
  const isOurs = process.getuid === undefined || found.uid === process.getuid()
  if (isOurs && (found.mode & 0o077) !== 0) chmodSync(path, found.mode & mode)
}
