/** What is to happen on a virtual clock: in order of time, and of asking where times are equal. */
export class Agenda {
  now = 0
  private asked = 0
  private readonly entries: { at: number; order: number; act: () => void }[] = []

  /** Plans an act; the answer cancels it. */
  after(ms: number, act: () => void): () => void {
    const entry = { at: this.now + Math.max(0, ms), order: this.asked++, act }
    const place = this.entries.findIndex(e => e.at > entry.at)
    this.entries.splice(place === -1 ? this.entries.length : place, 0, entry)
    return () => {
      const index = this.entries.indexOf(entry)
      if (index !== -1) this.entries.splice(index, 1)
    }
  }

  /** Moves the clock to what comes next and does it; false when nothing does before the end. */
  next(endMs: number): boolean {
    const [entry] = this.entries
    if (entry === undefined || entry.at > endMs) return false
    this.entries.shift()
    this.now = entry.at
    entry.act()
    return true
  }
}
