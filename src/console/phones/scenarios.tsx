import { Check, Circle, CircleDot } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useNow } from '../ui/clock.js'
import { type PhoneCall, phonesApi } from './api.js'
import { HICCUP, SCENARIOS, type Scenario } from './stories.js'

const HICCUP_MS = 30_000

interface ScenariosProps {
  calls: readonly PhoneCall[]
  /** The number that the people of a scenario call. */
  number: string | undefined
}

interface Running {
  scenario: Scenario
  step: number
  problem?: string
}

/** Stories that the phones play by themselves, and a carrier that does badly for a while. */
export function Scenarios({ calls, number }: ScenariosProps) {
  const [running, setRunning] = useState<Running>()
  const [until, setUntil] = useState<number>()
  const latest = useRef(calls)
  latest.current = calls
  const now = useNow()

  useEffect(() => {
    if (until === undefined || now < until) return
    setUntil(undefined)
    void phonesApi.setFaults({})
  }, [now, until])

  const play = async (scenario: Scenario) => {
    if (number === undefined) return
    try {
      const stage = { number, calls: () => latest.current }
      for (const [step, { act }] of scenario.steps.entries()) {
        setRunning({ scenario, step })
        await act(stage)
      }
      setRunning({ scenario, step: scenario.steps.length })
    } catch (error) {
      setRunning(
        before => before && { ...before, problem: error instanceof Error ? error.message : String(error) },
      )
    }
  }
  const hiccup = () => {
    setUntil(Date.now() + HICCUP_MS)
    void phonesApi.setFaults(HICCUP)
  }
  const busy =
    running !== undefined && running.problem === undefined && running.step < running.scenario.steps.length
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
              onClick={() => void play(scenario)}
            >
              {scenario.title}
            </button>
          ))}
          <button type="button" className="button small" disabled={until !== undefined} onClick={hiccup}>
            {until === undefined
              ? 'Carrier hiccup'
              : `Carrier hiccup · ${Math.max(0, Math.ceil((until - now) / 1000))} s`}
          </button>
        </div>
      </header>
      {running === undefined ? (
        <p className="quiet">
          Play a scenario and watch the board, or let the carrier repeat, delay and shuffle its webhooks and
          refuse some commands for half a minute.
        </p>
      ) : (
        <ol aria-label={running.scenario.title}>
          {running.scenario.steps.map(({ words }, index) => (
            <li
              key={words}
              className={index === running.step ? 'now' : index < running.step ? 'done' : undefined}
            >
              {index < running.step ? (
                <Check size={15} aria-label="Done" />
              ) : index === running.step ? (
                <CircleDot size={15} aria-label="Now" />
              ) : (
                <Circle size={15} aria-hidden />
              )}
              {words}
            </li>
          ))}
          {running.problem !== undefined && (
            <li className="wrong" role="alert">
              {running.problem}
            </li>
          )}
        </ol>
      )}
    </section>
  )
}
