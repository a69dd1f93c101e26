import type { Refusal } from '../carrier/carrier.js'
import { NO_ANSWER, NOT_SENT, refusalOf, TelnyxRefused, TIMED_OUT } from './refusal.js'

/** What became of a request. */
export type Asked<Answer> = { kind: 'answered'; answer: Answer } | { kind: 'refused'; refusal: Refusal }

/** Makes a request and waits for the whole answer, at most so long; never throws for what the network does. */
export type Ask = <Answer>(
  caller: AbortSignal,
  request: (signal: AbortSignal) => Promise<Answer>,
) => Promise<Asked<Answer>>

/** Asks with this patience, in milliseconds. */
export function asking(timeoutMs: number): Ask {
  return async (caller, request) => {
    if (caller.aborted) return { kind: 'refused', refusal: NOT_SENT }
    const attempt = new AbortController()
    const answering = request(attempt.signal)
    const stop = () => attempt.abort()
    // The SDK stops its clock when the headers are there; a body that stalls needs one of ours.
    const timer = setTimeout(stop, timeoutMs)
    caller.addEventListener('abort', stop)
    try {
      const answer = await answering
      // The SDK gives what is no JSON as a text: some proxy said it, not the carrier.
      return typeof answer === 'string'
        ? { kind: 'refused', refusal: NO_ANSWER }
        : { kind: 'answered', answer }
    } catch (error) {
      return { kind: 'refused', refusal: attempt.signal.aborted ? TIMED_OUT : refusalOf(error) }
    } finally {
      clearTimeout(timer)
      caller.removeEventListener('abort', stop)
    }
  }
}

/** The answer; throws `TelnyxRefused` when there is none. */
export function answered<Answer>(asked: Asked<Answer>): Answer {
  if (asked.kind === 'refused') throw new TelnyxRefused(asked.refusal)
  return asked.answer
}
