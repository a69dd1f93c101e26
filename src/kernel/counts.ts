/** How many of something each name has; a name that has none is forgotten. */
export class Counts {
  private readonly counts = new Map<string, number>()

  /** How many names there are. */
  get size(): number {
    return this.counts.size
  }

  of(name: string): number {
    return this.counts.get(name) ?? 0
  }

  add(name: string, count = 1): void {
    this.counts.set(name, this.of(name) + count)
  }

  delete(name: string, count = 1): void {
    const left = this.of(name) - count
    if (left > 0) this.counts.set(name, left)
    else this.counts.delete(name)
  }
}
