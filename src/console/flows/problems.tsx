import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react'
import type { Problem, Report } from './use-report.js'

/** What is wrong with the flow; each leads to its line. */
export function Problems({ report, onPick }: { report: Report | undefined; onPick(problem: Problem): void }) {
  if (report === undefined) return <p className="empty">Being checked…</p>
  if (report.problems.length === 0) {
    return (
      <p className="empty good">
        <CircleCheck size={20} aria-hidden /> Nothing is wrong with it.
      </p>
    )
  }
  return (
    <ul className="problems">
      {report.problems.map(problem => {
        const { code, severity, message, allowed, path, line, column } = problem
        const Icon = severity === 'ERROR' ? CircleAlert : TriangleAlert
        return (
          <li key={`${code} ${path} ${line}:${column}`} className={severity.toLowerCase()}>
            <button type="button" onClick={() => onPick(problem)}>
              <Icon size={16} aria-label={severity === 'ERROR' ? 'Error' : 'Warning'} />
              <span>
                <strong>{message}</strong>
                {allowed !== null && <span className="quiet"> {allowed}</span>}
                <small className="quiet">
                  {line !== null && `Line ${line} · `}
                  {path === '' ? 'The text' : path} · {code}
                </small>
              </span>
            </button>
          </li>
        )
      })}
    </ul>
  )
}
