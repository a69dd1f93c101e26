import { useEffect, useRef, useState } from 'react'
import { useStore } from '../console/api/store.js'
import type { Phone, PhoneState } from './phone.js'

/** The phone: what it does, with whom, who is talking, and what can be done about it. */
export function CallPanel({ phone }: { phone: Phone }) {
  const state = useStore(phone.state)
  return (
    <section className={`panel call ${state.kind}`} aria-label="Phone">
      <div role="status">
        <h2>{wordsFor(state)}</h2>
      </div>
      {state.kind === 'talking' && <Talk phone={phone} state={state} />}
      <div className="row">
        {state.kind === 'ringing' && (
          <>
            <button type="button" className="button primary" onClick={() => phone.accept()}>
              Accept
            </button>
            <button type="button" className="button danger" onClick={() => phone.decline()}>
              Busy
            </button>
          </>
        )}
        {(state.kind === 'calling' || state.kind === 'answering' || state.kind === 'talking') && (
          <button type="button" className="button danger" onClick={() => phone.hangUp()}>
            Stop
          </button>
        )}
        {state.kind === 'talking' && (
          <button
            type="button"
            className="button"
            aria-pressed={state.muted}
            onClick={() => phone.mute(!state.muted)}
          >
            Mute
          </button>
        )}
      </div>
      <Audio phone={phone} />
    </section>
  )
}

function wordsFor(state: PhoneState): string {
  switch (state.kind) {
    case 'calm':
      return state.last ?? 'No call.'
    case 'calling':
      return `Calling ${state.whom}…`
    case 'ringing':
      return `${state.from} is calling.`
    case 'answering':
      return `Connecting to ${state.from}…`
    case 'talking':
      return `Talking with ${state.whom}`
  }
}

/** From here on somebody is heard. */
const AUDIBLE = 0.01

function Talk({ phone, state }: { phone: Phone; state: PhoneState & { kind: 'talking' } }) {
  const [levels, setLevels] = useState({ own: 0, other: 0 })
  const [seconds, setSeconds] = useState(0)
  const { since } = state
  useEffect(() => {
    const timer = setInterval(async () => {
      setSeconds(Math.floor((Date.now() - since) / 1_000))
      const now = await phone.levels()
      if (now !== undefined) setLevels(now)
    }, 250)
    return () => clearInterval(timer)
  }, [phone, since])
  return (
    <dl>
      <div>
        <dt>Audio</dt>
        <dd data-audio={state.audio}>{state.audio}</dd>
      </div>
      <div>
        <dt>Time</dt>
        <dd>
          {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
        </dd>
      </div>
      <div>
        <dt>You</dt>
        <dd className="level">{state.muted ? 'muted' : levels.own > AUDIBLE ? 'talking' : 'silent'}</dd>
      </div>
      <div>
        <dt>{state.whom}</dt>
        <dd className="level">{levels.other > AUDIBLE ? 'talking' : 'silent'}</dd>
      </div>
    </dl>
  )
}

function Audio({ phone }: { phone: Phone }) {
  const stream = useStore(phone.audio)
  const element = useRef<HTMLAudioElement>(null)
  useEffect(() => {
    if (element.current !== null) element.current.srcObject = stream ?? null
  }, [stream])
  // biome-ignore lint/a11y/useMediaCaption: what somebody says live has no captions.
  return <audio ref={element} autoPlay />
}
