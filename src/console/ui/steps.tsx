import { RotateCcw, X } from 'lucide-react'
import { useCommands, useProgress } from '../api/commands.js'

const PHASES = ['requested', 'accepted', 'confirmed'] as const

/** How far what was asked for has come, beside the button it was asked with; a refusal stays until it is dismissed. */
export function Steps({ target }: { target: string }) {
  const progress = useProgress(target)
  const commands = useCommands()
  if (progress === undefined) return <span className="steps" role="status" />
  const { verb, phase, words, again } = progress
  if (phase === 'refused') {
    return (
      <span className="steps refused" role="alert">
        {verb}: {words}
        {again !== undefined && (
          <button type="button" className="button small plain icon" aria-label="Try again" onClick={again}>
            <RotateCcw size={14} />
          </button>
        )}
        <button
          type="button"
          className="button small plain icon"
          aria-label="Dismiss"
          onClick={() => commands.dismiss(target)}
        >
          <X size={14} />
        </button>
      </span>
    )
  }
  const reached = PHASES.indexOf(phase)
  return (
    <span className={`steps ${phase}`} role="status">
      {PHASES.map((each, index) => (
        <i key={each} className={index <= reached ? 'done' : undefined} />
      ))}
      {verb}: {phase}
    </span>
  )
}
