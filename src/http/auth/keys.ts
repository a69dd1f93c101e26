import { randomUUID } from 'node:crypto'
import type { AccessKey } from '../../journal/access-keys.js'
import type { Journal } from '../../journal/journal.js'
import { keysChangedAfter, lastKeyRevision, usableKeys } from '../../journal/reads/access-keys.js'
import type { Clock } from '../../kernel/clock.js'
import { AccessKeyId, type Identity } from '../../kernel/ids.js'
import { instantOf } from '../../kernel/instant.js'
import { KeyDirectory } from './key-directory.js'
import type { Viewer } from './roles.js'
import { digestOf, newSecret } from './secrets.js'

/** A key or share link to be. */
export type KeyDraft = Pick<AccessKey, 'kind' | 'name' | 'role' | 'scope' | 'expiresAt' | 'createdBy'>

/** What became of a change to a stored key. The secret is in no other answer, and kept nowhere. */
export type KeyOutcome =
  | { kind: 'done'; key: AccessKey; secret: string }
  /** Another key has the name. */
  | { kind: 'conflict' }
  | { kind: 'unknown' }
  /** It was revoked, or has expired. */
  | { kind: 'ended' }

/** The API keys and share links that are stored: created, rotated and revoked without a restart. */
export interface StoredKeys {
  /** Who holds the secret with this digest (see `digestOf`). */
  find(digest: string): Viewer | undefined
  issue(draft: KeyDraft): Promise<KeyOutcome>
  /** Gives a key another secret; the old one is accepted for `overlapMs` more. */
  rotate(id: AccessKeyId, overlapMs: number): Promise<KeyOutcome>
  /** Ends a key of this kind at once; revoking it again answers it as it is. Undefined: there is none. */
  revoke(id: AccessKeyId, kind: AccessKey['kind'], by: Identity): Promise<AccessKey | undefined>
  /** Calls `listener` with `Viewer.credential` of what is accepted no longer; the answer stops it. */
  onRevoked(listener: (credential: string) => void): () => void
  close(): void
}

export interface KeysOptions {
  journal: Pick<Journal, 'reader' | 'append' | 'storage'>
  clock: Clock
  /** Names of configured keys, which no stored one may have. */
  reserved: readonly string[]
  onError(error: unknown): void
}

/** How soon a change by another node is known here, and what expired is dropped. */
const LOOK_MS = 1_000

/** Loads the stored keys, and follows what changes. */
export async function openKeys({ journal, clock, reserved, onError }: KeysOptions): Promise<StoredKeys> {
  const listeners = new Set<(credential: string) => void>()
  const directory = new KeyDirectory(credential => {
    for (const listener of listeners) listener(credential)
  })
  // Read first: what changes while the keys are being read is seen by the next look.
  let seen = await lastKeyRevision(journal.reader)
  for (const each of await usableKeys(journal.reader, instantOf(clock.now()))) {
    directory.apply(each, clock.now())
  }

  let cancel = () => {}
  let isClosed = false
  const look = async () => {
    directory.sweep(clock.now())
    // Only one process has a SQLite file open, and knows what it changed itself.
    if (journal.storage === 'SQLITE') return
    for (const each of await keysChangedAfter(journal.reader, seen)) {
      directory.apply(each, clock.now())
      seen = each.revision
    }
  }
  const lookAgain = () => {
    cancel = clock.after(LOOK_MS, () => {
      look()
        .catch(error => isClosed || onError(error))
        .finally(() => isClosed || lookAgain())
    })
  }
  lookAgain()

  return {
    find: digest => directory.find(digest, clock.now()),
    async issue(draft) {
      const secret = newSecret(draft.kind)
      const nowMs = clock.now()
      const key = {
        ...draft,
        id: AccessKeyId(randomUUID()),
        digest: digestOf(secret),
        createdAt: instantOf(nowMs),
      }
      if (key.kind === 'KEY' && reserved.includes(key.name)) return { kind: 'conflict' }
      const added = await journal.append(async ({ accessKeys }) => {
        const isTaken = key.kind === 'KEY' && (await accessKeys.isNameTaken(key.name))
        return isTaken ? undefined : accessKeys.put(key, nowMs)
      })
      if (added === undefined) return { kind: 'conflict' }
      directory.apply(added, nowMs)
      return { kind: 'done', key, secret }
    },
    async rotate(id, overlapMs) {
      const secret = newSecret('KEY')
      const nowMs = clock.now()
      const rotated = await journal.append(async ({ accessKeys }) => {
        const key = await accessKeys.find(id)
        if (key?.kind !== 'KEY') return 'unknown'
        if (hasEnded(key, nowMs)) return 'ended'
        const { previous: _previous, ...rest } = key
        const previous = overlapMs > 0 && { previous: { digest: key.digest, untilMs: nowMs + overlapMs } }
        return accessKeys.put({ ...rest, digest: digestOf(secret), ...previous }, nowMs)
      })
      if (typeof rotated === 'string') return { kind: rotated }
      directory.apply(rotated, nowMs)
      return { kind: 'done', key: rotated.key, secret }
    },
    async revoke(id, kind, by) {
      const nowMs = clock.now()
      const revoked = await journal.append(async ({ accessKeys }) => {
        const key = await accessKeys.find(id)
        if (key?.kind !== kind) return undefined
        if (key.revokedAt !== undefined) return { key }
        return accessKeys.put({ ...key, revokedAt: instantOf(nowMs), revokedBy: by }, nowMs)
      })
      if (revoked !== undefined && 'revision' in revoked) directory.apply(revoked, nowMs)
      return revoked?.key
    },
    onRevoked(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    close() {
      isClosed = true
      cancel()
    },
  }
}

function hasEnded({ revokedAt, expiresAt }: AccessKey, nowMs: number): boolean {
  return revokedAt !== undefined || (expiresAt !== undefined && expiresAt <= instantOf(nowMs))
}
