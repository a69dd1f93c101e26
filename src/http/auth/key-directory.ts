import type { AccessKey, ChangedKey } from '../../journal/access-keys.js'
import { type AccessKeyId, Identity } from '../../kernel/ids.js'
import { millisOf } from '../../kernel/instant.js'
import type { Viewer } from './roles.js'

interface Held {
  digest: string
  viewer: Viewer
}

/** No read takes longer than this. */
const REMEMBERED_MS = 300_000
/** Streams and sockets end by their own timers and say that the permission expired; only what is left is told later. */
const EXPIRY_GRACE_MS = 1_000

/** The stored keys that let somebody in, in memory. */
export class KeyDirectory {
  private readonly byId = new Map<AccessKeyId, Held[]>()
  private readonly byDigest = new Map<string, Viewer>()
  /** The last change of each key: what was read before it and comes later would undo it. */
  private readonly revisions = new Map<AccessKeyId, number>()

  /** `onRevoked` is told each credential that is accepted no longer: revoked, replaced or expired. */
  constructor(private readonly onRevoked: (credential: string) => void) {}

  find(digest: string, nowMs: number): Viewer | undefined {
    const viewer = this.byDigest.get(digest)
    return viewer !== undefined && isValid(viewer, nowMs) ? viewer : undefined
  }

  /** Takes a key as it stands now: new, changed or revoked. Applying it again, or an older state, changes nothing. */
  apply({ key, revision }: ChangedKey, nowMs: number): void {
    if (revision <= (this.revisions.get(key.id) ?? 0)) return
    this.revisions.set(key.id, revision)
    const before = this.byId.get(key.id) ?? []
    const now = key.revokedAt === undefined ? heldOf(key).filter(({ viewer }) => isValid(viewer, nowMs)) : []
    for (const { digest } of before) this.byDigest.delete(digest)
    for (const { digest, viewer } of now) this.byDigest.set(digest, viewer)
    if (now.length > 0) this.byId.set(key.id, now)
    else this.byId.delete(key.id)
    const kept = new Set(now.map(({ viewer }) => viewer.credential))
    for (const { viewer } of before) if (!kept.has(viewer.credential)) this.onRevoked(viewer.credential)
  }

  /** Drops what expired. */
  sweep(nowMs: number): void {
    for (const [id, revision] of this.revisions) {
      if (!this.byId.has(id) && revision < nowMs - REMEMBERED_MS) this.revisions.delete(id)
    }
    for (const [id, held] of this.byId) {
      const kept = held.filter(({ viewer }) => isValid(viewer, nowMs - EXPIRY_GRACE_MS))
      if (kept.length === held.length) continue
      if (kept.length > 0) this.byId.set(id, kept)
      else this.byId.delete(id)
      for (const { digest, viewer } of held) {
        if (isValid(viewer, nowMs - EXPIRY_GRACE_MS)) continue
        this.byDigest.delete(digest)
        this.onRevoked(viewer.credential)
      }
    }
  }
}

function isValid({ expiresAt = Number.POSITIVE_INFINITY }: Viewer, nowMs: number): boolean {
  return expiresAt > nowMs
}

/** The secrets of a key with who holds them: the present one, and the one before a rotation while they overlap. */
function heldOf(key: AccessKey): Held[] {
  const endMs = key.expiresAt === undefined ? Number.POSITIVE_INFINITY : millisOf(key.expiresAt)
  const held = [{ digest: key.digest, viewer: viewerOf(key, key.digest, endMs) }]
  if (key.previous !== undefined) {
    const { digest, untilMs } = key.previous
    held.push({ digest, viewer: viewerOf(key, digest, Math.min(endMs, untilMs)) })
  }
  return held
}

function viewerOf({ id, kind, name, role, scope }: AccessKey, digest: string, endMs: number): Viewer {
  return {
    identity: kind === 'KEY' ? Identity(`key:${name}`) : Identity(`share:${id}`),
    name,
    role,
    // With the digest's beginning: rotation ends what was opened with the old secret, and nothing else.
    credential: `${id}:${digest.slice(0, 16)}`,
    ...(scope !== undefined && { scope }),
    ...(endMs !== Number.POSITIVE_INFINITY && { expiresAt: endMs }),
  }
}
