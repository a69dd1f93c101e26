/** A stream that gives nothing itself: somebody else writes its results. It ends when it is told to. */
export interface Silence {
  stream: AsyncGenerator<never, void>
  finish(): void
  fail(error: Error): void
  /** Calls back once, when it ended: at once when it has already. */
  whenOver(ended: () => void): void
}

export function silence(): Silence {
  let settle: { resolve(result: IteratorResult<never, void>): void; reject(error: Error): void } | undefined
  let failure: Error | undefined
  let over = false
  let tell: (() => void) | undefined
  const DONE = { value: undefined, done: true } as const
  const end = (error?: Error) => {
    if (over) return
    over = true
    failure = error
    tell?.()
    if (error === undefined) settle?.resolve(DONE)
    else settle?.reject(error)
  }
  const next = (): Promise<IteratorResult<never, void>> => {
    if (over) return failure === undefined ? Promise.resolve(DONE) : Promise.reject(failure)
    return new Promise((resolve, reject) => {
      settle = { resolve, reject }
    })
  }
  return {
    stream: {
      next,
      async return() {
        end()
        return DONE
      },
      async throw(error: Error) {
        end(error)
        throw error
      },
      [Symbol.asyncIterator]() {
        return this
      },
    },
    finish: () => end(),
    fail: end,
    whenOver(ended) {
      tell = ended
      if (over) ended()
    },
  }
}
