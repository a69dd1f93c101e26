import { type DestinationStream, type Logger, pino } from 'pino'
import { redactLine } from './observability/redact.js'

export type Log = Logger

/**
 * The log: JSON lines of ids and outcomes, to standard output unless `destination` says otherwise. Secrets are cut out
 * of every line, even where somebody logs a whole object.
 */
export function openLog(level: string, destination?: DestinationStream): Log {
  return pino(
    { level, hooks: { streamWrite: redactLine }, serializers: { err: errorForLog } },
    destination ?? pino.destination(),
  )
}

/** An error without the properties that libraries hang on it: requests, headers, bodies. */
function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const code = (error as NodeJS.ErrnoException).code
  return { name, message, stack, ...(code !== undefined && { code }) }
}
