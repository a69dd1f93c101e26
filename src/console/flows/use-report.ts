import { useEffect, useState } from 'react'
import { partyline } from '../api/client.js'
import { persist } from '../api/persist.js'
import {
  type CallFlowFormat,
  type CallFlowSourceInput,
  ConvertFlowDocument,
  ValidateFlowDocument,
  type ValidateFlowQuery,
} from '../generated/graphql.js'
import { lineOf, placesIn } from './places.js'

export type Report = ValidateFlowQuery['validateCallFlow']
export type Problem = Report['problems'][number]

const STILL_MS = 350

/** A text as the API takes it. */
export function sourceOf(text: string, format: CallFlowFormat): CallFlowSourceInput {
  return format === 'JSON' ? { json: text } : { xml: text }
}

/** What the server says of the text, some time after the last key; undefined until it has said something. */
export function useReport(text: string, format: CallFlowFormat, may: boolean): Report | undefined {
  const [report, setReport] = useState<Report>()
  useEffect(() => {
    if (!may) return
    const abort = new AbortController()
    const { signal } = abort
    const ask = async () => {
      const { validateCallFlow } = await partyline.query(
        ValidateFlowDocument,
        { source: sourceOf(text, format) },
        { signal },
      )
      setReport(placed(validateCallFlow, text, format))
    }
    const timer = setTimeout(() => void persist(ask, signal), STILL_MS)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [text, format, may])
  return report
}

/** The server knows the lines of what cannot be read; those of what says something wrong are found by its path. */
function placed(report: Report, text: string, format: CallFlowFormat): Report {
  const places = placesIn(text, format)
  const problems = report.problems.map(problem => ({
    ...problem,
    line: problem.line ?? lineOf(places, problem.path),
  }))
  return { ...report, problems }
}

/** The same flow in the other form; undefined when the text is no valid flow. */
export async function converted(
  text: string,
  from: CallFlowFormat,
  to: CallFlowFormat,
): Promise<string | undefined> {
  const { validateCallFlow } = await partyline.query(ConvertFlowDocument, {
    source: sourceOf(text, from),
    format: to,
  })
  return validateCallFlow.document?.source
}
