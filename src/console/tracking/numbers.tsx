import { useState } from 'react'
import { partyline } from '../api/client.js'
import { useMay } from '../api/viewer.js'
import { BindNumberDocument, type TrackingNumbersQuery, UnbindNumberDocument } from '../generated/graphql.js'
import { Dialog } from '../ui/dialog.js'
import { counted, spoken } from '../ui/words.js'
import { Target, type TargetChoice, type TargetProps } from './target.js'
import { leadsTo } from './words.js'

interface NumbersProps extends Pick<TargetProps, 'rooms' | 'flows'> {
  bindings: TrackingNumbersQuery['numberBindings']['nodes']
  unbound: TrackingNumbersQuery['phoneNumbers']['nodes']
  onChanged(): void
}

/** The numbers of the account: those that lead somewhere, and those that could. */
export function Numbers({ bindings, unbound, rooms, flows, onChanged }: NumbersProps) {
  const mayBind = useMay('ADMIN')
  const [binding, setBinding] = useState<string>()
  const [problem, setProblem] = useState<string>()
  const taken = new Set(rooms.flatMap(({ numbers }) => numbers))
  const free = unbound.filter(({ number }) => !taken.has(number))
  const letGo = (id: string) => {
    setProblem(undefined)
    partyline
      .mutate(UnbindNumberDocument, { input: { id } })
      .catch((error: Error) => setProblem(error.message))
      .finally(onChanged)
  }
  return (
    <section className="panel" aria-label="Numbers">
      <header>
        <h2>Numbers</h2>
      </header>
      {problem !== undefined && (
        <p className="notice bad" role="alert">
          {problem}
        </p>
      )}
      <ul className="lines">
        {bindings.map(each => (
          <li key={each.id} className="row spread">
            <span>
              <strong className="number">{spoken(each.trackingNumber)}</strong>
              <small className="quiet">
                {each.label !== null && `${each.label} · `}
                {leadsTo(each, flows)} · {counted(each.callCount, 'call')}
              </small>
            </span>
            {mayBind && (
              <button
                type="button"
                className="button small"
                aria-label={`Let go of ${spoken(each.trackingNumber)}`}
                onClick={() => letGo(each.id)}
              >
                Let go
              </button>
            )}
          </li>
        ))}
        {free.map(({ number }) => (
          <li key={number} className="row spread">
            <span>
              <strong className="number">{spoken(number)}</strong>
              <small className="quiet">Leads nowhere</small>
            </span>
            {mayBind && (
              <button
                type="button"
                className="button small"
                aria-label={`Bind ${spoken(number)}`}
                onClick={() => setBinding(number)}
              >
                Bind
              </button>
            )}
          </li>
        ))}
      </ul>
      {binding !== undefined && (
        <BindDialog
          number={binding}
          rooms={rooms}
          flows={flows}
          onClose={() => {
            setBinding(undefined)
            onChanged()
          }}
        />
      )}
    </section>
  )
}

interface BindProps extends Pick<TargetProps, 'rooms' | 'flows'> {
  number: string
  onClose(): void
}

function BindDialog({ number, rooms, flows, onClose }: BindProps) {
  const [target, setTarget] = useState<TargetChoice>()
  const [refused, setRefused] = useState<string>()
  const bind = () =>
    partyline
      .mutate(BindNumberDocument, { input: { trackingNumber: number, ...target } })
      .then(onClose, (error: Error) => setRefused(error.message))
  return (
    <Dialog
      title={`Where does ${spoken(number)} lead?`}
      verb="Bind"
      disabled={target === undefined}
      onClose={onClose}
      onSubmit={() => void bind()}
    >
      <Target rooms={rooms} flows={flows} onChange={setTarget} />
      {refused !== undefined && (
        <p className="wrong" role="alert">
          {refused}
        </p>
      )}
    </Dialog>
  )
}
