import { type FormEvent, useId } from 'react'
import { session } from '../api/session.js'
import { askWho } from '../api/viewer.js'
import { Logo } from './logo.js'

/** Asks for the API key that the server wants. */
export function LogIn({ refused }: { refused: boolean }) {
  const id = useId()
  const logIn = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    session.logIn(String(form.get('key')).trim(), form.get('keep') === 'on')
    void askWho()
  }
  return (
    <div className="login">
      <main className="panel">
        <Logo />
        <form onSubmit={logIn}>
          <h1>Log in</h1>
          <div className="field">
            <label htmlFor={id}>API key</label>
            <input
              id={id}
              className="input"
              name="key"
              type="password"
              autoComplete="current-password"
              required
              aria-invalid={refused}
              aria-describedby={`${id}-said`}
            />
            <small
              id={`${id}-said`}
              className={refused ? 'wrong' : undefined}
              role={refused ? 'alert' : undefined}
            >
              {refused
                ? 'The server does not know this key.'
                : 'One of the server’s API_KEYS, or a token; its role decides what you can do here.'}
            </small>
          </div>
          <label className="check">
            <input type="checkbox" name="keep" /> Stay logged in on this device
          </label>
          <button className="button primary" type="submit">
            Log in
          </button>
        </form>
      </main>
    </div>
  )
}
