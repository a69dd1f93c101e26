import type { Clock } from '../kernel/clock.js'

/** How long a repeated `command_id` is recognised. */
const WINDOW_MS = 60_000

/**
 * Remembers the answers of executed commands for a minute by scope and `command_id`, so that a repetition is
 * not executed and answers like the first time. What was refused was not executed and is not remembered.
 */
export interface CommandWindow {
  once<Answer>(scope: string, commandId: string | undefined, execute: () => Answer): Answer
  clear(): void
}

export function commandWindow(clock: Clock): CommandWindow {
  const answers = new Map<string, { readonly until: number; readonly answer: unknown }>()
  const forgetOld = () => {
    for (const [key, { until }] of answers) {
      if (until > clock.now()) return
      answers.delete(key)
    }
  }
  return {
    once<Answer>(scope: string, commandId: string | undefined, execute: () => Answer): Answer {
      if (commandId === undefined) return execute()
      forgetOld()
      const key = `${scope} ${commandId}`
      const known = answers.get(key)
      if (known !== undefined) return known.answer as Answer
      const answer = execute()
      answers.set(key, { until: clock.now() + WINDOW_MS, answer })
      return answer
    },
    clear: () => answers.clear(),
  }
}
