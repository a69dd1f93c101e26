import { Play } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { partyline } from '../api/client.js'
import {
  type CallerScriptInput,
  type CallFlowSourceInput,
  RehearseDocument,
  type RehearseQuery,
  type ScriptedAnswer,
  type StepAction,
} from '../generated/graphql.js'
import { Field } from '../ui/dialog.js'
import { CAUSE_WORDS, problemWords, spoken } from '../ui/words.js'
import { ACTION_WORDS, OUTCOME_WORDS } from './words.js'

type Rehearsed = RehearseQuery['rehearseCallFlow']
type Moment = Rehearsed['timeline'][number]

interface RehearsalProps {
  source: CallFlowSourceInput
  steps: readonly { id: string; action: StepAction }[]
  ready: boolean
}

const ANSWERS: Record<'INBOUND' | ScriptedAnswer, string> = {
  INBOUND: 'Somebody calls in',
  PERSON: 'We call, a person answers',
  MACHINE: 'We call, a machine answers',
  UNDECIDED: 'We call, nobody can tell who answers',
  BUSY: 'We call, it is busy',
  NO_ANSWER: 'We call, nobody answers',
}

/** Plays the flow with a caller who does what is written here, in no time; shows all that happens. */
export function Rehearsal({ source, steps, ready }: RehearsalProps) {
  const id = useId()
  const [answer, setAnswer] = useState<keyof typeof ANSWERS>('INBOUND')
  const [keys, setKeys] = useState<Readonly<Record<string, string>>>({})
  const [hangsUp, setHangsUp] = useState('')
  const [transferFails, setTransferFails] = useState(false)
  const [rehearsed, setRehearsed] = useState<Rehearsed>()
  const [problem, setProblem] = useState<string>()

  const rehearse = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(undefined)
    const pressed = Object.entries(keys).filter(([, pressed]) => pressed !== '')
    const caller: CallerScriptInput = {
      direction: answer === 'INBOUND' ? 'INBOUND' : 'OUTBOUND',
      ...(answer !== 'INBOUND' && { answer }),
      keys: pressed.map(([atStep, keys]) => ({ keys, when: { atStep } })),
      ...(hangsUp !== '' && { hangsUpAtMs: Math.round(Number(hangsUp) * 1_000) }),
      ...(transferFails && { transfers: [{ failsWith: 'NO_ANSWER' }] }),
    }
    try {
      setRehearsed((await partyline.query(RehearseDocument, { source, caller })).rehearseCallFlow)
    } catch (error) {
      setProblem(problemWords(error))
    }
  }
  return (
    <>
      <form className="side-form" onSubmit={event => void rehearse(event)}>
        <Field id={`${id}-who`} label="Caller">
          {field => (
            <select
              {...field}
              value={answer}
              onChange={event => setAnswer(event.target.value as typeof answer)}
            >
              {Object.entries(ANSWERS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words}
                </option>
              ))}
            </select>
          )}
        </Field>
        {steps.length > 0 && (
          <fieldset className="presses">
            <legend>Presses</legend>
            {steps.slice(0, 12).map(step => (
              <label key={step.id} className="row spread">
                <span>
                  {step.id} <span className="quiet">{ACTION_WORDS[step.action]}</span>
                </span>
                <input
                  className="input"
                  value={keys[step.id] ?? ''}
                  placeholder="keys"
                  pattern="[0-9A-D*#]*"
                  onChange={event => setKeys({ ...keys, [step.id]: event.target.value.trim() })}
                />
              </label>
            ))}
          </fieldset>
        )}
        <Field id={`${id}-hangs`} label="Hangs up after (seconds)" hint="Empty: when the flow is done.">
          {field => (
            <input
              {...field}
              type="number"
              min={0}
              step="0.5"
              value={hangsUp}
              onChange={event => setHangsUp(event.target.value)}
            />
          )}
        </Field>
        <label className="check">
          <input
            type="checkbox"
            checked={transferFails}
            onChange={event => setTransferFails(event.target.checked)}
          />
          Transfers are not answered
        </label>
        <button type="submit" className="button primary" disabled={!ready}>
          <Play size={15} aria-hidden /> Rehearse
        </button>
        {problem !== undefined && (
          <p className="wrong" role="alert">
            {problem}
          </p>
        )}
      </form>
      {rehearsed !== undefined && <Trace rehearsed={rehearsed} />}
    </>
  )
}

function Trace({ rehearsed }: { rehearsed: Rehearsed }) {
  const { outcome, durationMs, timeline, neverVisited } = rehearsed
  return (
    <div className="trace">
      <p role="status">
        <strong>{outcome === null ? 'It did not end' : OUTCOME_WORDS[outcome.kind]}</strong>
        <span className="quiet">
          {outcome?.to != null && ` to ${spoken(outcome.to)}`}
          {outcome?.reason != null && `: ${outcome.reason}`}
          {outcome?.cause != null && `: ${CAUSE_WORDS[outcome.cause]}`} after {(durationMs / 1000).toFixed(1)}{' '}
          s
        </span>
      </p>
      <ol>
        {timeline.map((moment, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a rehearsal is replaced as a whole
          <li key={index} className={moment.kind.toLowerCase()}>
            <time>{(moment.atMs / 1000).toFixed(1)} s</time>
            <span>{momentWords(moment)}</span>
          </li>
        ))}
      </ol>
      {neverVisited.length > 0 && (
        <p className="quiet">Never visited: {neverVisited.map(step => step.id).join(', ')}</p>
      )}
    </div>
  )
}

/** A moment in words: what the caller did, what the server did, or where the flow stands. */
function momentWords({ kind, type, stepId, details }: Moment): string {
  const told = Object.entries((details ?? {}) as Record<string, unknown>)
    .filter(([, value]) => ['string', 'number'].includes(typeof value) && value !== '')
    .map(([, value]) => String(value))
    .join(', ')
  const named = type
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replaceAll('_', ' ')
  const who = kind === 'SIGNAL' ? 'Caller: ' : kind === 'EFFECT' ? 'Server: ' : ''
  return `${stepId === null ? '' : `${stepId}: `}${who}${named}${told === '' ? '' : ` (${told})`}`
}
