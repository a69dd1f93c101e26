import { type FormEvent, useEffect, useId, useState } from 'react'
import { PartylineError } from '../client/index.js'
import { useStore } from '../console/api/store.js'
import { AvailableDocument, type MeQuery, OpenLineDocument, StaffDocument } from './generated/graphql.js'
import { partyline } from './link.js'
import type { Phone } from './phone.js'
import { type Line, useLines } from './use-lines.js'

type Me = MeQuery['viewer']

/** What an operator does: be available on lines, and call people. */
export function OperatorDesk({ me, phone }: { me: Me; phone: Phone }) {
  const { lines: known, look } = useLines()
  const lines = known ?? []
  const [complaint, setComplaint] = useState<Error | undefined>()
  const attempt = async (change: Promise<unknown>) => {
    setComplaint(undefined)
    await change.catch((error: Error) => setComplaint(error))
    await look().catch(() => {})
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever the server has answered again
  useEffect(() => setComplaint(unlessUnreachable), [known])
  const own = lines.flatMap(line => line.operators ?? []).find(({ identity }) => identity === me.identity)
  return (
    <>
      <section className="panel">
        <h2>Service lines</h2>
        {own === undefined ? (
          <p>You are on no line yet{me.role === 'ADMIN' ? '' : ': an administrator puts you on one'}.</p>
        ) : (
          <label className="check">
            <input
              type="checkbox"
              checked={own.available}
              onChange={event =>
                void attempt(partyline.mutate(AvailableDocument, { available: event.target.checked }))
              }
            />
            Available for calls
          </label>
        )}
        <ul>
          {lines.map(line => (
            <li key={line.id}>
              <span>
                {line.name}: {line.operators?.map(statusOf).join(', ') || 'nobody'}
              </span>
              {me.role === 'ADMIN' && (
                <button type="button" className="button" onClick={() => void attempt(staff(line, me))}>
                  {isOn(line, me.identity) ? 'Leave' : 'Join'} {line.name}
                </button>
              )}
            </li>
          ))}
        </ul>
        {me.role === 'ADMIN' && <NewLine onOpen={name => void attempt(open(name, me))} />}
        {complaint !== undefined && <p role="alert">{complaint.message}</p>}
      </section>
      <Dial phone={phone} />
    </>
  )
}

/** That the server did not answer is over when it does; a refusal stands until something else is attempted. */
function unlessUnreachable(complaint: Error | undefined): Error | undefined {
  return complaint instanceof PartylineError && complaint.code === 'UNREACHABLE' ? undefined : complaint
}

function statusOf({ name, available, listening }: NonNullable<Line['operators']>[number]): string {
  return `${name} (${listening ? (available ? 'available' : 'off') : 'away'})`
}

function isOn({ operators }: Line, identity: string): boolean {
  return operators?.some(operator => operator.identity === identity) ?? false
}

/** Puts somebody on a line, or takes them off it. */
function staff(line: Line, { identity, name }: Me): Promise<unknown> {
  const others = (line.operators ?? [])
    .filter(operator => operator.identity !== identity)
    .map(({ identity, name }) => ({ identity, name }))
  const operators = isOn(line, identity) ? others : [...others, { identity, name }]
  return partyline.mutate(StaffDocument, { input: { id: line.id, operators } })
}

function open(line: string, { identity, name }: Me): Promise<unknown> {
  const input = { name: line, operators: [{ identity, name }], ringSeconds: 20 }
  return partyline.mutate(OpenLineDocument, { input })
}

function NewLine({ onOpen }: { onOpen(name: string): void }) {
  const id = useId()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    onOpen(String(new FormData(event.currentTarget).get('name')).trim())
    event.currentTarget.reset()
  }
  return (
    <form className="row" onSubmit={submit}>
      <label htmlFor={id}>New line</label>
      <input id={id} name="name" maxLength={100} required />
      <button type="submit" className="button">
        Open
      </button>
    </form>
  )
}

function Dial({ phone }: { phone: Phone }) {
  const id = useId()
  const isCalm = useStore(phone.state).kind === 'calm'
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    void phone.dial({ to: String(new FormData(event.currentTarget).get('to')).trim() })
  }
  return (
    <section className="panel">
      <h2>Call somebody</h2>
      <form className="row" onSubmit={submit}>
        <label htmlFor={id}>Name</label>
        <input id={id} name="to" maxLength={128} required />
        <button type="submit" className="button primary" disabled={!isCalm}>
          Call
        </button>
      </form>
    </section>
  )
}
