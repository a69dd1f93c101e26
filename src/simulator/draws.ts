import { createHash } from 'node:crypto'

/** A number in [0, 1) that depends on the seed and the key alone, so that a scenario repeated is a fault repeated. */
export function draw(seed: number, ...key: readonly (string | number)[]): number {
  const digest = createHash('sha256')
    .update(`${seed}|${key.join('|')}`)
    .digest()
  return digest.readUInt32BE(0) / 2 ** 32
}

/** Counts per name from zero, for keys that stay the same however the events of different names interleave. */
export function counters(): { next(name: string): number; clear(): void } {
  const counts = new Map<string, number>()
  return {
    next(name) {
      const count = counts.get(name) ?? 0
      counts.set(name, count + 1)
      return count
    },
    clear: () => counts.clear(),
  }
}
