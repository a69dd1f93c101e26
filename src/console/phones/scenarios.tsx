import { Check, Circle, CircleDot } from 'lucide-react'
import { useEffect } from 'react'
import { useStore } from '../api/store.js'
import { useNow } from '../ui/clock.js'
import { beginHiccup, endHiccup, hiccup, lookForHiccup } from './hiccup.js'
import { play, playing } from './player.js'
import { SCENARIOS } from './stories.js'

interface ScenariosProps {
  /** The number that the people of a scenario call. */
  number: string | undefined
}

/** Stories that the phones play by themselves, and a carrier that does badly for a while. */
export function Scenarios({ number }: ScenariosProps) {
  const current = useStore(playing)
  const busy =
    current !== undefined && current.problem === undefined && current.step < current.scenario.steps.length
  return (
    <section className="panel scenarios" aria-label="Scenarios">
      <header>
        <h2>Scenarios</h2>
        <div className="row wrap">
          {SCENARIOS.map(scenario => (
            <button
              key={scenario.title}
              type="button"
              className="button small"
              disabled={busy || number === undefined}
              onClick={() => number !== undefined && void play(scenario, number)}
            >
              {scenario.title}
            </button>
          ))}
          <Hiccup />
        </div>
      </header>
      {current === undefined ? (
        <p className="quiet">
          Play a scenario and watch the board, or let the carrier repeat, delay and shuffle its webhooks and
          refuse some commands for half a minute.
        </p>
      ) : (
        <ol aria-label={current.scenario.title}>
          {current.scenario.steps.map(({ words }, index) => (
            <li
              key={words}
              className={index === current.step ? 'now' : index < current.step ? 'done' : undefined}
            >
              {index < current.step ? (
                <Check size={15} aria-label="Done" />
              ) : index === current.step ? (
                <CircleDot size={15} aria-label="Now" />
              ) : (
                <Circle size={15} aria-hidden />
              )}
              {words}
            </li>
          ))}
          {current.problem !== undefined && (
            <li className="wrong" role="alert">
              {current.problem}
            </li>
          )}
        </ol>
      )}
    </section>
  )
}

function Hiccup() {
  const { on, until, problem } = useStore(hiccup)
  const now = useNow()
  useEffect(() => void lookForHiccup(), [])
  return (
    <>
      {on ? (
        <>
          <span className="chip wait">
            Carrier hiccup
            {until !== undefined && ` · ${Math.max(0, Math.floor((until - now) / 1000))} s`}
          </span>
          <button type="button" className="button small" onClick={() => void endHiccup()}>
            Stop now
          </button>
        </>
      ) : (
        <button type="button" className="button small" onClick={() => void beginHiccup()}>
          Carrier hiccup
        </button>
      )}
      {problem !== undefined && (
        <span className="wrong" role="alert">
          {problem}
        </span>
      )}
    </>
  )
}
