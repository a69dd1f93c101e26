/** What waits for its reader, in order. */
export class Inbox<Item> {
  private items: Item[] = []
  private first = 0
  private readers: { resolve(item: Item | undefined): void; reject(error: Error): void }[] = []
  private failure: Error | undefined
  private ended = false

  get size(): number {
    return this.items.length - this.first
  }

  /** Nothing comes any more; something may still wait. */
  get closed(): boolean {
    return this.ended
  }

  put(item: Item): void {
    if (this.ended) return
    const reader = this.readers.shift()
    if (reader === undefined) this.items.push(item)
    else reader.resolve(item)
  }

  /** The next item; undefined after the last one. A failure is thrown once, after the last one. */
  async take(): Promise<Item | undefined> {
    if (this.size > 0) {
      const item = this.items[this.first] as Item
      this.first += 1
      // Moving what waits costs; so it is done seldom, and what was taken is not kept for long.
      if (this.first === this.items.length || this.first >= 1_024) {
        this.items = this.items.slice(this.first)
        this.first = 0
      }
      return item
    }
    if (this.ended) {
      const { failure } = this
      this.failure = undefined
      if (failure !== undefined) throw failure
      return undefined
    }
    return new Promise((resolve, reject) => this.readers.push({ resolve, reject }))
  }

  /** Takes no more. What waits can still be taken, then comes the failure. */
  close(failure?: Error): void {
    if (this.ended) return
    this.ended = true
    this.failure = failure
    for (const { resolve, reject } of this.readers.splice(0)) {
      if (this.failure === undefined) resolve(undefined)
      else reject(this.failure)
      this.failure = undefined
    }
  }

  /** Takes no more, and forgets what waits. */
  discard(): void {
    this.close()
    this.failure = undefined
    this.items = []
    this.first = 0
  }
}
