import type { CallFlow } from '../../flow/document.js'
import { beginRehearsal, type Rehearsal } from '../../flow/rehearse.js'
import type { CallerScript } from '../../flow/script.js'
import type { GraphContext } from '../context.js'
import { refuse } from '../errors.js'

/** How many may wait at a time, this one included: in all, and of one viewer. */
const MOST_WAITING = 100
const MOST_OF_ONE = 20
const RETRY_AFTER_SECONDS = 1
/** How long a rehearsal keeps the thread at once, and in all, in milliseconds. */
const SLICE_MS = 5
const LONGEST_MS = 250
/** How many characters the timeline of a rehearsal may make. */
const LONGEST_TIMELINE = 2 * 1024 * 1024

/** Whom to count what waits for: the viewer of an operation. */
type By = Pick<GraphContext, 'viewer'>

/** Lets everything else go on for as long as the work before took, so that it never has more than half of the thread. */
const restAfter = (ms: number) => new Promise<void>(resolve => setTimeout(resolve, Math.ceil(ms)))

/** Work that takes milliseconds each: one after another, with rests between. */
class WorkQueue {
  private readonly waiting: string[] = []
  private last: Promise<unknown> = Promise.resolve()

  async run<T>({ viewer }: By, work: () => T | Promise<T>): Promise<T> {
    const identity = viewer?.identity ?? ''
    const ofOne = this.waiting.filter(other => other === identity).length
    if (this.waiting.length >= MOST_WAITING || ofOne >= MOST_OF_ONE) {
      throw refuse('RATE_LIMITED', 'Too many call flows are being read. Try again later.', {
        retryable: true,
        retryAfter: RETRY_AFTER_SECONDS,
      })
    }
    this.waiting.push(identity)
    const done = this.last.then(work)
    const since = this.last.then(() => performance.now())
    this.last = done.catch(() => {}).then(async () => restAfter(performance.now() - (await since)))
    try {
      return await done
    } finally {
      this.waiting.splice(this.waiting.indexOf(identity), 1)
    }
  }
}

const QUEUE = new WorkQueue()

/** Reads or checks a flow; otherwise an operation that has many of them done would keep everybody waiting. */
export function inTurn<T>(by: By, work: () => T): Promise<T> {
  return QUEUE.run(by, work)
}

/** Rehearses a flow in slices; LIMIT_EXCEEDED for one that takes too long or would be answered by too long a text. */
export function rehearseInTurn(by: By, flow: CallFlow, script: CallerScript): Promise<Rehearsal> {
  return QUEUE.run(by, async () => {
    const rehearsal = beginRehearsal(flow, script)
    let spentMs = 0
    for (let goesOn = true; goesOn; ) {
      const since = performance.now()
      do goesOn = rehearsal.next()
      while (goesOn && performance.now() - since < SLICE_MS)
      const ms = performance.now() - since
      spentMs += ms
      if (spentMs > LONGEST_MS) throw tooMuch(`takes more than ${LONGEST_MS} ms of work`)
      if (rehearsal.length > LONGEST_TIMELINE) {
        throw tooMuch(`has a timeline of more than ${LONGEST_TIMELINE} characters`)
      }
      if (goesOn) await restAfter(ms)
    }
    return rehearsal.sum()
  })
}

function tooMuch(what: string) {
  return refuse('LIMIT_EXCEEDED', `The rehearsal ${what}.`, { path: 'caller' })
}
