import { randomBytes } from 'node:crypto'

/** Names a journal in cursors: a cursor of another one is refused instead of being mistaken for a place in this one. */
export function newEpoch(): string {
  return randomBytes(6).toString('hex')
}
