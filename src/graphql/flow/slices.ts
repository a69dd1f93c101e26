import type { CallFlow } from '../../flow/document.js'
import { beginRehearsal, type Rehearsal } from '../../flow/rehearse.js'
import type { CallerScript } from '../../flow/script.js'
import { refuse } from '../errors.js'

/** How many are to be worked on at most, this one included. */
const MOST_WAITING = 100
const RETRY_AFTER_SECONDS = 1
/** How long a rehearsal keeps the thread at once, and in all, in milliseconds. */
const SLICE_MS = 5
const LONGEST_MS = 250
/** How many characters the timeline of a rehearsal may make. */
const LONGEST_TIMELINE = 2 * 1024 * 1024

const nextTurn = () => new Promise<void>(resolve => setImmediate(resolve))

/** Work that takes milliseconds each: one after another, with a turn of the event loop between for everybody else. */
class WorkQueue {
  private waiting = 0
  private last: Promise<unknown> = Promise.resolve()

  async run<T>(work: () => T | Promise<T>): Promise<T> {
    if (this.waiting >= MOST_WAITING) {
      throw refuse('RATE_LIMITED', 'Too many call flows are being read. Try again later.', {
        retryable: true,
        retryAfter: RETRY_AFTER_SECONDS,
      })
    }
    this.waiting += 1
    const done = this.last.then(nextTurn).then(work)
    this.last = done.catch(() => {})
    try {
      return await done
    } finally {
      this.waiting -= 1
    }
  }
}

const QUEUE = new WorkQueue()

/** Reads or checks a flow; otherwise an operation that has many of them done would keep everybody waiting. */
export function inTurn<T>(work: () => T): Promise<T> {
  return QUEUE.run(work)
}

/** Rehearses a flow in slices; LIMIT_EXCEEDED for one that takes too long or would be answered by too long a text. */
export function rehearseInTurn(flow: CallFlow, script: CallerScript): Promise<Rehearsal> {
  return QUEUE.run(async () => {
    const rehearsal = beginRehearsal(flow, script)
    let spentMs = 0
    for (let goesOn = true; goesOn; await nextTurn()) {
      const since = performance.now()
      do goesOn = rehearsal.next()
      while (goesOn && performance.now() - since < SLICE_MS)
      spentMs += performance.now() - since
      if (spentMs > LONGEST_MS) throw tooMuch(`takes more than ${LONGEST_MS} ms of work`)
      if (rehearsal.length > LONGEST_TIMELINE) {
        throw tooMuch(`has a timeline of more than ${LONGEST_TIMELINE} characters`)
      }
    }
    return rehearsal.sum()
  })
}

function tooMuch(what: string) {
  return refuse('LIMIT_EXCEEDED', `The rehearsal ${what}.`, { path: 'caller' })
}
