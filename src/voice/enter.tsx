import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { type Role, who } from './who.js'

/** Why somebody was not let in. */
export interface Refusal {
  words: string
  /** A name is not enough here. */
  wantsKey: boolean
}

/** Asks who somebody is: by a name where the server has no keys, by a key where it has. */
export function Enter({ refusal, onEnter }: { refusal: Refusal | undefined; onEnter(): void }) {
  const id = useId()
  const [byKey, setByKey] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (refusal?.wantsKey) setByKey(true)
  }, [refusal])
  useEffect(() => {
    if (byKey && refusal?.wantsKey) input.current?.focus()
  }, [byKey, refusal])
  const enter = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const given = String(form.get('who')).trim()
    who.set(byKey ? { key: given } : { name: given }, form.get('role') as Role)
    onEnter()
  }
  return (
    <main className="enter">
      <form className="panel" onSubmit={enter}>
        <h1>Partyline voice</h1>
        <p>Talk from browser to browser. Open a second window to be somebody else.</p>
        <label htmlFor={id}>{byKey ? 'API key' : 'Your name'}</label>
        <input
          ref={input}
          key={String(byKey)}
          id={id}
          name="who"
          type={byKey ? 'password' : 'text'}
          autoComplete="off"
          maxLength={byKey ? 500 : 64}
          pattern={byKey ? undefined : '[!-~]([ -~]*[!-~])?'}
          title={byKey ? undefined : 'Letters without accents, digits and signs'}
          required
        />
        <label className="check">
          <input type="checkbox" checked={byKey} onChange={event => setByKey(event.target.checked)} />
          The server has API keys
        </label>
        <fieldset>
          <legend>You are</legend>
          <label className="check">
            <input type="radio" name="role" value="customer" defaultChecked /> a customer, who calls
          </label>
          <label className="check">
            <input type="radio" name="role" value="operator" /> an operator, who is called
          </label>
        </fieldset>
        {refusal !== undefined && <p role="alert">{refusal.words}</p>}
        <button type="submit" className="button primary">
          Come in
        </button>
      </form>
    </main>
  )
}
