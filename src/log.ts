import { type Logger, pino } from 'pino'

export type Log = Logger

/** The log: JSON lines of ids and outcomes. Secrets are cut out even where somebody logs a whole object. */
export function openLog(level: string): Log {
  return pino({
    level,
    redact: {
      paths: [
        'controlId',
        '*.controlId',
        'call_control_id',
        '*.call_control_id',
        'authorization',
        '*.authorization',
        'headers',
        '*.headers',
        'body',
        '*.body',
        'apiKey',
        '*.apiKey',
      ],
      censor: '[cut]',
    },
    serializers: { err: errorForLog },
  })
}

/** An error without the properties that libraries hang on it: requests, headers, bodies. */
function errorForLog(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) }
  const { name, message, stack } = error
  const code = (error as NodeJS.ErrnoException).code
  return { name, message, stack, ...(code !== undefined && { code }) }
}
