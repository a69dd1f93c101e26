import { Ear, Phone, PhoneIncoming, PhoneOff } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { Elapsed } from '../ui/clock.js'
import { spoken } from '../ui/words.js'
import { type Deed, type Manner, type PhoneCall, phonesApi } from './api.js'
import { hearsWords } from './words.js'

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#']
const MANNERS: Record<Manner, string> = {
  auto: 'answers by itself',
  manual: 'rings until you answer',
  busy: 'is busy',
  no_answer: 'is never answered',
  reject: 'turns calls away',
  machine: 'is an answering machine',
}

interface PhoneProps {
  title: string
  owner: string
  calls: readonly PhoneCall[]
  /** What it does when it is called. */
  manner: Manner
  /** The account's numbers that somebody looks after. */
  targets: readonly { number: string; words: string }[]
  onDone(): void
}

/** One phone: what it does, what its owner hears, and what its owner can do. */
export function PhoneCard({ title, owner, calls, manner, targets, onDone }: PhoneProps) {
  const [problem, setProblem] = useState<string>()
  const attempt = (deed: Promise<unknown>) => {
    setProblem(undefined)
    deed.catch((error: Error) => setProblem(error.message)).finally(onDone)
  }
  const call = calls.findLast(({ state }) => state !== 'ended') ?? calls.at(-1)
  const alive = call !== undefined && call.state !== 'ended' ? call : undefined
  return (
    <li className={`panel phone ${alive?.state ?? 'idle'}`} aria-label={`${title}, ${spoken(owner)}`}>
      <div className="row spread">
        <div>
          <h2>{title}</h2>
          <span className="number quiet">{spoken(owner)}</span>
        </div>
        <PhoneState call={call} />
      </div>
      <p className="hears" aria-live="polite">
        <Ear size={16} aria-hidden />
        <span>{alive === undefined ? 'Nothing' : hearsWords(alive.hears)}</span>
      </p>
      {alive === undefined ? (
        <Idle owner={owner} manner={manner} targets={targets} attempt={attempt} />
      ) : (
        <Busy call={alive} attempt={attempt} />
      )}
      {problem !== undefined && (
        <p className="wrong" role="alert">
          {problem}
        </p>
      )}
    </li>
  )
}

function PhoneState({ call }: { call: PhoneCall | undefined }) {
  if (call === undefined) return <span className="chip">Idle</span>
  if (call.state === 'ended') {
    return <span className="chip">{(call.hangup_cause ?? 'ended').replaceAll('_', ' ')}</span>
  }
  const rings = call.state === 'ringing'
  return (
    <span className={`chip ${rings ? 'wait' : 'good'}`}>
      {rings ? (call.direction === 'incoming' ? 'Calling' : 'Rings') : 'Up'} ·{' '}
      <Elapsed since={call.started_at} />
    </span>
  )
}

type Attempt = (deed: Promise<unknown>) => void

interface IdleProps extends Pick<PhoneProps, 'owner' | 'manner' | 'targets'> {
  attempt: Attempt
}

function Idle({ owner, manner, targets, attempt }: IdleProps) {
  const id = useId()
  const [to, setTo] = useState(targets[0]?.number ?? '')
  return (
    <div className="body">
      <form
        className="row"
        onSubmit={(event: FormEvent) => {
          event.preventDefault()
          attempt(phonesApi.call(owner, to))
        }}
      >
        <label htmlFor={`${id}-to`} className="visually-hidden">
          Number to call
        </label>
        <input
          id={`${id}-to`}
          className="input"
          type="tel"
          list={`${id}-numbers`}
          value={to}
          onChange={event => setTo(event.target.value)}
        />
        <datalist id={`${id}-numbers`}>
          {targets.map(({ number, words }) => (
            <option key={number} value={number}>
              {words}
            </option>
          ))}
        </datalist>
        <button type="submit" className="button primary" disabled={to === ''}>
          <Phone size={16} aria-hidden /> Call
        </button>
      </form>
      <label className="manner quiet">
        When called it
        <select
          className="input"
          value={manner}
          onChange={event => attempt(phonesApi.behave(owner, event.target.value as Manner))}
        >
          {Object.entries(MANNERS).map(([value, words]) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

function Busy({ call, attempt }: { call: PhoneCall; attempt: Attempt }) {
  const [text, setText] = useState('')
  const act = (deed: Deed, body?: object) => attempt(phonesApi.do(call.id, deed, body))
  if (call.state === 'ringing' && call.direction === 'outgoing') {
    return (
      <div className="row">
        <button type="button" className="button primary" onClick={() => act('answer')}>
          <PhoneIncoming size={16} aria-hidden /> Answer
        </button>
        <button type="button" className="button danger" onClick={() => act('reject', { cause: 'user_busy' })}>
          <PhoneOff size={16} aria-hidden /> Turn away
        </button>
      </div>
    )
  }
  return (
    <div className="body">
      {call.state === 'up' && (
        <>
          <form
            className="row"
            onSubmit={event => {
              event.preventDefault()
              act('say', { text })
              setText('')
            }}
          >
            <input
              className="input"
              aria-label="What to say"
              placeholder="Say something"
              value={text}
              onChange={event => setText(event.target.value)}
            />
            <button type="submit" className="button" disabled={text.trim() === ''}>
              Say
            </button>
          </form>
          <div className="keypad" role="group" aria-label="Keys">
            {KEYS.map(key => (
              <button
                key={key}
                type="button"
                className="button small"
                onClick={() => act('keys', { digits: key })}
              >
                {key}
              </button>
            ))}
          </div>
        </>
      )}
      <button type="button" className="button danger" onClick={() => act('hangup')}>
        <PhoneOff size={16} aria-hidden /> Hang up
      </button>
    </div>
  )
}
