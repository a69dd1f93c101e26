/** Runs a job when its turn has come. */
export type Turnstile = <T>(job: () => Promise<T>) => Promise<T>

/** Lets `width` jobs run at a time, and the event loop breathe after each: timers and sockets get their turn. */
export function turnstile(width: number): Turnstile {
  let running = 0
  const waiting: (() => void)[] = []
  const leave = () =>
    setImmediate(() => {
      const next = waiting.shift()
      if (next === undefined) running -= 1
      else next()
    })
  return async job => {
    if (running < width) running += 1
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await job()
    } finally {
      leave()
    }
  }
}
