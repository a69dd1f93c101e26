import type { Clock } from '../kernel/clock.js'

/** Resolves when `ms` have passed, or at once when `stopped` aborts. */
export function pause(clock: Clock, ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const stop = () => {
      cancel()
      resolve()
    }
    const cancel = clock.after(ms, () => {
      stopped.removeEventListener('abort', stop)
      resolve()
    })
    stopped.addEventListener('abort', stop, { once: true })
  })
}

/**
 * Does `work` with a signal that aborts after `ms`, and with `stopped`. (`AbortSignal.any` would leave something
 * behind for as long as `stopped` lives.)
 */
export async function within<Result>(
  stopped: AbortSignal,
  ms: number,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const attempt = new AbortController()
  const stop = () => attempt.abort(new DOMException('It took too long.', 'TimeoutError'))
  const timer = setTimeout(stop, ms)
  if (stopped.aborted) stop()
  stopped.addEventListener('abort', stop)
  try {
    return await work(attempt.signal)
  } finally {
    clearTimeout(timer)
    stopped.removeEventListener('abort', stop)
  }
}
