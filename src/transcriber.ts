import { z } from 'zod'
import type { Transcriber, Transcript } from './carrier/transcriber.js'
import type { Outbound } from './outbound/outbound.js'

const ANSWER = z.object({ text: z.string() })

/**
 * A transcriber behind an address: it is posted `{ audioUrl, format, language }` and answers `{ text }`. Of a refusal
 * (4xx) and of nonsense nothing better is expected later; of anything else it is.
 */
export function httpTranscriber(url: string, outbound: Pick<Outbound, 'send'>): Transcriber {
  return {
    async transcribe(audio, language, signal) {
      const body = JSON.stringify({ audioUrl: audio.url, format: audio.format.toLowerCase(), language })
      const result = await outbound.send({ method: 'POST', url, body, signal })
      if (result.kind === 'failed') return failed(result.message, result.reason !== 'TOO_LARGE')
      const { status } = result
      if (status >= 300) {
        return failed(`The transcriber answered ${status}.`, status >= 500 || BUSY.includes(status))
      }
      const answer = ANSWER.safeParse(parse(result.body))
      return answer.success
        ? { kind: 'text', text: answer.data.text }
        : failed('The transcriber’s answer is not JSON with a text.', false)
    },
  }
}

/** Request time-out, too early, too many. */
const BUSY = [408, 425, 429]

function failed(reason: string, retryable: boolean): Transcript {
  return { kind: 'failed', reason, retryable }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
