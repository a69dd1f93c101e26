import { formatOf, importFlow } from './import.js'
import type { EffectResult } from './signals.js'

/** What a server answered to a fetch or to a recording's report. */
export interface FlowAnswer {
  status: number
  contentType?: string
  body: string
}

/**
 * What an answer means to the run that waits for it: a flow, none, or a failure with its first reason; total.
 * The form follows the content type; where that names neither, the text itself tells (S3.56, S3.57, S3.59).
 */
export function resultOfAnswer({ status, contentType, body }: FlowAnswer): EffectResult {
  if (status < 200 || status > 299) return { kind: 'failed', reason: `The server answered ${status}.` }
  const text = body.trim()
  if (text === '') return { kind: 'noFlow' }
  const format = formatOf(contentType ?? '') ?? (text.startsWith('<') ? 'XML' : 'JSON')
  const { flow, problems } = importFlow(format, text)
  if (flow !== undefined) return { kind: 'fetched', flow }
  const error = problems.find(p => p.severity === 'ERROR')
  const where = error?.path === '' ? '' : ` at ${error?.path}`
  return { kind: 'failed', reason: `The answer is no flow${where}: ${error?.message}` }
}
